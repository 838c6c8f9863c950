//! No page asks the store more than eight times, session and actor included.

use crate::portal::{Portal, Things};
use app::routes::App;
use axum::http::StatusCode;
use domain::permission::Actor;
use leptos_axum::generate_route_list;
use service::delegation::{self, DelegateForm};
use service::reconfirmation::{self, BeginForm};
use testing::{Case, houses};

const BUDGET: u64 = 8;

#[tokio::test]
async fn no_page_needs_more_than_eight_statements() {
    let pages: Vec<String> = generate_route_list(App).iter().map(|route| route.path().to_owned()).collect();
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let things = Things::applied(&portal).await;
        let world = &portal.world;
        let mut over = Vec::new();
        let people =
            [&world.clerk, &world.checker, &world.judge, &world.supervisor, &world.officer, &world.administrator];
        for actor in people {
            let cookie = portal.cookie(actor).await;
            for pattern in &pages {
                let path = things.path(&portal, pattern);
                let before = portal.house.house.store.statements();
                let answer = portal.get(Some(&cookie), &path).await;
                let asked = portal.house.house.store.statements() - before;
                assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
                assert_ne!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
                if asked > BUDGET {
                    over.push(format!("{asked} at {path} for {:?}", actor.roles));
                }
            }
        }
        assert_eq!(over, Vec::<String>::new(), "{}", portal.house.name);
    }
}

#[tokio::test]
async fn a_sheet_that_confirms_again_needs_no_more() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let case = Case::started(world).await;
        let ground = BeginForm { ground: "interval".into(), note: String::new() };
        reconfirmation::begin(&world.as_(&world.clerk), case.id, &ground).await.unwrap();
        case.send().await.unwrap();
        let sheet = case.sheet().await;
        let below = ["", "/item/a-policy", "/section/a", "/reconfirmation", "/check", "/whole"];
        for page in below {
            asks_little(&portal, &world.supervisor, &format!("/confirmation/{sheet}{page}")).await;
        }
        let asked = DelegateForm {
            membership: world.employee.membership.to_string(),
            parts: vec!["section:a".into()],
            due_on: "2026-12-01".into(),
        };
        delegation::delegate(&world.as_(&world.supervisor), sheet, &asked).await.unwrap();
        for page in ["", "/item/a-policy", "/section/a"] {
            asks_little(&portal, &world.employee, &format!("/confirmation/{sheet}{page}")).await;
        }
        case.answer_all().await;
        case.submit().await.unwrap();
        for (actor, path) in [
            (&world.checker, format!("/confirmation/{sheet}/review?show=since")),
            (&world.clerk, format!("/engagement/{}", case.id)),
            (&world.supervisor, format!("/engagement/{}", case.id)),
        ] {
            asks_little(&portal, actor, &path).await;
        }
    }
}

async fn asks_little(portal: &Portal, actor: &Actor, path: &str) {
    let cookie = portal.cookie(actor).await;
    let before = portal.house.house.store.statements();
    let answer = portal.get(Some(&cookie), path).await;
    let asked = portal.house.house.store.statements() - before;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    assert!(asked <= BUDGET, "{asked} at {path} for {:?}", actor.roles);
}
