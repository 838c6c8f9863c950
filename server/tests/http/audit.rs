//! An audit and its finding, in each state that a command needs; their pages.

use crate::audit_plan;
use crate::hostile::HOSTILE;
use crate::portal::Portal;
use crate::state::State;
use axum::http::StatusCode;
use domain::id::{AuditId, FindingId, ListMergeId};
use domain::list_book::{ListSubject, Matter};
use domain::permission::Actor;
use service::audit::{
    self, ConsultForm, DecideForm, FindingForm, GrantForm, LookForm, OrderForm, ProofForm, ProvisionForm, ResultForm,
};
use service::audit_plan::Put;
use service::circulation::TellForm;
use service::list_book;
use testing::{FilledList, World, houses};
use uuid::Uuid;

/// States of an audit and of its finding.
pub const OF_AN_AUDIT: &[State] = &[
    State::AuditOrdered,
    State::AuditRunning,
    State::AuditLooked,
    State::AuditHeld,
    State::AuditReported,
    State::FindingConsulted,
    State::FindingDecided,
    State::FindingImplemented,
    State::AuditImproved,
];

/// An audit with its revision, rights, something that was provided, a procedure and a finding – each with its revision.
#[derive(Clone, Copy)]
pub struct At {
    pub id: AuditId,
    pub revision: i32,
    pub grant: (Uuid, i32),
    pub provision: (Uuid, i32),
    pub check: Option<(Uuid, i32)>,
    pub finding: Option<(FindingId, i32)>,
}

impl At {
    /// Keys of nothing.
    pub fn nothing(key: Uuid) -> Self {
        let none = (key, 1);
        Self {
            id: AuditId(key),
            revision: 1,
            grant: none,
            provision: none,
            check: Some(none),
            finding: Some((FindingId(key), 1)),
        }
    }
}

/// An audit of the prime: its handler holds rights, its auditor wrote the plan, its manager is to put the finding right.
pub async fn at(world: &World, state: State) -> Option<At> {
    let far = OF_AN_AUDIT.iter().position(|known| *known == state)?;
    let id = ordered(world).await;
    let (auditor, judge) = (world.as_(&world.auditor), world.as_(&world.judge));
    if far > 0 {
        audit::start(&auditor, id, 1).await.unwrap();
    }
    if far > 1 {
        looked(world, id).await;
    }
    if far > 2 {
        audit::finish(&auditor, id, 2).await.unwrap();
    }
    if far > 3 {
        let form = ResultForm { problem: "yes".into(), summary: HOSTILE.into() };
        audit::report(&auditor, id, 3, &form).await.unwrap();
    }
    if far > 4 {
        improved(world, id, far).await;
    }
    if state == State::AuditImproved {
        let form = TellForm { people: vec![world.executive.membership.to_string()], ..TellForm::default() };
        audit::make_known(&judge, id, &form).await.unwrap();
    }
    Some(now(world, id).await)
}

async fn ordered(world: &World) -> AuditId {
    let plan = audit_plan::at(world, State::AuditPlanApproved).await.unwrap();
    let judge = world.as_(&world.judge);
    let order = OrderForm { starts_on: "2026-11-23".into(), ends_on: "2026-12-08".into() };
    let id = audit::order(&judge, plan.id, &order).await.unwrap();
    let rights = GrantForm {
        member: world.handler.membership.to_string(),
        scope: HOSTILE.into(),
        from_on: "2026-11-23".into(),
        until_on: "2026-12-08".into(),
    };
    audit::give(&judge, id, &rights).await.unwrap();
    let given = ProvisionForm { what: HOSTILE.into(), how: HOSTILE.into(), given_on: "2026-11-23".into() };
    audit::provide(&judge, id, &given).await.unwrap();
    id
}

/// The handler finds a problem, and the auditor writes it down.
async fn looked(world: &World, id: AuditId) {
    let handler = world.as_(&world.handler);
    let check = audit::fieldwork(&handler, id).await.unwrap().checks[0].clone();
    let form = LookForm { sample: HOSTILE.into(), note: HOSTILE.into(), outcome: "problem".into() };
    audit::look(&handler, id, (check.id, check.revision), &form).await.unwrap();
    let form = FindingForm {
        clause: "6-2-1".into(),
        department: "製造部".into(),
        what: HOSTILE.into(),
        severity: "major".into(),
        proposal: HOSTILE.into(),
        days: "30".into(),
    };
    audit::put_finding(&world.as_(&world.auditor), id, &Put::default(), &form).await.unwrap();
}

/// The finding is worked off, so far.
async fn improved(world: &World, id: AuditId, far: usize) {
    let (auditor, judge) = (world.as_(&world.auditor), world.as_(&world.judge));
    let finding = audit::detail(&judge, id).await.unwrap().findings[0].clone();
    let (key, revision) = (finding.id, finding.revision);
    let form =
        ConsultForm { consulted_on: "2026-11-23".into(), consulted_with: HOSTILE.into(), minutes: HOSTILE.into() };
    audit::consult(&judge, key, revision, &form).await.unwrap();
    if far > 5 {
        let owner = world.manager.membership.to_string();
        let form = DecideForm { measure: HOSTILE.into(), owner, due_on: "2026-12-23".into() };
        audit::decide(&judge, key, revision + 1, &form).await.unwrap();
    }
    if far > 6 {
        let form = ProofForm { done_on: "2026-11-23".into(), proof: HOSTILE.into() };
        audit::implement(&world.as_(&world.manager), key, revision + 2, &form).await.unwrap();
    }
    if far > 7 {
        audit::verify(&auditor, key, revision + 3, true, "").await.unwrap();
    }
}

/// The working paper, filled in by the handler and brought back.
async fn brought(world: &World, id: AuditId) -> ListMergeId {
    let (handler, matter) = (world.as_(&world.handler), Matter { subject: ListSubject::Audit, id: id.0 });
    let mut filled = FilledList::of(&list_book::download(&handler, matter).await.unwrap());
    filled.put(1, &[("note", HOSTILE), ("outcome", "問題あり")]);
    list_book::bring(&handler, matter, HOSTILE, "00", &filled.grid()).await.unwrap().unwrap()
}

async fn now(world: &World, id: AuditId) -> At {
    let auditor = world.as_(&world.auditor);
    let detail = audit::detail(&auditor, id).await.unwrap();
    let given = audit::fieldwork(&world.as_(&world.judge), id).await.unwrap();
    let papers = audit::fieldwork(&world.as_(&world.handler), id).await.unwrap();
    At {
        id,
        revision: detail.revision,
        grant: (given.grants[0].id, given.grants[0].revision),
        provision: (given.provisions[0].id, given.provisions[0].revision),
        check: papers.checks.first().map(|check| (check.id, check.revision)),
        finding: detail.findings.first().map(|finding| (finding.id, finding.revision)),
    }
}

#[tokio::test]
async fn every_page_is_there_in_its_state_and_asks_little() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let (own, judge, handler, executive) = (&world.auditor, &world.judge, &world.handler, &world.executive);
        let pages: &[(State, &Actor, &[&str])] = &[
            (State::AuditOrdered, judge, &["", "/fieldwork", "/grant", "/information", "/call-off"]),
            (State::AuditOrdered, own, &["", "/fieldwork", "/start"]),
            (State::AuditRunning, own, &["", "/fieldwork", "/finish", "/finding"]),
            (State::AuditRunning, handler, &["", "/fieldwork", "/finding", "/workbook"]),
            (State::AuditHeld, own, &["", "/fieldwork", "/report"]),
            (State::AuditReported, judge, &["", "/fieldwork", "/make-known"]),
            (State::AuditImproved, judge, &["", "/close"]),
            (State::AuditImproved, executive, &[""]),
        ];
        let steps: &[(State, &Actor, &[&str])] = &[
            (State::AuditReported, judge, &["", "/consult"]),
            (State::FindingConsulted, judge, &["", "/decide"]),
            (State::FindingConsulted, own, &["", "/consult"]),
            (State::FindingDecided, &world.manager, &["", "/implement"]),
            (State::FindingImplemented, own, &["", "/verify"]),
            (State::FindingImplemented, judge, &[""]),
        ];
        for state in OF_AN_AUDIT {
            let at = at(world, *state).await.unwrap();
            for (_, actor, below) in pages.iter().filter(|(of, ..)| of == state) {
                for page in *below {
                    looked_at(&portal, actor, &format!("/audit/{}{page}", at.id)).await;
                }
            }
            for (_, actor, below) in steps.iter().filter(|(of, ..)| of == state) {
                for page in *below {
                    looked_at(&portal, actor, &format!("/audit-finding/{}{page}", at.finding.unwrap().0)).await;
                }
            }
            if *state == State::AuditRunning {
                let check = at.check.unwrap().0;
                looked_at(&portal, handler, &format!("/audit/{}/check?row={check}", at.id)).await;
                let merge = brought(world, at.id).await;
                looked_at(&portal, handler, &format!("/audit/{}/workbook/{merge}", at.id)).await;
            }
            if *state == State::AuditLooked {
                let row = at.finding.unwrap().0;
                looked_at(&portal, own, &format!("/audit/{}/finding?row={row}", at.id)).await;
            }
        }
        let plan = audit_plan::at(world, State::AuditPlanApproved).await.unwrap().id;
        looked_at(&portal, judge, &format!("/audit-plan/{plan}/order")).await;
        for actor in [own, judge, handler, executive, &world.manager] {
            for page in ["/audit", "/deadline", "/"] {
                looked_at(&portal, actor, page).await;
            }
        }
    }
}

/// What is the audit unit's own, others are not told of: working papers, findings before the result, anything to the told.
#[tokio::test]
async fn nobody_sees_more_of_an_audit_than_their_part() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let looked = at(world, State::AuditLooked).await.unwrap();
        let finding = looked.finding.unwrap().0;
        let none = |path: String, actor: Actor| {
            let portal = &portal;
            async move {
                let cookie = portal.cookie(&actor).await;
                assert_eq!(portal.get(Some(&cookie), &path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        };
        none(format!("/audit-finding/{finding}"), world.judge.clone()).await;
        none(format!("/audit/{}", looked.id), world.executive.clone()).await;
        none(format!("/audit/{}/fieldwork", looked.id), world.manager.clone()).await;
        none(format!("/audit/{}/check?row={}", looked.id, looked.check.unwrap().0), world.judge.clone()).await;
        let merge = brought(world, looked.id).await;
        for actor in [&world.judge, &world.auditor, &world.executive, &world.stranger] {
            none(format!("/audit/{}/workbook", looked.id), actor.clone()).await;
            none(format!("/audit/{}/workbook/{merge}", looked.id), actor.clone()).await;
        }
        let improved = at(world, State::AuditImproved).await.unwrap();
        none(format!("/audit/{}/fieldwork", improved.id), world.executive.clone()).await;
        none(format!("/audit-finding/{}", improved.finding.unwrap().0), world.executive.clone()).await;
        none(format!("/audit/{}", improved.id), world.manager.clone()).await;
        none(format!("/audit/{}", improved.id), world.stranger.clone()).await;
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
