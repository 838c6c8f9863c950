//! The list of cases as a file for a spreadsheet.

use super::filter::Filter;
use crate::i18n::{Locale, td_string};
use crate::{words, work};
use chrono::NaiveDate;
use domain::time;
use domain::work::view::CaseLine;

/// What the list shows, all pages of it, as CSV for Excel: UTF-8 with a byte order mark, lines ended by CR and LF, no cell
/// that a spreadsheet would take for a formula.
#[must_use]
pub fn csv(locale: Locale, filter: &Filter, cases: &[CaseLine]) -> String {
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
    let mut file = String::from("\u{feff}");
    write_row(&mut file, &heads.map(ToOwned::to_owned));
    for line in filter.shown(cases) {
        write_row(&mut file, &cells(locale, line));
    }
    file
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

/// Adds one line to a file.
pub(crate) fn write_row(file: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", harmless(cell).replace('"', "\"\""))).collect();
    file.push_str(&cells.join(","));
    file.push_str("\r\n");
}

/// A cell that begins like a formula gets an apostrophe in front, which spreadsheets read as "text".
fn harmless(cell: &str) -> String {
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if cell.trim_start_matches(' ').starts_with(formula) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠A", "  =1"] {
            assert!(harmless(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(harmless("確-2026-000001"), "確-2026-000001");
    }
}
