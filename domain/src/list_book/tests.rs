//! What goes out comes back: random risks, as they would be written, read and merged.

use super::*;
use crate::checklist::layout::{Cell, Grid, Sheet};
use crate::id::{MembershipId, RiskId};
use crate::merge::{Keep, MergeKind};
use crate::risk::{Treatment, list};
use crate::risk_assessment::view::{Acceptance, RiskLine};
use crate::risk_method::{Factors, Method};
use crate::workbook::WorkbookFault;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;

const BOOK: ListBookId = ListBookId(Uuid::from_u128(7));

fn method() -> Method {
    let scale = |words: [&str; 3]| words.map(str::to_owned).to_vec();
    let mut method = Method {
        damage: scale(["小", "中", "大"]),
        threat: scale(["3", "2", "1"]),
        vulnerability: scale(["low", "middle", "high"]),
        levels: scale(["低い", "ふつう", "高い"]),
        table: Vec::new(),
    };
    method.propose();
    method
}

fn place(at: u128) -> MembershipId {
    MembershipId(Uuid::from_u128(at))
}

fn holders() -> Vec<ListChoice> {
    let named = |(at, name): (u128, &str)| (place(at).to_string(), name.to_owned());
    people([(1, "山田 太郎"), (2, "山田太郎"), (3, "Sato")].map(named))
}

/// A list of these risks, as it is kept of a download.
fn base(risks: &[RiskLine]) -> Base {
    let columns = list::columns(&method(), holders(), holders());
    Base { columns, rows: risks.iter().map(|risk| list::row(risk, &method())).collect(), grows: true }
}

/// The file of a download, and rows that were added below.
fn file(base: &Base, japanese: bool, added: &[Values]) -> Grid {
    let head = [mark(BOOK), NUMBER.to_owned()].into_iter().chain(base.columns.iter().map(|it| it.code.clone()));
    let mut rows: Vec<Vec<String>> = vec![head.collect()];
    let line = |key: &str, number: &str, values: &Values| -> Vec<String> {
        let cell = |column: &Column| {
            let value = values.get(&column.code).map_or("", String::as_str);
            column.written(value, japanese).to_owned()
        };
        [key.to_owned(), number.to_owned()].into_iter().chain(base.columns.iter().map(cell)).collect()
    };
    rows.extend(base.rows.iter().map(|row| line(&row.key, &row.number, &row.values)));
    rows.extend(added.iter().map(|values| line("", "", values)));
    let mut sheet = Sheet { name: "リスク".into(), cells: Vec::new() };
    for (row, texts) in (3u32..).zip(rows) {
        let texts = (0u32..).zip(texts).filter(|(_, text)| !text.is_empty());
        sheet.cells.extend(texts.map(|(column, text)| Cell { row, column, text, formula: false }));
    }
    Grid { sheets: vec![sheet] }
}

fn read(grid: &Grid, base: &Base) -> Result<Brought, Vec<ListProblem>> {
    let filled = Filled::find(grid).unwrap();
    assert_eq!(filled.book, BOOK);
    filled.read(base).unwrap()
}

fn of(base: &Base) -> BTreeMap<String, Values> {
    base.rows.iter().map(|row| (row.key.clone(), row.values.clone())).collect()
}

/// Another text in one cell of the grid, by the code of its column.
fn put(grid: &mut Grid, row: u32, code: &str, text: &str) {
    let cells = &mut grid.sheets[0].cells;
    let column = cells.iter().find(|cell| cell.row == 3 && cell.text == code).map_or(0, |cell| cell.column);
    cells.retain(|cell| (cell.row, cell.column) != (row, column));
    let (formula, text) = (text.starts_with('='), text.to_owned());
    cells.push(Cell { row, column, text: if formula { String::new() } else { text }, formula });
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[ぁ-んァ-ヶ一-龠a-z０-９、。 ]{0,20}",
        1 => select(vec!["=1+1", "-1", "#", "1", "一\r\n二", "kakunin-list/1/x", "○"]).prop_map(str::to_owned),
    ]
}

fn day() -> impl Strategy<Value = Option<NaiveDate>> {
    let first = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    prop::option::of((0u64..6_000).prop_map(move |days| first + Days::new(days)))
}

fn factors() -> impl Strategy<Value = Option<Factors>> {
    let step = 1u8..=3;
    let three = (step.clone(), step.clone(), step);
    prop::option::of(three.prop_map(|(damage, threat, vulnerability)| Factors { damage, threat, vulnerability }))
}

fn risk() -> impl Strategy<Value = RiskLine> {
    let texts = (words(), words(), words(), words(), words(), words());
    let people = (prop::option::of(1u128..4), prop::option::of(1u128..4));
    let decided = (prop::option::of(select(Treatment::ALL)), day(), day());
    (any::<u128>(), texts, people, decided, factors(), factors()).prop_map(|(key, texts, people, decided, one, two)| {
        let (asset, threat, vulnerability, damage, measures, plan) = texts;
        RiskLine {
            id: RiskId(Uuid::from_u128(key)),
            revision: 1,
            lineage: Uuid::nil(),
            number: 4,
            asset,
            threat,
            vulnerability,
            damage,
            factors: one,
            measures,
            treatment: decided.0,
            plan,
            residual: two,
            owner: people.0.map(place),
            owner_name: String::new(),
            due_on: decided.1,
            acceptance: Acceptance { by: people.1.map(place), until: decided.2, ..Acceptance::default() },
            done_on: None,
            proof: String::new(),
            carried: false,
            links: Vec::new(),
        }
    })
}

/// Risks with keys of their own.
fn risks() -> impl Strategy<Value = Vec<RiskLine>> {
    prop::collection::vec(risk(), 1..5).prop_filter("keys", |risks| {
        let keys: std::collections::BTreeSet<_> = risks.iter().map(|risk| risk.id).collect();
        keys.len() == risks.len()
    })
}

proptest! {
    #[test]
    fn untouched_nothing_has_changed(risks in risks(), japanese: bool) {
        let base = base(&risks);
        let brought = read(&file(&base, japanese, &[]), &base).unwrap();
        prop_assert_eq!(&brought.changes, &vec![]);
        prop_assert_eq!((&brought.added, &brought.absent), (&vec![], &vec![]));
        prop_assert_eq!(compare(&base, &brought, &of(&base)), vec![]);
    }

    #[test]
    fn what_was_edited_is_what_stands(before in risks(), after in risks(), japanese: bool) {
        let kept = base(&before);
        let mut edited = kept.clone();
        for (row, risk) in edited.rows.iter_mut().zip(&after) {
            row.values = list::row(risk, &method()).values;
        }
        let new: Vec<Values> = after.iter().skip(before.len()).map(|risk| list::row(risk, &method()).values).collect();
        let brought = read(&file(&edited, japanese, &new), &kept).unwrap();
        let mut stored = of(&kept);
        let cells = compare(&kept, &brought, &stored);
        prop_assert!(cells.iter().all(|cell| cell.kind == MergeKind::File));
        stored.extend(settle(&cells, &of(&kept), &BTreeMap::new()).unwrap());
        let text = |values: &Values, code: &str| values.get(code).map(|it| it.replace("\r\n", "\n").trim().to_owned());
        for row in &edited.rows {
            for column in kept.filled() {
                prop_assert_eq!(text(&stored[&row.key], &column.code), text(&row.values, &column.code));
            }
        }
        let told: Vec<&Values> = new.iter().filter(|row| kept.filled().any(|it| !row[&it.code].trim().is_empty())).collect();
        prop_assert_eq!(brought.added.len(), told.len());
        for (added, wanted) in brought.added.iter().zip(told) {
            prop_assert!(kept.filled().all(|it| text(&added.values, &it.code) == text(wanted, &it.code)));
        }
    }
}

fn one() -> RiskLine {
    let factors = Some(Factors { damage: 2, threat: 3, vulnerability: 1 });
    RiskLine {
        id: RiskId(Uuid::from_u128(9)),
        revision: 1,
        lineage: Uuid::nil(),
        number: 1,
        asset: "図面".into(),
        threat: "盗難".into(),
        vulnerability: "鍵がない".into(),
        damage: "流出".into(),
        factors,
        measures: String::new(),
        treatment: Some(Treatment::Reduce),
        plan: String::new(),
        residual: None,
        owner: Some(place(3)),
        owner_name: "Sato".into(),
        due_on: None,
        acceptance: Acceptance::default(),
        done_on: None,
        proof: String::new(),
        carried: false,
        links: Vec::new(),
    }
}

#[test]
fn people_of_one_name_and_steps_in_words_are_told_apart() {
    let base = base(&[one()]);
    let understood = |code: &str, typed: &str| base.column(code).unwrap().understood(typed);
    assert_eq!(understood("owner", "sato"), Ok(place(3).to_string()));
    assert_eq!(understood("owner", "山田太郎（0002）"), Ok(place(2).to_string()));
    assert_eq!(understood("owner", "山田太郎"), Err(Fault::Choice), "which of them");
    for typed in ["大", "３", "3 大"] {
        assert_eq!(understood("before_damage", typed), Ok("3".into()), "{typed}");
    }
    assert_eq!(understood("before_threat", "1"), Ok("1".into()), "the number, not the word");
    assert_eq!(understood("before_damage", "4"), Err(Fault::OutsideScale));
    assert_eq!(understood("treatment", "回避"), Ok("avoid".into()));
    assert_eq!(understood("treatment", "祈る"), Err(Fault::Choice));
    assert_eq!(understood("due_on", "令和9年1月31日"), Ok("2027-01-31".into()));
    assert_eq!(understood("due_on", "いつか"), Err(Fault::Date));
}

#[test]
fn everything_wrong_is_named_by_its_cell() {
    let base = base(&[one(), RiskLine { id: RiskId(Uuid::from_u128(10)), number: 2, ..one() }]);
    let mut grid = file(&base, true, &[base.rows[0].values.clone()]);
    put(&mut grid, 4, "before_damage", "5");
    put(&mut grid, 4, "asset", "=A1");
    put(&mut grid, 5, "number", "R1");
    put(&mut grid, 6, "due_on", "いつか");
    put(&mut grid, 7, "asset", "x");
    put(&mut grid, 8, "asset", "y");
    for (row, key) in [(7, Uuid::from_u128(11).to_string()), (8, base.rows[0].key.clone())] {
        grid.sheets[0].cells.push(Cell { row, column: 0, text: key, formula: false });
    }
    let problems = read(&grid, &base).unwrap_err();
    let told: Vec<_> = problems.iter().map(|it| (it.cell.as_str(), it.wrong)).collect();
    assert_eq!(
        told,
        [
            ("C5", Wrong::Row(RowFault::Formula)),
            ("G5", Wrong::Field(Fault::OutsideScale)),
            ("B6", Wrong::Row(RowFault::Moved)),
            ("S7", Wrong::Field(Fault::Date)),
            ("A8", Wrong::Row(RowFault::UnknownKey)),
            ("A9", Wrong::Row(RowFault::KeyTwice)),
        ]
    );
}

#[test]
fn both_texts_wait_for_a_choice_and_a_removed_row_deletes_nothing() {
    let kept = base(&[one(), RiskLine { id: RiskId(Uuid::from_u128(10)), number: 2, ..one() }]);
    let mut grid = file(&kept, true, &[]);
    grid.sheets[0].cells.retain(|cell| cell.row != 5);
    put(&mut grid, 4, "plan", "錠を付ける");
    put(&mut grid, 4, "measures", "見回り");
    let brought = read(&grid, &kept).unwrap();
    assert_eq!(brought.absent, [kept.rows[1].key.clone()]);
    let mut now = of(&kept);
    let first = kept.rows[0].key.clone();
    now.get_mut(&first).unwrap().insert("plan".into(), "金庫に入れる".into());
    let cells = compare(&kept, &brought, &now);
    let kinds: Vec<_> = cells.iter().map(|cell| (cell.field.as_str(), cell.kind)).collect();
    assert_eq!(kinds, [("measures", MergeKind::File), ("plan", MergeKind::Conflict)]);
    let name = format!("plan:{first}");
    assert_eq!(settle(&cells, &now, &BTreeMap::new()), Err(vec![name.clone()]));
    for (keep, plan) in [(Keep::File, "錠を付ける"), (Keep::Portal, "金庫に入れる")] {
        let settled = settle(&cells, &now, &BTreeMap::from([(name.clone(), keep)])).unwrap();
        assert_eq!(settled.len(), 1);
        assert_eq!((settled[0].1["plan"].as_str(), settled[0].1["measures"].as_str()), (plan, "見回り"));
    }
    // Dropped in the portal meanwhile: what the file says of it stays in the file.
    now.remove(&first);
    assert!(compare(&kept, &brought, &now).iter().all(|cell| cell.kind == MergeKind::Frozen));
}

#[test]
fn a_row_that_is_there_already_is_not_added_again() {
    let kept = base(&[one()]);
    let other = list::row(&RiskLine { asset: "倉庫".into(), ..one() }, &method()).values;
    let grid = file(&kept, true, &[kept.rows[0].values.clone(), other]);
    let brought = read(&grid, &kept).unwrap();
    let found = fresh(&kept, &brought, &of(&kept));
    assert_eq!(found.there, [(6, kept.rows[0].key.clone())]);
    assert_eq!(found.new.iter().map(|added| added.line).collect::<Vec<_>>(), [7]);
    // Where nothing grows, such rows are somebody's own.
    let fixed = Base { grows: false, ..kept };
    let strays = read(&grid, &fixed).unwrap();
    assert!(strays.added.is_empty() && strays.strays.contains(&"C6".to_owned()));
}

#[test]
fn other_files_are_refused() {
    let base = base(&[one()]);
    let mut grid = file(&base, false, &[]);
    grid.sheets[0].cells.retain(|cell| cell.row != 3 || cell.text != "plan");
    assert_eq!(Filled::find(&grid).unwrap().read(&base).unwrap_err(), WorkbookFault::ColumnMissing);
    grid.sheets[0].cells[0].text = crate::workbook::mark(None);
    assert_eq!(Filled::find(&grid).unwrap_err(), WorkbookFault::NotOurs);
}
