use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::ministry_audit::finding::MinistryFindingStatus;
use domain::ministry_audit::{ItemKind, MinistryAuditStatus, MinistryAuditStep};

/// A [`MinistryAuditStatus`] in words.
pub(super) fn status(locale: Locale, code: MinistryAuditStatus) -> &'static str {
    match code {
        MinistryAuditStatus::Requested => td_string!(locale, ministry_audit.status_requested),
        MinistryAuditStatus::Accepted => td_string!(locale, ministry_audit.status_accepted),
        MinistryAuditStatus::Prepared => td_string!(locale, ministry_audit.status_prepared),
        MinistryAuditStatus::Visiting => td_string!(locale, ministry_audit.status_visiting),
        MinistryAuditStatus::Reported => td_string!(locale, ministry_audit.status_reported),
        MinistryAuditStatus::Answered => td_string!(locale, ministry_audit.status_answered),
        MinistryAuditStatus::Closed => td_string!(locale, ministry_audit.status_closed),
        MinistryAuditStatus::CalledOff => td_string!(locale, ministry_audit.status_called_off),
    }
}

/// How the state of an audit is meant.
pub(super) const fn tone(status: MinistryAuditStatus) -> Tone {
    match status {
        MinistryAuditStatus::Requested => Tone::Waiting,
        MinistryAuditStatus::Accepted
        | MinistryAuditStatus::Prepared
        | MinistryAuditStatus::Visiting
        | MinistryAuditStatus::Reported
        | MinistryAuditStatus::Answered => Tone::Active,
        MinistryAuditStatus::Closed => Tone::Success,
        MinistryAuditStatus::CalledOff => Tone::Plain,
    }
}

/// What the state means, and what comes next; nothing once it is over.
pub(super) fn now(locale: Locale, code: MinistryAuditStatus) -> Option<&'static str> {
    Some(match code {
        MinistryAuditStatus::Requested => td_string!(locale, ministry_audit.now_requested),
        MinistryAuditStatus::Accepted => td_string!(locale, ministry_audit.now_accepted),
        MinistryAuditStatus::Prepared => td_string!(locale, ministry_audit.now_prepared),
        MinistryAuditStatus::Visiting => td_string!(locale, ministry_audit.now_visiting),
        MinistryAuditStatus::Reported => td_string!(locale, ministry_audit.now_reported),
        MinistryAuditStatus::Answered => td_string!(locale, ministry_audit.now_answered),
        MinistryAuditStatus::Closed | MinistryAuditStatus::CalledOff => return None,
    })
}

/// A [`MinistryAuditStep`] in words, as something that was done.
pub(super) fn step(locale: Locale, code: MinistryAuditStep) -> &'static str {
    match code {
        MinistryAuditStep::Request => td_string!(locale, ministry_audit.step_request),
        MinistryAuditStep::ProposeDays => td_string!(locale, ministry_audit.step_propose_days),
        MinistryAuditStep::TakeDays => td_string!(locale, ministry_audit.step_take_days),
        MinistryAuditStep::KeepDays => td_string!(locale, ministry_audit.step_keep_days),
        MinistryAuditStep::Accept => td_string!(locale, ministry_audit.step_accept),
        MinistryAuditStep::Prepare => td_string!(locale, ministry_audit.step_prepare),
        MinistryAuditStep::Enter => td_string!(locale, ministry_audit.step_enter),
        MinistryAuditStep::Ask => td_string!(locale, ministry_audit.step_ask),
        MinistryAuditStep::Reply => td_string!(locale, ministry_audit.step_reply),
        MinistryAuditStep::Report => td_string!(locale, ministry_audit.step_report),
        MinistryAuditStep::Answer => td_string!(locale, ministry_audit.step_answer),
        MinistryAuditStep::Close => td_string!(locale, ministry_audit.step_close),
        MinistryAuditStep::CallOff => td_string!(locale, ministry_audit.step_call_off),
    }
}

/// An [`ItemKind`] in words.
pub(super) fn kind(locale: Locale, code: ItemKind) -> &'static str {
    match code {
        ItemKind::Person => td_string!(locale, ministry_audit.kind_person),
        ItemKind::Room => td_string!(locale, ministry_audit.kind_room),
        ItemKind::Document => td_string!(locale, ministry_audit.kind_document),
    }
}

/// A [`MinistryFindingStatus`] in words.
pub(super) fn finding(locale: Locale, code: MinistryFindingStatus) -> &'static str {
    match code {
        MinistryFindingStatus::Drafted => td_string!(locale, ministry_audit.finding_drafted),
        MinistryFindingStatus::Received => td_string!(locale, ministry_audit.finding_received),
        MinistryFindingStatus::Decided => td_string!(locale, ministry_audit.finding_decided),
        MinistryFindingStatus::Planned => td_string!(locale, ministry_audit.finding_planned),
        MinistryFindingStatus::Implemented => td_string!(locale, ministry_audit.finding_implemented),
        MinistryFindingStatus::Verified => td_string!(locale, ministry_audit.finding_verified),
    }
}

/// How the state of a finding is meant.
pub(super) const fn finding_tone(status: MinistryFindingStatus) -> Tone {
    match status {
        MinistryFindingStatus::Drafted | MinistryFindingStatus::Received => Tone::Waiting,
        MinistryFindingStatus::Decided | MinistryFindingStatus::Implemented => Tone::Active,
        MinistryFindingStatus::Planned => Tone::Caution,
        MinistryFindingStatus::Verified => Tone::Success,
    }
}
