//! The working paper goes to the spot as a workbook and comes back: the rules are those of the form.

use super::{S, approved, insider, looked, nothing_is_wrong, refused, rights, seen, window};
use chrono::Duration;
use domain::audit::Outcome;
use domain::id::{AuditId, ListMergeId};
use domain::list_book::{ListSubject, Matter, RowFault, Wrong};
use domain::merge::{Keep, MergeKind};
use domain::permission::Actor;
use domain::refusal::{Fault, Refusal, Rule};
use domain::workbook::WorkbookFault;
use service::list_book::{self, Refused};
use service::{Ctx, Result, audit};
use std::collections::BTreeMap;
use testing::{FilledList, TestHouse, World, houses};

fn of(id: AuditId) -> Matter {
    Matter { subject: ListSubject::Audit, id: id.0 }
}

/// Begun on its first day; two people of it hold rights.
async fn running(house: &TestHouse, world: &World) -> (AuditId, Actor) {
    let (judge, inside) = (world.as_(&world.judge), insider(world).await);
    let plan = approved(world, &inside).await;
    let id = audit::order(&judge, plan, &window()).await.unwrap();
    for member in [&world.handler, &inside] {
        audit::give(&judge, id, &rights(member)).await.unwrap();
    }
    house.house.clock.advance(Duration::days(14));
    audit::start(&world.as_(&world.auditor), id, 1).await.unwrap();
    (id, inside)
}

async fn home(ctx: &Ctx, id: AuditId) -> FilledList {
    FilledList::of(&list_book::download(ctx, of(id)).await.unwrap())
}

async fn sent(ctx: &Ctx, id: AuditId, file: &FilledList) -> std::result::Result<ListMergeId, Refused> {
    list_book::bring(ctx, of(id), "調書.xlsx", "0", &file.grid()).await.unwrap()
}

async fn apply(ctx: &Ctx, id: AuditId, merge: ListMergeId, rest: Option<Keep>) -> Result<usize> {
    let seen = list_book::merge_page(ctx, of(id), merge).await.unwrap().seen;
    list_book::apply(ctx, of(id), merge, &seen, &BTreeMap::new(), rest).await
}

#[tokio::test]
async fn only_a_member_with_rights_takes_it_to_the_spot() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, inside) = running(&house, &world).await;
        let handler = world.as_(&world.handler);
        // Each has what they may look at; nobody their own department.
        let theirs = list_book::download(&world.as_(&inside), of(id)).await.unwrap().base;
        assert_eq!(theirs.rows.iter().map(|row| row.values["department"].as_str()).collect::<Vec<_>>(), ["総務部"]);
        let file = home(&handler, id).await;
        let merge = sent(&handler, id, &file).await.unwrap();
        for (actor, why) in [
            (&world.auditor, Refusal::NotPermitted),
            (&world.judge, Refusal::NotPermitted),
            (&world.clerk, Refusal::NotFound),
            (&world.supervisor, Refusal::NotFound),
            (&world.officer, Refusal::NotFound),
        ] {
            let ctx = world.as_(actor);
            assert_eq!(refused(list_book::download(&ctx, of(id)).await), why, "{:?}", actor.roles);
            assert_eq!(refused(list_book::page(&ctx, of(id)).await), Refusal::NotFound);
            assert_eq!(refused(list_book::merge_page(&ctx, of(id), merge).await), Refusal::NotFound);
            assert_eq!(refused(list_book::apply(&ctx, of(id), merge, "", &BTreeMap::new(), None).await), why);
        }
        // The rights are over on the day after their last one.
        house.house.clock.advance(Duration::days(5));
        assert_eq!(refused(list_book::download(&handler, of(id)).await), Rule::NoRights.into());
        assert_eq!(refused(list_book::bring(&handler, of(id), "a", "0", &file.grid()).await), Rule::NoRights.into());
        assert_eq!(
            refused(list_book::apply(&handler, of(id), merge, "", &BTreeMap::new(), None).await),
            Rule::NoRights.into()
        );
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn what_was_found_on_the_spot_is_compared_and_written() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, inside) = running(&house, &world).await;
        let (handler, colleague) = (world.as_(&world.handler), world.as_(&inside));
        let mut file = home(&handler, id).await;
        file.put(1, &[("outcome", "問題あり"), ("sample", "48件から8件"), ("note", "=1+1 二件に記録がない。")]);
        file.put(2, &[("outcome", "○"), ("note", "現物と合う。")]);
        // Meanwhile a colleague looks at the second one, and writes it in the portal.
        let checks = audit::fieldwork(&colleague, id).await.unwrap().checks;
        let second = &checks[1];
        let form = looked(Outcome::Problem, "棚が違う。");
        audit::look(&colleague, id, (second.id, second.revision), &form).await.unwrap();
        let merge = sent(&handler, id, &file).await.unwrap();
        let page = list_book::merge_page(&handler, of(id), merge).await.unwrap();
        let kinds: Vec<_> = page.cells.iter().map(|cell| (cell.field.as_str(), cell.kind)).collect();
        let (file_only, both) = (MergeKind::File, MergeKind::Conflict);
        assert_eq!(
            kinds,
            [
                ("sample", file_only),
                ("note", file_only),
                ("outcome", file_only),
                ("sample", MergeKind::Portal),
                ("note", both),
                ("outcome", both),
            ]
        );
        assert_eq!(apply(&handler, id, merge, Some(Keep::Portal)).await.unwrap(), 1);
        let checks = audit::fieldwork(&handler, id).await.unwrap().checks;
        let said = |at: usize| (checks[at].outcome, checks[at].note.as_str(), checks[at].looked_by.as_str());
        assert_eq!(said(0), (Outcome::Problem, "=1+1 二件に記録がない。", "handler"));
        assert_eq!(said(1), (Outcome::Problem, "棚が違う。", "insider"));
        assert_eq!(seen(&world, &world.auditor, id).await.line.status, S::Running);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn faults_and_foreign_rows_are_named() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, inside) = running(&house, &world).await;
        let (handler, colleague) = (world.as_(&world.handler), world.as_(&inside));
        let mut file = home(&handler, id).await;
        file.put(1, &[("outcome", "問題あり")]).put(2, &[("outcome", "たぶん")]);
        let found = sent(&handler, id, &file).await;
        let Err(Refused::Cells(problems)) = found else { panic!("{found:?}") };
        let told: Vec<_> = problems.iter().map(|it| (it.cell.as_str(), it.wrong)).collect();
        assert_eq!(told, [("I3", Wrong::Field(Fault::Choice))]);
        file.put(2, &[("outcome", "未確認")]);
        let found = sent(&handler, id, &file).await;
        let Err(Refused::Cells(problems)) = found else { panic!("{found:?}") };
        let told: Vec<_> = problems.iter().map(|it| (it.cell.as_str(), it.wrong)).collect();
        assert_eq!(told, [("H2", Wrong::Field(Fault::Missing))], "a problem says what it is");
        // The row of one's own department is not in one's own file, wherever its key comes from.
        let checks = audit::fieldwork(&handler, id).await.unwrap().checks;
        let mut smuggled = home(&colleague, id).await;
        smuggled.put(2, &[("key", &checks[0].id.to_string()), ("outcome", "問題なし")]);
        let found = sent(&colleague, id, &smuggled).await;
        let Err(Refused::Cells(problems)) = found else { panic!("{found:?}") };
        assert_eq!(problems[0].wrong, Wrong::Row(RowFault::UnknownKey));
        // Nor is it written through the file of somebody else of the audit.
        let mut others = home(&handler, id).await;
        others.put(1, &[("outcome", "問題なし")]);
        let merge = sent(&colleague, id, &others).await.unwrap();
        let page = list_book::merge_page(&colleague, of(id), merge).await.unwrap();
        assert!(page.cells.iter().all(|cell| cell.kind == MergeKind::Frozen), "{:?}", page.cells);
        assert_eq!(apply(&colleague, id, merge, None).await.unwrap(), 0);
        // A workbook of risks is none of an audit.
        let mut foreign = home(&handler, id).await;
        foreign.put(0, &[("key", "kakunin-list/1/0199f3a0-0000-7000-8000-000000000001")]);
        assert_eq!(sent(&handler, id, &foreign).await, Err(Refused::Whole(WorkbookFault::AnotherSheet)));
        assert!(audit::fieldwork(&handler, id).await.unwrap().checks.iter().all(|it| it.outcome == Outcome::Open));
        nothing_is_wrong(&house).await;
    }
}
