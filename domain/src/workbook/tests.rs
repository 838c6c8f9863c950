use super::*;
use crate::checklist::layout::{Cell, Grid, Sheet};
use crate::checklist::{AnswerKind, Choice, Content, EvidenceNeed, Item, Section};
use crate::confirmation::Conformity;

fn item(key: &str, kind: AnswerKind) -> Item {
    Item {
        key: key.to_owned(),
        clauses: Vec::new(),
        question_ja: format!("{key}はどうですか。"),
        question_en: format!("What about {key}?"),
        why_ja: String::new(),
        why_en: String::new(),
        shown_by_ja: String::new(),
        shown_by_en: String::new(),
        kind,
        choices: Vec::new(),
        required: true,
        evidence: EvidenceNeed::Never,
        applies_when: None,
    }
}

fn yes_or_no() -> Item {
    let choice = |code: &str, ja: &str, en: &str| Choice { code: code.into(), ja: ja.into(), en: en.into() };
    let choices =
        vec![choice("yes", "はい", "Yes"), choice("no", "いいえ", "No"), choice("soon", "予定あり", "Planned")];
    Item { choices, ..item("q", AnswerKind::Choice) }
}

fn content() -> Content {
    let items = vec![item("a", AnswerKind::Conformity), item("b", AnswerKind::Date), item("c", AnswerKind::Text)];
    Content {
        key: "k".into(),
        number: 1,
        title_ja: "t".into(),
        title_en: "t".into(),
        dated_on: None,
        sections: vec![Section { key: "s".into(), title_ja: "s".into(), title_en: "s".into(), items }],
        not_asked: Vec::new(),
        contradictions: Vec::new(),
    }
}

/// Rows of texts; an empty one is no cell, one with `=` in front a formula.
fn grid(rows: &[&[&str]]) -> Grid {
    let mut sheet = Sheet { name: "回答".into(), cells: Vec::new() };
    for (row, texts) in (0u32..).zip(rows) {
        for (column, text) in (0u32..).zip(*texts).filter(|(_, text)| !text.is_empty()) {
            let formula = text.starts_with('=');
            let text = if formula { String::new() } else { (*text).to_owned() };
            sheet.cells.push(Cell { row, column, text, formula });
        }
    }
    Grid { sheets: vec![Sheet { name: "x".into(), cells: Vec::new() }, sheet] }
}

const ID: &str = "0199f3a0-0000-7000-8000-000000000001";

fn head() -> String {
    mark(Some(ID.parse().unwrap()))
}

#[test]
fn what_people_write_is_understood() {
    let says = |typed: &str| conformity(typed).map(Conformity::code);
    for typed in ["○", "〇", "◯", "適合", " 適 合 ", "Conform", "ｃｏｎｆｏｒｍ", "はい"] {
        assert_eq!(says(typed), Some("conform"), "{typed}");
    }
    for typed in ["×", "✕", "X", "ｘ", "不適合", "バツ"] {
        assert_eq!(says(typed), Some("nonconform"), "{typed}");
    }
    for typed in ["－", "N/A", "ｎ／ａ", "該当なし", "該当無し。", "対象外", "ー"] {
        assert_eq!(says(typed), Some("not-applicable"), "{typed}");
    }
    assert_eq!(says("△"), Some("partial"));
    assert_eq!(says("たぶん"), None);
    let choice = yes_or_no();
    for (typed, code) in [("○", "yes"), ("ＹＥＳ", "yes"), ("×", "no"), ("いいえ", "no"), ("planned", "soon")]
    {
        assert_eq!(understood(&choice, typed), Ok(code.to_owned()), "{typed}");
    }
    assert_eq!(understood(&choice, "△"), Err(CellFault::Choice));
    let date = item("d", AnswerKind::Date);
    assert_eq!(understood(&date, "Ｒ８．６．１"), Ok("2026-06-01".to_owned()));
    assert_eq!(understood(&date, "六月"), Err(CellFault::Date));
    assert_eq!(understood(&item("n", AnswerKind::Number), "１，２００"), Ok("1200".to_owned()));
    assert_eq!(understood(&item("n", AnswerKind::Number), "十二"), Err(CellFault::Number));
}

#[test]
fn rows_are_found_by_their_keys_wherever_they_stand() {
    let head = head();
    let grid = grid(&[
        &["", "われわれのメモ"],
        &["", &head, "question", "mine", "remark", "value"],
        &["", "#", "質問", "自社欄", "補足", "回答"],
        &["", "c", "cはどうですか。", "済", "", "三階"],
        &["", "a", "What about a?", "", "不要", "○"],
        &["", "", "", "", "メモ", ""],
    ]);
    let filled = Filled::find(&grid).unwrap();
    assert_eq!(filled.workbook.to_string(), ID);
    let items =
        vec![BaseItem { item: "a".into(), value: "conform".into(), remark: "旧".into(), ..BaseItem::default() }];
    let brought = filled.read(&content(), &Base { checklist: String::new(), items }).unwrap();
    let change =
        |item: &str, field, to: &str, cell: &str| Change { item: item.into(), field, to: to.into(), cell: cell.into() };
    assert_eq!(brought.changes, [change("c", Field::Value, "三階", "F4"), change("a", Field::Remark, "不要", "E5")]);
    assert_eq!((brought.absent, brought.strays), (vec!["b".to_owned()], vec!["E6".to_owned()]));
}

#[test]
fn an_emptied_cell_empties_the_answer() {
    let head = head();
    let grid = grid(&[&[&head, "question", "value", "remark"], &["a", "aはどうですか。"]]);
    let items = vec![BaseItem { item: "a".into(), value: "conform".into(), ..BaseItem::default() }];
    let brought = Filled::find(&grid).unwrap().read(&content(), &Base { checklist: String::new(), items }).unwrap();
    assert_eq!(brought.changes.len(), 1);
    assert_eq!(brought.changes[0].to, "");
}

#[test]
fn everything_wrong_is_named_by_its_cell() {
    let head = head();
    let grid = grid(&[
        &[&head, "question", "value", "remark"],
        &["a", "aはどうですか。", "たぶん"],
        &["b", "cはどうですか。", "2026-01-01"],
        &["c", "cはどうですか。", "=1+1"],
        &["c", "cはどうですか。", "二度"],
        &["z", "?", "x"],
    ]);
    let problems = Filled::find(&grid).unwrap().read(&content(), &Base::default()).unwrap_err();
    let told: Vec<_> = problems.iter().map(|it| (it.cell.as_str(), it.fault)).collect();
    assert_eq!(
        told,
        [
            ("C2", CellFault::Choice),
            ("B3", CellFault::Moved),
            ("C4", CellFault::Formula),
            ("A5", CellFault::KeyTwice),
            ("A6", CellFault::UnknownKey),
        ]
    );
}

#[test]
fn other_workbooks_are_refused() {
    let refused = |rows: &[&[&str]]| Filled::find(&grid(rows)).unwrap_err();
    assert_eq!(refused(&[&["質問", "回答"]]), WorkbookFault::NotOurs);
    assert_eq!(refused(&[&["kakunin-workbook/1/x", "question", "value", "remark"]]), WorkbookFault::NotOurs);
    assert_eq!(refused(&[&["kakunin-workbook/2/x", "question", "value", "remark"]]), WorkbookFault::Newer);
    assert_eq!(refused(&[&[&mark(None), "question", "value", "remark"]]), WorkbookFault::Copy);
    assert_eq!(refused(&[&[&head(), "question", "value"]]), WorkbookFault::ColumnMissing);
    let row: &[&str] = &[&head(), "question", "value", "remark"];
    assert_eq!(refused(&[row, row]), WorkbookFault::Twice);
}
