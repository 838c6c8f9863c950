//! Random risks, written, read by the same reader as any file from outside.

use super::grid;
use super::made::words;
use crate::workbook::write_list;
use app::i18n::Locale;
use chrono::DateTime;
use domain::audit::paper;
use domain::id::ListBookId;
use domain::list_book::view::ListMatter;
use domain::list_book::{Base, Column, Filled, Kind, ListChoice, ListSubject, Matter, Row, Values, compare, people};
use domain::risk::list;
use domain::risk_method::Method;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use service::list_book::Download;
use std::collections::BTreeMap;
use uuid::Uuid;

fn columns() -> Vec<Column> {
    let scale = |words: [&str; 3]| words.map(str::to_owned).to_vec();
    let method = Method {
        damage: scale(["小", "=中", "大"]),
        threat: scale(["3", "2", "1"]),
        vulnerability: scale(["low", "middle", "high"]),
        levels: scale(["a", "b", "c"]),
        table: Vec::new(),
    };
    let named = || people([("p1".to_owned(), "=山田".to_owned()), ("p2".to_owned(), "山田 ".to_owned())]);
    list::columns(&method, named(), named())
}

/// What a column can hold: any words, or one of its choices, or nothing.
fn value(column: &Column) -> BoxedStrategy<String> {
    let chosen = |choices: &[ListChoice]| {
        let mut codes: Vec<String> = choices.iter().map(|choice| choice.code.clone()).collect();
        codes.push(String::new());
        proptest::sample::select(codes).boxed()
    };
    match &column.kind {
        Kind::Shown | Kind::Text => words().boxed(),
        Kind::Day => prop_oneof![Just(String::new()), Just("2027-01-31".to_owned())].boxed(),
        Kind::Choice(choices) | Kind::Step(choices) => chosen(choices),
    }
}

fn values(columns: Vec<Column>) -> impl Strategy<Value = Values> {
    let each: Vec<BoxedStrategy<String>> = columns.iter().map(value).collect();
    each.prop_map(move |texts| columns.iter().map(|column| column.code.clone()).zip(texts).collect())
}

fn there_and_back(subject: ListSubject, columns: Vec<Column>, rows: Vec<Values>, japanese: bool) {
    let rows = (1u128..).zip(rows).map(|(at, values)| {
        let key = Uuid::from_u128(at).to_string();
        Row { key, number: format!("R{at}"), values }
    });
    let base = Base { columns, rows: rows.collect(), grows: subject == ListSubject::RiskAssessment };
    let of = Matter { subject, id: Uuid::nil() };
    let download = Download {
        matter: ListMatter { of, number: "査-2026-000001".into(), writes: true },
        id: ListBookId(Uuid::from_u128(7)),
        digest: "0".repeat(64),
        at: DateTime::UNIX_EPOCH,
        base: base.clone(),
    };
    let grid = grid(write_list(&download, if japanese { Locale::ja } else { Locale::en }).unwrap());
    assert!(grid.sheets.iter().flat_map(|sheet| &sheet.cells).all(|cell| !cell.formula));
    let filled = Filled::find(&grid).unwrap();
    assert_eq!(filled.book, download.id);
    let brought = filled.read(&base).unwrap().unwrap();
    let now: BTreeMap<_, _> = base.rows.iter().map(|row| (row.key.clone(), row.values.clone())).collect();
    assert_eq!(brought.changes, []);
    assert_eq!((brought.added.len(), brought.absent.len(), compare(&base, &brought, &now).len()), (0, 0, 0));
}

#[test]
fn a_hundred_lists_go_out_and_come_back_whole() {
    let config = ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() };
    let lists = [(ListSubject::RiskAssessment, columns()), (ListSubject::Audit, paper::columns())];
    for (subject, columns) in lists {
        let rows = prop::collection::vec(values(columns.clone()), 0..5);
        TestRunner::new(config.clone())
            .run(&(rows, any::<bool>()), |(rows, japanese)| {
                there_and_back(subject, columns.clone(), rows, japanese);
                Ok(())
            })
            .unwrap();
    }
}
