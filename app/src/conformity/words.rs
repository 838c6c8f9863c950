use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::conformity::force::Force;
use domain::conformity::{ConformityKind, ConformityOutcome, ConformityStatus, ConformityStep, Owes};
use domain::id::ConformityId;

/// A [`ConformityKind`] in words.
pub(super) fn kind(locale: Locale, code: ConformityKind) -> &'static str {
    match code {
        ConformityKind::PolicySet => td_string!(locale, conformity.kind_policy_set),
        ConformityKind::HandlerRoster => td_string!(locale, conformity.kind_handler_roster),
    }
}

/// What holds until it is confirmed, and what does not wait.
pub(super) fn rule(locale: Locale, code: ConformityKind) -> &'static str {
    match code {
        ConformityKind::PolicySet => td_string!(locale, conformity.rule_policy_set),
        ConformityKind::HandlerRoster => td_string!(locale, conformity.rule_handler_roster),
    }
}

/// A [`ConformityStatus`] in words.
pub(crate) fn status(locale: Locale, code: ConformityStatus) -> &'static str {
    match code {
        ConformityStatus::Drafted => td_string!(locale, conformity.status_drafted),
        ConformityStatus::Submitted => td_string!(locale, conformity.status_submitted),
        ConformityStatus::Queried => td_string!(locale, conformity.status_queried),
        ConformityStatus::PaperRecorded => td_string!(locale, conformity.status_paper_recorded),
        ConformityStatus::Confirmed => td_string!(locale, conformity.status_confirmed),
        ConformityStatus::Remarked => td_string!(locale, conformity.status_remarked),
        ConformityStatus::Withdrawn => td_string!(locale, conformity.status_withdrawn),
    }
}

const fn tone(status: ConformityStatus) -> Tone {
    match status {
        ConformityStatus::Drafted => Tone::Waiting,
        ConformityStatus::Submitted | ConformityStatus::PaperRecorded => Tone::Active,
        ConformityStatus::Queried => Tone::Caution,
        ConformityStatus::Confirmed => Tone::Success,
        ConformityStatus::Remarked => Tone::Danger,
        ConformityStatus::Withdrawn => Tone::Plain,
    }
}

/// State and tone: of a confirmed version what it is worth, of anything else where it stands.
pub(super) fn state(
    locale: Locale,
    stands: ConformityStatus,
    force: Option<Force<ConformityId>>,
) -> (Tone, &'static str) {
    match force {
        Some(Force::InForce(_)) => (Tone::Success, td_string!(locale, conformity.in_force_now)),
        Some(Force::Superseded(..)) => (Tone::Plain, td_string!(locale, conformity.superseded)),
        None => (tone(stands), status(locale, stands)),
    }
}

/// What a confirmed version is worth, and since when; empty for anything else.
pub(super) fn worth(locale: Locale, force: Option<Force<ConformityId>>) -> String {
    match force {
        Some(Force::InForce(since)) => td_string!(locale, conformity.since, day = day::day(locale, since)).to_string(),
        Some(Force::Superseded(_, since)) => {
            td_string!(locale, conformity.until, day = day::day(locale, since)).to_string()
        }
        None => String::new(),
    }
}

/// Who must act next.
pub(super) fn next(locale: Locale, status: ConformityStatus) -> &'static str {
    match status.owes() {
        Some(Owes::Company) if status == ConformityStatus::Queried => td_string!(locale, conformity.next_answer),
        Some(Owes::Company) => td_string!(locale, conformity.next_company),
        Some(Owes::Ministry) => td_string!(locale, conformity.next_ministry),
        Some(Owes::SecondPerson) => td_string!(locale, application.next_second),
        None => td_string!(locale, application.nobody),
    }
}

/// A [`ConformityStep`] in words, as something that was done.
pub(super) fn step(locale: Locale, code: ConformityStep) -> &'static str {
    match code {
        ConformityStep::Submit => td_string!(locale, conformity.step_submit),
        ConformityStep::Query => td_string!(locale, conformity.step_query),
        ConformityStep::AnswerQuery => td_string!(locale, conformity.step_answer_query),
        ConformityStep::Confirm => td_string!(locale, conformity.step_confirm),
        ConformityStep::Remark => td_string!(locale, conformity.step_remark),
        ConformityStep::RecordPaper => td_string!(locale, conformity.step_record_paper),
        ConformityStep::RejectPaper => td_string!(locale, conformity.step_reject_paper),
        ConformityStep::Withdraw => td_string!(locale, conformity.step_withdraw),
    }
}

/// A [`ConformityOutcome`] in words.
pub(crate) fn outcome(locale: Locale, code: ConformityOutcome) -> &'static str {
    match code {
        ConformityOutcome::Confirmed => td_string!(locale, conformity.status_confirmed),
        ConformityOutcome::Remarked => td_string!(locale, conformity.status_remarked),
    }
}
