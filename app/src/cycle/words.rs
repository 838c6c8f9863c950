use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::cycle::{Progress, Stage};

/// A [`Stage`] in words.
pub(super) fn stage(locale: Locale, code: Stage) -> &'static str {
    match code {
        Stage::RiskAssessment => td_string!(locale, cycle.stage_risk_assessment),
        Stage::Plan => td_string!(locale, cycle.stage_plan),
        Stage::Approval => td_string!(locale, cycle.stage_approval),
        Stage::Audit => td_string!(locale, cycle.stage_audit),
        Stage::Result => td_string!(locale, cycle.stage_result),
        Stage::Improvement => td_string!(locale, cycle.stage_improvement),
    }
}

/// Who answers for a stage.
pub(super) fn who(locale: Locale, code: Stage) -> &'static str {
    match code {
        Stage::RiskAssessment => td_string!(locale, cycle.who_risk_assessment),
        Stage::Plan => td_string!(locale, cycle.who_plan),
        Stage::Approval => td_string!(locale, cycle.who_approval),
        Stage::Audit => td_string!(locale, cycle.who_audit),
        Stage::Result => td_string!(locale, cycle.who_result),
        Stage::Improvement => td_string!(locale, cycle.who_improvement),
    }
}

/// A [`Progress`] in words.
pub(super) fn progress(locale: Locale, code: Progress) -> &'static str {
    match code {
        Progress::Open => td_string!(locale, cycle.progress_open),
        Progress::UnderWay => td_string!(locale, cycle.progress_under_way),
        Progress::Done => td_string!(locale, cycle.progress_done),
        Progress::Late => td_string!(locale, cycle.progress_late),
    }
}

/// How a progress is meant.
pub(super) const fn tone(code: Progress) -> Tone {
    match code {
        Progress::Open => Tone::Plain,
        Progress::UnderWay => Tone::Active,
        Progress::Done => Tone::Success,
        Progress::Late => Tone::Danger,
    }
}
