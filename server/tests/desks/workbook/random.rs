//! Random answers through the whole portal: typed, taken home, filled in, brought back through the child process, taken over.

use super::{at, bring, download, says, type_in};
use crate::browser::{Browser, hidden};
use app::i18n::Locale;
use domain::confirmation::Conformity;
use domain::workbook::same;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use testing::{Case, World, houses};

/// Sheets on each database.
const SHEETS: usize = 25;
const ITEMS: [&str; 6] = ["a-policy", "a-system", "a-users", "b-training", "b-handlers", "b-remarks"];

/// One item: what is typed in the portal before, and what the file says, each with a remark.
type Row = [(String, String); 2];

fn value(item: &'static str) -> BoxedStrategy<String> {
    let conformity = || select(Conformity::ALL).prop_map(|code| code.code().to_owned());
    match item {
        "a-policy" | "a-users" => conformity().boxed(),
        "a-system" => select(vec!["yes", "no"]).prop_map(str::to_owned).boxed(),
        "b-training" => (2000..2099, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")).boxed(),
        "b-handlers" => (0..100_000_u32).prop_map(|number| number.to_string()).boxed(),
        _ => words(),
    }
}

fn words() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[ぁ-んァ-ヶ一-龠ａ-ｚ０-９、。]{1,30}",
        1 => select(vec!["=1+1", "-1", "'", "\"", "]]>", "&amp;", "0012", "○", "一\n二", "𠮷野家"]).prop_map(str::to_owned),
    ]
    .boxed()
}

fn row(item: &'static str) -> impl Strategy<Value = Row> {
    let one = || (value(item), prop_oneof![Just(String::new()).boxed(), words()]);
    (one(), one()).prop_map(|(before, after)| [before, after])
}

/// As a person chooses it in the drop-down of the file.
fn shown(world: &World, item: &str, value: &str, locale: Locale) -> String {
    if let Some(code) = Conformity::from_code(value) {
        return app::words::conformity(locale, code).to_owned();
    }
    let choices = &world.content.item(item).unwrap().choices;
    let choice = choices.iter().find(|choice| choice.code == value);
    choice.map_or(value, |choice| if locale == Locale::ja { &choice.ja } else { &choice.en }).to_owned()
}

async fn there_and_back(world: &World, rows: &[(&'static str, Row)], locale: Locale) {
    let case = Case::sent(world).await;
    let id = case.sheet().await;
    for (item, [(value, remark), _]) in rows {
        type_in(world, id, item, value, remark).await;
    }
    let supervisor = Browser::of(world.as_(&world.supervisor), locale);
    let mut book = download(&supervisor, id).await;
    for (item, [_, (value, remark)]) in rows {
        book.fill(item, &shown(world, item, value, locale), remark);
    }
    let merge = bring(&supervisor, id, &book).await;
    let seen = hidden(&supervisor.page(&merge).await, "seen");
    let (sheet, name) = (id.to_string(), merge.rsplit('/').next().unwrap().to_owned());
    let form = [("id", sheet.as_str()), ("merge", &name), ("seen", &seen)];
    supervisor.post("/api/app/confirmation/workbook/api/apply_merge", &at(id), &form).await;
    for (item, [_, (value, remark)]) in rows {
        let (is, said) = says(world, id, item).await;
        let asked = world.content.item(item).unwrap();
        assert!(same(asked, &is, value), "{item}: {is:?} for {value:?}");
        assert_eq!(said.trim(), remark.trim(), "{item}");
    }
}

#[tokio::test]
async fn what_was_filled_in_stands_in_the_portal() {
    let mut runner = TestRunner::deterministic();
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        for round in 0..SHEETS {
            let rows = ITEMS.map(|item| (item, row(item).new_tree(&mut runner).unwrap().current()));
            let locale = if round % 2 == 0 { Locale::ja } else { Locale::en };
            there_and_back(&world, &rows, locale).await;
        }
        assert!(service::trail::verify(&house.nobody()).await.unwrap().findings.is_empty(), "{}", house.name);
    }
}
