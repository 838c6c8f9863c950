//! Audits by the ministry (14-1, 14-2-a, 14-2-b): the whole way between the two sides, who knows of what, who may not – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod denied;
mod late;

use chrono::Duration;
use domain::deadline::DeadlineKind;
use domain::id::{MinistryAuditId, MinistryFindingId};
use domain::ministry_audit::MinistryAuditStatus as S;
use domain::ministry_audit::finding::MinistryFindingStatus as F;
use domain::ministry_audit::view::{MinistryAuditDetail, MinistryFindingDetail, VisitRecord};
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::refusal::{Refusal, Rule};
use service::audit::{DecideForm, ProofForm};
use service::ministry_audit::{
    self, AdmissionForm, DaysForm, EntryForm, FoundForm, ItemForm, LeaveForm, ReportForm, RequestForm, ShownForm,
};
use service::{Result, cycle, deadline, notice, search};
use testing::{TestHouse, World, houses};

fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

fn request(world: &World) -> RequestForm {
    RequestForm {
        contract: world.contract.to_string(),
        request_number: "装監-2026-001".into(),
        requested_on: "2026-11-20".into(),
        scope: "登録簿と保管".into(),
        clauses: "6-2-1\n8-2-1".into(),
        auditors: "佐藤 恵、監査官\n鈴木 亮、監査官補".into(),
        starts_on: "2026-12-07".into(),
        ends_on: "2026-12-08".into(),
    }
}

fn person(actor: &Actor) -> ItemForm {
    ItemForm { kind: "person".into(), person: actor.membership.to_string(), ..ItemForm::default() }
}

async fn seen(world: &World, actor: &Actor, id: MinistryAuditId) -> MinistryAuditDetail {
    ministry_audit::detail(&world.as_(actor), id).await.unwrap()
}

async fn record(world: &World, actor: &Actor, id: MinistryAuditId) -> VisitRecord {
    ministry_audit::visit(&world.as_(actor), id).await.unwrap()
}

async fn finding(world: &World, actor: &Actor, id: MinistryFindingId) -> MinistryFindingDetail {
    ministry_audit::finding(&world.as_(actor), id).await.unwrap()
}

async fn told(world: &World, actor: &Actor, kind: NoticeKind) -> usize {
    notice::list(&world.as_(actor)).await.unwrap().iter().filter(|line| line.kind == kind).count()
}

async fn due(world: &World, actor: &Actor, kind: DeadlineKind) -> Vec<Option<chrono::NaiveDate>> {
    let all = deadline::list(&world.as_(actor)).await.unwrap();
    all.iter().filter(|line| line.kind == kind).map(|line| line.due_on).collect()
}

async fn nothing_is_wrong(house: &TestHouse) {
    let verified = service::trail::verify(&house.nobody()).await.unwrap();
    assert_eq!(verified.findings, [], "{}", house.name);
}

async fn accepted(world: &World) -> MinistryAuditId {
    let id = ministry_audit::request(&world.as_(&world.officer), &request(world)).await.unwrap();
    ministry_audit::accept(&world.as_(&world.judge), id, 1).await.unwrap();
    id
}

/// The handler is named; a room and a document are listed.
async fn prepared(world: &World) -> MinistryAuditId {
    let (id, judge) = (accepted(world).await, world.as_(&world.judge));
    assert_eq!(refused(ministry_audit::prepare(&judge, id, 2).await), Rule::PreparationMissing.into());
    ministry_audit::list_item(&judge, id, &person(&world.handler)).await.unwrap();
    let room = ItemForm { kind: "room".into(), room: "第1会議室".into(), ..ItemForm::default() };
    ministry_audit::list_item(&judge, id, &room).await.unwrap();
    let document = ItemForm { kind: "document".into(), document: "登録簿 1号".into(), ..ItemForm::default() };
    ministry_audit::list_item(&judge, id, &document).await.unwrap();
    ministry_audit::prepare(&judge, id, 2).await.unwrap();
    id
}

fn entry(record: &VisitRecord, escort: &Actor) -> EntryForm {
    EntryForm {
        admission: record.admissions[0].id.to_string(),
        escort: escort.membership.to_string(),
        entered_on: "2026-12-07".into(),
        entered_at: "9:00".into(),
    }
}

fn left(day: &str, at: &str) -> LeaveForm {
    LeaveForm { left_on: day.into(), left_at: at.into() }
}

fn shown(record: &VisitRecord, by: &Actor) -> ShownForm {
    ShownForm {
        what: "登録簿 1号".into(),
        shown_on: "2026-12-07".into(),
        reader: record.auditors[0].id.to_string(),
        shown_by: by.membership.to_string(),
    }
}

/// The first auditor was admitted and went in on the first day.
async fn visiting(house: &TestHouse, world: &World) -> MinistryAuditId {
    let (id, gate) = (prepared(world).await, world.as_(&world.gate));
    house.house.clock.advance(Duration::days(15));
    let auditor = record(world, &world.gate, id).await.auditors[0].id.to_string();
    ministry_audit::admit(&gate, id, &AdmissionForm { auditor, facility: "第3工場".into() }).await.unwrap();
    let form = entry(&record(world, &world.gate, id).await, &world.handler);
    ministry_audit::enter(&gate, id, &form).await.unwrap();
    id
}

async fn gone(world: &World, id: MinistryAuditId) {
    let line = record(world, &world.gate, id).await.entries[0].clone();
    let key = (line.id, line.revision);
    ministry_audit::leave(&world.as_(&world.gate), id, key, &left("2026-12-07", "17:00")).await.unwrap();
}

/// One finding was delivered; the ministry wants an answer by a day of its own.
async fn reported(house: &TestHouse, world: &World) -> (MinistryAuditId, MinistryFindingId) {
    let (id, officer) = (visiting(house, world).await, world.as_(&world.officer));
    gone(world, id).await;
    let found = FoundForm { clause: "6-2-1".into(), what: "返却の記録がない。".into() };
    ministry_audit::put_finding(&officer, id, &found).await.unwrap();
    assert!(seen(world, &world.judge, id).await.findings.is_empty(), "the ministry's own until it is delivered");
    let form = ReportForm { text: "1件".into(), answer_on: "2027-01-29".into() };
    ministry_audit::report(&officer, id, 4, &form).await.unwrap();
    (id, seen(world, &world.judge, id).await.findings[0].id)
}

fn measure(owner: &Actor) -> DecideForm {
    let owner = owner.membership.to_string();
    DecideForm { measure: "返却簿を作る。".into(), owner, due_on: "2027-01-15".into() }
}

fn proof() -> ProofForm {
    ProofForm { done_on: "2026-12-08".into(), proof: "返却簿 第1版".into() }
}

#[tokio::test]
async fn from_the_request_to_the_close() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, key) = reported(&house, &world).await;
        let (judge, officer) = (world.as_(&world.judge), world.as_(&world.officer));
        let audit = seen(&world, &world.judge, id).await;
        assert_eq!(audit.row.line.status, S::Reported, "{}", house.name);
        assert_eq!(due(&world, &world.judge, DeadlineKind::MinistryAnswer).await, [audit.row.line.answer_on]);
        assert_eq!(due(&world, &world.judge, DeadlineKind::MinistryFinding).await, [None]);
        let early = ministry_audit::answer(&judge, id, 5, "改善しました。").await;
        assert_eq!(refused(early), Rule::MinistryFindingOpen.into());

        ministry_audit::decide(&judge, key, 2, &measure(&world.manager)).await.unwrap();
        assert_eq!(due(&world, &world.manager, DeadlineKind::MinistryMeasure).await.len(), 1);
        assert_eq!(told(&world, &world.manager, NoticeKind::FindingDecided).await, 1);
        let of_ministry = seen(&world, &world.officer, id).await.findings[0].clone();
        assert_eq!((of_ministry.measure.as_str(), of_ministry.status), ("", F::Received), "not answered yet");
        ministry_audit::implement(&world.as_(&world.manager), key, 3, &proof()).await.unwrap();
        let auditor = world.as_(&world.auditor);
        ministry_audit::verify(&auditor, key, 4, false, "写しが足りません。").await.unwrap();
        assert_eq!(finding(&world, &world.manager, key).await.rejected, "写しが足りません。");
        ministry_audit::implement(&world.as_(&world.manager), key, 5, &proof()).await.unwrap();
        ministry_audit::verify(&auditor, key, 6, true, "").await.unwrap();

        ministry_audit::answer(&judge, id, 5, "改善しました。").await.unwrap();
        let answered = seen(&world, &world.officer, id).await;
        assert_eq!(answered.findings[0].measure, "返却簿を作る。");
        assert_eq!(due(&world, &world.officer, DeadlineKind::MinistryAudit).await.len(), 1);
        assert_eq!(refused(ministry_audit::close(&judge, id, 6).await), Refusal::NotPermitted);
        ministry_audit::close(&officer, id, 6).await.unwrap();
        let closed = seen(&world, &world.judge, id).await;
        assert_eq!((closed.row.line.status, closed.can.len()), (S::Closed, 0));

        let number = closed.row.line.number;
        assert!(number.starts_with("省-2026-"));
        assert_eq!(search::search(&judge, &number).await.unwrap().matters.len(), 1);
        assert_eq!(search::search(&officer, &number).await.unwrap().matters.len(), 1);
        let year = cycle::cycle(&judge, Some(2026), Some(world.contract)).await.unwrap();
        assert_eq!((year.ministry_audits.len(), year.contracts.len()), (1, 1));
        assert!(cycle::cycle(&judge, Some(2025), None).await.unwrap().ministry_audits.is_empty());
        nothing_is_wrong(&house).await;
    }
}

/// 14-2: who went in and out with whom, what was shown to whom by whom; both sides read the same.
#[tokio::test]
async fn the_visit_is_recorded() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let id = visiting(&house, &world).await;
        let record_of_handler = record(&world, &world.handler, id).await;
        assert!(record_of_handler.shows && !record_of_handler.admits, "{}: named in the preparation", house.name);
        let form = shown(&record_of_handler, &world.manager);
        ministry_audit::show(&world.as_(&world.handler), id, &form).await.unwrap();
        let inside = ReportForm { text: "なし".into(), answer_on: String::new() };
        let officer = world.as_(&world.officer);
        assert_eq!(refused(ministry_audit::report(&officer, id, 4, &inside).await), Rule::AuditorInside.into());
        gone(&world, id).await;

        ministry_audit::ask(&world.as_(&world.case_officer), id, "登録簿は何冊ですか。").await.unwrap();
        assert_eq!(due(&world, &world.judge, DeadlineKind::MinistryQuestion).await, [None], "no day is made up");
        ministry_audit::report(&officer, id, 4, &inside).await.unwrap();
        assert_eq!(due(&world, &world.judge, DeadlineKind::MinistryAnswer).await, [None], "the ministry named none");
        let judge = world.as_(&world.judge);
        assert_eq!(refused(ministry_audit::answer(&judge, id, 5, "以上").await), Rule::QuestionOpen.into());
        let question = seen(&world, &world.judge, id).await.questions[0].clone();
        ministry_audit::reply(&judge, id, (question.id, question.revision), "1冊です。").await.unwrap();
        let again = ministry_audit::reply(&judge, id, (question.id, 2), "2冊です。").await;
        assert_eq!(refused(again), Rule::NotInThisState.into());
        ministry_audit::answer(&judge, id, 5, "指摘なし、承知しました。").await.unwrap();

        let read = record(&world, &world.officer, id).await;
        assert_eq!((read.admissions.len(), read.entries.len(), read.shown.len()), (1, 1, 1));
        assert_eq!((read.entries[0].escort.as_str(), read.entries[0].left_at.is_some()), ("handler", true));
        assert_eq!((read.shown[0].reader.as_str(), read.shown[0].shown_by.as_str()), ("佐藤 恵", "manager"));
        assert!(read.people.is_empty(), "the ministry records nothing here");
        nothing_is_wrong(&house).await;
    }
}

/// Other days are proposed, and the ministry's hold until it has answered.
#[tokio::test]
async fn the_ministry_decides_about_days() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (judge, officer) = (world.as_(&world.judge), world.as_(&world.officer));
        let id = ministry_audit::request(&officer, &request(&world)).await.unwrap();
        assert_eq!(refused(ministry_audit::take_days(&officer, id, 1).await), Rule::NothingProposed.into());
        let other =
            DaysForm { starts_on: "2026-12-14".into(), ends_on: "2026-12-15".into(), reason: "棚卸し".into() };
        ministry_audit::propose_days(&judge, id, 1, &other).await.unwrap();
        let own = seen(&world, &world.officer, id).await;
        assert_eq!(own.row.line.days.0.to_string(), "2026-12-07", "{}", house.name);
        assert_eq!(due(&world, &world.officer, DeadlineKind::MinistryAudit).await, [None]);
        ministry_audit::keep_days(&officer, id, 2, "他の日は塞がっています。").await.unwrap();
        assert!(seen(&world, &world.judge, id).await.proposal.is_none());
        ministry_audit::accept(&judge, id, 3).await.unwrap();
        ministry_audit::propose_days(&judge, id, 4, &other).await.unwrap();
        ministry_audit::take_days(&officer, id, 5).await.unwrap();
        let moved = due(&world, &world.manager, DeadlineKind::MinistryVisit).await;
        assert_eq!(moved[0].unwrap().to_string(), "2026-12-14");
        ministry_audit::call_off(&officer, id, 6, "予定の変更").await.unwrap();
        assert!(due(&world, &world.manager, DeadlineKind::MinistryVisit).await.is_empty());
        nothing_is_wrong(&house).await;
    }
}
