use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::calendar::Holiday;
use domain::deadline::{DeadlineKind, Nearness};

/// A [`DeadlineKind`] in words.
pub(crate) fn kind(locale: Locale, code: DeadlineKind) -> &'static str {
    match code {
        DeadlineKind::Answer => td_string!(locale, deadline.kind_answer),
        DeadlineKind::Delegated => td_string!(locale, deadline.kind_delegated),
        DeadlineKind::Approval => td_string!(locale, deadline.kind_approval),
        DeadlineKind::Check => td_string!(locale, deadline.kind_check),
        DeadlineKind::Application => td_string!(locale, deadline.kind_application),
        DeadlineKind::Passing => td_string!(locale, deadline.kind_passing),
        DeadlineKind::Waiver => td_string!(locale, deadline.kind_waiver),
        DeadlineKind::Disclosure => td_string!(locale, deadline.kind_disclosure),
        DeadlineKind::Conformity => td_string!(locale, deadline.kind_conformity),
        DeadlineKind::ConformityQuery => td_string!(locale, deadline.kind_conformity_query),
        DeadlineKind::Query => td_string!(locale, deadline.kind_query),
        DeadlineKind::PlannedStart => td_string!(locale, deadline.kind_planned_start),
        DeadlineKind::SecurityContract => td_string!(locale, deadline.kind_security_contract),
        DeadlineKind::Reconfirm => td_string!(locale, deadline.kind_reconfirm),
        DeadlineKind::Measure => td_string!(locale, deadline.kind_measure),
        DeadlineKind::Proof => td_string!(locale, deadline.kind_proof),
        DeadlineKind::CorrectivePlan => td_string!(locale, deadline.kind_corrective_plan),
        DeadlineKind::Receipt => td_string!(locale, deadline.kind_receipt),
        DeadlineKind::PlanQuery => td_string!(locale, deadline.kind_plan_query),
        DeadlineKind::Agreement => td_string!(locale, deadline.kind_agreement),
        DeadlineKind::AgreementDefect => td_string!(locale, deadline.kind_agreement_defect),
        DeadlineKind::AgreementCheck => td_string!(locale, deadline.kind_agreement_check),
        DeadlineKind::AgreementAnswer => td_string!(locale, deadline.kind_agreement_answer),
        DeadlineKind::AgreementQuery => td_string!(locale, deadline.kind_agreement_query),
        DeadlineKind::AuditPlan => td_string!(locale, deadline.kind_audit_plan),
        DeadlineKind::AuditDay => td_string!(locale, deadline.kind_audit_day),
        DeadlineKind::AuditResult => td_string!(locale, deadline.kind_audit_result),
        DeadlineKind::FindingMeasure => td_string!(locale, deadline.kind_finding_measure),
        DeadlineKind::FindingStep => td_string!(locale, deadline.kind_finding_step),
        DeadlineKind::AuditNext => td_string!(locale, deadline.kind_audit_next),
        DeadlineKind::MinistryAudit => td_string!(locale, deadline.kind_ministry_audit),
        DeadlineKind::MinistryVisit => td_string!(locale, deadline.kind_ministry_visit),
        DeadlineKind::MinistryAnswer => td_string!(locale, deadline.kind_ministry_answer),
        DeadlineKind::MinistryQuestion => td_string!(locale, deadline.kind_ministry_question),
        DeadlineKind::MinistryMeasure => td_string!(locale, deadline.kind_ministry_measure),
        DeadlineKind::MinistryFinding => td_string!(locale, deadline.kind_ministry_finding),
        DeadlineKind::Acknowledgement => td_string!(locale, deadline.kind_acknowledgement),
        DeadlineKind::RiskAssessment => td_string!(locale, deadline.kind_risk_assessment),
        DeadlineKind::RiskNext => td_string!(locale, deadline.kind_risk_next),
        DeadlineKind::RiskTreatment => td_string!(locale, deadline.kind_risk_treatment),
        DeadlineKind::RiskAcceptance => td_string!(locale, deadline.kind_risk_acceptance),
        DeadlineKind::RiskToAccept => td_string!(locale, deadline.kind_risk_to_accept),
        DeadlineKind::Evidence => td_string!(locale, deadline.kind_evidence),
        DeadlineKind::Invitation => td_string!(locale, deadline.kind_invitation),
    }
}

/// Why it is due.
pub(super) fn why(locale: Locale, code: DeadlineKind) -> &'static str {
    match code {
        DeadlineKind::Answer => td_string!(locale, deadline.why_answer),
        DeadlineKind::Delegated => td_string!(locale, deadline.why_delegated),
        DeadlineKind::Approval => td_string!(locale, deadline.why_approval),
        DeadlineKind::Check => td_string!(locale, deadline.why_check),
        DeadlineKind::Application => td_string!(locale, deadline.why_application),
        DeadlineKind::Passing => td_string!(locale, deadline.why_passing),
        DeadlineKind::Waiver => td_string!(locale, deadline.why_waiver),
        DeadlineKind::Disclosure => td_string!(locale, deadline.why_disclosure),
        DeadlineKind::Conformity => td_string!(locale, deadline.why_conformity),
        DeadlineKind::ConformityQuery => td_string!(locale, deadline.why_conformity_query),
        DeadlineKind::Query => td_string!(locale, deadline.why_query),
        DeadlineKind::PlannedStart => td_string!(locale, deadline.why_planned_start),
        DeadlineKind::SecurityContract => td_string!(locale, deadline.why_security_contract),
        DeadlineKind::Reconfirm => td_string!(locale, deadline.why_reconfirm),
        DeadlineKind::Measure => td_string!(locale, deadline.why_measure),
        DeadlineKind::Proof => td_string!(locale, deadline.why_proof),
        DeadlineKind::CorrectivePlan => td_string!(locale, deadline.why_corrective_plan),
        DeadlineKind::Receipt => td_string!(locale, deadline.why_receipt),
        DeadlineKind::PlanQuery => td_string!(locale, deadline.why_plan_query),
        DeadlineKind::Agreement => td_string!(locale, deadline.why_agreement),
        DeadlineKind::AgreementDefect => td_string!(locale, deadline.why_agreement_defect),
        DeadlineKind::AgreementCheck => td_string!(locale, deadline.why_agreement_check),
        DeadlineKind::AgreementAnswer => td_string!(locale, deadline.why_agreement_answer),
        DeadlineKind::AgreementQuery => td_string!(locale, deadline.why_agreement_query),
        DeadlineKind::AuditPlan => td_string!(locale, deadline.why_audit_plan),
        DeadlineKind::AuditDay => td_string!(locale, deadline.why_audit_day),
        DeadlineKind::AuditResult => td_string!(locale, deadline.why_audit_result),
        DeadlineKind::FindingMeasure => td_string!(locale, deadline.why_finding_measure),
        DeadlineKind::FindingStep => td_string!(locale, deadline.why_finding_step),
        DeadlineKind::AuditNext => td_string!(locale, deadline.why_audit_next),
        DeadlineKind::MinistryAudit => td_string!(locale, deadline.why_ministry_audit),
        DeadlineKind::MinistryVisit => td_string!(locale, deadline.why_ministry_visit),
        DeadlineKind::MinistryAnswer => td_string!(locale, deadline.why_ministry_answer),
        DeadlineKind::MinistryQuestion => td_string!(locale, deadline.why_ministry_question),
        DeadlineKind::MinistryMeasure => td_string!(locale, deadline.why_ministry_measure),
        DeadlineKind::MinistryFinding => td_string!(locale, deadline.why_ministry_finding),
        DeadlineKind::Acknowledgement => td_string!(locale, deadline.why_acknowledgement),
        DeadlineKind::RiskAssessment => td_string!(locale, deadline.why_risk_assessment),
        DeadlineKind::RiskNext => td_string!(locale, deadline.why_risk_next),
        DeadlineKind::RiskTreatment => td_string!(locale, deadline.why_risk_treatment),
        DeadlineKind::RiskAcceptance => td_string!(locale, deadline.why_risk_acceptance),
        DeadlineKind::RiskToAccept => td_string!(locale, deadline.why_risk_to_accept),
        DeadlineKind::Evidence => td_string!(locale, deadline.why_evidence),
        DeadlineKind::Invitation => td_string!(locale, deadline.why_invitation),
    }
}

/// A [`Nearness`] in words.
pub(super) fn nearness(locale: Locale, code: Nearness) -> &'static str {
    match code {
        Nearness::Overdue => td_string!(locale, deadline.overdue),
        Nearness::Soon => td_string!(locale, deadline.soon),
        Nearness::Later => td_string!(locale, deadline.later),
        Nearness::Undated => td_string!(locale, deadline.undated),
    }
}

pub(super) const fn tone(code: Nearness) -> Tone {
    match code {
        Nearness::Overdue => Tone::Danger,
        Nearness::Soon => Tone::Caution,
        Nearness::Later => Tone::Active,
        Nearness::Undated => Tone::Waiting,
    }
}

/// A [`Holiday`] in words.
pub(super) fn holiday(locale: Locale, code: Holiday) -> &'static str {
    match code {
        Holiday::NewYear => td_string!(locale, deadline.holiday_new_year),
        Holiday::ComingOfAge => td_string!(locale, deadline.holiday_coming_of_age),
        Holiday::Foundation => td_string!(locale, deadline.holiday_foundation),
        Holiday::EmperorsBirthday => td_string!(locale, deadline.holiday_emperors_birthday),
        Holiday::VernalEquinox => td_string!(locale, deadline.holiday_vernal_equinox),
        Holiday::Showa => td_string!(locale, deadline.holiday_showa),
        Holiday::Constitution => td_string!(locale, deadline.holiday_constitution),
        Holiday::Greenery => td_string!(locale, deadline.holiday_greenery),
        Holiday::Children => td_string!(locale, deadline.holiday_children),
        Holiday::Marine => td_string!(locale, deadline.holiday_marine),
        Holiday::Mountain => td_string!(locale, deadline.holiday_mountain),
        Holiday::Aged => td_string!(locale, deadline.holiday_aged),
        Holiday::AutumnalEquinox => td_string!(locale, deadline.holiday_autumnal_equinox),
        Holiday::Sports => td_string!(locale, deadline.holiday_sports),
        Holiday::Culture => td_string!(locale, deadline.holiday_culture),
        Holiday::Thanksgiving => td_string!(locale, deadline.holiday_thanksgiving),
        Holiday::Enthronement => td_string!(locale, deadline.holiday_enthronement),
        Holiday::Substitute => td_string!(locale, deadline.holiday_substitute),
        Holiday::Between => td_string!(locale, deadline.holiday_between),
    }
}
