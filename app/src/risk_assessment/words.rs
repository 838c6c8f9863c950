use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::risk::Part;
use domain::risk_assessment::document::Move;
use domain::risk_assessment::{AssessmentStatus, ScopeKind, Trigger};

/// An [`AssessmentStatus`] in words.
pub(super) fn status(locale: Locale, code: AssessmentStatus) -> &'static str {
    match code {
        AssessmentStatus::Planned => td_string!(locale, risk_assessment.status_planned),
        AssessmentStatus::Assessing => td_string!(locale, risk_assessment.status_assessing),
        AssessmentStatus::Documented => td_string!(locale, risk_assessment.status_documented),
        AssessmentStatus::MadeKnown => td_string!(locale, risk_assessment.status_made_known),
        AssessmentStatus::Superseded => td_string!(locale, risk_assessment.status_superseded),
        AssessmentStatus::Cancelled => td_string!(locale, risk_assessment.status_cancelled),
    }
}

/// How the state of an assessment is meant.
pub(super) const fn tone(status: AssessmentStatus) -> Tone {
    match status {
        AssessmentStatus::Planned => Tone::Waiting,
        AssessmentStatus::Assessing => Tone::Active,
        AssessmentStatus::Documented => Tone::Caution,
        AssessmentStatus::MadeKnown => Tone::Success,
        AssessmentStatus::Superseded | AssessmentStatus::Cancelled => Tone::Plain,
    }
}

/// A [`Trigger`] in words.
pub(super) fn trigger(locale: Locale, code: Trigger) -> &'static str {
    match code {
        Trigger::Periodic => td_string!(locale, risk_assessment.trigger_periodic),
        Trigger::SignificantChange => td_string!(locale, risk_assessment.trigger_significant_change),
        Trigger::Incident => td_string!(locale, risk_assessment.trigger_incident),
        Trigger::Other => td_string!(locale, risk_assessment.trigger_other),
    }
}

/// A [`ScopeKind`] in words.
pub(super) fn scope(locale: Locale, code: ScopeKind) -> &'static str {
    match code {
        ScopeKind::Handling => td_string!(locale, risk_assessment.scope_handling),
        ScopeKind::OtherDepartment => td_string!(locale, risk_assessment.scope_other),
        ScopeKind::Outside => td_string!(locale, risk_assessment.scope_outside),
    }
}

/// A [`Part`] in words.
pub(super) fn part(locale: Locale, code: Part) -> &'static str {
    match code {
        Part::Writes => td_string!(locale, risk_assessment.part_writes),
        Part::Accepts => td_string!(locale, risk_assessment.part_accepts),
    }
}

/// A [`Move`] in words, and how it is meant.
pub(super) fn moved(locale: Locale, code: Move) -> (Tone, &'static str) {
    match code {
        Move::New => (Tone::Active, td_string!(locale, risk_assessment.move_new)),
        Move::Raised => (Tone::Danger, td_string!(locale, risk_assessment.move_raised)),
        Move::Lowered => (Tone::Success, td_string!(locale, risk_assessment.move_lowered)),
        Move::Same => (Tone::Plain, td_string!(locale, risk_assessment.move_same)),
        Move::OtherMethod => (Tone::Waiting, td_string!(locale, risk_assessment.move_other_method)),
        Move::Gone => (Tone::Waiting, td_string!(locale, risk_assessment.move_gone)),
    }
}
