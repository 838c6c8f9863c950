//! The list of cases as a file for a spreadsheet.

use super::filter::Filter;
use crate::i18n::{Locale, td_string};
use crate::{csv, words, work};
use chrono::NaiveDate;
use domain::time;
use domain::work::view::CaseLine;

/// What the list shows, all pages of it, as CSV for a spreadsheet.
#[must_use]
pub fn file(locale: Locale, filter: &Filter, cases: &[CaseLine]) -> String {
    let heads = [
        td_string!(locale, engagement.number),
        td_string!(locale, engagement.upstream),
        td_string!(locale, engagement.downstream),
        td_string!(locale, engagement.work),
        td_string!(locale, engagement.status),
        td_string!(locale, engagement.next_party),
        td_string!(locale, engagement.next_task),
        td_string!(locale, engagement.due_on),
        td_string!(locale, engagement.application),
        td_string!(locale, engagement.application_status),
        td_string!(locale, engagement.created_on),
    ];
    csv::file(heads, filter.shown(cases).into_iter().map(|line| cells(locale, line)))
}

fn cells(locale: Locale, line: &CaseLine) -> [String; 11] {
    let japanese = matches!(locale, Locale::ja);
    let party = line.turn.map(|turn| work::actor_of(locale, turn.party, &line.upstream, &line.downstream));
    let task = line.turn.map(|turn| work::task(locale, turn.task).to_owned());
    let application = line.application.as_ref();
    [
        line.number.clone(),
        line.upstream.in_language(japanese).to_owned(),
        line.downstream.in_language(japanese).to_owned(),
        line.work.clone(),
        words::engagement_status(locale, line.status).to_owned(),
        party.unwrap_or_default(),
        task.unwrap_or_default(),
        line.due_on.as_ref().map(NaiveDate::to_string).unwrap_or_default(),
        application.map(|(_, number, ..)| number.clone()).unwrap_or_default(),
        application.map(|(_, _, status, _)| words::application_status(locale, *status).to_owned()).unwrap_or_default(),
        time::day_in_japan(line.created_at).to_string(),
    ]
}
