//! Waivers, each as far as a command or a page needs it; their pages and their file.

use crate::hostile::HOSTILE;
use crate::portal::{Answer, Portal};
use crate::state::State;
use axum::http::{StatusCode, header};
use domain::id::WaiverId;
use domain::permission::Actor;
use service::waiver::{self, AnswerForm, WaiverForm};
use testing::{Case, World, houses};

const BUDGET: u64 = 8;

/// States in which an item is not met and a waiver is so far.
pub const OF_A_WAIVER: &[State] = &[
    State::Waivable,
    State::WaiverDrafted,
    State::WaiverProposed,
    State::WaiverSupported,
    State::WaiverQueried,
    State::WaiverPaper,
    State::WaiverGranted,
];

/// Answers a sheet with one item that is not met, submits it, and brings a waiver so far.
pub async fn brought(case: &Case<'_>, state: State) -> Option<WaiverId> {
    let world = case.world;
    case.answer_all().await;
    case.answer("a-policy", "nonconform", "r").await.unwrap();
    case.submit().await.unwrap();
    let far = OF_A_WAIVER.iter().position(|known| *known == state).unwrap();
    if far == 0 {
        return None;
    }
    let form = WaiverForm {
        reason: HOSTILE.into(),
        measure: HOSTILE.into(),
        evidence: HOSTILE.into(),
        ends_on: "2027-03-31".into(),
    };
    let supervisor = world.as_(&world.supervisor);
    let id = waiver::draft(&supervisor, case.sheet().await, "a-policy", &form).await.unwrap();
    if far > 1 {
        waiver::propose(&supervisor, id, 1).await.unwrap();
    }
    if far > 2 {
        waiver::support(&world.as_(&world.checker), id, 2, HOSTILE).await.unwrap();
    }
    let officer = world.as_(&world.officer);
    let answer = AnswerForm {
        outcome: "granted".into(),
        until: "2027-03-31".into(),
        number: "1".into(),
        answered_on: "2026-11-20".into(),
        ..AnswerForm::default()
    };
    if state == State::WaiverQueried {
        waiver::query(&officer, id, 3, HOSTILE).await.unwrap();
    } else if state == State::WaiverPaper {
        waiver::record_paper(&officer, id, 3, &answer).await.unwrap();
    } else if state == State::WaiverGranted {
        waiver::decide(&officer, id, 3, &answer).await.unwrap();
    }
    Some(id)
}

/// A waiver of a case of its own that the ministry has.
pub async fn supported(world: &World) -> WaiverId {
    brought(&Case::sent(world).await, State::WaiverSupported).await.unwrap()
}

/// The newest waiver of the subcontractor, with its revision.
pub async fn newest(world: &World) -> Option<(WaiverId, i32)> {
    let supervisor = world.as_(&world.supervisor);
    let id = waiver::list(&supervisor).await.unwrap().first()?.id;
    Some((id, waiver::detail(&supervisor, id).await.unwrap().revision))
}

async fn looked_at(portal: &Portal, actor: &Actor, path: &str) -> Answer {
    let cookie = portal.cookie(actor).await;
    let before = portal.house.house.store.statements();
    let answer = portal.get(Some(&cookie), path).await;
    let asked = portal.house.house.store.statements() - before;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    assert!(asked <= BUDGET, "{asked} at {path} for {:?}", actor.roles);
    assert!(answer.body.len() < 60 * 1024, "{} bytes at {path}", answer.body.len());
    answer
}

#[tokio::test]
async fn every_page_is_there_in_its_state_and_asks_little() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        for state in OF_A_WAIVER {
            let case = Case::sent(world).await;
            let clerk = world.as_(&world.clerk);
            service::engagement::assign(&clerk, case.id, world.judge.membership).await.unwrap();
            let id = brought(&case, *state).await;
            let sheet = case.sheet().await;
            let begin = format!("/confirmation/{sheet}/item/a-policy/waiver");
            looked_at(&portal, &world.supervisor, &begin).await;
            looked_at(&portal, &world.supervisor, &format!("/confirmation/{sheet}/item/a-policy")).await;
            looked_at(&portal, &world.checker, &format!("/confirmation/{sheet}/review")).await;
            looked_at(&portal, &world.supervisor, &format!("/confirmation/{sheet}/receipt")).await;
            let Some(id) = id else { continue };
            let (company, ministry) = (&world.supervisor, &world.officer);
            let pages: &[(State, &Actor, &str)] = &[
                (State::WaiverDrafted, company, ""),
                (State::WaiverDrafted, company, "/edit"),
                (State::WaiverDrafted, company, "/withdraw"),
                (State::WaiverProposed, &world.checker, ""),
                (State::WaiverProposed, &world.judge, "/support"),
                (State::WaiverProposed, &world.checker, "/return"),
                (State::WaiverProposed, &world.checker, "/decline"),
                (State::WaiverSupported, ministry, ""),
                (State::WaiverSupported, ministry, "/grant"),
                (State::WaiverSupported, ministry, "/refuse"),
                (State::WaiverSupported, ministry, "/query"),
                (State::WaiverSupported, ministry, "/paper"),
                (State::WaiverQueried, company, "/answer"),
                (State::WaiverQueried, &world.checker, "/answer"),
                (State::WaiverQueried, ministry, "/paper"),
                (State::WaiverPaper, &world.case_officer, ""),
                (State::WaiverPaper, ministry, ""),
                (State::WaiverGranted, company, ""),
                (State::WaiverGranted, &world.clerk, ""),
                (State::WaiverGranted, ministry, ""),
            ];
            for (_, actor, below) in pages.iter().filter(|(of, ..)| of == state) {
                let page = looked_at(&portal, actor, &format!("/waiver/{id}{below}")).await.text();
                assert!(!page.contains("<script>alert"), "{below} runs it");
                assert!(page.contains("alert(1)"), "{below} shows what was typed");
            }
        }
        for actor in [&world.supervisor, &world.checker, &world.officer, &world.clerk] {
            looked_at(&portal, actor, "/waiver").await;
            looked_at(&portal, actor, "/").await;
        }
        looked_at(&portal, &world.supervisor, "/answer-book").await;
    }
}

#[tokio::test]
async fn the_file_says_what_the_list_shows() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        supported(world).await;
        let nobody = portal.get(None, "/waiver.csv").await;
        assert_eq!(nobody.location(), Some("/sign-in?next=/waiver"));
        let cookie = portal.cookie(&world.officer).await;
        let file = portal.get(Some(&cookie), "/waiver.csv?state=supported").await;
        assert_eq!(file.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
        assert_eq!(file.text().lines().count(), 2, "{}", file.text());
        let none = portal.get(Some(&cookie), "/waiver.csv?state=granted").await;
        assert_eq!(none.text().lines().count(), 1);
        let stranger = portal.cookie(&world.stranger).await;
        assert_eq!(portal.get(Some(&stranger), "/waiver.csv").await.text().lines().count(), 1);
    }
}
