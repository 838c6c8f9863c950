use crate::browser::Portal;
use crate::provider::Lie;
use app::account::api::Enrol;
use app::organisation::api::{AcceptAsNewPerson, Invite, RevokeInvitation};
use leptos::server_fn::ServerFn;
use testing::houses;
use testing::one_time_code;

const PASSWORD: &str = "かわせみ七羽がさびた橋をわたる";

/// Invites as the administrator does, on the page; gives the link of the mail.
async fn invited(portal: &Portal) -> (crate::browser::Browser, String) {
    let (mut boss, _) = portal.boss().await;
    let form = [
        ("email", "ichiro@asahi.example.jp"),
        ("name", "鈴木一郎"),
        ("roles[]", "supervisor"),
        ("department", "総務部"),
        ("post", ""),
    ];
    boss.post(Invite::PATH, &form).await.leads_to("/people");
    let page = boss.get("/people").await.text;
    assert!(page.contains("ichiro@asahi.example.jp") && page.contains("招-"), "{page}");
    let jobs = service::job::claim(&portal.nobody(), 10).await.unwrap();
    let mail = service::job::as_mail(jobs.last().unwrap()).unwrap();
    (boss, mail.path)
}

#[tokio::test]
async fn from_the_mail_to_the_portal_without_javascript() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (_, link) = invited(&portal).await;
        let token = link.rsplit('/').next().unwrap();
        let mut browser = portal.browser();
        let page = browser.get(&link).await.text;
        assert!(page.contains("有限会社あさひ精機") && page.contains("総括者"), "{page}");
        let form = [("token", token), ("name", "鈴木一郎"), ("password", PASSWORD), ("again", PASSWORD)];
        browser.post(AcceptAsNewPerson::PATH, &form).await.leads_to("/sign-in/authenticator");
        assert!(!browser.is_in().await, "the authenticator comes first");
        let secret = browser.get("/sign-in/authenticator").await.between("data-totp-secret=\"", "\"");
        let code = one_time_code(&portal.nobody(), &secret).unwrap();
        browser.post(Enrol::PATH, &[("code", &code)]).await.leads_to("/account/recovery-codes");
        assert!(browser.is_in().await, "{}", portal.name);
        // The link is used up.
        let page = portal.browser().get(&link).await.text;
        assert!(!page.contains("有限会社あさひ精機"), "{page}");
    }
}

#[tokio::test]
async fn a_revoked_link_opens_nothing() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (mut boss, link) = invited(&portal).await;
        let page = boss.get("/people").await;
        let form = page.text.split(RevokeInvitation::PATH).nth(1).unwrap().to_owned();
        let id = form.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        boss.post(RevokeInvitation::PATH, &[("id", &id), ("revision", "1")]).await.leads_to("/people");
        let mut browser = portal.browser();
        let token = link.rsplit('/').next().unwrap();
        let form = [("token", token), ("name", "鈴木一郎"), ("password", PASSWORD), ("again", PASSWORD)];
        browser.post(AcceptAsNewPerson::PATH, &form).await.leads_to("/here");
        assert!(!browser.is_in().await, "{}", portal.name);
        let page = browser.get(&link).await.text;
        assert!(!page.contains("有限会社あさひ精機"), "{page}");
    }
}

#[tokio::test]
async fn a_provider_takes_up_an_invitation() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (_, link) = invited(&portal).await;
        let mut browser = portal.browser();
        assert!(browser.get(&link).await.text.contains(&format!("{link}/provider/keystone")));
        let away = browser.get(&format!("{link}/provider/keystone")).await.location.unwrap();
        let url = reqwest::Url::parse(&away).unwrap();
        let asked = |name: &str| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
        portal.provider.will_say("sub-new", &asked("nonce"), Lie::None);
        let back = format!("/sign-in/callback/keystone?code=abc&state={}", asked("state"));
        browser.get(&back).await.leads_to("/");
        assert!(browser.is_in().await, "{}", portal.name);
        assert!(crate::oidc::signed_in_as(&portal, "sub-new").await.is_in().await);
    }
}
