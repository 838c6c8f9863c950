use super::*;
use crate::checklist::{AnswerKind, Choice, EvidenceNeed, Item, Section};
use crate::workbook::Change;

pub fn content() -> Content {
    let item = |key: &str, kind| Item {
        key: key.to_owned(),
        clauses: Vec::new(),
        question_ja: format!("{key}はどうですか。"),
        question_en: format!("What about {key}?"),
        why_ja: String::new(),
        why_en: String::new(),
        shown_by_ja: String::new(),
        shown_by_en: String::new(),
        kind,
        choices: Vec::<Choice>::new(),
        required: true,
        evidence: EvidenceNeed::Never,
        applies_when: None,
    };
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

fn base() -> Base {
    let item = |item: &str, value: &str| BaseItem { item: item.into(), value: value.into(), ..BaseItem::default() };
    Base { checklist: String::new(), items: vec![item("a", "conform"), item("b", "令和8年6月1日"), item("c", "")] }
}

fn now(values: [(&str, &str, bool); 3]) -> BTreeMap<String, Present> {
    values
        .into_iter()
        .map(|(item, value, open)| (item.to_owned(), Present { value: value.into(), remark: String::new(), open }))
        .collect()
}

fn changed(item: &str, to: &str) -> Change {
    Change { item: item.into(), field: Field::Value, to: to.into(), cell: "F5".into() }
}

fn kinds(cells: &[MergeCell]) -> Vec<(&str, MergeKind)> {
    cells.iter().map(|cell| (cell.item.as_str(), cell.kind)).collect()
}

#[test]
fn each_kind_is_told_apart() {
    let brought = Brought { changes: vec![changed("a", "partial"), changed("c", "x")], ..Brought::default() };
    let still = now([("a", "conform", true), ("b", "令和8年6月1日", true), ("c", "", false)]);
    let cells = merge(&content(), &base(), &brought, &still);
    assert_eq!(kinds(&cells), [("a", MergeKind::File), ("c", MergeKind::Frozen)]);
    let moved = now([("a", "nonconform", true), ("b", "2026/6/2", true), ("c", "x ", true)]);
    let cells = merge(&content(), &base(), &brought, &moved);
    assert_eq!(kinds(&cells), [("a", MergeKind::Conflict), ("b", MergeKind::Portal), ("c", MergeKind::Same)]);
}

#[test]
fn the_same_day_written_otherwise_is_no_change() {
    let cells = merge(
        &content(),
        &base(),
        &Brought::default(),
        &now([("a", "conform", true), ("b", "2026-06-01", true), ("c", "", true)]),
    );
    assert_eq!(kinds(&cells), []);
}

#[test]
fn a_conflict_waits_for_a_choice() {
    let brought = Brought { changes: vec![changed("a", "partial"), changed("c", "x")], ..Brought::default() };
    let moved = now([("a", "nonconform", true), ("b", "令和8年6月1日", true), ("c", "", true)]);
    let cells = merge(&content(), &base(), &brought, &moved);
    assert_eq!(settle(&cells, &moved, &BTreeMap::new()), Err(vec!["value:a".to_owned()]));
    let to = |keep| settle(&cells, &moved, &BTreeMap::from([("value:a".to_owned(), keep)])).unwrap();
    let said = |keep| to(keep).into_iter().map(|it| (it.item, it.value)).collect::<Vec<_>>();
    assert_eq!(said(Keep::File), [("a".to_owned(), "partial".to_owned()), ("c".to_owned(), "x".to_owned())]);
    assert_eq!(said(Keep::Portal), [("c".to_owned(), "x".to_owned())]);
}
