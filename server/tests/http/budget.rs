//! No page asks the store more than eight times, session and actor included.

use crate::portal::{Portal, Things};
use app::routes::App;
use axum::http::StatusCode;
use leptos_axum::generate_route_list;
use service::testing::houses;

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
