//! Passkeys over HTTP: a script asks for the question, a plain form brings the answer.

use crate::browser::{Answer, Browser, Portal};
use app::account::api::Reauthenticate;
use app::account::passkey::api::{AskAnew, AskNew, AskSignIn, Register, Remove, ShowAnew, SignIn};
use app::organisation::api::ChangePerson;
use axum::http::StatusCode;
use leptos::server_fn::ServerFn;
use testing::{Device, TestHouse, houses, one_time_code};

const ORIGIN: &str = "http://localhost:3000";
const PLACE: &str = "/account/reauthentication";

async fn named_houses() -> Vec<TestHouse> {
    houses().await.unwrap().into_iter().map(|house| house.at(ORIGIN)).collect()
}

/// The question, as the script reads it.
#[track_caller]
fn question(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    serde_json::from_str(&answer.text).unwrap()
}

async fn registered(browser: &mut Browser, name: &str) -> Device {
    let mut device = Device::new(ORIGIN);
    let said = device.register(&question(&browser.ask(AskNew::PATH, &[("name", name), ("passkey", "")]).await));
    browser.post(Register::PATH, &[("name", name), ("passkey", &said)]).await.leads_to("/account/passkey");
    device
}

async fn much_later(portal: &Portal, browser: &mut Browser) {
    for _ in 0..2 {
        portal.wait(20 * 60);
        assert!(browser.is_in().await);
    }
}

async fn change(portal: &Portal, browser: &mut Browser, revision: &str) -> Answer {
    let id = portal.boss.membership.to_string();
    let roles = ("roles[]", "organisation-administrator");
    let fields = [("id", id.as_str()), ("revision", revision), roles, ("department", ""), ("post", "部長")];
    browser.post(ChangePerson::PATH, &fields).await
}

#[tokio::test]
async fn registered_it_signs_in_where_one_wanted_to_go() {
    for test in named_houses().await {
        let portal = Portal::new(test).await;
        let (mut browser, _) = portal.boss().await;
        assert!(browser.get("/account").await.text.contains("/account/passkey"));
        let mut device = registered(&mut browser, "<b>電話</b>").await;
        let page = browser.get("/account/passkey").await.text;
        assert!(page.contains("&lt;b>電話") || page.contains("&lt;b&gt;電話"), "{page}");
        assert!(page.contains("パスキーを登録しました") && page.contains("鍵-"), "{page}");

        let mut other = portal.browser();
        assert!(other.get("/sign-in").await.text.contains("パスキーでサインイン"));
        let asked = question(&other.ask(AskSignIn::PATH, &[]).await);
        assert!(
            asked.contains("\"rpId\":\"localhost\"") && asked.contains("\"userVerification\":\"required\""),
            "{asked}"
        );
        assert!(asked.contains("\"allowCredentials\":[]"), "nobody's keys are named: {asked}");
        let before = other.cookie.clone();
        let form = [("passkey", device.answer(&asked)), ("next", "/account?a=1".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        other.post(SignIn::PATH, &form).await.leads_to("/account?a=1");
        assert!(other.is_in().await && other.cookie != before, "a sign-in gets a new session");
        // Once; and in the session that asked only.
        portal.browser().post(SignIn::PATH, &form).await.leads_to("/here");
        let asked = question(&portal.browser().ask(AskSignIn::PATH, &[]).await);
        let mut thief = portal.browser();
        thief.post(SignIn::PATH, &[("passkey", &device.answer(&asked))]).await.leads_to("/here");
        let page = thief.get("/sign-in").await.text;
        assert!(page.contains("id=\"passkey-error\"") && page.contains("パスキーを確認できません"), "{page}");
        assert!(!thief.is_in().await, "{}", portal.name);
    }
}

#[tokio::test]
async fn without_script_the_page_says_what_is_missing() {
    for test in named_houses().await {
        let portal = Portal::new(test).await;
        let mut browser = portal.browser();
        browser.post(SignIn::PATH, &[("passkey", ""), ("next", "")]).await.leads_to("/here");
        let page = browser.get("/sign-in").await.text;
        assert!(page.contains("ブラウザーからパスキーが届きませんでした"), "{page}");
        assert!(page.contains("passkey__script"), "{}", portal.name);
    }
}

#[tokio::test]
async fn it_shows_anew_that_it_is_still_oneself() {
    for test in named_houses().await {
        let portal = Portal::new(test).await;
        let (mut browser, secret) = portal.boss().await;
        let mut device = registered(&mut browser, "電話").await;
        much_later(&portal, &mut browser).await;
        change(&portal, &mut browser, "1").await.leads_to(PLACE);
        assert!(browser.get(PLACE).await.text.contains("パスキーで確認する"), "{}", portal.name);
        browser.post(ShowAnew::PATH, &[("passkey", "{}")]).await.leads_to("/here");
        change(&portal, &mut browser, "1").await.leads_to(PLACE);
        let before = browser.cookie.clone();
        let said = device.answer(&question(&browser.ask(AskAnew::PATH, &[]).await));
        browser.post(ShowAnew::PATH, &[("passkey", &said)]).await.leads_to("/here");
        assert_ne!(browser.cookie, before, "a step up gets a new id");
        change(&portal, &mut browser, "1").await.leads_to("/people");

        // Registering and removing ask for it too, whatever the script was told.
        much_later(&portal, &mut browser).await;
        assert_eq!(browser.ask(AskNew::PATH, &[("name", "鍵")]).await.status, StatusCode::CONFLICT);
        browser.post(Register::PATH, &[("name", "鍵"), ("passkey", "")]).await.leads_to(PLACE);
        let code = one_time_code(&portal.nobody(), &secret).unwrap();
        browser.post(Reauthenticate::PATH, &[("code", &code)]).await.leads_to("/here");
        let page = browser.get("/account/passkey").await;
        assert!(page.text.contains("value=\"鍵\""), "what was typed is kept: {}", page.text);
    }
}

#[tokio::test]
async fn removed_it_is_gone_and_the_other_browsers_are_out() {
    for test in named_houses().await {
        let portal = Portal::new(test).await;
        let (mut here, _) = portal.boss().await;
        let mut device = registered(&mut here, "電話").await;
        let mut there = portal.browser();
        let said = device.answer(&question(&there.ask(AskSignIn::PATH, &[]).await));
        there.post(SignIn::PATH, &[("passkey", &said)]).await.leads_to("/");
        let way = here.get("/account/passkey").await.between("href=\"/account/passkey/", "\"");
        let page = here.get(&format!("/account/passkey/{way}")).await;
        let id = page.between("name=\"id\" value=\"", "\"");
        here.post(Remove::PATH, &[("id", &id), ("revision", "1")]).await.leads_to("/account/passkey");
        assert!(here.get("/account/passkey").await.text.contains("パスキーを削除し"), "{}", portal.name);
        assert!(here.is_in().await && !there.is_in().await);
        assert_eq!(here.get(&format!("/account/passkey/{way}")).await.status, StatusCode::NOT_FOUND);
        here.post(Remove::PATH, &[("id", &id), ("revision", "2")]).await.leads_to("/not-found");
    }
}

#[tokio::test]
async fn under_a_numeric_address_there_are_none_and_the_page_says_why() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (mut browser, _) = portal.boss().await;
        assert!(browser.get("/account/passkey").await.text.contains("IPアドレス"), "{}", portal.name);
        assert!(!portal.browser().get("/sign-in").await.text.contains("パスキー"));
        assert_eq!(portal.browser().ask(AskSignIn::PATH, &[]).await.status, StatusCode::CONFLICT);
    }
}
