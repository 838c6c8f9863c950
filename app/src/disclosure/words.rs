use crate::i18n::{Locale, td_string};
use crate::ui::{Task, Tone};
use crate::work;
use domain::disclosure::content::{Part, PartyRelation};
use domain::disclosure::guide::{Purpose, Way};
use domain::disclosure::hold::Hold;
use domain::disclosure::safeguard::{Held, Safeguard};
use domain::disclosure::view::{DisclosureLine, DisclosureWaiting};
use domain::disclosure::{Decision, DisclosureStatus, DisclosureStep, Place};

/// A [`DisclosureStatus`] in words.
pub(crate) fn status(locale: Locale, code: DisclosureStatus) -> &'static str {
    match code {
        DisclosureStatus::Draft => td_string!(locale, disclosure.status_draft),
        DisclosureStatus::WithUpstream => td_string!(locale, disclosure.status_with_upstream),
        DisclosureStatus::WithPrime => td_string!(locale, disclosure.status_with_prime),
        DisclosureStatus::Declined => td_string!(locale, disclosure.status_declined),
        DisclosureStatus::Requested => td_string!(locale, disclosure.status_requested),
        DisclosureStatus::Queried => td_string!(locale, disclosure.status_queried),
        DisclosureStatus::PaperRecorded => td_string!(locale, disclosure.status_paper_recorded),
        DisclosureStatus::Permitted => td_string!(locale, disclosure.status_permitted),
        DisclosureStatus::Refused => td_string!(locale, disclosure.status_refused),
        DisclosureStatus::Withdrawn => td_string!(locale, disclosure.status_withdrawn),
        DisclosureStatus::InUse => td_string!(locale, disclosure.status_in_use),
        DisclosureStatus::Revoked => td_string!(locale, disclosure.status_revoked),
        DisclosureStatus::Ended => td_string!(locale, disclosure.status_ended),
    }
}

pub(super) fn hold(locale: Locale, code: Hold) -> &'static str {
    match code {
        Hold::Unused => td_string!(locale, disclosure.hold_unused),
        Hold::InUse => td_string!(locale, disclosure.hold_in_use),
        Hold::ProofMissing => td_string!(locale, disclosure.hold_proof_missing),
        Hold::Lapsed => td_string!(locale, disclosure.hold_lapsed),
        Hold::Closed => td_string!(locale, disclosure.hold_closed),
    }
}

/// State and tone of a line: of a permission what it is worth today, of anything else where it stands.
pub(super) fn state(locale: Locale, line: &DisclosureLine) -> (Tone, String) {
    worth(locale, line.status, line.hold)
}

fn worth(locale: Locale, stands: DisclosureStatus, held: Option<Hold>) -> (Tone, String) {
    let Some(held) = held else { return (tone(stands), status(locale, stands).to_owned()) };
    let tone = match held {
        Hold::Unused | Hold::InUse => Tone::Success,
        Hold::ProofMissing => Tone::Danger,
        Hold::Lapsed | Hold::Closed => Tone::Plain,
    };
    if stands == DisclosureStatus::Revoked {
        let revoked = status(locale, stands);
        return (tone, format!("{revoked}{}{}", td_string!(locale, work.separator), hold(locale, held)));
    }
    (tone, hold(locale, held).to_owned())
}

const fn tone(status: DisclosureStatus) -> Tone {
    match status {
        DisclosureStatus::Draft => Tone::Waiting,
        DisclosureStatus::WithUpstream
        | DisclosureStatus::WithPrime
        | DisclosureStatus::Requested
        | DisclosureStatus::PaperRecorded => Tone::Active,
        DisclosureStatus::Queried => Tone::Caution,
        DisclosureStatus::Permitted | DisclosureStatus::InUse => Tone::Success,
        DisclosureStatus::Refused | DisclosureStatus::Revoked | DisclosureStatus::Declined => Tone::Danger,
        DisclosureStatus::Withdrawn | DisclosureStatus::Ended => Tone::Plain,
    }
}

pub(super) fn step(locale: Locale, code: DisclosureStep) -> &'static str {
    match code {
        DisclosureStep::PutToUpstream => td_string!(locale, disclosure.step_put_to_upstream),
        DisclosureStep::PutToPrime => td_string!(locale, disclosure.step_put_to_prime),
        DisclosureStep::Decline => td_string!(locale, disclosure.step_decline),
        DisclosureStep::Request => td_string!(locale, disclosure.step_request),
        DisclosureStep::Query => td_string!(locale, disclosure.step_query),
        DisclosureStep::AnswerQuery => td_string!(locale, disclosure.step_answer_query),
        DisclosureStep::Permit => td_string!(locale, disclosure.step_permit),
        DisclosureStep::Refuse => td_string!(locale, disclosure.step_refuse),
        DisclosureStep::RecordPaper => td_string!(locale, disclosure.step_record_paper),
        DisclosureStep::RejectPaper => td_string!(locale, disclosure.step_reject_paper),
        DisclosureStep::Withdraw => td_string!(locale, disclosure.step_withdraw),
        DisclosureStep::HandleFirst => td_string!(locale, disclosure.step_handle_first),
        DisclosureStep::Revoke => td_string!(locale, disclosure.step_revoke),
        DisclosureStep::RecordReturn => td_string!(locale, disclosure.step_record_return),
    }
}

pub(crate) fn relation(locale: Locale, code: PartyRelation) -> &'static str {
    match code {
        PartyRelation::Parent => td_string!(locale, disclosure.relation_parent),
        PartyRelation::RegionalHeadquarters => td_string!(locale, disclosure.relation_regional_headquarters),
        PartyRelation::BrandLicensor => td_string!(locale, disclosure.relation_brand_licensor),
        PartyRelation::Franchisor => td_string!(locale, disclosure.relation_franchisor),
        PartyRelation::Consultant => td_string!(locale, disclosure.relation_consultant),
        PartyRelation::Other => td_string!(locale, disclosure.relation_other),
    }
}

pub(super) fn safeguard(locale: Locale, code: Safeguard) -> &'static str {
    match code {
        Safeguard::NamedPeople => td_string!(locale, disclosure.safeguard_named_people),
        Safeguard::Secrecy => td_string!(locale, disclosure.safeguard_secrecy),
        Safeguard::Control => td_string!(locale, disclosure.safeguard_control),
        Safeguard::NoOnward => td_string!(locale, disclosure.safeguard_no_onward),
        Safeguard::Locked => td_string!(locale, disclosure.safeguard_locked),
        Safeguard::Encrypted => td_string!(locale, disclosure.safeguard_encrypted),
        Safeguard::Registered => td_string!(locale, disclosure.safeguard_registered),
        Safeguard::Marked => td_string!(locale, disclosure.safeguard_marked),
        Safeguard::Incident => td_string!(locale, disclosure.safeguard_incident),
        Safeguard::Return => td_string!(locale, disclosure.safeguard_return),
    }
}

pub(super) fn held(locale: Locale, code: Held) -> &'static str {
    match code {
        Held::Yes => td_string!(locale, disclosure.held_yes),
        Held::No => td_string!(locale, disclosure.held_no),
        Held::NotApplicable => td_string!(locale, disclosure.held_not_applicable),
    }
}

pub(super) fn part(locale: Locale, code: Part) -> &'static str {
    match code {
        Part::Items => td_string!(locale, disclosure.items),
        Part::Party => td_string!(locale, disclosure.party),
        Part::Relation => td_string!(locale, disclosure.relation),
        Part::Nationality => td_string!(locale, disclosure.nationality),
        Part::Ownership => td_string!(locale, disclosure.ownership),
        Part::Purpose => td_string!(locale, disclosure.purpose),
        Part::Site => td_string!(locale, disclosure.site),
        Part::Protection => td_string!(locale, disclosure.protection),
        Part::Agreement => td_string!(locale, disclosure.agreement),
        Part::AgreementOn => td_string!(locale, disclosure.agreement_on),
        Part::WantedUntil => td_string!(locale, disclosure.wanted_until),
        Part::Safeguards => td_string!(locale, disclosure.safeguards),
    }
}

/// A [`Decision`] in words.
pub(crate) fn decision(locale: Locale, code: Decision) -> &'static str {
    match code {
        Decision::Permitted => td_string!(locale, disclosure.status_permitted),
        Decision::Refused => td_string!(locale, disclosure.status_refused),
    }
}

pub(super) fn purpose(locale: Locale, code: Purpose) -> (&'static str, &'static str) {
    match code {
        Purpose::PerformsPart => {
            (td_string!(locale, disclosure.guide_performs), td_string!(locale, disclosure.guide_performs_hint))
        }
        Purpose::CannotKnow => {
            (td_string!(locale, disclosure.guide_cannot), td_string!(locale, disclosure.guide_cannot_hint))
        }
        Purpose::Agreement => {
            (td_string!(locale, disclosure.guide_agreement), td_string!(locale, disclosure.guide_agreement_hint))
        }
        Purpose::AnythingElse => {
            (td_string!(locale, disclosure.guide_else), td_string!(locale, disclosure.guide_else_hint))
        }
    }
}

pub(super) fn way(locale: Locale, code: Way) -> &'static str {
    match code {
        Way::Engagement => td_string!(locale, disclosure.way_engagement),
        Way::Exemption => td_string!(locale, disclosure.way_exemption),
        Way::Agreement => td_string!(locale, disclosure.way_agreement),
        Way::Disclosure => td_string!(locale, disclosure.way_disclosure),
    }
}

/// Who must act next, and what on.
pub(super) fn next(locale: Locale, line: &DisclosureLine) -> String {
    let Some(turn) = line.turn else { return td_string!(locale, disclosure.nobody).to_owned() };
    let who = match turn.place {
        Place::Requester => line.company.in_language(matches!(locale, Locale::ja)).to_owned(),
        Place::Upstream => td_string!(locale, disclosure.place_upstream).to_owned(),
        Place::Prime => td_string!(locale, disclosure.place_prime).to_owned(),
        Place::Ministry => td_string!(locale, work.party_ministry).to_owned(),
    };
    td_string!(locale, work.turn_of, who = who, what = work::task(locale, turn.task)).to_string()
}

/// What waits for the reader, as a row of the first screen.
#[must_use]
pub fn task(locale: Locale, line: &DisclosureWaiting) -> Task {
    let company = line.company.in_language(matches!(locale, Locale::ja)).to_owned();
    let hint = [line.number.clone(), company, line.party.clone()].join(td_string!(locale, work.separator));
    let (tone, chip) = worth(locale, line.status, line.hold);
    Task::new(work::task(locale, line.task), tone, chip).link(super::address(line.id)).hint(hint)
}
