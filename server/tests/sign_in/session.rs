use crate::browser::{EMAIL, PASSWORD, Portal};
use app::account::api::{ChangePassword, SecondFactor, SignIn, SignOutEverywhere};
use app::organisation::api::ChangePerson;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use leptos::server_fn::ServerFn;
use testing::houses;
use testing::one_time_code;

#[tokio::test]
async fn every_step_up_gets_a_new_id_and_the_old_one_is_dead() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (_, secret) = portal.boss().await;
        portal.wait(60);
        let mut browser = portal.browser();
        browser.post(SignIn::PATH, &[("email", EMAIL), ("password", "wrong")]).await;
        let mut attacker = browser.clone();
        let first = browser.cookie.clone().unwrap();
        browser.post(SignIn::PATH, &[("email", EMAIL), ("password", PASSWORD)]).await;
        let second = browser.cookie.clone().unwrap();
        let code = one_time_code(&portal.nobody(), &secret).unwrap();
        browser.post(SecondFactor::PATH, &[("code", &code)]).await.leads_to("/");
        let third = browser.cookie.clone().unwrap();
        assert!(first != second && second != third && first != third, "{}", portal.name);
        assert!(browser.is_in().await);
        for old in [first, second] {
            attacker.cookie = Some(old);
            assert!(!attacker.is_in().await);
        }
    }
}

#[tokio::test]
async fn an_id_that_nobody_gave_out_is_not_taken() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let mut browser = portal.browser();
        let made_up = "kakunin=AAAAAAAAAAAAAAAAAAAAAA".to_owned();
        browser.cookie = Some(made_up.clone());
        browser.post(SignIn::PATH, &[("email", EMAIL), ("password", PASSWORD)]).await;
        assert_ne!(browser.cookie, Some(made_up), "{}", portal.name);
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (mut browser, _) = portal.boss().await;
        let mut stolen = browser.clone();
        assert!(stolen.is_in().await);
        browser.post("/sign-out", &[]).await.leads_to("/sign-in");
        assert_eq!(browser.cookie, None, "{}", portal.name);
        assert!(!stolen.is_in().await);
        // Nor does another site sign anybody out.
        let (mut browser, _) = portal_again(&portal).await;
        let cross = Request::post("/sign-out").header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
        assert_eq!(browser.send(cross).await.status, StatusCode::FORBIDDEN);
        assert!(browser.is_in().await);
    }
}

async fn portal_again(portal: &Portal) -> (crate::browser::Browser, ()) {
    service::account::link_identity(&service::Ctx::of(portal.house.clone(), portal.boss.clone()), "keystone", "again")
        .await
        .unwrap();
    (crate::oidc::signed_in_as(portal, "again").await, ())
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_and_keeps_this_one() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (mut here, secret) = portal.boss().await;
        portal.wait(60);
        let mut there = portal.browser();
        there.post(SignIn::PATH, &[("email", EMAIL), ("password", PASSWORD)]).await;
        let code = one_time_code(&portal.nobody(), &secret).unwrap();
        there.post(SecondFactor::PATH, &[("code", &code)]).await;
        assert!(there.is_in().await);
        let new = "かわせみ七羽がさびた橋をわたる";
        let form = [("current", PASSWORD), ("password", new), ("again", new)];
        here.post(ChangePassword::PATH, &form).await.leads_to("/account");
        assert!(here.is_in().await, "{}", portal.name);
        assert!(!there.is_in().await, "{}", portal.name);
        here.post(SignOutEverywhere::PATH, &[]).await.leads_to("/sign-in");
        assert!(!here.is_in().await);
    }
}

#[tokio::test]
async fn a_change_of_roles_holds_with_the_next_request() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (mut browser, _) = portal.boss().await;
        assert_eq!(browser.get("/people").await.status, StatusCode::OK);
        // A second administrator, so that the first one can go.
        let other = service::account::Person {
            email: "two@asahi.example.jp".to_owned(),
            name: "二".to_owned(),
            password: PASSWORD.to_owned(),
            roles: vec![domain::role::Role::OrganisationAdministrator],
            ..service::account::Person::default()
        };
        service::account::provide(&portal.nobody(), portal.company, &other).await.unwrap();
        let id = portal.boss.membership.to_string();
        let form = [("id", id.as_str()), ("revision", "1"), ("roles[]", "employee"), ("department", ""), ("post", "")];
        browser.post(ChangePerson::PATH, &form).await.leads_to("/people");
        assert_eq!(browser.get("/people").await.status, StatusCode::NOT_FOUND, "{}", portal.name);
        assert!(browser.is_in().await);
    }
}

#[tokio::test]
async fn sessions_run_out() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (mut browser, _) = portal.boss().await;
        portal.wait(29 * 60);
        assert!(browser.is_in().await);
        portal.wait(29 * 60);
        assert!(browser.is_in().await);
        portal.wait(30 * 60);
        assert!(!browser.is_in().await, "{}", portal.name);
    }
}
