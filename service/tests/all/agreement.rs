//! Agreements with third parties: excluded, permitted before the signature, or a defect with its plan – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use chrono::Duration;
use domain::agreement::AgreementStatus as S;
use domain::agreement::view::AgreementDetail;
use domain::deadline::DeadlineKind;
use domain::desk::query::Query;
use domain::desk::{Procedure, Turn};
use domain::id::AgreementId;
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::refusal::{Fault, Refusal, Rule};
use service::agreement::{self, AgreementForm, AnswerForm, OutsideForm, RequestForm};
use service::corrective_plan::{self as plan, OriginForm, PartForm, PlanForm, ProofForm};
use service::{Result, deadline, desk, notice, search};
use testing::{TestHouse, World, houses};

fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

fn fault(field: &str, fault: Fault) -> Refusal {
    Refusal::field(field, fault)
}

fn form() -> AgreementForm {
    AgreementForm {
        counterparty: "Minato Holdings plc".into(),
        relation: "parent".into(),
        kind: "group-services".into(),
        reference: "法務 第12号".into(),
        has_clause: "yes".into(),
        clause: "第7条 業務データの共有".into(),
        ..AgreementForm::default()
    }
}

fn request(world: &World) -> RequestForm {
    let contract = world.contract.to_string();
    RequestForm { contract, reason: "人事の一元管理".into(), wanted_until: "2027-03-31".into() }
}

fn permitted() -> AnswerForm {
    AnswerForm {
        outcome: "permitted".into(),
        until: "2027-03-31".into(),
        conditions: "年1回の報告".into(),
        ..AnswerForm::default()
    }
}

async fn seen(world: &World, actor: &Actor, id: AgreementId) -> AgreementDetail {
    agreement::detail(&world.as_(actor), id).await.unwrap()
}

async fn rev(world: &World, id: AgreementId) -> i32 {
    seen(world, &world.clerk, id).await.revision
}

async fn status(world: &World, id: AgreementId) -> (S, bool) {
    let line = seen(world, &world.clerk, id).await.line;
    (line.status, line.defect)
}

async fn told(world: &World, actor: &Actor, kind: NoticeKind) -> usize {
    notice::list(&world.as_(actor)).await.unwrap().iter().filter(|line| line.kind == kind).count()
}

async fn due(world: &World, actor: &Actor, kind: DeadlineKind) -> usize {
    deadline::list(&world.as_(actor)).await.unwrap().iter().filter(|line| line.kind == kind).count()
}

async fn nothing_is_wrong(house: &TestHouse) {
    let verified = service::trail::verify(&house.nobody()).await.unwrap();
    assert_eq!(verified.findings, [], "{}", house.name);
}

async fn asked(world: &World) -> AgreementId {
    let clerk = world.as_(&world.clerk);
    let id = agreement::register(&clerk, &form()).await.unwrap();
    agreement::ask(&clerk, id, 1, &request(world)).await.unwrap();
    id
}

/// The defect's plan from its draft to its end.
async fn planned(world: &World, id: AgreementId) {
    let (judge, manager) = (world.as_(&world.judge), world.as_(&world.manager));
    let origin = OriginForm { origin: "agreement".into(), of: id.to_string(), ..OriginForm::default() };
    let form = PlanForm {
        basis: format!("contract:{}", world.contract),
        origin,
        shortcoming: "契約書に除外の定めがない。".into(),
        delay: "相手の承認に時間がかかる。".into(),
        limit_on: "2026-12-31".into(),
        ends_on: "2027-03-31".into(),
    };
    let plan = plan::draft(&judge, &form).await.unwrap();
    assert_eq!(plan::detail(&judge, plan).await.unwrap().origin_path, Some(format!("/agreement/{id}")));
    let owner = world.judge.membership.to_string();
    let part = PartForm { kind: "measure".into(), title: "変更契約".into(), owner, due_on: "2027-01-31".into() };
    plan::add(&judge, plan, &part).await.unwrap();
    plan::report(&judge, plan, 1).await.unwrap();
    let part = plan::detail(&judge, plan).await.unwrap().parts[0].clone();
    let proof = ProofForm { progress: String::new(), done_on: "2026-11-23".into(), proof: "変更契約書".into() };
    plan::record(&judge, part.id, part.revision, &proof).await.unwrap();
    plan::verify(&manager, part.id, part.revision + 1, true, "").await.unwrap();
    let revision = plan::detail(&judge, plan).await.unwrap().revision;
    plan::close(&judge, plan, revision, "変更契約を結んだ。").await.unwrap();
}

#[tokio::test]
async fn excluding_wording_is_read_by_a_second_person() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, judge) = (world.as_(&world.clerk), world.as_(&world.judge));
        let id = agreement::register(&clerk, &form()).await.unwrap();
        assert_eq!(status(&world, id).await, (S::Registered, false));
        assert_eq!(
            refused(agreement::draft_exclusion(&clerk, id, 1, "", "2026-11-01").await),
            fault("exclusion", Fault::Missing)
        );
        agreement::draft_exclusion(&clerk, id, 1, "第9条 保護すべき情報を除く", "2026-11-20").await.unwrap();
        assert_eq!(refused(agreement::sign(&clerk, id, 2, "", false).await), fault("signed_on", Fault::Missing));
        assert_eq!(
            refused(agreement::sign(&clerk, id, 2, "2026-11-24", false).await),
            fault("signed_on", Fault::InTheFuture)
        );
        agreement::sign(&clerk, id, 2, "2026-11-22", false).await.unwrap();
        assert_eq!(told(&world, &world.judge, NoticeKind::AgreementToCheck).await, 1);
        assert_eq!(due(&world, &world.judge, DeadlineKind::AgreementCheck).await, 1);
        assert_eq!(due(&world, &world.clerk, DeadlineKind::AgreementCheck).await, 0);
        assert_eq!(
            refused(agreement::check_exclusion(&clerk, id, 3, true).await),
            Refusal::Rule(Rule::CheckerRecorded)
        );
        agreement::check_exclusion(&judge, id, 3, true).await.unwrap();
        assert_eq!(status(&world, id).await, (S::Excluded, false));
        assert_eq!(refused(agreement::detail(&world.as_(&world.officer), id).await), Refusal::NotFound);
        assert_eq!(refused(agreement::detail(&world.as_(&world.stranger), id).await), Refusal::NotFound);
        let number = seen(&world, &world.clerk, id).await.line.number;
        assert!(number.starts_with("約-2026-"));
        assert_eq!(search::search(&clerk, &number).await.unwrap().matters.len(), 1);
        let none = AgreementForm { has_clause: "no".into(), signed_on: "2020-04-01".into(), ..form() };
        let none = agreement::register(&clerk, &none).await.unwrap();
        assert_eq!(status(&world, none).await, (S::NoClause, false));
        // Found to move information after all: signed long ago without either.
        agreement::edit(&clerk, none, 1, &form()).await.unwrap();
        assert_eq!(status(&world, none).await, (S::Defect, true));
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn a_permission_counts_only_before_the_signature() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, officer) = (world.as_(&world.clerk), world.as_(&world.officer));
        let id = asked(&world).await;
        assert_eq!(told(&world, &world.officer, NoticeKind::AgreementAsked).await, 1);
        assert_eq!(due(&world, &world.officer, DeadlineKind::AgreementAnswer).await, 1);
        assert_eq!(
            refused(agreement::sign(&clerk, id, 2, "2026-11-23", false).await),
            Refusal::Rule(Rule::NotInThisState),
            "silence permits nothing"
        );
        agreement::query(&world.as_(&world.case_officer), id, 2, "どの情報ですか。").await.unwrap();
        assert_eq!(refused(agreement::decide(&officer, id, 3, &permitted()).await), Refusal::Rule(Rule::QueryOpen));
        agreement::answer_query(&clerk, id, 3, "氏名です。").await.unwrap();
        let queue = desk::list(&officer, &Query::default()).await.unwrap();
        assert_eq!(
            queue.iter().map(|line| (line.procedure, line.turn)).collect::<Vec<_>>(),
            [(Procedure::Agreement, Turn::Ministry)]
        );
        let late = AnswerForm { until: "2027-04-01".into(), ..permitted() };
        assert_eq!(refused(agreement::decide(&officer, id, 4, &late).await), fault("until", Fault::AfterAsked));
        agreement::decide(&officer, id, 4, &permitted()).await.unwrap();
        assert_eq!(told(&world, &world.clerk, NoticeKind::AgreementAnswered).await, 1);
        assert!(desk::list(&officer, &Query::default()).await.unwrap().is_empty(), "it left the desk");
        for early in ["2026-11-22", "2026-11-23"] {
            let signed = agreement::sign(&clerk, id, 5, early, false).await;
            assert_eq!(refused(signed), fault("signed_on", Fault::NotAfterPermission), "{early}");
        }
        house.house.clock.advance(Duration::days(2));
        agreement::sign(&clerk, id, 5, "2026-11-24", false).await.unwrap();
        assert_eq!(status(&world, id).await, (S::UnderPermission, false));
        assert_eq!(due(&world, &world.clerk, DeadlineKind::Agreement).await, 1);
        house.house.clock.advance(Duration::days(200));
        assert_eq!(agreement::lapse(&house.nobody()).await.unwrap(), 1);
        assert_eq!(agreement::lapse(&house.nobody()).await.unwrap(), 0);
        assert_eq!(status(&world, id).await, (S::Defect, true));
        assert_eq!(told(&world, &world.judge, NoticeKind::AgreementDefect).await, 1);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn a_defect_ends_together_with_its_plan() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, judge) = (world.as_(&world.clerk), world.as_(&world.judge));
        let signed = AgreementForm { signed_on: "2019-04-01".into(), ..form() };
        let id = agreement::register(&clerk, &signed).await.unwrap();
        assert_eq!(status(&world, id).await, (S::Defect, true));
        assert_eq!(due(&world, &world.judge, DeadlineKind::AgreementDefect).await, 1);
        agreement::draft_exclusion(&clerk, id, 1, "変更契約 第1条", "2026-11-20").await.unwrap();
        agreement::sign(&clerk, id, 2, "2026-11-22", false).await.unwrap();
        assert_eq!(
            status(&world, id).await,
            (S::ExclusionSigned, true),
            "the defect stays while a way out is under way"
        );
        assert_eq!(refused(agreement::check_exclusion(&judge, id, 3, true).await), Refusal::Rule(Rule::PlanOpen));
        planned(&world, id).await;
        let stands = seen(&world, &world.clerk, id).await;
        assert!(stands.plan_is_over() && stands.plans.len() == 1);
        agreement::check_exclusion(&judge, id, 3, true).await.unwrap();
        assert_eq!(status(&world, id).await, (S::Excluded, false));
        // Another one: the wording is not in the text, and the agreement is ended.
        let other = agreement::register(&clerk, &form()).await.unwrap();
        agreement::draft_exclusion(&clerk, other, 1, "第9条", "2026-11-20").await.unwrap();
        agreement::sign(&clerk, other, 2, "2026-11-22", false).await.unwrap();
        agreement::check_exclusion(&judge, other, 3, false).await.unwrap();
        assert_eq!(status(&world, other).await, (S::Defect, true));
        let over = agreement::end(&clerk, other, 4, "解約した。").await;
        assert_eq!(refused(over), Refusal::Rule(Rule::PlanOpen));
        planned(&world, other).await;
        agreement::end(&clerk, other, 4, "解約した。").await.unwrap();
        assert_eq!(status(&world, other).await, (S::Ended, false));
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn a_refused_request_is_followed_by_a_new_one_and_paper_needs_two() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, officer, other) =
            (world.as_(&world.clerk), world.as_(&world.officer), world.as_(&world.case_officer));
        let id = asked(&world).await;
        let refusal = AnswerForm { outcome: "refused".into(), ..AnswerForm::default() };
        assert_eq!(refused(agreement::decide(&officer, id, 2, &refusal).await), fault("reason", Fault::Missing));
        let refusal = AnswerForm { reason: "除外できる。".into(), ..refusal };
        assert_eq!(refused(agreement::decide(&other, id, 2, &refusal).await), Refusal::NotPermitted);
        agreement::decide(&officer, id, 2, &refusal).await.unwrap();
        let again = agreement::decide(&officer, id, 3, &permitted()).await;
        assert_eq!(refused(again), Refusal::Rule(Rule::NotInThisState), "for good");
        agreement::ask(&clerk, id, 3, &request(&world)).await.unwrap();
        assert!(seen(&world, &world.clerk, id).await.requests[0].follows);
        let paper = AnswerForm { number: "装調 第9号".into(), answered_on: "2026-11-20".into(), ..permitted() };
        let Refusal::Fields(problems) = refused(agreement::record_paper(&other, id, 4, &permitted()).await) else {
            panic!("fields")
        };
        assert_eq!(problems.len(), 2, "{problems:?}");
        agreement::record_paper(&other, id, 4, &paper).await.unwrap();
        assert_eq!(refused(agreement::check_paper(&other, id, 5, true).await), Refusal::Rule(Rule::CheckerRecorded));
        assert!(seen(&world, &world.clerk, id).await.requests[0].answers.is_empty(), "not before it is checked");
        agreement::check_paper(&officer, id, 5, false).await.unwrap();
        agreement::record_paper(&other, id, 6, &paper).await.unwrap();
        agreement::check_paper(&officer, id, 7, true).await.unwrap();
        assert_eq!(status(&world, id).await.0, S::Permitted);
        agreement::sign(&clerk, id, 8, "2026-11-21", false).await.unwrap();
        assert_eq!(status(&world, id).await.0, S::UnderPermission);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn a_permission_from_outside_is_compared_by_a_second_person_of_the_company() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, judge) = (world.as_(&world.clerk), world.as_(&world.judge));
        let id = agreement::register(&clerk, &form()).await.unwrap();
        let Refusal::Fields(problems) =
            refused(agreement::record_outside(&clerk, id, 1, &OutsideForm::default()).await)
        else {
            panic!("fields")
        };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["contract", "number", "answered_on", "until"]);
        let outside = OutsideForm {
            contract: world.contract.to_string(),
            number: "装調 第3号".into(),
            answered_on: "2025-04-01".into(),
            until: "2027-03-31".into(),
            conditions: String::new(),
        };
        agreement::record_outside(&clerk, id, 1, &outside).await.unwrap();
        assert_eq!(due(&world, &world.judge, DeadlineKind::AgreementCheck).await, 1);
        assert_eq!(refused(agreement::check_outside(&clerk, id, 2, true).await), Refusal::Rule(Rule::CheckerRecorded));
        agreement::check_outside(&judge, id, 2, true).await.unwrap();
        assert_eq!(refused(agreement::detail(&world.as_(&world.officer), id).await), Refusal::NotFound);
        assert_eq!(
            refused(agreement::sign(&clerk, id, 3, "2025-04-01", false).await),
            fault("signed_on", Fault::NotAfterPermission)
        );
        agreement::sign(&clerk, id, 3, "2025-04-01", true).await.unwrap();
        assert_eq!(status(&world, id).await, (S::Defect, true), "what was so is recorded as it was");
        nothing_is_wrong(&house).await;
        assert_eq!(rev(&world, id).await, 4);
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let clerk = world.as_(&world.clerk);
        let Refusal::Fields(problems) = refused(agreement::register(&clerk, &AgreementForm::default()).await) else {
            panic!("fields")
        };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["counterparty", "relation", "kind", "reference", "has_clause"]);
        let half = AgreementForm { exclusion_on: "2026-11-01".into(), clause: String::new(), ..form() };
        let Refusal::Fields(problems) = refused(agreement::register(&clerk, &half).await) else { panic!("fields") };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["clause", "exclusion"]);
        let manager = world.as_(&world.manager);
        assert_eq!(refused(agreement::register(&manager, &form()).await), Refusal::NotPermitted);
        let id = agreement::register(&clerk, &form()).await.unwrap();
        let stranger = RequestForm { contract: id.to_string(), ..request(&world) };
        assert_eq!(refused(agreement::ask(&clerk, id, 1, &stranger).await), fault("contract", Fault::Choice));
        assert_eq!(refused(agreement::ask(&clerk, id, 9, &request(&world)).await), Refusal::ChangedMeanwhile);
    }
}
