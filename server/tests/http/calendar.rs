//! The calendar that other programs read without a session, and the page that shows its address once.

use crate::portal::{Answer, Portal};
use axum::http::{StatusCode, header};
use service::deadline;
use testing::{Case, houses};

/// The path of an address.
fn path(address: &str) -> &str {
    let (_, rest) = address.split_once("://").unwrap();
    &rest[rest.find('/').unwrap()..]
}

fn told(answer: &Answer) -> (StatusCode, Vec<(String, String)>, String) {
    let headers = answer.headers.iter().filter(|(name, _)| *name != "x-request-id");
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    (answer.status, headers, answer.text())
}

#[tokio::test]
async fn whoever_has_the_address_reads_numbers_and_days() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        Case::sent(&portal.world).await;
        let supervisor = portal.world.as_(&portal.world.supervisor);
        let address = deadline::make(&supervisor).await.unwrap();
        let answer = portal.get(None, path(&address)).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert_eq!(answer.headers[header::CONTENT_TYPE], "text/calendar; charset=utf-8");
        assert_eq!(answer.headers[header::CACHE_CONTROL], "private, no-store");
        assert!(answer.headers.get(header::SET_COOKIE).is_none());
        assert!(answer.text().contains("SUMMARY:確-"), "{}", answer.text());

        let feed = deadline::feed(&supervisor).await.unwrap().unwrap();
        deadline::revoke(&supervisor, feed.id, feed.revision).await.unwrap();
        let revoked = portal.get(None, path(&address)).await;
        assert_eq!(revoked.status, StatusCode::NOT_FOUND);
        let none = format!("/calendar/{}.ics", "0".repeat(64));
        for unknown in [none.as_str(), "/calendar/x", "/calendar/.ics"] {
            assert_eq!(told(&portal.get(None, unknown).await), told(&revoked), "{unknown}");
        }
    }
}

#[tokio::test]
async fn the_address_is_shown_once() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let cookie = portal.cookie(&portal.world.supervisor).await;
        let made = portal.post(Some(&cookie), "/api/app/deadline/api/make_feed", "").await;
        assert_eq!(made.location(), Some("/account/calendar"));
        let (first, second) = (
            portal.get(Some(&cookie), "/account/calendar").await.text(),
            portal.get(Some(&cookie), "/account/calendar").await.text(),
        );
        assert!(first.contains("/calendar/") && first.contains(".ics"), "{}: {first}", portal.house.name);
        assert!(!second.contains(".ics"), "{}: {second}", portal.house.name);
        let feed = deadline::feed(&portal.world.as_(&portal.world.supervisor)).await.unwrap().unwrap();
        let form = format!("id={}&revision={}", feed.id, feed.revision);
        let other = portal.cookie(&portal.world.clerk).await;
        let refused = portal.post(Some(&other), "/api/app/deadline/api/revoke_feed", &form).await;
        assert_eq!(refused.location(), Some("/not-found"), "somebody else's");
        let revoked = portal.post(Some(&cookie), "/api/app/deadline/api/revoke_feed", &form).await;
        assert_eq!(revoked.location(), Some("/account/calendar"));
    }
}

#[tokio::test]
async fn what_is_searched_for_is_only_text() {
    let portal = Portal::new(testing::sqlite().await.unwrap()).await;
    let cookie = portal.cookie(&portal.world.clerk).await;
    let page = portal.get(Some(&cookie), "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("<script>alert(1)"), "escaped");
}
