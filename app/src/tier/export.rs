//! The tiers as a file for a spreadsheet.

use crate::i18n::{Locale, td_string};
use crate::{csv, words};
use chrono::NaiveDate;
use domain::tier::view::TierLine;

/// Every case of which the reader knows, as CSV.
#[must_use]
pub fn file(locale: Locale, lines: &[TierLine]) -> String {
    let heads = [
        td_string!(locale, tier.number),
        td_string!(locale, engagement.parent),
        td_string!(locale, tier.tier),
        td_string!(locale, tier.upstream),
        td_string!(locale, tier.downstream),
        td_string!(locale, tier.status),
        td_string!(locale, tier.due_on),
        td_string!(locale, tier.confirmed_on),
        td_string!(locale, tier.applied_on),
        td_string!(locale, tier.answered_on),
        td_string!(locale, tier.started_on),
    ];
    let numbers: std::collections::BTreeMap<_, _> = lines.iter().map(|line| (line.id, &line.number)).collect();
    let above = |line: &TierLine| line.parent.and_then(|id| numbers.get(&id).map(|number| (*number).clone()));
    csv::file(heads, lines.iter().map(|line| cells(locale, line, above(line).unwrap_or_default())))
}

fn cells(locale: Locale, line: &TierLine, above: String) -> [String; 11] {
    let japanese = matches!(locale, Locale::ja);
    let on = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    [
        line.number.clone(),
        above,
        line.tier.to_string(),
        line.upstream.in_language(japanese).to_owned(),
        line.downstream.in_language(japanese).to_owned(),
        words::engagement_status(locale, line.status).to_owned(),
        on(line.due_on),
        on(line.confirmed_on),
        on(line.applied_on),
        on(line.answered_on),
        on(line.started_on),
    ]
}
