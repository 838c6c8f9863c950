//! An item comes back: who sees what of the round before.

use crate::rounds::support::{attach, judge, send_back, verified};
use domain::confirmation::VerdictKind;
use domain::difference;
use service::confirmation;
use service::delegation::{self, DelegateForm};
use testing::{Case, World, houses};

#[tokio::test]
async fn both_rounds_of_a_returned_item_stand_beside_each_other() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        case.answer_all().await;
        case.answer("a-policy", "conform", "毎月点検します。").await.unwrap();
        let first = attach(&case, &world.supervisor, "a-policy", "初版").await.unwrap();
        case.submit().await.unwrap();
        judge(&case, "a-policy", "not-met", "版が古い", "最新の版を").await;
        judge(&case, "b-training", "met", "", "").await;
        send_back(&case).await;

        let (supervisor, checker) = (world.as_(&world.supervisor), world.as_(&world.checker));
        let mut sheet = confirmation::sheet(&supervisor, case.sheet().await).await.unwrap();
        sheet.former = confirmation::former(&supervisor, &sheet).await.unwrap();
        assert_eq!(sheet.former.keys().collect::<Vec<_>>(), ["a-policy"], "{}", house.name);
        assert_eq!(sheet.former["a-policy"].remark, "毎月点検します。");
        let seen = &sheet.verdicts["a-policy"];
        assert_eq!((seen.returned_reason.as_str(), seen.returned_kind), ("最新の版を", None));
        assert_eq!(seen.returned_ground, "", "the ground is the checker's own");

        house.house.clock.advance(chrono::Duration::minutes(1));
        evidence_replaced(&case, first).await;
        case.answer("a-policy", "conform", "毎週点検します。").await.unwrap();
        case.submit().await.unwrap();
        let review = confirmation::review(&checker, case.sheet().await).await.unwrap();
        let verdict = &review.sheet.verdicts["a-policy"];
        assert_eq!((verdict.kind, verdict.returned_kind), (None, Some(VerdictKind::NotMet)));
        assert_eq!((verdict.ground.as_str(), verdict.returned_ground.as_str()), ("", "版が古い"));
        assert_eq!(review.submissions.iter().map(|found| found.round).collect::<Vec<_>>(), [2, 1]);
        let of = |at: usize| review.submissions[at].content.items.iter();
        let changed = of(1).zip(of(0)).filter(|(before, now)| difference::changed(before, now));
        assert_eq!(changed.map(|(before, _)| before.key.as_str()).collect::<Vec<_>>(), ["a-policy"]);
        assert_eq!(review.earlier_evidence["a-policy"].len(), 1);
        assert_ne!(review.earlier_evidence["a-policy"][0].sha256, review.sheet.evidence["a-policy"][0].sha256);
        assert!(confirmation::former(&checker, &review.sheet).await.unwrap().is_empty(), "the answerer's only");

        judge(&case, "a-policy", "met", "確認した", "").await;
        let again = confirmation::review(&checker, case.sheet().await).await.unwrap();
        assert_eq!(again.sheet.verdicts["a-policy"].returned_kind, Some(VerdictKind::NotMet), "stays beside");
        verified(&supervisor, house.name).await;
    }
}

async fn evidence_replaced(case: &Case<'_>, first: domain::evidence::view::EvidenceLine) {
    let supervisor = case.world.as_(&case.world.supervisor);
    service::evidence::detach(&supervisor, first.grant, first.revision).await.unwrap();
    attach(case, &case.world.supervisor, "a-policy", "第2版").await.unwrap();
}

#[tokio::test]
async fn a_colleague_sees_the_former_answer_of_their_items_only() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let form = DelegateForm {
            membership: world.employee.membership.to_string(),
            parts: vec!["item:a-policy".into()],
            due_on: "2026-12-01".into(),
        };
        delegation::delegate(&world.as_(&world.supervisor), case.sheet().await, &form).await.unwrap();
        case.answer_all().await;
        attach(&case, &world.supervisor, "a-policy", "初版").await.unwrap();
        case.submit().await.unwrap();
        for item in ["a-policy", "b-training"] {
            judge(&case, item, "", "", "もう一度").await;
        }
        send_back(&case).await;
        let employee = world.as_(&world.employee);
        let sheet = confirmation::sheet(&employee, case.sheet().await).await.unwrap();
        let former = confirmation::former(&employee, &sheet).await.unwrap();
        assert_eq!(former.keys().collect::<Vec<_>>(), ["a-policy"], "{}", house.name);
    }
}

#[tokio::test]
async fn a_sheet_opened_again_names_no_reason_of_an_earlier_return() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        case.answer_all().await;
        attach(&case, &world.supervisor, "a-policy", "初版").await.unwrap();
        case.submit().await.unwrap();
        judge(&case, "a-policy", "", "", "版が古い").await;
        send_back(&case).await;
        case.submit().await.unwrap();
        case.meet_all().await;
        case.confirm().await.unwrap();
        let clerk = world.as_(&world.clerk);
        confirmation::reopen(&clerk, case.sheet().await, case.sheet_revision().await, "人が替わった").await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let sheet = confirmation::sheet(&supervisor, case.sheet().await).await.unwrap();
        assert_eq!(sheet.verdicts["a-policy"].returned_reason, "", "{}", house.name);
        assert_eq!(sheet.decision_reason, "人が替わった");
        let former = confirmation::former(&supervisor, &sheet).await.unwrap();
        assert!(sheet.answers.keys().all(|key| former.contains_key(key)), "everything is open again");
        verified(&supervisor, house.name).await;
    }
}
