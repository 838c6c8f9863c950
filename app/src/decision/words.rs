use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use crate::{agreement, conformity, disclosure, waiver, words};
use domain::agreement::{AgreementStatus, Permission};
use domain::application::{ApplicationStatus, Outcome};
use domain::conformity::{ConformityOutcome, ConformityStatus};
use domain::decision::template::Purpose;
use domain::decision::{DraftStatus, DraftStep};
use domain::desk::Procedure;
use domain::disclosure::{Decision, DisclosureStatus};
use domain::waiver::{WaiverOutcome, WaiverStatus};

/// A [`Procedure`] in words.
pub(crate) fn procedure(locale: Locale, code: Procedure) -> &'static str {
    match code {
        Procedure::Conformity => td_string!(locale, conformity.title),
        Procedure::Application => td_string!(locale, decision.procedure_application),
        Procedure::Disclosure => td_string!(locale, decision.procedure_disclosure),
        Procedure::Agreement => td_string!(locale, decision.procedure_agreement),
        Procedure::Waiver => td_string!(locale, decision.procedure_waiver),
        Procedure::CorrectivePlan => td_string!(locale, decision.procedure_corrective_plan),
    }
}

/// A [`Purpose`] in words.
pub(super) fn purpose(locale: Locale, code: Purpose) -> &'static str {
    match code {
        Purpose::Permit => td_string!(locale, decision.purpose_permit),
        Purpose::Refuse => td_string!(locale, decision.purpose_refuse),
        Purpose::Ask => td_string!(locale, decision.purpose_ask),
    }
}

/// A [`DraftStatus`] in words.
pub(super) fn draft(locale: Locale, code: DraftStatus) -> (Tone, &'static str) {
    match code {
        DraftStatus::Missing => (Tone::Plain, td_string!(locale, decision.status_missing)),
        DraftStatus::Waiting => (Tone::Waiting, td_string!(locale, decision.status_waiting)),
        DraftStatus::Stale => (Tone::Caution, td_string!(locale, decision.status_stale)),
        DraftStatus::Returned => (Tone::Danger, td_string!(locale, decision.status_returned)),
        DraftStatus::TakenBack => (Tone::Plain, td_string!(locale, decision.status_taken_back)),
        DraftStatus::Given => (Tone::Success, td_string!(locale, decision.status_given)),
    }
}

/// A [`DraftStep`] in words.
pub(super) fn step(locale: Locale, code: DraftStep) -> &'static str {
    match code {
        DraftStep::Draft => td_string!(locale, decision.step_draft),
        DraftStep::Return => td_string!(locale, decision.step_return),
        DraftStep::TakeBack => td_string!(locale, decision.step_take_back),
        DraftStep::Give => td_string!(locale, decision.step_give),
        DraftStep::Move => td_string!(locale, decision.step_move),
    }
}

/// What is decided, in the words of its procedure.
pub(super) fn outcome(locale: Locale, of: Procedure, code: &str) -> &'static str {
    let found = match of {
        Procedure::Application => Outcome::from_code(code).map(|code| words::outcome(locale, code)),
        Procedure::Disclosure => Decision::from_code(code).map(|code| disclosure::decision(locale, code)),
        Procedure::Waiver => WaiverOutcome::from_code(code).map(|code| waiver::outcome(locale, code)),
        Procedure::Agreement => Permission::from_code(code).map(|code| agreement::permission(locale, code)),
        Procedure::Conformity => ConformityOutcome::from_code(code).map(|code| conformity::outcome(locale, code)),
        Procedure::CorrectivePlan => None,
    };
    found.unwrap_or_default()
}

/// A state of a matter, in the words of its procedure.
pub(super) fn state(locale: Locale, of: Procedure, code: &str) -> &'static str {
    let found = match of {
        Procedure::Application => {
            ApplicationStatus::from_code(code).map(|code| words::application_status(locale, code))
        }
        Procedure::Disclosure => DisclosureStatus::from_code(code).map(|code| disclosure::status(locale, code)),
        Procedure::Waiver => WaiverStatus::from_code(code).map(|code| waiver::status(locale, code)),
        Procedure::Agreement => AgreementStatus::from_code(code).map(|code| agreement::status(locale, code)),
        Procedure::Conformity => ConformityStatus::from_code(code).map(|code| conformity::status(locale, code)),
        Procedure::CorrectivePlan => None,
    };
    found.unwrap_or_default()
}
