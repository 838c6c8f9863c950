//! What the upstream found of every item, as far as the reader sees it: to the downstream, why an item came back.

use super::Book;
use super::table::Table;
use app::words;
use domain::time;

pub(super) fn table(book: &Book<'_>) -> Table<9> {
    let found = |key: &String| book.sheet().verdicts.get(key);
    let rows = book.sheet().content.items().filter_map(|item| {
        let verdict = found(&item.key)?;
        let kind = |kind| words::verdict(book.locale, kind).to_owned();
        Some([
            book.number(&item.key),
            book.pick(&item.question_ja, &item.question_en).to_owned(),
            verdict.kind.map(kind).unwrap_or_default(),
            verdict.ground.clone(),
            [verdict.internal_note.as_str(), &verdict.return_reason].join("\n").trim().to_owned(),
            verdict.returned_reason.clone(),
            verdict.returned_round.map(|round| round.to_string()).unwrap_or_default(),
            book.person(verdict.given_by),
            time::stamp(verdict.given_at),
        ])
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
        ],
        widths: [6.0, 40.0, 12.0, 34.0, 34.0, 34.0, 8.0, 16.0, 18.0],
        rows: rows.collect(),
    }
}
