//! The procedures of an audit with what was found as a list that is taken home (13-2): the working paper of whoever looks on the spot.
//! What is to be checked is the plan's; only what was found is filled in.

use super::Outcome;
use super::view::CheckLine;
use crate::list_book::{Column, Kind, ListChoice, Row, Values};

/// The columns, in the order of the form.
#[must_use]
pub fn columns() -> Vec<Column> {
    vec![
        Column::new("clause", Kind::Shown),
        Column::new("department", Kind::Shown),
        Column::new("procedure", Kind::Shown),
        Column::new("method", Kind::Shown),
        Column::new("sample", Kind::Text),
        Column::new("note", Kind::Text),
        Column::new("outcome", Kind::Choice(Outcome::ALL.iter().copied().map(outcome).collect())),
        Column::new("looked", Kind::Shown),
    ]
}

fn outcome(code: Outcome) -> ListChoice {
    let words: &[&str] = match code {
        Outcome::Open => &["未確認", "Open", "未"],
        Outcome::InOrder => &["問題なし", "In order", "○", "〇", "適", "ok"],
        Outcome::Problem => &["問題あり", "Problem", "×", "✕", "否"],
        Outcome::LeftOut => &["確認せず", "Left out", "－"],
    };
    ListChoice { code: code.code().to_owned(), words: words.iter().map(|word| (*word).to_owned()).collect() }
}

/// A procedure as a row: which one of the plan it is, and what its form would show.
#[must_use]
pub fn row(position: i32, check: &CheckLine) -> Row {
    let looked = check.looked_on.map(|day| format!("{} {day}", check.looked_by)).unwrap_or_default();
    let values = [
        ("clause", check.clause.clone()),
        ("department", check.department.clone()),
        ("procedure", check.procedure.clone()),
        ("method", check.method.clone()),
        ("sample", check.sample.clone()),
        ("note", check.note.clone()),
        ("outcome", check.outcome.code().to_owned()),
        ("looked", looked),
    ];
    let values: Values = values.into_iter().map(|(code, value)| (code.to_owned(), value)).collect();
    Row { key: check.id.to_string(), number: position.to_string(), values }
}
