use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Step, StepNavigation, StepState};
use crate::words;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::EngagementStatus;
use domain::engagement::view::{EngagementDetail, SheetLine};
use leptos::prelude::*;

/// The procedure of 5-3 and how far this case is.
#[component]
pub fn Steps(locale: Locale, case: EngagementDetail) -> impl IntoView {
    let labels = [
        td_string!(locale, engagement.step_work),
        td_string!(locale, engagement.step_contract),
        td_string!(locale, engagement.step_confirmation),
        td_string!(locale, engagement.step_application),
        td_string!(locale, engagement.step_answer),
        td_string!(locale, engagement.step_start),
    ];
    let notes = notes(locale, &case);
    let steps = labels
        .into_iter()
        .zip(notes)
        .enumerate()
        .map(|(index, (label, note))| Step::new(label, state(&case, index)).note(note))
        .collect();
    view! { <StepNavigation label=td_string!(locale, engagement.steps) steps=steps/> }
}

/// How far the case is: the step that is under way, and whether something went wrong there.
fn here(case: &EngagementDetail) -> (usize, bool) {
    let came_back = case
        .sheet
        .as_ref()
        .is_some_and(|sheet| matches!(sheet.status, ConfirmationStatus::Returned | ConfirmationStatus::NotAssured));
    match case.status {
        EngagementStatus::Draft | EngagementStatus::Exempt => (0, false),
        EngagementStatus::ContractPending => (1, false),
        EngagementStatus::Confirming => (2, came_back),
        EngagementStatus::Confirmed => (3, false),
        EngagementStatus::Applied => (4, false),
        EngagementStatus::Refused => (4, true),
        EngagementStatus::Accepted => (5, false),
        EngagementStatus::Suspended => (5, true),
        EngagementStatus::Started => (6, false),
        EngagementStatus::Closed => (reached(case), false),
    }
}

/// The sheet with which it was let begin: what is confirmed again later is no step of the procedure.
fn first_sheet(case: &EngagementDetail) -> Option<&SheetLine> {
    case.earlier.last().or(case.sheet.as_ref())
}

/// How far a closed case had come.
fn reached(case: &EngagementDetail) -> usize {
    let confirmed = first_sheet(case).is_some_and(|sheet| sheet.status == ConfirmationStatus::Confirmed);
    let facts = [
        case.security_contract.is_some(),
        confirmed,
        case.application.is_some(),
        case.answered_on.is_some(),
        case.started_on.is_some(),
    ];
    facts.iter().rposition(|holds| *holds).map_or(0, |last| last + 2)
}

fn state(case: &EngagementDetail, index: usize) -> StepState {
    let (here, wrong) = here(case);
    let over = matches!(case.status, EngagementStatus::Exempt | EngagementStatus::Closed);
    match index.cmp(&here) {
        std::cmp::Ordering::Less => StepState::Completed,
        std::cmp::Ordering::Equal if wrong => StepState::Error,
        std::cmp::Ordering::Equal if over && index == 0 => StepState::Completed,
        std::cmp::Ordering::Equal | std::cmp::Ordering::Greater if over => StepState::Skipped,
        std::cmp::Ordering::Equal => StepState::Current,
        std::cmp::Ordering::Greater => StepState::NotReached,
    }
}

/// What stands below each step.
fn notes(locale: Locale, case: &EngagementDetail) -> [Option<String>; 6] {
    let day = |day| day::day(locale, day);
    let exempt = case.status == EngagementStatus::Exempt;
    [
        exempt.then(|| words::engagement_status(locale, case.status).to_owned()),
        case.security_contract.as_ref().and_then(|contract| contract.signed_on).map(day),
        first_sheet(case).map(|sheet| words::confirmation_status(locale, sheet.status).to_owned()),
        case.application.as_ref().map(|application| day(domain::time::day_in_japan(application.applied_at))),
        case.answered_on.map(day),
        case.started_on.map(day),
    ]
}
