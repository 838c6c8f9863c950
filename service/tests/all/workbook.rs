//! What may come back, from whom, and when: the rules around a workbook. How files are written and read is tried in `server`.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::checklist::layout::{Cell, Grid, Sheet};
use domain::id::{ConfirmationId, MergeId};
use domain::merge::{Keep, MergeKind};
use domain::refusal::{Fault, Refusal, Rule};
use domain::workbook::{WorkbookFault, mark};
use service::Ctx;
use service::confirmation::{self, VerdictForm};
use service::workbook::{self, Refused};
use std::collections::BTreeMap;
use testing::{Case, World, houses};

/// A workbook with some rows filled in: item, answer, remark.
fn filled(world: &World, id: domain::id::WorkbookId, rows: &[[&str; 3]]) -> Grid {
    let head = [mark(Some(id)), "question".into(), "value".into(), "remark".into()];
    let rows = rows.iter().map(|[item, value, remark]| {
        let question = world.content.item(item).unwrap().question_en.clone();
        [(*item).to_owned(), question, (*value).to_owned(), (*remark).to_owned()]
    });
    let cells = (0..).zip(std::iter::once(head).chain(rows)).flat_map(|(row, texts)| {
        (0..).zip(texts).map(move |(column, text)| Cell { row, column, text, formula: false })
    });
    Grid { sheets: vec![Sheet { name: "Answers".into(), cells: cells.collect() }] }
}

async fn bring(ctx: &Ctx, world: &World, id: ConfirmationId, rows: &[[&str; 3]]) -> MergeId {
    let download = workbook::download(ctx, id).await.unwrap();
    workbook::bring(ctx, id, "a.xlsx", "0", &filled(world, download.id, rows)).await.unwrap().unwrap()
}

async fn seen(ctx: &Ctx, id: ConfirmationId, merge: MergeId) -> String {
    workbook::merge_page(ctx, id, merge).await.unwrap().seen
}

async fn apply(ctx: &Ctx, id: ConfirmationId, merge: MergeId) -> service::Result<usize> {
    workbook::apply(ctx, id, merge, &seen(ctx, id, merge).await, &BTreeMap::new(), None).await
}

fn refused<T: std::fmt::Debug>(result: service::Result<T>) -> Refusal {
    result.unwrap_err().refusal()
}

#[tokio::test]
async fn only_those_who_answer_for_the_whole_sheet_take_it_home() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let id = case.sheet().await;
        let supervisor = world.as_(&world.supervisor);
        let merge = bring(&supervisor, &world, id, &[["a-policy", "○", ""]]).await;
        for (actor, why) in [
            (&world.clerk, Refusal::NotPermitted),
            (&world.checker, Refusal::NotPermitted),
            (&world.employee, Refusal::NotFound),
            (&world.bystander, Refusal::NotFound),
            (&world.officer, Refusal::NotFound),
        ] {
            let ctx = world.as_(actor);
            assert_eq!(refused(workbook::download(&ctx, id).await), why, "{:?}", actor.roles);
            assert_eq!(refused(workbook::page(&ctx, id).await), Refusal::NotFound);
            assert_eq!(refused(workbook::merge_page(&ctx, id, merge).await), Refusal::NotFound);
            assert_eq!(refused(workbook::apply(&ctx, id, merge, "", &BTreeMap::new(), None).await), why);
            assert_eq!(refused(workbook::undo(&ctx, id, merge, 1).await), why);
        }
        // The upstream reads a copy; a draft is the downstream's own.
        case.answer("a-policy", "conform", "").await.unwrap();
        let checker = world.as_(&world.checker);
        assert!(workbook::copy(&checker, id).await.unwrap().sheet.answers.is_empty());
        case.answer_all().await;
        case.submit().await.unwrap();
        assert_eq!(workbook::copy(&checker, id).await.unwrap().sheet.answers.len(), 5);
        assert_eq!(workbook::copy(&checker, id).await.unwrap().people[&world.supervisor.account], "supervisor");
        assert_eq!(refused(workbook::copy(&world.as_(&world.stranger), id).await), Refusal::NotFound);
        // Submitted: nothing goes out to be filled in, nothing comes in.
        assert_eq!(refused(workbook::download(&supervisor, id).await), Rule::NotInThisState.into());
        assert_eq!(refused(apply(&supervisor, id, merge).await), Rule::NotInThisState.into());
    }
}

#[tokio::test]
async fn a_workbook_of_another_sheet_is_not_taken() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (one, other) = (Case::sent(&world).await, Case::sent(&world).await);
        let (ctx, id) = (world.as_(&world.supervisor), other.sheet().await);
        let download = workbook::download(&ctx, one.sheet().await).await.unwrap();
        let grid = filled(&world, download.id, &[["a-policy", "○", ""]]);
        let told = workbook::bring(&ctx, id, "a.xlsx", "0", &grid).await.unwrap();
        assert_eq!(told, Err(Refused::Whole(WorkbookFault::AnotherSheet)));
        assert!(workbook::page(&ctx, id).await.unwrap().merges.is_empty());
        let merge = bring(&ctx, &world, id, &[["a-policy", "○", ""]]).await;
        assert_eq!(refused(workbook::merge_page(&ctx, one.sheet().await, merge).await), Refusal::NotFound);
    }
}

#[tokio::test]
async fn what_was_looked_at_and_changed_since_is_looked_at_again() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let (ctx, id) = (world.as_(&world.supervisor), case.sheet().await);
        let merge = bring(&ctx, &world, id, &[["a-policy", "○", ""], ["a-system", "いいえ", ""]]).await;
        let before = seen(&ctx, id, merge).await;
        case.answer("a-policy", "partial", "").await.unwrap();
        let stale = workbook::apply(&ctx, id, merge, &before, &BTreeMap::new(), None).await;
        assert_eq!(refused(stale), Refusal::ChangedMeanwhile);
        let page = workbook::merge_page(&ctx, id, merge).await.unwrap();
        let kinds: Vec<_> = page.cells.iter().map(|cell| (cell.item.as_str(), cell.kind)).collect();
        assert_eq!(kinds, [("a-policy", MergeKind::Conflict), ("a-system", MergeKind::File)]);
        let unchosen = apply(&ctx, id, merge).await;
        assert_eq!(refused(unchosen), Refusal::field("value:a-policy", Fault::Choice));
        let choices = BTreeMap::new();
        assert_eq!(workbook::apply(&ctx, id, merge, &page.seen, &choices, Some(Keep::Portal)).await.unwrap(), 1);
        let sheet = confirmation::sheet(&ctx, id).await.unwrap();
        assert_eq!(
            (sheet.answers["a-policy"].value.as_str(), sheet.answers["a-system"].value.as_str()),
            ("partial", "no")
        );
        // Once is once.
        let again = workbook::apply(&ctx, id, merge, &page.seen, &choices, None).await;
        assert_eq!(refused(again), Rule::NotInThisState.into());
        assert!(service::trail::verify(&house.nobody()).await.unwrap().findings.is_empty());
    }
}

#[tokio::test]
async fn frozen_items_stay_and_nothing_is_taken_back_after_submission() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let (ctx, id) = (world.as_(&world.supervisor), case.sheet().await);
        case.answer_all().await;
        let first = bring(&ctx, &world, id, &[["a-policy", "○", "規則"]]).await;
        assert_eq!(apply(&ctx, id, first).await.unwrap(), 1);
        case.submit().await.unwrap();
        assert_eq!(refused(workbook::undo(&ctx, id, first, 2).await), Rule::NotInThisState.into());

        let checker = world.as_(&world.checker);
        let back = VerdictForm { item: "a-policy".into(), return_reason: "版".into(), ..Default::default() };
        confirmation::give_verdict(&checker, id, &back).await.unwrap();
        confirmation::return_items(&checker, id, case.sheet_revision().await, "見直し").await.unwrap();
        // In the next round what was taken over in the one before stays.
        assert_eq!(refused(workbook::undo(&ctx, id, first, 2).await), Rule::NotInThisState.into());
        assert!(!workbook::merge_page(&ctx, id, first).await.unwrap().undoable);

        let rows = [["a-policy", "△", "第3版"], ["a-system", "×", ""]];
        let second = bring(&ctx, &world, id, &rows).await;
        let page = workbook::merge_page(&ctx, id, second).await.unwrap();
        assert_eq!(page.cells.iter().filter(|cell| cell.kind == MergeKind::Frozen).count(), 1);
        assert_eq!(apply(&ctx, id, second).await.unwrap(), 1);
        let sheet = confirmation::sheet(&ctx, id).await.unwrap();
        assert_eq!(
            (sheet.answers["a-policy"].value.as_str(), sheet.answers["a-system"].value.as_str()),
            ("partial", "yes")
        );
        assert_eq!(workbook::undo(&ctx, id, second, 2).await.unwrap(), Vec::<String>::new());
        let sheet = confirmation::sheet(&ctx, id).await.unwrap();
        assert_eq!(sheet.answers["a-policy"].remark, "規則");
    }
}

#[tokio::test]
async fn nothing_of_it_changes_behind_the_back() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let (ctx, id) = (world.as_(&world.supervisor), case.sheet().await);
        let merge = bring(&ctx, &world, id, &[["a-policy", "○", ""]]).await;
        apply(&ctx, id, merge).await.unwrap();
        for (table, statement) in [
            ("workbook", "UPDATE workbook SET content = replace(content, '\"open\":true', '\"open\":false')"),
            ("merge", "UPDATE merge SET status = 'undone'"),
        ] {
            assert_eq!(house.behind_the_back(table, statement).await.unwrap(), 1, "{}", house.name);
            let found = service::trail::verify(&house.nobody()).await.unwrap().findings;
            assert!(found.iter().any(|it| it.what.starts_with(&format!("{table} "))), "{}: {found:?}", house.name);
        }
    }
}
