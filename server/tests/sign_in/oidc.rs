use crate::browser::{Browser, Portal};
use crate::provider::Lie;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use service::Ctx;
use service::account::link_identity;
use testing::houses;

/// Goes to the provider and comes back as this person; the answer of the last step.
pub async fn round(
    portal: &Portal,
    browser: &mut Browser,
    from: &str,
    subject: &str,
    lie: Lie,
) -> crate::browser::Answer {
    let away = browser.get_from_own_page(from).await;
    browser.get(&way_back(portal, &away, subject, lie)).await
}

/// Where the provider sends a browser that was led to it, once somebody was this person there.
fn way_back(portal: &Portal, away: &crate::browser::Answer, subject: &str, lie: Lie) -> String {
    let url = reqwest::Url::parse(away.location.as_deref().unwrap_or_else(|| panic!("{} {}", away.status, away.text)));
    let url = url.unwrap();
    let asked =
        |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap();
    assert_eq!(asked("code_challenge_method"), "S256");
    assert_eq!(asked("redirect_uri"), "http://127.0.0.1:3000/sign-in/callback/keystone");
    assert!(asked("scope").split(' ').any(|scope| scope == "openid"));
    portal.provider.will_say(subject, &asked("nonce"), lie);
    let state = if lie == Lie::State { "another".to_owned() } else { asked("state") };
    let issuer = if lie == Lie::IssuerInAddress { "&iss=https%3A%2F%2Fevil.example".to_owned() } else { String::new() };
    format!("/sign-in/callback/keystone?code=abc&state={state}{issuer}")
}

/// A browser signed in through the provider.
pub async fn signed_in_as(portal: &Portal, subject: &str) -> Browser {
    let mut browser = portal.browser();
    round(portal, &mut browser, "/sign-in/provider/keystone", subject, Lie::None).await.leads_to("/");
    browser
}

pub async fn link(portal: &Portal) {
    link_identity(&Ctx::of(portal.house.clone(), portal.boss.clone()), "keystone", "sub-1").await.unwrap();
}

#[tokio::test]
async fn a_provider_signs_in_whom_it_is_linked_with() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        link(&portal).await;
        let mut browser = portal.browser();
        let from = "/sign-in/provider/keystone?next=/people";
        round(&portal, &mut browser, from, "sub-1", Lie::None).await.leads_to("/people");
        assert!(browser.is_in().await, "{}", portal.name);
        // The same answer once more is refused: the round is over.
        let again = browser.get("/sign-in/callback/keystone?code=abc&state=x").await;
        again.leads_to("/sign-in");
    }
}

#[tokio::test]
async fn no_lie_gets_anybody_in() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        link(&portal).await;
        for lie in Lie::ALL {
            let mut browser = portal.browser();
            round(&portal, &mut browser, "/sign-in/provider/keystone", "sub-1", lie).await.leads_to("/sign-in");
            let page = browser.get("/sign-in").await.text;
            assert!(page.contains("認証サービスでのサインインを確認できませんでした"), "{lie:?} {page}");
            assert!(!browser.is_in().await, "{lie:?} {}", portal.name);
        }
    }
}

#[tokio::test]
async fn a_person_who_was_not_linked_is_refused_clearly() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let mut browser = portal.browser();
        round(&portal, &mut browser, "/sign-in/provider/keystone", "sub-9", Lie::None).await.leads_to("/sign-in");
        let page = browser.get("/sign-in").await.text;
        assert!(page.contains("アカウントと連携していません"), "{page}");
        assert!(!browser.is_in().await, "{}", portal.name);
        assert_eq!(browser.get("/sign-in/provider/unknown").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn the_answer_is_good_only_for_the_browser_that_asked_and_not_for_long() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        link(&portal).await;
        // The victim's browser gets the attacker's answer.
        let mut attacker = portal.browser();
        let away = attacker.get("/sign-in/provider/keystone").await;
        let back = way_back(&portal, &away, "sub-1", Lie::None);
        let mut victim = portal.browser();
        victim.get(&back).await.leads_to("/sign-in");
        assert!(!victim.is_in().await, "{}", portal.name);
        portal.wait(10 * 60);
        attacker.get(&back).await.leads_to("/sign-in");
        assert!(!attacker.is_in().await);
    }
}

#[tokio::test]
async fn linking_begins_on_our_own_page_only() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (mut browser, _) = portal.boss().await;
        // As a link on a stranger's page would.
        browser.get("/account/provider/keystone").await.leads_to("/account");
        let cross = Request::get("/account/provider/keystone").header("sec-fetch-site", "cross-site");
        browser.send(cross.body(Body::empty()).unwrap()).await.leads_to("/account");
        let away = browser.get_from_own_page("/account/provider/keystone").await;
        let back = way_back(&portal, &away, "sub-7", Lie::None);
        browser.get(&back).await.leads_to("/account");
        assert!(browser.get("/account").await.text.contains("Keystoneでサインイン"), "{}", portal.name);
        assert!(signed_in_as(&portal, "sub-7").await.is_in().await);
    }
}
