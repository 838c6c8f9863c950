use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::waiver::{WaiverOutcome, WaiverStatus, WaiverStep};

/// A [`WaiverStatus`] in words.
pub(crate) fn status(locale: Locale, code: WaiverStatus) -> &'static str {
    match code {
        WaiverStatus::Drafted => td_string!(locale, waiver.status_drafted),
        WaiverStatus::Proposed => td_string!(locale, waiver.status_proposed),
        WaiverStatus::Returned => td_string!(locale, waiver.status_returned),
        WaiverStatus::Supported => td_string!(locale, waiver.status_supported),
        WaiverStatus::Declined => td_string!(locale, waiver.status_declined),
        WaiverStatus::Queried => td_string!(locale, waiver.status_queried),
        WaiverStatus::PaperRecorded => td_string!(locale, waiver.status_paper_recorded),
        WaiverStatus::Granted => td_string!(locale, waiver.status_granted),
        WaiverStatus::Refused => td_string!(locale, waiver.status_refused),
        WaiverStatus::Expired => td_string!(locale, waiver.status_expired),
        WaiverStatus::Withdrawn => td_string!(locale, waiver.status_withdrawn),
    }
}

/// How the state of a waiver is meant. A granted one is no good end: the item is still not met.
pub(crate) const fn tone(status: WaiverStatus) -> Tone {
    match status {
        WaiverStatus::Drafted => Tone::Waiting,
        WaiverStatus::Proposed | WaiverStatus::Supported | WaiverStatus::PaperRecorded => Tone::Active,
        WaiverStatus::Returned | WaiverStatus::Queried | WaiverStatus::Granted => Tone::Caution,
        WaiverStatus::Declined | WaiverStatus::Refused | WaiverStatus::Expired => Tone::Danger,
        WaiverStatus::Withdrawn => Tone::Plain,
    }
}

/// A [`WaiverStep`] in words, as something that was done.
pub(super) fn step(locale: Locale, code: WaiverStep) -> &'static str {
    match code {
        WaiverStep::Propose => td_string!(locale, waiver.step_propose),
        WaiverStep::Return => td_string!(locale, waiver.step_return),
        WaiverStep::Support => td_string!(locale, waiver.step_support),
        WaiverStep::Decline => td_string!(locale, waiver.step_decline),
        WaiverStep::Query => td_string!(locale, waiver.step_query),
        WaiverStep::AnswerQuery => td_string!(locale, waiver.step_answer_query),
        WaiverStep::Grant => td_string!(locale, waiver.step_grant),
        WaiverStep::Refuse => td_string!(locale, waiver.step_refuse),
        WaiverStep::RecordPaper => td_string!(locale, waiver.step_record_paper),
        WaiverStep::RejectPaper => td_string!(locale, waiver.step_reject_paper),
        WaiverStep::Withdraw => td_string!(locale, waiver.step_withdraw),
        WaiverStep::Expire => td_string!(locale, waiver.step_expire),
    }
}

/// A [`WaiverOutcome`] in words.
pub(crate) fn outcome(locale: Locale, code: WaiverOutcome) -> &'static str {
    match code {
        WaiverOutcome::Granted => td_string!(locale, waiver.status_granted),
        WaiverOutcome::Refused => td_string!(locale, waiver.status_refused),
    }
}
