//! What the upstream found of every item, as far as the reader sees it: to the downstream, why an item came back; and the waiver
//! that covers an item.

use super::Book;
use super::table::Table;
use app::{waiver, words};
use domain::confirmation::view::VerdictLine;
use domain::time;

pub(super) fn table(book: &Book<'_>) -> Table<10> {
    let sheet = book.sheet();
    let rows = sheet.content.items().filter_map(|item| {
        let (verdict, waived) = (sheet.verdicts.get(&item.key), sheet.waived.get(&item.key));
        if verdict.is_none() && waived.is_none() {
            return None;
        }
        let question = book.pick(&item.question_ja, &item.question_en).to_owned();
        let waived = waived.map(|waived| waiver::in_words(book.locale, waived)).unwrap_or_default();
        let [kind, ground, note, returned, round, by, at] = verdict.map(|it| found(book, it)).unwrap_or_default();
        Some([book.number(&item.key), question, kind, ground, note, returned, round, by, at, waived])
    });
    Table {
        heads: [
            "number",
            "question",
            "verdict",
            "ground",
            "note",
            "returned",
            "returned_round",
            "given_by",
            "given_at",
            "waiver",
        ],
        widths: [6.0, 40.0, 12.0, 34.0, 34.0, 34.0, 8.0, 16.0, 18.0, 34.0],
        rows: rows.collect(),
    }
}

fn found(book: &Book<'_>, verdict: &VerdictLine) -> [String; 7] {
    [
        verdict.kind.map(|kind| words::verdict(book.locale, kind).to_owned()).unwrap_or_default(),
        verdict.ground.clone(),
        [verdict.internal_note.as_str(), &verdict.return_reason].join("\n").trim().to_owned(),
        verdict.returned_reason.clone(),
        verdict.returned_round.map(|round| round.to_string()).unwrap_or_default(),
        book.person(verdict.given_by),
        time::stamp(verdict.given_at),
    ]
}
