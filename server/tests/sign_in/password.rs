use crate::browser::{EMAIL, PASSWORD, Portal};
use app::account::api::{ForgetRecoveryCodes, SecondFactor, SignIn};
use leptos::server_fn::ServerFn;
use testing::houses;
use testing::one_time_code;

#[tokio::test]
async fn the_whole_way_in_without_javascript() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (mut browser, secret) = portal.boss().await;
        // Codes stay until they are put away, also when the page is asked twice.
        for _ in 0..2 {
            let page = browser.get("/account/recovery-codes").await;
            assert_eq!(page.text.matches("<li><code>").count(), 10, "{}", page.text);
        }
        browser.post(ForgetRecoveryCodes::PATH, &[]).await.leads_to("/");
        assert!(!browser.get("/account/recovery-codes").await.text.contains("<li><code>"));
        let page = browser.get("/account").await;
        assert!(page.text.contains(EMAIL) && page.text.contains("山田太郎"), "{}", portal.name);
        // The second time.
        portal.wait(60);
        let mut browser = portal.browser();
        browser.get("/account").await.leads_to("/sign-in?next=/account");
        let form = [("email", EMAIL), ("password", PASSWORD), ("next", "/account?a=1&b=2")];
        browser.post(SignIn::PATH, &form).await.leads_to("/sign-in/second-factor");
        assert!(!browser.is_in().await, "the password alone is not enough");
        let code = one_time_code(&portal.nobody(), &secret).unwrap();
        browser.post(SecondFactor::PATH, &[("code", &code)]).await.leads_to("/account?a=1&b=2");
        assert!(browser.is_in().await);
    }
}

#[tokio::test]
async fn what_was_typed_stays_but_the_password() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let mut browser = portal.browser();
        let form = [("email", EMAIL), ("password", "a wrong one \"><script>")];
        browser.post(SignIn::PATH, &form).await.leads_to("/here");
        let page = browser.get("/sign-in").await.text;
        assert!(page.contains(&format!("value=\"{EMAIL}\"")), "{page}");
        assert!(page.contains("id=\"password-error\""), "{}", portal.name);
        assert!(!page.contains("a wrong one"), "{page}");
    }
}

#[tokio::test]
async fn no_link_leads_out_of_the_portal() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let (_, secret) = portal.boss().await;
        for next in ["https://evil.example/", "//evil.example", "/\\evil.example", "/sign-in/second-factor"] {
            portal.wait(60);
            let mut browser = portal.browser();
            browser.post(SignIn::PATH, &[("email", EMAIL), ("password", PASSWORD), ("next", next)]).await;
            let code = one_time_code(&portal.nobody(), &secret).unwrap();
            browser.post(SecondFactor::PATH, &[("code", &code)]).await.leads_to("/");
        }
    }
}

#[tokio::test]
async fn too_many_tries_are_told_so() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        let mut browser = portal.browser();
        for _ in 0..11 {
            browser.post(SignIn::PATH, &[("email", EMAIL), ("password", "wrong")]).await.leads_to("/here");
        }
        let page = browser.get("/sign-in").await.text;
        assert!(page.contains("role=\"alert\"") && page.contains("15"), "{page}");
    }
}
