//! What cannot be done in time.

use super::{F, measure, nothing_is_wrong, proof, refused, reported, seen};
use chrono::Duration;
use domain::refusal::{Refusal, Rule};
use service::corrective_plan::{self as corrective, OriginForm, PartForm, PlanForm};
use service::ministry_audit;
use testing::{World, houses};

#[tokio::test]
async fn what_overruns_its_day_becomes_a_corrective_plan() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, key) = reported(&house, &world).await;
        let (judge, manager) = (world.as_(&world.judge), world.as_(&world.manager));
        let origin = OriginForm { origin: "ministry-finding".into(), of: key.to_string(), ..OriginForm::default() };
        assert_eq!(refused(corrective::begin(&judge, &origin).await), Refusal::NotFound, "decided first");
        ministry_audit::decide(&judge, key, 2, &measure(&world.manager)).await.unwrap();
        house.house.clock.advance(Duration::days(60));
        let late = ministry_audit::finding(&judge, key).await.unwrap();
        assert!(late.is_late(), "{}", house.name);
        assert_eq!(refused(corrective::begin(&world.as_(&world.bystander), &origin).await), Refusal::NotFound);
        let begun = corrective::begin(&judge, &origin).await.unwrap();
        assert_eq!((begun.origin.clause.as_str(), begun.bases.len()), ("6-2-1", 1), "under the contract of the audit");
        let form = PlanForm {
            basis: String::new(),
            origin: origin.clone(),
            shortcoming: "返却の記録がない。".into(),
            delay: "棚卸しに時間がかかる。".into(),
            limit_on: "2027-01-15".into(),
            ends_on: "2027-03-31".into(),
        };
        let plan = corrective::draft(&judge, &form).await.unwrap();
        let planned = ministry_audit::finding(&judge, key).await.unwrap();
        assert_eq!((planned.line.status, planned.plan.map(|(id, _)| id)), (F::Planned, Some(plan)));
        assert_eq!(refused(ministry_audit::implement(&manager, key, 4, &proof()).await), Rule::PlanOpen.into());
        let early = ministry_audit::answer(&judge, id, 5, "計画中です。").await;
        assert_eq!(refused(early), Rule::MinistryFindingOpen.into(), "the plan is not reported");
        let part = PartForm {
            kind: "measure".into(),
            title: "返却簿".into(),
            owner: world.manager.membership.to_string(),
            due_on: "2027-03-01".into(),
        };
        corrective::add(&judge, plan, &part).await.unwrap();
        corrective::report(&judge, plan, 1).await.unwrap();
        ministry_audit::answer(&judge, id, 5, "是正計画で改善します。").await.unwrap();
        let answered = seen(&world, &world.officer, id).await;
        assert_eq!(answered.findings[0].status, F::Planned);
        nothing_is_wrong(&house).await;
    }
}
