//! A plan of an audit, in each state that a command needs; its pages and its file.

use crate::hostile::HOSTILE;
use crate::portal::Portal;
use crate::state::State;
use axum::http::{StatusCode, header};
use domain::id::AuditPlanId;
use domain::permission::Actor;
use service::audit_plan::{self as plan, AuditPlanForm, DayForm, MemberForm, ProcedureForm, Put};
use testing::{World, houses};
use uuid::Uuid;

/// States of a plan.
pub const OF_A_PLAN: &[State] = &[
    State::AuditPlanReady,
    State::AuditPlanCarried,
    State::AuditPlanSubmitted,
    State::AuditPlanPassed,
    State::AuditPlanApproved,
];

/// A plan with its revision, its digest, its newest member and a procedure.
pub struct At {
    pub id: AuditPlanId,
    pub revision: i32,
    pub digest: String,
    pub member: Uuid,
    pub procedure: Uuid,
}

/// A plan of the prime, drafted by its auditor, in which its handler from another department takes part.
pub async fn at(world: &World, state: State) -> Option<At> {
    let far = OF_A_PLAN.iter().position(|known| *known == state)?;
    let (auditor, facts) = (world.as_(&world.auditor), facts());
    let mut id = plan::draft(&auditor, &facts).await.unwrap();
    filled(world, id).await;
    if state == State::AuditPlanCarried {
        id = plan::draft(&auditor, &AuditPlanForm { before: id.to_string(), ..facts }).await.unwrap();
    }
    if far > 1 {
        plan::submit(&auditor, id, 1, "").await.unwrap();
    }
    if far > 2 {
        plan::pass(&world.as_(&world.judge), id, 2).await.unwrap();
    }
    let detail = plan::detail(&auditor, id).await.unwrap();
    if far > 3 {
        plan::approve(&world.as_(&world.executive), id, 3, &detail.digest).await.unwrap();
    }
    let detail = plan::detail(&auditor, id).await.unwrap();
    let (revision, digest) = (detail.revision, detail.digest);
    let (member, procedure) = (detail.content.members[0].id, detail.content.procedures[0].id);
    Some(At { id, revision, digest, member, procedure })
}

fn facts() -> AuditPlanForm {
    AuditPlanForm {
        fiscal_year: "2026".into(),
        trigger: "otherwise".into(),
        trigger_reason: HOSTILE.into(),
        departments: "製造部".into(),
        ..AuditPlanForm::default()
    }
}

/// A member from another department, two days, a procedure.
async fn filled(world: &World, id: AuditPlanId) {
    let (auditor, words, new) = (world.as_(&world.auditor), HOSTILE.to_owned(), Put::default());
    let member = MemberForm {
        membership: world.handler.membership.to_string(),
        department: "品質保証部".into(),
        post: words.clone(),
        authority: words.clone(),
        handler: "yes".into(),
    };
    plan::put_member(&auditor, id, &new, &member).await.unwrap();
    let day = DayForm { title: words.clone(), starts_on: "2026-12-07".into(), ends_on: "2026-12-08".into() };
    plan::put_day(&auditor, id, &new, &day).await.unwrap();
    let (clause, department) = ("6-2-1".into(), "製造部".into());
    let procedure = ProcedureForm { clause, department, procedure: words.clone(), method: words };
    plan::put_procedure(&auditor, id, &new, &procedure).await.unwrap();
}

#[tokio::test]
async fn every_page_is_there_in_its_state_and_asks_little() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let (own, judge, executive) = (&world.auditor, &world.judge, &world.executive);
        let writing: &[&str] = &["", "/edit", "/member", "/day", "/procedure", "/checklist", "/cancel"];
        let pages: &[(State, &Actor, &[&str])] = &[
            (State::AuditPlanReady, own, writing),
            (State::AuditPlanReady, own, &["/submit"]),
            (State::AuditPlanReady, &world.handler, &[""]),
            (State::AuditPlanCarried, own, writing),
            (State::AuditPlanSubmitted, own, &["", "/take-back"]),
            (State::AuditPlanSubmitted, judge, &["", "/pass", "/return"]),
            (State::AuditPlanPassed, executive, &["", "/approve", "/decline"]),
            (State::AuditPlanApproved, own, &["", "/reopen"]),
            (State::AuditPlanApproved, judge, &[""]),
            (State::AuditPlanApproved, executive, &[""]),
        ];
        for state in OF_A_PLAN {
            let at = at(world, *state).await.unwrap();
            for (_, actor, below) in pages.iter().filter(|(of, ..)| of == state) {
                for page in *below {
                    looked_at(&portal, actor, &format!("/audit-plan/{}{page}", at.id)).await;
                }
            }
            if matches!(state, State::AuditPlanReady | State::AuditPlanCarried) {
                let below = |page: &str| format!("/audit-plan/{}/{page}", at.id);
                looked_at(&portal, own, &below(&format!("member?row={}", at.member))).await;
                looked_at(&portal, own, &below(&format!("procedure?row={}", at.procedure))).await;
                looked_at(&portal, own, &below(&format!("checklist?version={}", world.version))).await;
                looked_at(&portal, own, &format!("/audit-plan/new?before={}", at.id)).await;
            }
        }
        for actor in [own, judge, executive] {
            for page in ["/audit-plan", "/deadline", "/"] {
                looked_at(&portal, actor, page).await;
            }
        }
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

#[tokio::test]
async fn the_file_says_what_the_list_shows() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        at(world, State::AuditPlanPassed).await;
        let nobody = portal.get(None, "/audit-plan.csv").await;
        assert_eq!(nobody.location(), Some("/sign-in?next=/audit-plan"));
        let cookie = portal.cookie(&world.executive).await;
        let file = portal.get(Some(&cookie), "/audit-plan.csv?state=passed").await;
        assert_eq!(file.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
        assert_eq!(file.text().lines().count(), 2, "{}", file.text());
        let manager = portal.cookie(&world.manager).await;
        assert_eq!(portal.get(Some(&manager), "/audit-plan.csv").await.text().lines().count(), 1);
    }
}
