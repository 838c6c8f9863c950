//! A sheet: stage by stage, exactly as it is, and the difference only after a change.

use crate::approval::support::{Below, SHEET, refused, verified};
use bytes::Bytes;
use domain::approval::{ApprovalEntry, ApprovalState, Seat, StageState, Whom};
use domain::notice::NoticeKind;
use domain::refusal::{Fault, FieldProblem, Refusal, Rule};
use domain::role::Role;
use service::{Ctx, approval, confirmation, evidence, notice};
use testing::{World, houses};

async fn kinds(ctx: &Ctx) -> Vec<NoticeKind> {
    notice::list(ctx).await.unwrap().into_iter().map(|line| line.kind).collect()
}

#[tokio::test]
async fn nothing_changes_without_a_route() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        let page = below.page(&below.supervisor()).await;
        assert_eq!((page.state, page.version, page.may.ask), (ApprovalState::NotWanted, None, false));
        assert_eq!(refused(below.request(&below.supervisor()).await), Refusal::NotFound);
        let seen = confirmation::sheet(&below.supervisor(), below.sheet).await.unwrap();
        assert_eq!(approval::state(&below.supervisor(), &seen).await.unwrap(), ApprovalState::NotWanted);
        below.case.submit().await.unwrap();
    }
}

#[tokio::test]
async fn two_stages_and_a_change_in_between() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        below.two_stages().await;
        let (supervisor, auditor, head) = (below.supervisor(), below.auditor(), below.head());
        assert_eq!(refused(below.case.submit().await), Refusal::Rule(Rule::ApprovalMissing));
        assert_eq!(refused(approval::page(&head, SHEET, below.sheet.0).await), Refusal::NotFound, "not asked yet");
        below.request(&supervisor).await.unwrap();
        assert_eq!(refused(below.request(&supervisor).await), Refusal::Rule(Rule::ApprovalUnderWay));
        assert!(kinds(&auditor).await.contains(&NoticeKind::ApprovalRequested));
        assert!(!kinds(&head).await.contains(&NoticeKind::ApprovalRequested), "only whose turn it is");
        assert!(approval::mine(&head).await.unwrap().is_empty());
        assert_eq!(approval::mine(&auditor).await.unwrap()[0].whom, Whom::Reader(None));
        let waits = approval::mine(&supervisor).await.unwrap();
        assert_eq!(waits[0].whom, Whom::Others(vec![Err("auditor".to_owned())]));
        assert_eq!(refused(below.approve(&head).await), Refusal::NotPermitted, "a stage comes first");
        assert_eq!(refused(below.approve(&supervisor).await), Refusal::NotPermitted, "no seat");
        let wrong = approval::approve(&auditor, SHEET, below.sheet.0, "0").await;
        assert_eq!(refused(wrong), Refusal::ChangedMeanwhile);
        below.approve(&auditor).await.unwrap();
        assert!(kinds(&head).await.contains(&NoticeKind::ApprovalRequested), "then the next stage");
        assert!(!kinds(&supervisor).await.contains(&NoticeKind::ApprovalGiven));

        below.case.answer("a-policy", "partial", "後で変えた").await.unwrap();
        let page = below.page(&auditor).await;
        let (_, changes) = page.changes.clone().unwrap();
        assert_eq!((page.state, changes.len()), (ApprovalState::Stale, 1), "the difference only");
        let now = changes[0].1.clone().unwrap();
        assert_eq!((now.key.as_str(), now.value.as_str(), now.remark.as_str()), ("a-policy", "partial", "後で変えた"));
        assert!(page.may.approve.is_some(), "approves again from there");
        assert_eq!(page.stages[0].state, StageState::Turn);
        assert_eq!(refused(below.approve(&head).await), Refusal::NotPermitted, "the stages begin again");
        below.request(&supervisor).await.unwrap();
        below.approve(&auditor).await.unwrap();
        assert!(below.page(&auditor).await.changes.is_none());
        below.approve(&head).await.unwrap();
        assert!(kinds(&supervisor).await.contains(&NoticeKind::ApprovalGiven));
        let page = below.page(&supervisor).await;
        assert_eq!(page.state, ApprovalState::Given);
        below.case.submit().await.unwrap();
        let receipt = confirmation::receipt(&supervisor, below.sheet).await.unwrap();
        assert_eq!(receipt.digest, page.digest, "approved and submitted are the same");
        let page = below.page(&head).await;
        assert_eq!(page.history[0].entry, ApprovalEntry::Use);
        assert!(page.content.is_none(), "a seat gives sight while it is asked");
        verified(&supervisor, house.name).await;
    }
}

#[tokio::test]
async fn parallel_seats_any_two_of_three() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        below.assign(&world.employee).await;
        let seats = [Seat::Role(Role::Executive), Seat::Role(Role::Auditor), Seat::Person(world.employee.account)];
        below.route(&[(Some(2), &seats)]).await;
        below.request(&below.supervisor()).await.unwrap();
        let employee = world.as_(&world.employee);
        for ctx in [&below.head(), &below.auditor(), &employee] {
            assert_eq!(approval::mine(ctx).await.unwrap().len(), 1, "all at once");
        }
        below.approve(&employee).await.unwrap();
        assert_eq!(refused(below.approve(&employee).await), Refusal::Rule(Rule::ApprovedAlready));
        assert_eq!(refused(below.case.submit().await), Refusal::Rule(Rule::ApprovalMissing));
        below.approve(&below.head()).await.unwrap();
        assert!(approval::mine(&below.auditor()).await.unwrap().is_empty(), "two are enough");
        below.case.submit().await.unwrap();
        verified(&below.supervisor(), house.name).await;
    }
}

#[tokio::test]
async fn not_approved_needs_a_reason_and_ends_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        below.two_stages().await;
        below.request(&below.supervisor()).await.unwrap();
        let bare = below.decline(&below.auditor(), " ").await;
        assert_eq!(refused(bare), Refusal::Fields(vec![FieldProblem::new("reason", Fault::Missing)]));
        below.decline(&below.auditor(), "教育の記録を確かめてください").await.unwrap();
        let page = below.page(&below.supervisor()).await;
        assert_eq!(
            (page.state, page.history[0].reason.as_str()),
            (ApprovalState::Declined, "教育の記録を確かめてください")
        );
        assert!(kinds(&below.supervisor()).await.contains(&NoticeKind::ApprovalDeclined));
        assert_eq!(refused(below.case.submit().await), Refusal::Rule(Rule::ApprovalMissing));
        below.request(&below.supervisor()).await.unwrap();
        below.approve(&below.auditor()).await.unwrap();
        approval::take_back(&below.supervisor(), SHEET, below.sheet.0).await.unwrap();
        assert_eq!(below.page(&below.supervisor()).await.state, ApprovalState::Missing);
        let again = approval::take_back(&below.supervisor(), SHEET, below.sheet.0).await;
        assert_eq!(refused(again), Refusal::Rule(Rule::NotInThisState));
        verified(&below.supervisor(), house.name).await;
    }
}

#[tokio::test]
async fn whoever_asks_or_approves_does_not_do_the_other() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        let second = world.colleague(&world.supervisor, "second", &[Role::Supervisor]).await.unwrap();
        below.route(&[(None, &[Seat::Role(Role::Supervisor)])]).await;
        let alone = Refusal::field("stage-0", Fault::SeatOfDrafter);
        assert_eq!(refused(below.request(&below.supervisor()).await), alone, "nobody else could");
        below.assign(&second).await;
        below.request(&below.supervisor()).await.unwrap();
        assert_eq!(refused(below.approve(&below.supervisor()).await), Refusal::Rule(Rule::DrafterApproves));
        let second = world.as_(&second);
        below.approve(&second).await.unwrap();
        let sheet = confirmation::sheet(&second, below.sheet).await.unwrap();
        let submitted = confirmation::submit(&second, below.sheet, sheet.revision, true).await;
        assert_eq!(refused(submitted), Refusal::Rule(Rule::ApproverSubmits));
        below.case.answer("a-policy", "partial", "変えた").await.unwrap();
        assert_eq!(refused(below.request(&second).await), Refusal::Rule(Rule::ApproverSubmits));
        below.request(&below.supervisor()).await.unwrap();
        below.approve(&second).await.unwrap();
        below.case.submit().await.unwrap();
    }
}

#[tokio::test]
async fn a_chain_that_cannot_be_completed_is_not_begun() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        let head = Seat::Person(below.head.account);
        below.route(&[(None, &[Seat::Role(Role::Executive)]), (None, &[head])]).await;
        let twice = Refusal::field("stage-1", Fault::SeatElsewhere);
        assert_eq!(refused(below.request(&below.supervisor()).await), twice);
        below.route(&[(None, &[Seat::Person(world.employee.account)])]).await;
        let nobody = Refusal::field("stage-0", Fault::SeatEmpty);
        assert_eq!(refused(below.request(&below.supervisor()).await), nobody, "not on the case");
        let missing = "b-training";
        below.case.answer(missing, "", "").await.unwrap();
        assert_eq!(refused(below.request(&below.supervisor()).await), Refusal::Rule(Rule::AnswersMissing));
    }
}

#[tokio::test]
async fn a_seat_gives_the_sight_and_nothing_else() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        below.route(&[(None, &[Seat::Role(Role::Executive)])]).await;
        let plain = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from("証拠"))]);
        let file = evidence::store(&below.supervisor(), below.sheet, "a-policy", "記録.txt", plain).await.unwrap();
        assert!(evidence::open(&below.head(), file.id).await.is_err(), "not asked yet");
        below.request(&below.supervisor()).await.unwrap();
        assert!(evidence::open(&below.head(), file.id).await.is_ok());
        let sheet = confirmation::sheet(&below.head(), below.sheet).await;
        assert_eq!(refused(sheet), Refusal::NotFound, "rank gives no sight");
        let shown = below.page(&below.head()).await;
        assert_eq!(shown.digest, below.page(&below.supervisor()).await.digest, "both see the same");
        for outsider in [&world.clerk, &world.checker, &world.bystander, &world.officer, &world.employee] {
            let page = approval::page(&world.as_(outsider), SHEET, below.sheet.0).await;
            assert_eq!(refused(page), Refusal::NotFound, "{:?}", outsider.roles);
        }
        let other = world.colleague(&world.supervisor, "other", &[Role::Executive]).await.unwrap();
        let unassigned = approval::page(&world.as_(&other), SHEET, below.sheet.0).await;
        assert_eq!(refused(unassigned), Refusal::NotFound, "not on the case");
        assert!(approval::mine(&world.as_(&other)).await.unwrap().is_empty());
        below.approve(&below.head()).await.unwrap();
        below.case.submit().await.unwrap();
        assert!(evidence::open(&below.head(), file.id).await.is_err(), "no longer asked for an approval");
    }
}
