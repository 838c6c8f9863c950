//! What goes out comes back: random checklists and answers, written, read by the same reader as any file from outside, and
//! merged.

mod list;
mod made;

use super::{write, write_copy};
use app::i18n::Locale;
use domain::checklist::layout::Grid;
use domain::checklist::{Content, Item, Section};
use domain::confirmation::Conformity;
use domain::confirmation::view::{AnswerLine, Sheet};
use domain::digest;
use domain::id::WorkbookId;
use domain::merge::{Present, merge, settle};
use domain::workbook::{Base, BaseItem, Filled, same};
use made::{Row, answer, copy, item, possible, row, sent};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use service::workbook::Download;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;
use uuid::Uuid;

fn base(answers: &BTreeMap<String, AnswerLine>) -> Base {
    let items = answers.iter().map(|(key, answer)| BaseItem {
        item: key.clone(),
        value: answer.value.clone(),
        remark: answer.remark.clone(),
        revision: 1,
        open: true,
    });
    Base { checklist: "0".repeat(64), items: items.collect() }
}

fn grid(bytes: Vec<u8>) -> Grid {
    let file = Cursor::new(bytes);
    wire::workbook::grid(file).unwrap()
}

/// One section with these items.
fn content(sent: &Sheet, rows: &[Row]) -> Arc<Content> {
    let items = rows.iter().enumerate().map(|(at, row)| item(at, row)).collect();
    let section = Section { key: "s".into(), title_ja: "節".into(), title_en: String::new(), items };
    Arc::new(Content { sections: vec![section], ..sent.content.as_ref().clone() })
}

fn there_and_back(sent: &Sheet, rows: &[Row], locale: Locale) {
    let content = content(sent, rows);
    let of = |row: &Row, item: &Item| (possible(item, row.after.as_ref()), row.remark.clone());
    let before: BTreeMap<_, _> = content
        .items()
        .zip(rows)
        .map(|(item, row)| (item.key.clone(), answer(row.before.0.clone(), row.before.1.clone())))
        .collect();
    let after: BTreeMap<_, _> = content
        .items()
        .zip(rows)
        .map(|(item, row)| {
            let (value, remark) = of(row, item);
            (item.key.clone(), answer(value, remark))
        })
        .collect();
    let id = WorkbookId(Uuid::from_u128(7));
    let base = base(&before);
    let book = |answers: &BTreeMap<String, AnswerLine>| {
        let copy = copy(sent, &content, rows, answers.clone());
        grid(write(&Download { copy, id, base: base.clone(), digest: String::new() }, locale).unwrap())
    };

    // Untouched, nothing has changed, whatever stood in it.
    let untouched = book(&before);
    let filled = Filled::find(&untouched).unwrap();
    assert_eq!(filled.workbook, id);
    let brought = filled.read(&content, &base).unwrap();
    for (item, row) in content.items().zip(rows) {
        let named: Vec<_> = brought.named.iter().filter(|named| named.item == item.key).collect();
        assert_eq!(named.len(), usize::from(row.file.is_some()));
        assert!(row.file.iter().all(|file| named[0].means(file)), "{named:?}");
    }
    assert_eq!((brought.changes, brought.absent, brought.strays), (vec![], vec![], vec![]));

    // Filled in, taken over, every field says what was filled in.
    let filled_in = book(&after);
    let brought = Filled::find(&filled_in).unwrap().read(&content, &base).unwrap();
    let now: BTreeMap<String, Present> = before
        .iter()
        .map(|(key, it)| (key.clone(), Present { value: it.value.clone(), remark: it.remark.clone(), open: true }))
        .collect();
    let cells = merge(&content, &base, &brought, &now);
    let mut stored = now.clone();
    for change in settle(&cells, &now, &BTreeMap::new()).unwrap() {
        stored.insert(change.item, Present { value: change.value, remark: change.remark, open: true });
    }
    for item in content.items() {
        let (is, wanted) = (&stored[&item.key], &after[&item.key]);
        assert!(same(item, &is.value, &wanted.value), "{}: {:?} for {:?}", item.key, is.value, wanted.value);
        assert_eq!(plain(&is.remark), plain(&wanted.remark), "{}", item.key);
    }
    everything_is_in_it(&filled_in, &content, rows, &after);
}

fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

/// Names and hashes of the files too, what was found and what was said.
fn everything_is_in_it(grid: &Grid, content: &Content, rows: &[Row], answers: &BTreeMap<String, AnswerLine>) {
    let has = |sheet: usize, text: &str| {
        text.trim().is_empty() || grid.sheets[sheet].cells.iter().any(|cell| plain(&cell.text) == plain(text))
    };
    let again = rows.first().map(|row| plain(&row.question)).unwrap_or_default();
    assert!(
        grid.sheets[2].cells.iter().any(|cell| plain(&cell.text).contains(&again)),
        "why it is asked again: {again:?}"
    );
    for (item, row) in content.items().zip(rows) {
        assert!(has(0, &answers[&item.key].remark));
        if let Some(name) = &row.file {
            assert!(has(0, name) && has(3, name) && has(3, &digest::of_bytes(name.as_bytes())), "{name}");
        }
        for text in [&row.before.0, &row.before.1, &row.question] {
            assert!(has(4, text), "verdict: {text:?}");
        }
        let mut waivers = grid.sheets[4].cells.iter().map(|cell| plain(&cell.text));
        assert!(waivers.any(|text| text.starts_with("例-") && text.ends_with(&plain(&row.remark))), "waiver");
        assert!(has(5, &row.remark), "comment: {:?}", row.remark);
    }
}

#[tokio::test]
async fn a_thousand_sheets_go_out_and_come_back_whole() {
    let sent = sent().await;
    let config = ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() };
    let rows = (prop::collection::vec(row(), 1..6), any::<bool>());
    TestRunner::new(config)
        .run(&rows, |(rows, japanese)| {
            there_and_back(&sent, &rows, if japanese { Locale::ja } else { Locale::en });
            Ok(())
        })
        .unwrap();
}

#[test]
fn every_label_is_understood_as_what_it_stands_for() {
    for locale in [Locale::ja, Locale::en] {
        for code in Conformity::ALL {
            assert_eq!(domain::workbook::conformity(app::words::conformity(locale, *code)), Some(*code));
        }
    }
}

#[tokio::test]
async fn a_copy_does_not_come_back() {
    let sent = sent().await;
    let copy = copy(&sent, &content(&sent, &[]), &[], BTreeMap::new());
    let read = grid(write_copy(&copy, Locale::en).unwrap());
    assert_eq!(Filled::find(&read).unwrap_err(), domain::workbook::WorkbookFault::Copy);
}
