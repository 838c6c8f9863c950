use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Term, Tone};
use crate::work;
use chrono::NaiveDate;
use domain::desk::clock::Target;
use domain::desk::view::{Keeper, Line};
use domain::desk::{Outcome, Procedure, Turn};
use domain::time::day_in_japan;
use domain::work::Task;
use leptos::prelude::*;

/// A [`Procedure`] in words of the reader's language.
pub(super) fn procedure(locale: Locale, code: Procedure) -> &'static str {
    match code {
        Procedure::Conformity => td_string!(locale, desk.kind_conformity),
        Procedure::Application => td_string!(locale, desk.kind_application),
        Procedure::Disclosure => td_string!(locale, desk.kind_disclosure),
        Procedure::Agreement => td_string!(locale, desk.kind_agreement),
        Procedure::Waiver => td_string!(locale, desk.kind_waiver),
        Procedure::CorrectivePlan => td_string!(locale, desk.kind_corrective_plan),
    }
}

/// The same with the Japanese term beside it.
pub(super) fn term(locale: Locale, code: Procedure) -> AnyView {
    let ja = procedure(Locale::ja, code);
    view! { <Term ja=ja en=procedure(locale, code)/> }.into_any()
}

/// A [`Turn`] in words.
pub(super) fn turn(locale: Locale, code: Turn) -> &'static str {
    match code {
        Turn::Ministry => td_string!(locale, work.party_ministry),
        Turn::Applicant => td_string!(locale, desk.applicant),
        Turn::SecondPerson => td_string!(locale, desk.second_person),
    }
}

/// An [`Outcome`] in words.
pub(super) fn outcome(locale: Locale, code: Outcome) -> &'static str {
    match code {
        Outcome::Confirmed => td_string!(locale, desk.outcome_confirmed),
        Outcome::Remarked => td_string!(locale, desk.outcome_remarked),
        Outcome::Accepted => td_string!(locale, status.outcome_accepted),
        Outcome::Permitted => td_string!(locale, desk.outcome_permitted),
        Outcome::Granted => td_string!(locale, desk.outcome_granted),
        Outcome::Received => td_string!(locale, desk.outcome_received),
        Outcome::Refused => td_string!(locale, desk.outcome_refused),
        Outcome::Withdrawn => td_string!(locale, desk.outcome_withdrawn),
    }
}

/// How an end is meant.
pub(super) const fn tone(code: Outcome) -> Tone {
    match code {
        Outcome::Confirmed | Outcome::Accepted | Outcome::Permitted | Outcome::Granted | Outcome::Received => {
            Tone::Success
        }
        Outcome::Remarked | Outcome::Refused => Tone::Danger,
        Outcome::Withdrawn => Tone::Plain,
    }
}

/// How a matter stands to its target, in words and in tone. The clock of what has no target stands too.
pub(super) fn target(locale: Locale, line: &Line, today: NaiveDate) -> (Tone, String) {
    let stands = line.clock.stands_since.is_some();
    match line.target_state(today) {
        Target::None if stands => (Tone::Waiting, td_string!(locale, desk.clock_stands).to_owned()),
        Target::None => (Tone::Plain, td_string!(locale, desk.no_target).to_owned()),
        Target::Left(0) => (Tone::Caution, td_string!(locale, desk.target_today).to_owned()),
        Target::Left(days) => (Tone::Active, td_string!(locale, desk.target_left, count = days).to_string()),
        Target::Over(days) => (Tone::Danger, td_string!(locale, desk.target_over, count = days).to_string()),
        Target::Stands(days) => (Tone::Waiting, td_string!(locale, desk.target_stands, count = days).to_string()),
        Target::Met => (Tone::Success, td_string!(locale, desk.target_met).to_owned()),
        Target::Missed(days) => (Tone::Caution, td_string!(locale, desk.target_missed, count = days).to_string()),
    }
}

/// Who must act next and what, in a sentence.
pub(super) fn next(locale: Locale, line: &Line) -> String {
    if let Some(outcome) = line.outcome {
        return self::outcome(locale, outcome).to_owned();
    }
    let since = day::day(locale, day_in_japan(line.turn_since));
    match line.turn {
        Turn::Applicant => td_string!(locale, desk.stands_since, day = since).to_string(),
        Turn::SecondPerson if line.recorded_by_reader => td_string!(locale, desk.second_other).to_owned(),
        Turn::Ministry | Turn::SecondPerson => {
            format!("{} – {}", turn(locale, line.turn), task(locale, line.procedure, line.turn))
        }
    }
}

/// What is to be done, for the ministry.
fn task(locale: Locale, procedure: Procedure, turn: Turn) -> &'static str {
    let (answer, check) = match procedure {
        Procedure::Application => (Task::AnswerApplication, Task::CheckPaperAnswer),
        Procedure::Disclosure => (Task::AnswerDisclosure, Task::CheckDisclosurePaper),
        Procedure::Waiver => (Task::AnswerWaiver, Task::CheckWaiverPaper),
        Procedure::Conformity | Procedure::Agreement | Procedure::CorrectivePlan => {
            return other_task(locale, procedure, turn);
        }
    };
    work::task(locale, if turn == Turn::SecondPerson { check } else { answer })
}

fn other_task(locale: Locale, procedure: Procedure, turn: Turn) -> &'static str {
    match (turn, procedure) {
        (Turn::SecondPerson, _) => td_string!(locale, work.task_check_paper_answer),
        (Turn::Ministry | Turn::Applicant, Procedure::Conformity) => td_string!(locale, desk.confirm_conformity),
        (Turn::Ministry | Turn::Applicant, Procedure::CorrectivePlan) => td_string!(locale, desk.receive_plan),
        (
            Turn::Ministry | Turn::Applicant,
            Procedure::Application | Procedure::Disclosure | Procedure::Agreement | Procedure::Waiver,
        ) => td_string!(locale, desk.answer_agreement),
    }
}

/// Who deals with it; of an absent officer whose deputy the reader is, marked so.
pub(super) fn officer(locale: Locale, line: &Line) -> String {
    let name = line.officer.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    if let Some(deputy) = line.in_place.clone() {
        return td_string!(locale, desk.in_place, name = name, deputy = deputy).to_string();
    }
    match line.keeper {
        Keeper::Nobody => td_string!(locale, desk.nobody).to_owned(),
        Keeper::Reader => td_string!(locale, desk.you, name = name).to_string(),
        Keeper::Absent => td_string!(locale, desk.stands_in, name = name).to_string(),
        Keeper::Other => name,
    }
}

/// Working days in words: with the clock, and from arrival where that differs.
pub(super) fn age(locale: Locale, line: &Line, today: NaiveDate) -> String {
    let (shown, all) = (line.clock.reads(today), line.clock.age(today));
    if shown == all {
        td_string!(locale, desk.working_days, count = shown).to_string()
    } else {
        td_string!(locale, desk.working_days_of, count = shown, all = all).to_string()
    }
}
