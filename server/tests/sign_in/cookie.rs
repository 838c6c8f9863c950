use crate::browser::{EMAIL, PASSWORD, Portal};
use app::account::api::SignIn;
use leptos::server_fn::ServerFn;
use service::House;
use std::sync::Arc;
use testing::{houses, sqlite};

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_this_host_and_to_encryption() {
    let test = sqlite().await.unwrap();
    let house = House { public_url: "https://kakunin.example".to_owned(), ..House::clone(&test.house) };
    let portal = Portal::over(test, Arc::new(house)).await;
    let answer = portal.browser().post(SignIn::PATH, &[("email", EMAIL), ("password", PASSWORD)]).await;
    let cookie = answer.cookie.unwrap();
    assert!(cookie.starts_with("__Host-kakunin="), "{cookie}");
    let attributes: Vec<&str> = cookie.split("; ").skip(1).collect();
    for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(attributes.contains(&attribute), "{cookie}");
    }
    assert!(!attributes.iter().any(|attribute| attribute.starts_with("Domain")), "{cookie}");
}

#[tokio::test]
async fn a_look_at_the_way_in_leaves_nothing_behind() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let mut browser = portal.browser();
        let answer = browser.get("/sign-in").await;
        assert_eq!((answer.status.as_u16(), answer.cookie), (200, None), "{}", portal.name);
    }
}
