//! What weighs asks for the second factor anew; and what somebody sees of their own sign-ins.

use crate::browser::{Browser, EMAIL, PASSWORD, Portal};
use crate::oidc::{link, round, signed_in_as};
use crate::provider::Lie;
use app::account::api::{EndSession, Reauthenticate, SecondFactor, SignIn};
use app::organisation::api::ChangePerson;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use leptos::server_fn::ServerFn;
use testing::{houses, one_time_code};

const PLACE: &str = "/account/reauthentication";
const SPREADSHEET: &str = "/engagement.csv";

/// Forty minutes later, never long enough without a request for the session to end.
async fn much_later(portal: &Portal, browser: &mut Browser) {
    for _ in 0..2 {
        portal.wait(20 * 60);
        assert!(browser.is_in().await);
    }
}

/// A change of the boss's own entry, which keeps the role.
async fn change(portal: &Portal, browser: &mut Browser, revision: &str, post: &str) -> crate::browser::Answer {
    let id = portal.boss.membership.to_string();
    let roles = ("roles[]", "organisation-administrator");
    browser
        .post(ChangePerson::PATH, &[("id", &id), ("revision", revision), roles, ("department", ""), ("post", post)])
        .await
}

#[tokio::test]
async fn a_change_of_rights_asks_for_the_second_factor_once_it_is_old() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (mut browser, secret) = portal.boss().await;
        change(&portal, &mut browser, "1", "部長").await.leads_to("/people");
        much_later(&portal, &mut browser).await;
        let before = browser.cookie.clone();
        change(&portal, &mut browser, "2", "課長").await.leads_to(PLACE);
        let page = browser.get(PLACE).await;
        assert!(page.status == StatusCode::OK && page.text.contains("本人の再確認"), "{}", page.text);
        // A wrong code says so and gives nothing.
        browser.post(Reauthenticate::PATH, &[("code", "000000")]).await.leads_to("/here");
        assert!(browser.get(PLACE).await.text.contains("確認コードが違うか"), "{}", portal.name);
        change(&portal, &mut browser, "2", "課長").await.leads_to(PLACE);

        let code = one_time_code(&portal.nobody(), &secret).unwrap();
        browser.post(Reauthenticate::PATH, &[("code", &code)]).await.leads_to("/here");
        assert_ne!(browser.cookie, before, "a step up gets a new id");
        // Nothing was done by itself: the revision is still the one of before.
        assert!(browser.get("/people").await.text.contains("部長"), "{}", portal.name);
        change(&portal, &mut browser, "2", "課長").await.leads_to("/people");
        assert!(browser.get("/people").await.text.contains("課長"), "{}", portal.name);
        // The code is used up.
        much_later(&portal, &mut browser).await;
        browser.post(Reauthenticate::PATH, &[("code", &code)]).await.leads_to("/here");
        change(&portal, &mut browser, "3", "").await.leads_to(PLACE);
    }
}

#[tokio::test]
async fn so_does_a_file_that_leaves_the_portal() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (mut browser, secret) = portal.boss().await;
        assert_eq!(browser.get(SPREADSHEET).await.status, StatusCode::OK);
        much_later(&portal, &mut browser).await;
        let wanted = Request::get(SPREADSHEET).header(header::REFERER, "http://127.0.0.1:3000/engagement?q=%E7%A2%BA");
        browser.send(wanted.body(Body::empty()).unwrap()).await.leads_to(PLACE);
        let code = one_time_code(&portal.nobody(), &secret).unwrap();
        browser.post(Reauthenticate::PATH, &[("code", &code)]).await.leads_to("/engagement?q=%E7%A2%BA");
        assert_eq!(browser.get(SPREADSHEET).await.status, StatusCode::OK, "{}", portal.name);
    }
}

#[tokio::test]
async fn a_provider_is_told_to_ask_anew_and_must_name_the_same_person() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        link(&portal).await;
        let mut browser = signed_in_as(&portal, "sub-1").await;
        much_later(&portal, &mut browser).await;
        change(&portal, &mut browser, "1", "部長").await.leads_to(PLACE);
        let way = format!("{PLACE}/provider/keystone");
        // Not as a link on a stranger's page.
        browser.get(&way).await.leads_to(PLACE);
        let away = browser.get_from_own_page(&way).await.location.unwrap();
        assert!(away.contains("prompt=login"), "{away}");
        round(&portal, &mut browser, &way, "sub-2", Lie::None).await.leads_to(PLACE);
        change(&portal, &mut browser, "1", "部長").await.leads_to(PLACE);
        round(&portal, &mut browser, &way, "sub-1", Lie::None).await.leads_to("/here");
        change(&portal, &mut browser, "1", "部長").await.leads_to("/people");
        portal.browser().get(&way).await.leads_to("/sign-in");
    }
}

#[tokio::test]
async fn one_sees_ones_sign_ins_and_ends_a_single_one() {
    const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (mut here, secret) = portal.boss().await;
        portal.wait(60);
        let mut there = portal.browser();
        there.post(SignIn::PATH, &[("email", EMAIL), ("password", PASSWORD)]).await;
        let code = one_time_code(&portal.nobody(), &secret).unwrap();
        let second = Request::post(SecondFactor::PATH)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::USER_AGENT, FIREFOX);
        there.send(second.body(Body::from(format!("code={code}"))).unwrap()).await.leads_to("/");
        // The foot of each page names the sign-in before this one.
        assert!(there.get("/").await.text.contains("前回のサインイン：2026-11-23 09:00"), "{}", portal.name);

        let page = here.get("/account").await;
        assert!(page.text.contains("Firefox, Linux"), "{}", page.text);
        let key = page.between("name=\"key\" value=\"", "\"");
        here.post(EndSession::PATH, &[("key", &key)]).await.leads_to("/account");
        assert!(here.is_in().await && !there.is_in().await, "{}", portal.name);
        here.post(EndSession::PATH, &[("key", &key)]).await.leads_to("/not-found");
    }
}
