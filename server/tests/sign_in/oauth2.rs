use crate::browser::Portal;
use crate::provider::Lie;
use service::Ctx;
use service::account::link_identity;
use testing::houses;

#[tokio::test]
async fn a_plain_provider_says_at_its_own_address_who_it_was() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        link_identity(&Ctx::of(portal.house.clone(), portal.boss.clone()), "harbour", "sub-1").await.unwrap();
        for (lie, wanted) in [(Lie::None, "/"), (Lie::State, "/sign-in"), (Lie::NoSubject, "/sign-in")] {
            let mut browser = portal.browser();
            let away = browser.get("/sign-in/provider/harbour").await.location.unwrap();
            let url = reqwest::Url::parse(&away).unwrap();
            let asked = |name: &str| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
            assert_eq!(asked("scope"), "profile");
            portal.provider.will_say("sub-1", "", lie);
            let state = if lie == Lie::State { "another".to_owned() } else { asked("state") };
            let back = format!("/sign-in/callback/harbour?code=abc&state={state}");
            browser.get(&back).await.leads_to(wanted);
            assert_eq!(browser.is_in().await, lie == Lie::None, "{lie:?} {}", portal.name);
        }
    }
}

#[tokio::test]
async fn an_answer_for_one_provider_is_none_for_another() {
    for test in houses().await.unwrap() {
        let portal = Portal::new(test).await;
        link_identity(&Ctx::of(portal.house.clone(), portal.boss.clone()), "harbour", "sub-1").await.unwrap();
        let mut browser = portal.browser();
        let away = browser.get("/sign-in/provider/keystone").await.location.unwrap();
        let url = reqwest::Url::parse(&away).unwrap();
        let state = url.query_pairs().find(|(key, _)| key == "state").unwrap().1.into_owned();
        portal.provider.will_say("sub-1", "", Lie::None);
        browser.get(&format!("/sign-in/callback/harbour?code=abc&state={state}")).await.leads_to("/sign-in");
        assert!(!browser.is_in().await, "{}", portal.name);
    }
}
