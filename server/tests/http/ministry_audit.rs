//! An audit by the ministry and its finding, in each state that a command needs; their pages.

use crate::hostile::HOSTILE;
use crate::portal::Portal;
use crate::state::State;
use axum::http::StatusCode;
use domain::id::{MinistryAuditId, MinistryFindingId};
use domain::permission::Actor;
use service::audit::{DecideForm, ProofForm};
use service::ministry_audit::{
    self, AdmissionForm, DaysForm, EntryForm, FoundForm, ItemForm, LeaveForm, ReportForm, RequestForm, ShownForm,
};
use testing::{World, houses};
use uuid::Uuid;

/// States of an audit by the ministry and of its finding, in order.
pub const STATES: &[State] = &[
    State::MinistryRequested,
    State::MinistryProposed,
    State::MinistryAccepted,
    State::MinistryListed,
    State::MinistryPrepared,
    State::MinistryAdmitted,
    State::MinistryVisiting,
    State::MinistryLeft,
    State::MinistryReported,
    State::MinistryDecided,
    State::MinistryImplemented,
    State::MinistryVerified,
    State::MinistryAnswered,
];

/// An audit with its revision, and rows of it – each with its revision.
#[derive(Clone, Copy)]
pub struct At {
    pub id: MinistryAuditId,
    pub revision: i32,
    pub auditor: Uuid,
    pub item: Option<(Uuid, i32)>,
    pub admission: Option<Uuid>,
    pub entry: Option<(Uuid, i32)>,
    pub question: Option<(Uuid, i32)>,
    pub finding: Option<(MinistryFindingId, i32)>,
}

impl At {
    /// Keys of nothing.
    pub fn nothing(key: Uuid) -> Self {
        let none = Some((key, 1));
        Self {
            id: MinistryAuditId(key),
            revision: 1,
            auditor: key,
            item: none,
            admission: Some(key),
            entry: none,
            question: none,
            finding: Some((MinistryFindingId(key), 1)),
        }
    }
}

/// An audit of the prime: its handler is named, its manager is to put the finding right.
pub async fn at(world: &World, state: State) -> Option<At> {
    let far = STATES.iter().position(|known| *known == state)?;
    let id = requested(world).await;
    let judge = world.as_(&world.judge);
    if far == 1 {
        let days = DaysForm { starts_on: "2026-12-01".into(), ends_on: "2026-12-02".into(), reason: HOSTILE.into() };
        ministry_audit::propose_days(&judge, id, 1, &days).await.unwrap();
    }
    if far > 1 {
        ministry_audit::accept(&judge, id, 1).await.unwrap();
    }
    if far > 2 {
        listed(world, id).await;
    }
    if far > 3 {
        ministry_audit::prepare(&judge, id, 2).await.unwrap();
    }
    if far > 4 {
        visited(world, id, far).await;
    }
    if far > 7 {
        worked_off(world, id, far).await;
    }
    Some(now(world, id).await)
}

async fn requested(world: &World) -> MinistryAuditId {
    let form = RequestForm {
        contract: world.contract.to_string(),
        request_number: HOSTILE.into(),
        requested_on: "2026-11-20".into(),
        scope: HOSTILE.into(),
        clauses: HOSTILE.into(),
        auditors: "佐藤 恵、監査官".into(),
        starts_on: "2026-11-23".into(),
        ends_on: "2026-11-24".into(),
    };
    ministry_audit::request(&world.as_(&world.officer), &form).await.unwrap()
}

async fn listed(world: &World, id: MinistryAuditId) {
    for kind in ["person", "room", "document"] {
        let form = ItemForm {
            kind: kind.into(),
            person: world.handler.membership.to_string(),
            room: HOSTILE.into(),
            document: HOSTILE.into(),
        };
        ministry_audit::list_item(&world.as_(&world.judge), id, &form).await.unwrap();
    }
}

/// The auditor is admitted, goes in, reads, asks, and goes out again, so far.
async fn visited(world: &World, id: MinistryAuditId, far: usize) {
    let (gate, officer) = (world.as_(&world.gate), world.as_(&world.officer));
    let record = ministry_audit::visit(&gate, id).await.unwrap();
    let auditor = record.auditors[0].id.to_string();
    let form = AdmissionForm { auditor: auditor.clone(), facility: HOSTILE.into() };
    ministry_audit::admit(&gate, id, &form).await.unwrap();
    if far < 6 {
        return;
    }
    let handler = world.handler.membership.to_string();
    let entry = EntryForm {
        admission: ministry_audit::visit(&gate, id).await.unwrap().admissions[0].id.to_string(),
        escort: handler.clone(),
        entered_on: "2026-11-23".into(),
        entered_at: "8:30".into(),
    };
    ministry_audit::enter(&gate, id, &entry).await.unwrap();
    let shown = ShownForm { what: HOSTILE.into(), shown_on: "2026-11-23".into(), reader: auditor, shown_by: handler };
    ministry_audit::show(&world.as_(&world.handler), id, &shown).await.unwrap();
    ministry_audit::ask(&officer, id, HOSTILE).await.unwrap();
    let found = FoundForm { clause: "6-2-1".into(), what: HOSTILE.into() };
    ministry_audit::put_finding(&officer, id, &found).await.unwrap();
    if far < 7 {
        return;
    }
    let at = now(world, id).await;
    let left = LeaveForm { left_on: "2026-11-23".into(), left_at: "8:45".into() };
    ministry_audit::leave(&gate, id, at.entry.unwrap(), &left).await.unwrap();
    ministry_audit::reply(&world.as_(&world.judge), id, at.question.unwrap(), HOSTILE).await.unwrap();
}

/// The finding is delivered and worked off, so far.
async fn worked_off(world: &World, id: MinistryAuditId, far: usize) {
    let judge = world.as_(&world.judge);
    let report = ReportForm { text: HOSTILE.into(), answer_on: "2027-01-29".into() };
    ministry_audit::report(&world.as_(&world.officer), id, 4, &report).await.unwrap();
    let (key, revision) = now(world, id).await.finding.unwrap();
    if far > 8 {
        let owner = world.manager.membership.to_string();
        let form = DecideForm { measure: HOSTILE.into(), owner, due_on: "2026-12-23".into() };
        ministry_audit::decide(&judge, key, revision, &form).await.unwrap();
    }
    if far > 9 {
        let form = ProofForm { done_on: "2026-11-23".into(), proof: HOSTILE.into() };
        ministry_audit::implement(&world.as_(&world.manager), key, revision + 1, &form).await.unwrap();
    }
    if far > 10 {
        ministry_audit::verify(&world.as_(&world.auditor), key, revision + 2, true, "").await.unwrap();
    }
    if far > 11 {
        ministry_audit::answer(&judge, id, 5, HOSTILE).await.unwrap();
    }
}

async fn now(world: &World, id: MinistryAuditId) -> At {
    let detail = ministry_audit::detail(&world.as_(&world.officer), id).await.unwrap();
    let record = ministry_audit::visit(&world.as_(&world.judge), id).await.unwrap();
    let items = ministry_audit::preparation(&world.as_(&world.judge), id).await.unwrap().items;
    At {
        id,
        revision: detail.revision,
        auditor: detail.auditors[0].id,
        item: items.first().map(|item| (item.id, item.revision)),
        admission: record.admissions.first().map(|line| line.id),
        entry: record.entries.first().map(|line| (line.id, line.revision)),
        question: detail.questions.first().map(|line| (line.id, line.revision)),
        finding: detail.findings.first().map(|line| (line.id, line.revision)),
    }
}

#[tokio::test]
async fn every_page_is_there_in_its_state_and_asks_little() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let (officer, judge, gate, handler) = (&world.officer, &world.judge, &world.gate, &world.handler);
        let pages: &[(State, &Actor, &[&str])] = &[
            (State::MinistryRequested, judge, &["", "/accept", "/days"]),
            (State::MinistryRequested, officer, &["", "/call-off"]),
            (State::MinistryProposed, officer, &["", "/take-days", "/keep-days"]),
            (State::MinistryListed, judge, &["", "/prepare", "/visit"]),
            (State::MinistryListed, handler, &["", "/prepare"]),
            (State::MinistryAdmitted, gate, &["", "/visit"]),
            (State::MinistryVisiting, gate, &["", "/visit", "/leave"]),
            (State::MinistryVisiting, handler, &["", "/visit"]),
            (State::MinistryVisiting, judge, &["", "/reply", "/visit"]),
            (State::MinistryVisiting, officer, &["", "/visit", "/ask", "/finding", "/report"]),
            (State::MinistryReported, judge, &["", "/answer"]),
            (State::MinistryAnswered, officer, &["", "/close"]),
            (State::MinistryAnswered, &world.executive, &[""]),
        ];
        let steps = [
            (State::MinistryReported, judge),
            (State::MinistryDecided, judge),
            (State::MinistryDecided, &world.manager),
            (State::MinistryImplemented, &world.auditor),
        ];
        for state in STATES {
            let at = at(world, *state).await.unwrap();
            for (_, actor, below) in pages.iter().filter(|(of, ..)| of == state) {
                for page in *below {
                    looked_at(&portal, actor, &format!("/ministry-audit/{}{page}", at.id)).await;
                }
            }
            for (_, actor) in steps.iter().filter(|(of, _)| of == state) {
                looked_at(&portal, actor, &format!("/ministry-finding/{}", at.finding.unwrap().0)).await;
            }
        }
        looked_at(&portal, officer, "/ministry-audit/new").await;
        for actor in [officer, judge, gate, handler, &world.auditor, &world.case_officer] {
            for page in ["/ministry-audit", "/deadline", "/"] {
                looked_at(&portal, actor, page).await;
            }
        }
        for actor in [judge, &world.auditor, &world.executive] {
            looked_at(&portal, actor, "/cycle").await;
        }
    }
}

/// What is one side's own, the other is not told of; what is nobody else's answers like what does not exist.
#[tokio::test]
async fn nobody_sees_more_of_it_than_their_part() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let visiting = at(world, State::MinistryVisiting).await.unwrap();
        let finding = visiting.finding.unwrap().0;
        let reported = at(world, State::MinistryReported).await.unwrap();
        let other = world.another_ministry().await.unwrap();
        let refused = [
            (&world.officer, format!("/ministry-audit/{}/prepare", visiting.id)),
            (&world.officer, format!("/ministry-finding/{}", reported.finding.unwrap().0)),
            (&world.judge, format!("/ministry-finding/{finding}")),
            (&world.judge, format!("/ministry-audit/{}/finding", visiting.id)),
            (&world.judge, format!("/ministry-audit/{}/leave", visiting.id)),
            (&world.clerk, format!("/ministry-audit/{}", visiting.id)),
            (&world.stranger, format!("/ministry-audit/{}/visit", visiting.id)),
            (&world.stranger, format!("/ministry-audit.csv?id={}", visiting.id)),
            (&other, format!("/ministry-audit/{}", visiting.id)),
            (&other, format!("/ministry-audit/{}/visit", visiting.id)),
        ];
        for (actor, path) in &refused {
            let cookie = portal.cookie(actor).await;
            let answer = portal.get(Some(&cookie), path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path} for {:?}", actor.roles);
        }
        let cookie = portal.cookie(&world.judge).await;
        let file = portal.get(Some(&cookie), &format!("/ministry-audit.csv?id={}", visiting.id)).await;
        assert_eq!((file.status, file.text().lines().count()), (StatusCode::OK, 3), "heads, an entry, a document");
    }
}

async fn looked_at(portal: &Portal, actor: &Actor, path: &str) {
    let cookie = portal.cookie(actor).await;
    let before = portal.house.house.store.statements();
    let answer = portal.get(Some(&cookie), path).await;
    let asked = portal.house.house.store.statements() - before;
    assert_eq!(answer.status, StatusCode::OK, "{path} for {:?}", actor.roles);
    assert!(asked <= 8, "{asked} at {path} for {:?}", actor.roles);
    assert!(!answer.text().contains("<script>alert"), "{path} runs it");
}
