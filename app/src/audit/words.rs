use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::audit::finding::{FindingStatus, FindingStep, Severity};
use domain::audit::{AuditStatus, AuditStep, Outcome};

/// An [`AuditStatus`] in words.
pub(super) fn status(locale: Locale, code: AuditStatus) -> &'static str {
    match code {
        AuditStatus::Ordered => td_string!(locale, audit.status_ordered),
        AuditStatus::Running => td_string!(locale, audit.status_running),
        AuditStatus::Held => td_string!(locale, audit.status_held),
        AuditStatus::Reported => td_string!(locale, audit.status_reported),
        AuditStatus::Closed => td_string!(locale, audit.status_closed),
        AuditStatus::CalledOff => td_string!(locale, audit.status_called_off),
    }
}

/// How the state of an audit is meant.
pub(super) const fn tone(status: AuditStatus) -> Tone {
    match status {
        AuditStatus::Ordered => Tone::Waiting,
        AuditStatus::Running | AuditStatus::Held | AuditStatus::Reported => Tone::Active,
        AuditStatus::Closed => Tone::Success,
        AuditStatus::CalledOff => Tone::Plain,
    }
}

/// An [`AuditStep`] in words, as something that was done.
pub(super) fn step(locale: Locale, code: AuditStep) -> &'static str {
    match code {
        AuditStep::Order => td_string!(locale, audit.step_order),
        AuditStep::Start => td_string!(locale, audit.step_start),
        AuditStep::Finish => td_string!(locale, audit.step_finish),
        AuditStep::Report => td_string!(locale, audit.step_report),
        AuditStep::Close => td_string!(locale, audit.step_close),
        AuditStep::CallOff => td_string!(locale, audit.step_call_off),
    }
}

/// An [`Outcome`] in words.
pub(super) fn outcome(locale: Locale, code: Outcome) -> &'static str {
    match code {
        Outcome::Open => td_string!(locale, audit.outcome_open),
        Outcome::InOrder => td_string!(locale, audit.outcome_in_order),
        Outcome::Problem => td_string!(locale, audit.outcome_problem),
        Outcome::LeftOut => td_string!(locale, audit.outcome_left_out),
    }
}

/// How an outcome is meant.
pub(super) const fn outcome_tone(code: Outcome) -> Tone {
    match code {
        Outcome::Open => Tone::Waiting,
        Outcome::InOrder => Tone::Success,
        Outcome::Problem => Tone::Danger,
        Outcome::LeftOut => Tone::Plain,
    }
}

/// A [`FindingStatus`] in words.
pub(super) fn finding(locale: Locale, code: FindingStatus) -> &'static str {
    match code {
        FindingStatus::Raised => td_string!(locale, audit.finding_raised),
        FindingStatus::Reported => td_string!(locale, audit.finding_reported),
        FindingStatus::Consulted => td_string!(locale, audit.finding_consulted),
        FindingStatus::Decided => td_string!(locale, audit.finding_decided),
        FindingStatus::Planned => td_string!(locale, audit.finding_planned),
        FindingStatus::Implemented => td_string!(locale, audit.finding_implemented),
        FindingStatus::Verified => td_string!(locale, audit.finding_verified),
    }
}

/// How the state of a finding is meant.
pub(super) const fn finding_tone(status: FindingStatus) -> Tone {
    match status {
        FindingStatus::Raised | FindingStatus::Reported => Tone::Waiting,
        FindingStatus::Consulted | FindingStatus::Decided | FindingStatus::Implemented => Tone::Active,
        FindingStatus::Planned => Tone::Caution,
        FindingStatus::Verified => Tone::Success,
    }
}

/// A [`FindingStep`] in words, as something that was done.
pub(super) fn finding_step(locale: Locale, code: FindingStep) -> &'static str {
    match code {
        FindingStep::Report => td_string!(locale, audit.did_report),
        FindingStep::Consult => td_string!(locale, audit.did_consult),
        FindingStep::Decide => td_string!(locale, audit.did_decide),
        FindingStep::Plan => td_string!(locale, audit.did_plan),
        FindingStep::Implement => td_string!(locale, audit.did_implement),
        FindingStep::Reject => td_string!(locale, audit.did_reject),
        FindingStep::Verify => td_string!(locale, audit.did_verify),
    }
}

/// A [`Severity`] in words.
pub(super) fn severity(locale: Locale, code: Severity) -> &'static str {
    match code {
        Severity::Minor => td_string!(locale, audit.severity_minor),
        Severity::Major => td_string!(locale, audit.severity_major),
        Severity::Grave => td_string!(locale, audit.severity_grave),
    }
}

/// Whether there is a problem, in words.
pub(crate) fn problem(locale: Locale, problem: bool) -> &'static str {
    if problem { td_string!(locale, audit.problem_yes) } else { td_string!(locale, audit.problem_no) }
}
