//! What overruns its day (13-3-4).

use super::{F, consulted, decided, finding, nothing_is_wrong, refused, reported};
use chrono::Duration;
use domain::refusal::{Refusal, Rule};
use service::audit::{self, ProofForm};
use service::corrective_plan::{self as corrective, OriginForm, PartForm, PlanForm};
use testing::{World, houses};

#[tokio::test]
async fn what_cannot_be_done_in_time_becomes_a_corrective_plan() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (_, key) = reported(&house, &world).await;
        let (judge, manager) = (world.as_(&world.judge), world.as_(&world.manager));
        consulted(&world, key).await;
        decided(&world, key).await;
        house.house.clock.advance(Duration::days(20));
        assert!(finding(&world, &world.manager, key).await.is_late(), "{}", house.name);
        let origin = OriginForm { origin: "finding".into(), of: key.to_string(), ..OriginForm::default() };
        let theirs = corrective::begin(&world.as_(&world.bystander), &origin).await;
        assert_eq!(refused(theirs), Refusal::NotFound);
        let begun = corrective::begin(&judge, &origin).await.unwrap();
        assert_eq!(begun.origin.clause, "6-2-1");
        let form = PlanForm {
            basis: begun.bases[0].basis.to_string(),
            origin: origin.clone(),
            shortcoming: "返却の記録がない。".into(),
            delay: "棚卸しに時間がかかる。".into(),
            limit_on: "2026-12-21".into(),
            ends_on: "2027-02-28".into(),
        };
        let id = corrective::draft(&judge, &form).await.unwrap();
        let planned = finding(&world, &world.judge, key).await;
        assert_eq!((planned.line.status, planned.plan.map(|(id, _)| id)), (F::Planned, Some(id)));
        assert_eq!(refused(corrective::begin(&judge, &origin).await), Refusal::NotFound, "once");
        let proof = ProofForm { done_on: "2026-12-27".into(), proof: "返却簿".into() };
        assert_eq!(refused(audit::implement(&manager, key, 5, &proof).await), Rule::PlanOpen.into());

        let part = PartForm {
            kind: "measure".into(),
            title: "返却簿".into(),
            owner: world.manager.membership.to_string(),
            due_on: "2027-02-01".into(),
        };
        corrective::add(&judge, id, &part).await.unwrap();
        corrective::report(&judge, id, 1).await.unwrap();
        let part = corrective::detail(&judge, id).await.unwrap().parts[0].clone();
        let done = corrective::ProofForm {
            progress: String::new(),
            done_on: "2026-12-27".into(),
            proof: "返却簿 第1版".into(),
        };
        corrective::record(&manager, part.id, part.revision, &done).await.unwrap();
        corrective::verify(&world.as_(&world.auditor), part.id, part.revision + 1, true, "").await.unwrap();
        audit::implement(&manager, key, 5, &proof).await.unwrap();
        audit::verify(&world.as_(&world.auditor), key, 6, true, "").await.unwrap();
        assert_eq!(finding(&world, &world.judge, key).await.line.status, F::Verified);
        nothing_is_wrong(&house).await;
    }
}
