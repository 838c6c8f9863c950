//! What goes out comes back: random checklists and answers, written, read by the same reader as any file from outside, and
//! merged.

use super::{write, write_copy};
use crate::workbook::{archive, cells};
use app::i18n::Locale;
use chrono::{DateTime, NaiveDate};
use domain::checklist::layout::Grid;
use domain::checklist::{AnswerKind, Choice, Content, EvidenceNeed, Item, Section};
use domain::confirmation::Conformity;
use domain::confirmation::view::{AnswerLine, Sheet};
use domain::digest;
use domain::evidence::MediaType;
use domain::evidence::view::EvidenceLine;
use domain::id::{AccountId, EvidenceId, WorkbookId};
use domain::merge::{Present, merge, settle};
use domain::workbook::{Base, BaseItem, Filled, same};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use service::testing::{Case, World, sqlite};
use service::workbook::{Copy, Download};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;
use uuid::Uuid;

/// What people and worse than people write.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ぁ-んァ-ヶ一-龠ａ-ｚ０-９、。 ]{0,40}",
        2 => "[ -~]{0,40}",
        2 => any::<String>().prop_map(|text| text.chars().take(60).collect()),
        1 => select(vec![
            "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "'", "\"", "<row customHeight=\"1\">", "]]>", "&amp;",
            "_x000D_", "_x005F_", "inf", "NaN", "1e999", "TRUE", "#N/A", "0012", "1.50", "2026-11-23", "○", "a\r\nb\r\n", "\n",
            " 前後 ", "㍻", "\u{202e}x", "𠮷野家", "kakunin-workbook/1/x", "#", "copy",
        ]).prop_map(str::to_owned),
    ]
}

fn kind() -> impl Strategy<Value = AnswerKind> {
    select(AnswerKind::ALL)
}

#[derive(Clone, Debug)]
struct Row {
    kind: AnswerKind,
    question: String,
    labels: Vec<String>,
    before: (String, String),
    /// Which of the possible answers, and a text for those that are written freely.
    after: Option<(usize, String)>,
    remark: String,
    file: Option<String>,
}

fn row() -> impl Strategy<Value = Row> {
    let labels = prop::collection::vec("[ぁ-ん,|;=a-z ]{1,8}", 2..5);
    let texts = (words(), labels, words(), words(), words());
    (kind(), texts, prop::option::of((0..1000_usize, words())), prop::option::of("[ぁ-んa-z =]{1,20}\\.pdf")).prop_map(
        |(kind, (question, labels, value, remark, after), chosen, file)| Row {
            kind,
            question: format!("問{question}"),
            labels,
            before: (value, remark),
            after: chosen,
            remark: after,
            file,
        },
    )
}

fn item(at: usize, row: &Row) -> Item {
    let choice = |(at, label): (usize, &String)| Choice {
        code: format!("c{at}"),
        // Two choices may say the same; then nobody can tell them apart.
        ja: format!("{at}{label}"),
        en: format!("{label}{at}"),
    };
    let own = row.kind == AnswerKind::Choice;
    Item {
        key: format!("i-{at}"),
        clauses: vec!["5-3".into()],
        question_ja: row.question.clone(),
        question_en: row.question.clone(),
        why_ja: row.remark.clone(),
        why_en: String::new(),
        shown_by_ja: String::new(),
        shown_by_en: String::new(),
        kind: row.kind,
        choices: if own { row.labels.iter().enumerate().map(choice).collect() } else { Vec::new() },
        required: true,
        evidence: EvidenceNeed::Never,
        applies_when: None,
    }
}

/// A value that the item can have.
fn possible(item: &Item, after: Option<&(usize, String)>) -> String {
    let Some((number, text)) = after else { return String::new() };
    match item.kind {
        AnswerKind::Conformity => Conformity::ALL[number % 4].code().to_owned(),
        AnswerKind::Choice => item.choices[number % item.choices.len()].code.clone(),
        AnswerKind::Date => {
            NaiveDate::from_ymd_opt(2020, 1, 1).unwrap().to_string().replace("20-", &format!("{}-", 10 + number % 89))
        }
        AnswerKind::Number => number.to_string(),
        AnswerKind::Text => text.clone(),
    }
}

fn answer(value: String, remark: String) -> AnswerLine {
    let (answered_by, answered_at) = (AccountId(Uuid::nil()), DateTime::UNIX_EPOCH);
    AnswerLine { value, remark, answered_by, answered_at, revision: 1 }
}

fn file(item: &Item, name: &str) -> EvidenceLine {
    EvidenceLine {
        id: EvidenceId(Uuid::nil()),
        grant: Uuid::nil(),
        item_key: item.key.clone(),
        name: name.to_owned(),
        media_type: MediaType::Pdf,
        size: 7,
        sha256: digest::of_bytes(name.as_bytes()),
        uploaded_at: DateTime::UNIX_EPOCH,
        uploaded_by_name: "佐藤".to_owned(),
        revision: 1,
    }
}

/// A sheet that is being answered.
async fn sent() -> Sheet {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let id = Case::sent(&world).await.sheet().await;
    service::confirmation::sheet(&world.as_(&world.supervisor), id).await.unwrap()
}

/// The same with another checklist and these answers.
fn copy(sent: &Sheet, content: &Arc<Content>, rows: &[Row], answers: BTreeMap<String, AnswerLine>) -> Copy {
    let files = content
        .items()
        .zip(rows)
        .filter_map(|(item, row)| Some((item.key.clone(), vec![file(item, row.file.as_ref()?)])));
    let sheet = Sheet { content: content.clone(), answers, evidence: files.collect(), ..sent.clone() };
    let people = BTreeMap::from([(AccountId(Uuid::nil()), "佐藤".to_owned())]);
    Copy { sheet, checklist: "0".repeat(64), people, at: DateTime::UNIX_EPOCH }
}

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
    let mut file = Cursor::new(bytes);
    archive::scan(&mut file).unwrap();
    cells::read(file).unwrap()
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

/// Names and hashes of the files too.
fn everything_is_in_it(grid: &Grid, content: &Content, rows: &[Row], answers: &BTreeMap<String, AnswerLine>) {
    let has = |sheet: usize, text: &str| {
        text.trim().is_empty() || grid.sheets[sheet].cells.iter().any(|cell| plain(&cell.text) == plain(text))
    };
    for (item, row) in content.items().zip(rows) {
        assert!(has(0, &answers[&item.key].remark));
        if let Some(name) = &row.file {
            assert!(has(0, name) && has(3, name) && has(3, &digest::of_bytes(name.as_bytes())), "{name}");
        }
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
