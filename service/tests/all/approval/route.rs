//! Routes: who sets them, versions, what is under way keeps its own; what was decided before there were routes.

use crate::approval::support::{Below, SHEET, refused, verified};
use domain::approval::{Change, Seat};
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use entity::approval_policy;
use service::approval;
use service::write::Act;
use testing::{World, houses};

#[tokio::test]
async fn the_administrator_sets_it_and_nobody_else() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        for who in [&world.supervisor, &world.employee, &world.officer, &below.head] {
            let ctx = world.as_(who);
            let change = Change::AddStage("段".into());
            assert_eq!(refused(approval::change_route(&ctx, SHEET, 0, change).await), Refusal::NotPermitted);
            assert_eq!(refused(approval::routes(&ctx).await), Refusal::NotPermitted);
            assert_eq!(refused(approval::route(&ctx, SHEET).await), Refusal::NotPermitted);
            assert_eq!(refused(approval::put_in_force(&ctx, SHEET, 0).await), Refusal::NotPermitted);
        }
        let ctx = &below.administrator;
        approval::change_route(ctx, SHEET, 0, Change::AddStage("品質保証".into())).await.unwrap();
        let stale = approval::change_route(ctx, SHEET, 0, Change::AddStage("社長".into())).await;
        assert_eq!(refused(stale), Refusal::ChangedMeanwhile);
        let bare = approval::put_in_force(ctx, SHEET, 1).await;
        assert_eq!(refused(bare), Refusal::field("stage-0", Fault::SeatMissing));
        let foreign = Change::AddSeat(0, Seat::Person(world.clerk.account));
        let foreign = approval::change_route(ctx, SHEET, 1, foreign).await;
        assert_eq!(refused(foreign), Refusal::field("seat", Fault::Choice));
        approval::change_route(ctx, SHEET, 1, Change::AddSeat(0, Seat::Role(Role::Executive))).await.unwrap();
        assert!(approval::route(ctx, SHEET).await.unwrap().is_changed());
        approval::put_in_force(ctx, SHEET, 2).await.unwrap();
        assert_eq!(refused(approval::put_in_force(ctx, SHEET, 2).await), Refusal::Rule(Rule::NotInThisState));
        let page = approval::route(ctx, SHEET).await.unwrap();
        assert_eq!((page.versions.len(), page.versions[0].number, page.is_changed()), (1, 1, false));
        assert_eq!(approval::routes(ctx).await.unwrap().routes[0].1.as_ref().unwrap().0, 1);
        verified(ctx, house.name).await;
    }
}

#[tokio::test]
async fn what_is_under_way_keeps_its_version() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        below.route(&[(None, &[Seat::Role(Role::Auditor)])]).await;
        below.request(&below.supervisor()).await.unwrap();
        below.route(&[(None, &[Seat::Role(Role::Executive)])]).await;
        let page = below.page(&below.auditor()).await;
        assert_eq!((page.version, page.earlier_version), (Some(1), true));
        approval::take_back(&below.supervisor(), SHEET, below.sheet.0).await.unwrap();
        below.request(&below.supervisor()).await.unwrap();
        assert_eq!(below.page(&below.head()).await.version, Some(2));
        assert_eq!(refused(below.approve(&below.auditor()).await), Refusal::NotPermitted);
        below.route(&[]).await;
        below.case.submit().await.unwrap();
        assert!(approval::mine(&below.head()).await.unwrap().is_empty(), "nothing is left to approve");
        verified(&below.administrator, house.name).await;
    }
}

#[tokio::test]
async fn the_earlier_setting_becomes_a_route() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        let mut write = house.nobody().write().await.unwrap();
        let id = world.supervisor.organisation;
        let (set_by, set_at) = (world.supervisor.account, house.nobody().now());
        write.insert(approval_policy::Model { id, wanted: true, set_by, set_at, revision: 1 }).await.unwrap();
        write.record(Act { case: id.0, act: "approval-wanted", role: None, reason: "" }).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(approval::carry_over(&house.nobody()).await.unwrap(), 1);
        assert_eq!(approval::carry_over(&house.nobody()).await.unwrap(), 0, "once");
        assert_eq!(refused(below.case.submit().await), Refusal::Rule(Rule::ApprovalMissing));
        below.request(&below.supervisor()).await.unwrap();
        below.approve(&below.head()).await.unwrap();
        below.case.submit().await.unwrap();
        verified(&below.administrator, house.name).await;
    }
}
