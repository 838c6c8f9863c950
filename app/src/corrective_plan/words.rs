use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::corrective_plan::content::PlanField;
use domain::corrective_plan::view::{PartLine, PlanLine};
use domain::corrective_plan::{OriginKind, PartKind, PlanStatus, PlanStep};
use domain::permission::Standing;

/// A [`PlanStatus`] in words.
pub(super) fn status(locale: Locale, code: PlanStatus) -> &'static str {
    match code {
        PlanStatus::Drafted => td_string!(locale, corrective_plan.status_drafted),
        PlanStatus::Reported => td_string!(locale, corrective_plan.status_reported),
        PlanStatus::Revising => td_string!(locale, corrective_plan.status_revising),
        PlanStatus::Done => td_string!(locale, corrective_plan.status_done),
        PlanStatus::Closed => td_string!(locale, corrective_plan.status_closed),
        PlanStatus::Cancelled => td_string!(locale, corrective_plan.status_cancelled),
    }
}

/// How the state of a plan is meant.
pub(super) const fn tone(status: PlanStatus) -> Tone {
    match status {
        PlanStatus::Drafted => Tone::Waiting,
        PlanStatus::Reported => Tone::Active,
        PlanStatus::Revising => Tone::Caution,
        PlanStatus::Done => Tone::Success,
        PlanStatus::Closed | PlanStatus::Cancelled => Tone::Plain,
    }
}

/// A [`PlanStep`] in words, as something that was done.
pub(super) fn step(locale: Locale, code: PlanStep) -> &'static str {
    match code {
        PlanStep::Report => td_string!(locale, corrective_plan.step_report),
        PlanStep::Revise => td_string!(locale, corrective_plan.step_revise),
        PlanStep::Keep => td_string!(locale, corrective_plan.step_keep),
        PlanStep::Complete => td_string!(locale, corrective_plan.step_complete),
        PlanStep::Close => td_string!(locale, corrective_plan.step_close),
        PlanStep::Cancel => td_string!(locale, corrective_plan.step_cancel),
        PlanStep::Query => td_string!(locale, corrective_plan.step_query),
        PlanStep::AnswerQuery => td_string!(locale, corrective_plan.step_answer_query),
        PlanStep::Receive => td_string!(locale, corrective_plan.step_receive),
        PlanStep::RecordPaper => td_string!(locale, corrective_plan.step_record_paper),
        PlanStep::RejectPaper => td_string!(locale, corrective_plan.step_reject_paper),
    }
}

/// An [`OriginKind`] in words.
pub(super) fn origin(locale: Locale, code: OriginKind) -> &'static str {
    match code {
        OriginKind::Agreement => td_string!(locale, corrective_plan.origin_agreement),
        OriginKind::Finding => td_string!(locale, corrective_plan.origin_finding),
        OriginKind::MinistryFinding => td_string!(locale, corrective_plan.origin_ministry_finding),
        OriginKind::Incident => td_string!(locale, corrective_plan.origin_incident),
        OriginKind::Vulnerability => td_string!(locale, corrective_plan.origin_vulnerability),
        OriginKind::ItemNotMet => td_string!(locale, corrective_plan.origin_item_not_met),
    }
}

/// A [`PartKind`] in words.
pub(super) fn part(locale: Locale, code: PartKind) -> &'static str {
    match code {
        PartKind::Measure => td_string!(locale, corrective_plan.kind_measure),
        PartKind::Milestone => td_string!(locale, corrective_plan.kind_milestone),
    }
}

/// A [`PlanField`] in words.
pub(super) fn field(locale: Locale, code: PlanField) -> &'static str {
    match code {
        PlanField::Reference => td_string!(locale, corrective_plan.reference),
        PlanField::Clause => td_string!(locale, corrective_plan.clause),
        PlanField::Shortcoming => td_string!(locale, corrective_plan.shortcoming),
        PlanField::Delay => td_string!(locale, corrective_plan.delay),
        PlanField::LimitOn => td_string!(locale, corrective_plan.limit_on),
        PlanField::EndsOn => td_string!(locale, corrective_plan.ends_on),
        PlanField::Measure => td_string!(locale, corrective_plan.kind_measure),
        PlanField::Milestone => td_string!(locale, corrective_plan.kind_milestone),
        PlanField::End => td_string!(locale, corrective_plan.end),
    }
}

/// How far a measure or a milestone is.
pub(super) fn part_state(locale: Locale, line: &PartLine) -> (Tone, &'static str) {
    if line.is_done() {
        (Tone::Success, td_string!(locale, corrective_plan.part_done))
    } else if line.waits() {
        (Tone::Active, td_string!(locale, corrective_plan.part_waits))
    } else if !line.note.is_empty() {
        (Tone::Caution, td_string!(locale, corrective_plan.part_returned))
    } else {
        (Tone::Waiting, td_string!(locale, corrective_plan.part_open))
    }
}

/// Whether the ministry confirmed the receipt of the version reported last; between company and ministry.
pub(super) fn receipt(locale: Locale, line: &PlanLine) -> String {
    if line.standing == Standing::Upstream || line.version == 0 {
        return String::from("–");
    }
    if line.received_version >= line.version {
        td_string!(locale, corrective_plan.received, number = line.version).to_string()
    } else {
        td_string!(locale, corrective_plan.not_received, number = line.version).to_string()
    }
}
