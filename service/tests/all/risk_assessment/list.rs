//! The risks of an assessment go home as a workbook and come back: from whom, when, and what of it is written. How files are written and
//! read is tried in `server`.

use super::*;
use domain::id::ListMergeId;
use domain::list_book::{ListSubject, Matter, RowFault, Wrong};
use domain::merge::{Keep, MergeKind};
use domain::notice::NoticeKind;
use domain::workbook::WorkbookFault;
use service::list_book::{self, Refused};
use service::{Ctx, notice};
use std::collections::BTreeMap;
use testing::FilledList;

fn of(id: RiskAssessmentId) -> Matter {
    Matter { subject: ListSubject::RiskAssessment, id: id.0 }
}

async fn home(ctx: &Ctx, id: RiskAssessmentId) -> FilledList {
    FilledList::of(&list_book::download(ctx, of(id)).await.unwrap())
}

async fn sent(ctx: &Ctx, id: RiskAssessmentId, file: &FilledList) -> std::result::Result<ListMergeId, Refused> {
    list_book::bring(ctx, of(id), "リスク.xlsx", "0", &file.grid()).await.unwrap()
}

async fn apply(ctx: &Ctx, id: RiskAssessmentId, merge: ListMergeId, made: &[(String, Keep)]) -> Result<usize> {
    let seen = list_book::merge_page(ctx, of(id), merge).await.unwrap().seen;
    let made: BTreeMap<String, Keep> = made.iter().cloned().collect();
    list_book::apply(ctx, of(id), merge, &seen, &made, None).await
}

/// Cells with what is wrong.
fn cells(refused: std::result::Result<ListMergeId, Refused>) -> Vec<(String, Wrong)> {
    let Err(Refused::Cells(problems)) = refused else { panic!("{refused:?}") };
    problems.into_iter().map(|problem| (problem.cell, problem.wrong)).collect()
}

async fn entries(house: &TestHouse) -> usize {
    service::trail::verify(&house.nobody()).await.unwrap().entries
}

/// An assessment under way with one risk that is reduced.
async fn one(world: &World) -> (RiskAssessmentId, RiskId) {
    in_force(world, &world.judge).await;
    let id = begun(world, &plan()).await;
    (id, add(world, &world.judge, id, &reduced(&world.judge)).await.unwrap())
}

#[tokio::test]
async fn only_whoever_writes_its_risks_takes_them_home() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, _) = one(&world).await;
        name(&world, id, &world.checker, "writes").await;
        name(&world, id, &world.manager, "accepts").await;
        let (judge, checker) = (world.as_(&world.judge), world.as_(&world.checker));
        let file = home(&checker, id).await;
        let merge = sent(&checker, id, &file).await.unwrap();
        for (actor, why) in [
            (&world.manager, Refusal::NotPermitted),
            (&world.clerk, Refusal::NotFound),
            (&world.supervisor, Refusal::NotFound),
            (&world.bystander, Refusal::NotFound),
            (&world.officer, Refusal::NotFound),
        ] {
            let ctx = world.as_(actor);
            assert_eq!(refused(list_book::download(&ctx, of(id)).await), why, "{:?}", actor.roles);
            assert_eq!(refused(list_book::page(&ctx, of(id)).await), Refusal::NotFound);
            assert_eq!(refused(list_book::merge_page(&ctx, of(id), merge).await), Refusal::NotFound);
            assert_eq!(refused(list_book::bring(&ctx, of(id), "a.xlsx", "0", &file.grid()).await), why);
            assert_eq!(refused(list_book::apply(&ctx, of(id), merge, "", &BTreeMap::new(), None).await), why);
        }
        document(&world, id).await.unwrap();
        assert_eq!(refused(list_book::download(&judge, of(id)).await), Rule::NotInThisState.into());
        assert_eq!(
            refused(list_book::bring(&judge, of(id), "a", "0", &file.grid()).await),
            Rule::NotInThisState.into()
        );
        assert_eq!(refused(apply(&judge, id, merge, &[]).await), Rule::NotInThisState.into());
        let page = list_book::page(&judge, of(id)).await.unwrap();
        assert_eq!((page.matter.writes, page.merges.len()), (false, 1), "what was brought back stays to be read");
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn a_workbook_of_another_assessment_or_company_is_refused_whole() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, _) = one(&world).await;
        in_force(&world, &world.supervisor).await;
        let supervisor = world.as_(&world.supervisor);
        let theirs = assessment::plan(&supervisor, &plan()).await.unwrap();
        assessment::begin(&supervisor, theirs, 1).await.unwrap();
        add(&world, &world.supervisor, theirs, &reduced(&world.supervisor)).await.unwrap();
        let judge = world.as_(&world.judge);
        let second = begun(&world, &plan()).await;
        let before = seen(&world, &world.judge, id).await.risks;
        for mut foreign in [home(&supervisor, theirs).await, home(&judge, second).await] {
            foreign.put(1, &[("asset", "よその資産"), ("threat", "t"), ("vulnerability", "v"), ("damage", "d")]);
            assert_eq!(sent(&judge, id, &foreign).await, Err(Refused::Whole(WorkbookFault::AnotherSheet)));
        }
        // A key of another assessment in the right workbook is no key of it.
        let mut mixed = home(&judge, id).await;
        let other = seen(&world, &world.supervisor, theirs).await.risks[0].id;
        mixed.put(2, &[("key", &other.to_string()), ("asset", "よその資産")]);
        assert_eq!(cells(sent(&judge, id, &mixed).await), [("A3".to_owned(), Wrong::Row(RowFault::UnknownKey))]);
        assert_eq!(seen(&world, &world.judge, id).await.risks, before);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn what_is_wrong_is_named_by_its_cell_and_nothing_is_kept() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, _) = one(&world).await;
        let judge = world.as_(&world.judge);
        let before = (entries(&house).await, seen(&world, &world.judge, id).await.risks);
        let mut file = home(&judge, id).await;
        file.put(1, &[("before_damage", "9"), ("treatment", "祈る"), ("owner", "だれか"), ("due_on", "いつか")]);
        let field = |cell: &str, fault| (cell.to_owned(), Wrong::Field(fault));
        let found = cells(sent(&judge, id, &file).await);
        let expected = [
            field("G2", Fault::OutsideScale),
            field("L2", Fault::Choice),
            field("R2", Fault::Choice),
            field("S2", Fault::Date),
        ];
        assert_eq!(found, expected);
        // Each word is understood, and together they are no risk.
        let mut file = home(&judge, id).await;
        file.put(1, &[("asset", " "), ("after_threat", ""), ("accept_until", "2026-11-22")]);
        file.put(2, &[("asset", "新しい資産"), ("threat", "盗難"), ("treatment", "受け入れる")]);
        let found = cells(sent(&judge, id, &file).await);
        let expected = [
            field("C2", Fault::Missing),
            field("O2", Fault::Missing),
            field("U2", Fault::NotWithTreatment),
            field("E3", Fault::Missing),
            field("F3", Fault::Missing),
            field("T3", Fault::Choice),
            field("U3", Fault::Missing),
        ];
        assert_eq!(found, expected);
        // Two downloads, and not a trace more.
        assert_eq!((entries(&house).await, seen(&world, &world.judge, id).await.risks), (before.0 + 2, before.1));
    }
}

#[tokio::test]
async fn new_changed_and_both_are_told_apart_and_written_at_once() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, risk) = one(&world).await;
        name(&world, id, &world.manager, "accepts").await;
        let second = RiskForm { asset: "試験装置".into(), ..reduced(&world.judge) };
        add(&world, &world.judge, id, &second).await.unwrap();
        let judge = world.as_(&world.judge);
        let mut file = home(&judge, id).await;
        let typed = "=HYPERLINK(\"http://example.jp\")\n二行目";
        file.put(1, &[("plan", "月に一度の訓練"), ("measures", typed), ("before_damage", "２")]).remove(2);
        file.put(2, &[("asset", "倉庫"), ("threat", "水害"), ("vulnerability", "低い土地"), ("damage", "紛失")]);
        file.put(2, &[("treatment", "受容"), ("acceptor", "manager"), ("accept_until", "令和9年3月31日")]);
        // Meanwhile, in the portal.
        let elsewhere = RiskForm { plan: "訓練をやめる".into(), ..reduced(&world.judge) };
        risk::edit(&judge, risk, 1, &elsewhere).await.unwrap();

        let merge = sent(&judge, id, &file).await.unwrap();
        let page = list_book::merge_page(&judge, of(id), merge).await.unwrap();
        let kinds: Vec<_> = page.cells.iter().map(|cell| (cell.field.as_str(), cell.kind)).collect();
        let conflict = ("plan", MergeKind::Conflict);
        assert_eq!(kinds, [("before_damage", MergeKind::File), ("measures", MergeKind::File), conflict]);
        let both = page.cells.iter().find(|cell| cell.field == "plan").unwrap();
        assert_eq!((both.file.as_str(), both.portal.as_str()), ("月に一度の訓練", "訓練をやめる"));
        assert_eq!((page.fresh.new.len(), page.brought.absent.len()), (1, 1));
        assert_eq!(page.numbers[&page.brought.absent[0]], "R2");

        let choice = format!("plan:{risk}");
        assert_eq!(faults(apply(&judge, id, merge, &[]).await), at(&choice, Fault::Choice));
        let before = entries(&house).await;
        assert_eq!(apply(&judge, id, merge, &[(choice, Keep::Portal)]).await.unwrap(), 2);
        assert_eq!(entries(&house).await, before + 1, "one transaction, one act");
        let risks = seen(&world, &world.judge, id).await.risks;
        let (first, last) = (&risks[0], &risks[2]);
        assert_eq!((risks.len(), risks[1].asset.as_str()), (3, "試験装置"), "a removed row removes nothing");
        assert_eq!((first.plan.as_str(), first.measures.as_str()), ("訓練をやめる", typed));
        assert_eq!(first.factors.unwrap().damage, 2);
        assert_eq!((last.number, last.asset.as_str(), last.threat.as_str()), (3, "倉庫", "水害"));
        assert_eq!(last.acceptance.by, Some(world.manager.membership));
        let asked = notice::list(&world.as_(&world.manager)).await.unwrap();
        assert!(asked.iter().any(|line| line.kind == NoticeKind::RiskToAccept), "whoever is to accept it is told");
        let page = list_book::merge_page(&judge, of(id), merge).await.unwrap();
        assert_eq!(page.done.unwrap().added, [last.id.to_string()]);
        assert_eq!(refused(apply(&judge, id, merge, &[]).await), Rule::NotInThisState.into(), "once");

        // The same file again: the row that it added is there, and nothing is new.
        let again = sent(&judge, id, &file).await.unwrap();
        let page = list_book::merge_page(&judge, of(id), again).await.unwrap();
        assert_eq!((page.fresh.new.len(), page.fresh.there.len()), (0, 1));
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn what_was_accepted_is_accepted_anew_once_it_says_something_else() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        in_force(&world, &world.judge).await;
        let id = begun(&world, &plan()).await;
        name(&world, id, &world.manager, "accepts").await;
        let risk = add(&world, &world.judge, id, &accepted(&world.judge, &world.manager)).await.unwrap();
        risk::accept(&world.as_(&world.manager), risk, 1).await.unwrap();
        let judge = world.as_(&world.judge);
        // Untouched, it stays as it is.
        let untouched = sent(&judge, id, &home(&judge, id).await).await.unwrap();
        let page = list_book::merge_page(&judge, of(id), untouched).await.unwrap();
        assert_eq!((page.cells.len(), page.undecided.len()), (0, 0));
        assert!(page.base.rows[0].values["accepted"].starts_with("manager"));
        let mut file = home(&judge, id).await;
        file.put(1, &[("threat", "別の脅威")]);
        let merge = sent(&judge, id, &file).await.unwrap();
        let page = list_book::merge_page(&judge, of(id), merge).await.unwrap();
        assert_eq!(page.undecided, [risk.to_string()], "said before it is written");
        apply(&judge, id, merge, &[]).await.unwrap();
        assert_eq!(seen(&world, &world.judge, id).await.risks[0].gaps(), [Gap::Acceptance]);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn what_was_looked_at_is_what_is_written_or_nothing_is() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, risk) = one(&world).await;
        let judge = world.as_(&world.judge);
        let mut file = home(&judge, id).await;
        file.put(1, &[("threat", "別の脅威")]);
        let merge = sent(&judge, id, &file).await.unwrap();
        let looked = list_book::merge_page(&judge, of(id), merge).await.unwrap().seen;
        let form = RiskForm { threat: "盗難".into(), ..reduced(&world.judge) };
        risk::edit(&judge, risk, 1, &form).await.unwrap();
        let late = list_book::apply(&judge, of(id), merge, &looked, &BTreeMap::new(), Some(Keep::File)).await;
        assert_eq!(refused(late), Refusal::ChangedMeanwhile);
        // Taken out meanwhile: what the file says of it has nowhere to go.
        risk::drop_risk(&judge, risk, 2).await.unwrap();
        let page = list_book::merge_page(&judge, of(id), merge).await.unwrap();
        assert_eq!(page.cells.iter().map(|cell| cell.kind).collect::<Vec<_>>(), [MergeKind::Frozen]);
        assert_eq!(apply(&judge, id, merge, &[]).await.unwrap(), 0);
        assert!(seen(&world, &world.judge, id).await.risks.is_empty());
        nothing_is_wrong(&house).await;
    }
}
