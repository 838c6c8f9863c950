use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::audit::separation::TeamProblem;
use domain::audit_plan::view::Lack;
use domain::audit_plan::{AuditPlanStatus, AuditPlanStep, AuditTrigger, RowKind};

/// An [`AuditPlanStatus`] in words.
pub(super) fn status(locale: Locale, code: AuditPlanStatus) -> &'static str {
    match code {
        AuditPlanStatus::Drafted => td_string!(locale, audit_plan.status_drafted),
        AuditPlanStatus::Submitted => td_string!(locale, audit_plan.status_submitted),
        AuditPlanStatus::Passed => td_string!(locale, audit_plan.status_passed),
        AuditPlanStatus::Approved => td_string!(locale, audit_plan.status_approved),
        AuditPlanStatus::Cancelled => td_string!(locale, audit_plan.status_cancelled),
    }
}

/// How the state of a plan is meant.
pub(super) const fn tone(status: AuditPlanStatus) -> Tone {
    match status {
        AuditPlanStatus::Drafted => Tone::Waiting,
        AuditPlanStatus::Submitted | AuditPlanStatus::Passed => Tone::Active,
        AuditPlanStatus::Approved => Tone::Success,
        AuditPlanStatus::Cancelled => Tone::Plain,
    }
}

/// An [`AuditPlanStep`] in words, as something that was done.
pub(super) fn step(locale: Locale, code: AuditPlanStep) -> &'static str {
    match code {
        AuditPlanStep::Submit => td_string!(locale, audit_plan.step_submit),
        AuditPlanStep::TakeBack => td_string!(locale, audit_plan.step_take_back),
        AuditPlanStep::Return => td_string!(locale, audit_plan.step_return),
        AuditPlanStep::Pass => td_string!(locale, audit_plan.step_pass),
        AuditPlanStep::Decline => td_string!(locale, audit_plan.step_decline),
        AuditPlanStep::Approve => td_string!(locale, audit_plan.step_approve),
        AuditPlanStep::Reopen => td_string!(locale, audit_plan.step_reopen),
        AuditPlanStep::Cancel => td_string!(locale, audit_plan.step_cancel),
    }
}

/// An [`AuditTrigger`] in words.
pub(super) fn trigger(locale: Locale, code: AuditTrigger) -> &'static str {
    match code {
        AuditTrigger::Yearly => td_string!(locale, audit_plan.trigger_yearly),
        AuditTrigger::SignificantChange => td_string!(locale, audit_plan.trigger_significant_change),
        AuditTrigger::Otherwise => td_string!(locale, audit_plan.trigger_otherwise),
    }
}

/// What a plan lacks, in words.
pub(super) fn lack(locale: Locale, lack: Lack) -> &'static str {
    match lack {
        Lack::Rows(RowKind::Member) | Lack::Team(TeamProblem::Nobody) => td_string!(locale, audit_plan.lacks_member),
        Lack::Rows(RowKind::Day) => td_string!(locale, audit_plan.lacks_day),
        Lack::Rows(RowKind::Procedure) => td_string!(locale, audit_plan.lacks_procedure),
        Lack::Carried => td_string!(locale, audit_plan.lacks_looking),
        Lack::Team(TeamProblem::NoOutsider) => td_string!(locale, audit_plan.lacks_outsider),
        Lack::Team(TeamProblem::OutsiderNotHandler) => td_string!(locale, audit_plan.lacks_handler),
        Lack::Team(TeamProblem::OwnUnitOnly) => td_string!(locale, audit_plan.lacks_other_unit),
    }
}

/// Handler or not.
pub(super) fn handler(locale: Locale, handler: bool) -> &'static str {
    if handler { td_string!(locale, audit_plan.is_handler) } else { td_string!(locale, audit_plan.is_no_handler) }
}
