use crate::desk::support::{applied, entry, refused, requested, supported, verified};
use domain::desk::Procedure;
use domain::desk::query::{Query, Whose};
use domain::desk::view::{Keeper, Line};
use domain::id::IntakeId;
use domain::notice::NoticeKind;
use domain::refusal::{Fault, Refusal, Rule};
use service::desk::{self, Hand};
use service::{application, notice};
use testing::{World, houses};

fn named(lines: &[Line]) -> Vec<(IntakeId, i32)> {
    lines.iter().map(|line| (line.id, line.revision)).collect()
}

#[tokio::test]
async fn taken_handed_over_and_back() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        applied(&world).await;
        supported(&world).await;
        requested(&world).await;
        let (officer, colleague) = (world.as_(&world.officer), world.as_(&world.case_officer));
        let lines = desk::list(&officer, &Query::default()).await.unwrap();
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.keeper == Keeper::Nobody));
        desk::assign(&officer, &named(&lines), Hand::Take).await.unwrap();
        let mine = Query { whose: Some(Whose::Mine), ..Query::default() };
        let lines = desk::list(&officer, &mine).await.unwrap();
        assert_eq!(lines.len(), 3, "{}", house.name);
        assert!(lines.iter().all(|line| line.keeper == Keeper::Reader));
        assert_eq!(desk::list(&colleague, &mine).await.unwrap(), []);

        let to = Hand::Give(world.case_officer.membership);
        desk::assign(&officer, &named(&lines[..1]), to).await.unwrap();
        let theirs = desk::list(&colleague, &mine).await.unwrap();
        assert_eq!(theirs.len(), 1);
        assert_eq!(theirs[0].officer.as_ref().unwrap().1, "case-officer");
        let told = notice::list(&colleague).await.unwrap();
        let told = told.iter().find(|line| line.kind == NoticeKind::MatterHandedOver).unwrap();
        assert_eq!(told.reference, theirs[0].number);
        assert_eq!(told.path, Some(theirs[0].procedure.page(theirs[0].subject)));

        let stale = desk::assign(&officer, &named(&lines[..1]), Hand::Take).await;
        assert_eq!(refused(stale), Refusal::ChangedMeanwhile, "{}", house.name);
        desk::assign(&colleague, &named(&theirs), Hand::Back).await.unwrap();
        let nobody = Query { whose: Some(Whose::Nobody), ..Query::default() };
        assert_eq!(desk::list(&officer, &nobody).await.unwrap().len(), 1);
        verified(&house).await;
    }
}

#[tokio::test]
async fn what_cannot_be_taken() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let application = applied(&world).await;
        let officer = world.as_(&world.officer);
        let line = entry(&officer, Procedure::Application, application.0).await.unwrap();
        let chosen = named(std::slice::from_ref(&line));
        assert_eq!(refused(desk::assign(&officer, &[], Hand::Take).await), Refusal::field("lines", Fault::Choice));
        for outside in [&world.clerk, &world.stranger, &world.administrator, &world.supervisor] {
            let ctx = world.as_(outside);
            assert_eq!(refused(desk::assign(&ctx, &chosen, Hand::Take).await), Refusal::NotPermitted);
            assert_eq!(
                refused(desk::list(&ctx, &Query::default()).await),
                Refusal::NotPermitted,
                "companies see nothing"
            );
            assert_eq!(refused(desk::queue(&ctx, None).await), Refusal::NotPermitted);
            assert!(desk::front(&ctx).await.unwrap().is_none());
        }
        let to_a_company = desk::assign(&officer, &chosen, Hand::Give(world.clerk.membership)).await;
        assert_eq!(refused(to_a_company), Refusal::field("officer", Fault::Choice));
        let unknown = [(IntakeId(officer.new_id()), 1)];
        assert_eq!(refused(desk::assign(&officer, &unknown, Hand::Take).await), Refusal::NotFound);

        // What an officer does at the desk is never in the way of the company.
        desk::assign(&officer, &chosen, Hand::Take).await.unwrap();
        application::withdraw(&world.as_(&world.clerk), application, 1, "取下げ").await.unwrap();
        let line = entry(&officer, Procedure::Application, application.0).await.unwrap();
        assert_eq!(line.keeper, Keeper::Reader, "who dealt with it stays");
        let ended = desk::assign(&officer, &named(&[line]), Hand::Back).await;
        assert_eq!(refused(ended), Refusal::Rule(Rule::NotInThisState));
        verified(&house).await;
    }
}
