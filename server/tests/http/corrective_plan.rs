//! A corrective plan, in each state that a command needs; its pages and its file.

use crate::hostile::HOSTILE;
use crate::portal::Portal;
use crate::state::State;
use axum::http::{StatusCode, header};
use domain::id::PlanId;
use domain::permission::Actor;
use service::corrective_plan::{self as plan, OriginForm, PartForm, PlanForm, ProofForm, ReceiptForm};
use testing::{World, houses};
use uuid::Uuid;

/// States of a plan.
pub const OF_A_PLAN: &[State] = &[
    State::PlanDrafted,
    State::PlanReady,
    State::PlanReported,
    State::PlanQueried,
    State::PlanPaper,
    State::PlanRevising,
    State::PlanProved,
    State::PlanDone,
];

/// A plan with its revision, and its measure with its own.
pub type At = (PlanId, i32, Option<(Uuid, i32)>);

/// A plan of the prime under its own contract, whose one measure the writer owns, brought so far.
pub async fn at(world: &World, state: State) -> Option<At> {
    let far = OF_A_PLAN.iter().position(|known| *known == state)?;
    let (judge, officer) = (world.as_(&world.judge), world.as_(&world.officer));
    let words = HOSTILE.to_owned();
    let origin = OriginForm {
        origin: "finding".into(),
        reference: "監査".into(),
        clause: "13-3-4".into(),
        ..OriginForm::default()
    };
    let form = PlanForm {
        basis: format!("contract:{}", world.contract),
        origin,
        shortcoming: words.clone(),
        delay: words.clone(),
        limit_on: "2026-12-31".into(),
        ends_on: "2027-03-31".into(),
    };
    let id = plan::draft(&judge, &form).await.unwrap();
    if far > 0 {
        let owner = world.judge.membership.to_string();
        let part = PartForm { kind: "measure".into(), title: words.clone(), owner, due_on: "2027-02-28".into() };
        plan::add(&judge, id, &part).await.unwrap();
    }
    if far > 1 {
        plan::report(&judge, id, 1).await.unwrap();
    }
    if state == State::PlanQueried {
        plan::query(&officer, id, 2, &words).await.unwrap();
    } else if state == State::PlanPaper {
        let receipt = ReceiptForm { number: "1".into(), received_on: "2026-11-20".into(), note: words.clone() };
        plan::record_paper(&officer, id, 2, &receipt).await.unwrap();
    } else if state == State::PlanRevising {
        plan::revise(&judge, id, 2, &words).await.unwrap();
    }
    if matches!(state, State::PlanProved | State::PlanDone) {
        let part = part(world, id).await.unwrap();
        let proof = ProofForm { progress: words.clone(), done_on: "2026-11-23".into(), proof: words };
        plan::record(&judge, part.0, part.1, &proof).await.unwrap();
        if state == State::PlanDone {
            plan::verify(&world.as_(&world.manager), part.0, part.1 + 1, true, "").await.unwrap();
        }
    }
    let revision = plan::detail(&judge, id).await.unwrap().revision;
    Some((id, revision, part(world, id).await))
}

async fn part(world: &World, id: PlanId) -> Option<(Uuid, i32)> {
    let detail = plan::detail(&world.as_(&world.judge), id).await.unwrap();
    detail.parts.first().map(|part| (part.id, part.revision))
}

#[tokio::test]
async fn every_page_is_there_in_its_state_and_asks_little() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let (own, ministry) = (&world.judge, &world.officer);
        let pages: &[(State, &Actor, &[&str])] = &[
            (State::PlanDrafted, own, &["", "/edit", "/part", "/cancel"]),
            (State::PlanReady, own, &["", "/report"]),
            (State::PlanReported, own, &["", "/revise", "/version"]),
            (State::PlanReported, &world.manager, &["", "/version"]),
            (State::PlanReported, ministry, &["", "/version", "/query", "/receive", "/paper"]),
            (State::PlanQueried, own, &["", "/answer"]),
            (State::PlanPaper, &world.case_officer, &[""]),
            (State::PlanRevising, own, &["", "/keep", "/edit", "/part"]),
            (State::PlanDone, own, &["", "/close"]),
        ];
        for state in OF_A_PLAN {
            let (id, _, part) = at(world, *state).await.unwrap();
            for (_, actor, below) in pages.iter().filter(|(of, ..)| of == state) {
                for page in *below {
                    looked_at(&portal, actor, &format!("/corrective-plan/{id}{page}")).await;
                }
            }
            if let Some((part, _)) = part {
                for actor in [own, &world.manager] {
                    looked_at(&portal, actor, &format!("/corrective-part/{part}")).await;
                }
            }
        }
        for actor in [own, &world.manager, ministry] {
            for page in ["/corrective-plan", "/deadline", "/"] {
                looked_at(&portal, actor, page).await;
            }
        }
        looked_at(&portal, own, "/corrective-plan/new?origin=finding&reference=r&clause=13-3-4").await;
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
        at(world, State::PlanReported).await;
        let nobody = portal.get(None, "/corrective-plan.csv").await;
        assert_eq!(nobody.location(), Some("/sign-in?next=/corrective-plan"));
        let cookie = portal.cookie(&world.officer).await;
        let file = portal.get(Some(&cookie), "/corrective-plan.csv?state=reported").await;
        assert_eq!(file.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
        assert_eq!(file.text().lines().count(), 2, "{}", file.text());
        let stranger = portal.cookie(&world.stranger).await;
        assert_eq!(portal.get(Some(&stranger), "/corrective-plan.csv").await.text().lines().count(), 1);
    }
}
