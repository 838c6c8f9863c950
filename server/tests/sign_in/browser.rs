//! A portal, and browsers that keep its cookie.

use crate::provider::Provider;
use app::account::api::{Enrol, SignIn};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, StatusCode, header};
use domain::id::OrganisationId;
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use domain::role::Role;
use leptos::server_fn::ServerFn;
use server::assets::Assets;
use server::http::router;
use server::sign_in::Registry;
use server::state::AppState;
use service::account::{Person, provide};
use service::organisation::{OrganisationForm, ensure};
use service::{Ctx, House};
use std::collections::BTreeMap;
use std::sync::Arc;
use testing::TestHouse;
use testing::one_time_code;
use tower::ServiceExt as _;

pub const PASSWORD: &str = "nine blue herons over ferric water";
pub const EMAIL: &str = "boss@asahi.example.jp";

pub struct Portal {
    pub house: Arc<House>,
    pub boss: Actor,
    pub company: OrganisationId,
    pub provider: Provider,
    pub name: &'static str,
    router: Router,
    _test: TestHouse,
}

impl Portal {
    pub async fn new(test: TestHouse) -> Self {
        let house = test.house.clone();
        Self::over(test, house).await
    }

    pub async fn over(test: TestHouse, house: Arc<House>) -> Self {
        let ctx = Ctx::nobody(house.clone());
        let form = OrganisationForm { name: "有限会社あさひ精機".to_owned(), ..OrganisationForm::default() };
        let company = ensure(&ctx, OrganisationKind::Company, &form).await.unwrap();
        let person = Person {
            email: EMAIL.to_owned(),
            name: "山田太郎".to_owned(),
            password: PASSWORD.to_owned(),
            roles: vec![Role::OrganisationAdministrator],
            ..Person::default()
        };
        let boss = provide(&ctx, company, &person).await.unwrap();
        let manifest = br#"{"css":"a.css","js":"a.js","wasm":"a.wasm"}"#;
        let files = [("manifest.json", manifest.as_slice()), ("a.css", b""), ("a.js", b""), ("a.wasm", b"")];
        let files = files.map(|(name, bytes)| (name.to_owned(), Bytes::copy_from_slice(bytes)));
        let assets = Assets::from_files(BTreeMap::from(files)).unwrap();
        let provider = Provider::start().await;
        let registry = Registry::new(provider.settings()).unwrap();
        let router = router(AppState::new(house.clone(), assets).with_sign_in(registry));
        Self { house, boss, company, provider, name: test.name, router, _test: test }
    }

    pub fn nobody(&self) -> Ctx {
        Ctx::nobody(self.house.clone())
    }

    pub fn wait(&self, seconds: i64) {
        self.house.clock.advance(chrono::Duration::seconds(seconds));
    }

    pub fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookie: None, host: self.house.public_url.clone() }
    }

    /// A browser in which the boss signed in for the first time, and the secret of the authenticator.
    pub async fn boss(&self) -> (Browser, String) {
        let mut browser = self.browser();
        browser
            .post(SignIn::PATH, &[("email", EMAIL), ("password", PASSWORD)])
            .await
            .leads_to("/sign-in/authenticator");
        let secret = browser.get("/sign-in/authenticator").await.between("data-totp-secret=\"", "\"");
        let code = one_time_code(&self.nobody(), &secret).unwrap();
        browser.post(Enrol::PATH, &[("code", &code)]).await.leads_to("/account/recovery-codes");
        (browser, secret)
    }
}

pub struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    pub cookie: Option<String>,
    pub text: String,
}

impl Answer {
    #[track_caller]
    pub fn leads_to(&self, path: &str) {
        assert!(self.status.is_redirection(), "{} {}", self.status, self.text);
        assert_eq!(self.location.as_deref(), Some(path));
    }

    #[track_caller]
    pub fn between(&self, before: &str, after: &str) -> String {
        let rest = self.text.split_once(before).unwrap_or_else(|| panic!("no {before} in {}", self.text)).1;
        rest.split_once(after).unwrap().0.to_owned()
    }
}

/// Fields as a form sends them.
fn typed(fields: &[(&str, &str)]) -> String {
    let typed = |(name, value): &(&str, &str)| format!("{name}={}", app::account::session::in_query(value));
    fields.iter().map(typed).collect::<Vec<_>>().join("&")
}

#[derive(Clone)]
pub struct Browser {
    router: Router,
    /// Name and value.
    pub cookie: Option<String>,
    host: String,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Follows a link on a page of ours.
    pub async fn get_from_own_page(&mut self, path: &str) -> Answer {
        let request = Request::get(path).header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Posts a form of ours.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::REFERER, format!("{}/here", self.host));
        self.send(request.body(Body::from(typed(fields))).unwrap()).await
    }

    /// Asks as a script of ours does; gives what the portal says.
    pub async fn ask(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "application/json")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(typed(fields))).unwrap()).await
    }

    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let headers = request.headers_mut();
        headers.entry(header::ACCEPT).or_insert("text/html".parse().unwrap());
        headers.insert(header::HOST, self.host.split_once("://").unwrap().1.parse().unwrap());
        if let Some(cookie) = &self.cookie {
            headers.insert(header::COOKIE, cookie.parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let text = |name| parts.headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
        let cookie = text(header::SET_COOKIE).map(str::to_owned);
        if let Some(set) = &cookie {
            let pair = set.split(';').next().unwrap().to_owned();
            self.cookie = (!pair.ends_with('=')).then_some(pair);
        }
        let location = text(header::LOCATION).map(str::to_owned);
        let body = to_bytes(body, 10_000_000).await.unwrap();
        Answer { status: parts.status, location, cookie, text: String::from_utf8_lossy(&body).into_owned() }
    }

    /// Whether somebody is signed in here.
    pub async fn is_in(&mut self) -> bool {
        let answer = self.get("/account").await;
        answer.status == StatusCode::OK
    }
}
