//! A sign-in provider on this machine that says what the test tells it to, true or not.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::DateTime;
use openidconnect::core::{
    CoreEdDsaPrivateSigningKey, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKeySet, CoreJwsSigningAlgorithm,
};
use openidconnect::{
    Audience, EmptyAdditionalClaims, IssuerUrl, JsonWebKeyId, Nonce, PrivateSigningKey as _, StandardClaims,
    SubjectIdentifier,
};
use serde_json::{Value, json};
use server::sign_in::settings::ProviderSettings;
use std::sync::{Arc, Mutex};

/// Keys of this test and of nothing else.
const KEY: &str = "-----BEGIN PRIVATE KEY-----\n\
MC4CAQAwBQYDK2VwBCIEINjKgALZor/zK/xJtSYdx7TVnXN1LHcm/zTCHv7138Y/\n\
-----END PRIVATE KEY-----";
const OTHER_KEY: &str = "-----BEGIN PRIVATE KEY-----\n\
MC4CAQAwBQYDK2VwBCIEICX1zheuOeIdviE2nqYXw2VcMzNxRIasLXpGNDnprjg4\n\
-----END PRIVATE KEY-----";

/// What is not true of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    None,
    State,
    Nonce,
    Issuer,
    IssuerInAddress,
    Audience,
    Expired,
    Key,
    Unsigned,
    NoToken,
    NoSubject,
}

impl Lie {
    /// Lies of a provider that speaks OpenID Connect.
    pub const ALL: [Self; 9] = [
        Self::State,
        Self::Nonce,
        Self::Issuer,
        Self::IssuerInAddress,
        Self::Audience,
        Self::Expired,
        Self::Key,
        Self::Unsigned,
        Self::NoToken,
    ];
}

#[derive(Clone, Debug)]
struct Said {
    subject: String,
    nonce: String,
    lie: Lie,
}

#[derive(Clone)]
pub struct Provider {
    address: String,
    said: Arc<Mutex<Said>>,
}

impl Provider {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let said = Arc::new(Mutex::new(Said { subject: String::new(), nonce: String::new(), lie: Lie::None }));
        let provider = Self { address, said };
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        provider
    }

    pub fn will_say(&self, subject: &str, nonce: &str, lie: Lie) {
        *self.said.lock().unwrap() = Said { subject: subject.to_owned(), nonce: nonce.to_owned(), lie };
    }

    pub fn settings(&self) -> ProviderSettings {
        let address = &self.address;
        let settings: ProviderSettings = serde_json::from_value(json!({
            "oidc": [{
                "name": "keystone", "label_ja": "Keystoneでサインイン", "label_en": "Sign in with Keystone",
                "issuer": address, "client_id": "kakunin", "client_secret": "a secret",
            }],
            "oauth2": [{
                "name": "harbour", "label_ja": "Harbourでサインイン", "label_en": "Sign in with Harbour",
                "authorization_url": format!("{address}/authorize"), "token_url": format!("{address}/token"),
                "userinfo_url": format!("{address}/userinfo"), "client_id": "kakunin", "client_secret": "a secret",
                "subject_field": "data.id", "scopes": ["profile"],
            }],
        }))
        .unwrap();
        assert_eq!(settings.problems(), Vec::<String>::new());
        assert!(!format!("{settings:?}").contains("a secret"));
        settings
    }
}

async fn discovery(State(provider): State<Provider>) -> Json<Value> {
    let address = provider.address;
    Json(json!({
        "issuer": address,
        "authorization_endpoint": format!("{address}/authorize"),
        "token_endpoint": format!("{address}/token"),
        "jwks_uri": format!("{address}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

fn signing(key: &str) -> CoreEdDsaPrivateSigningKey {
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(key, Some(JsonWebKeyId::new("1".to_owned()))).unwrap()
}

async fn keys() -> Json<CoreJsonWebKeySet> {
    Json(CoreJsonWebKeySet::new(vec![signing(KEY).as_verification_key()]))
}

async fn token(State(provider): State<Provider>, form: String) -> Response {
    let said = provider.said.lock().unwrap().clone();
    if !form.contains("code_verifier=") || !form.contains("grant_type=authorization_code") {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let mut answer = json!({ "access_token": "access", "token_type": "Bearer" });
    if said.lie != Lie::NoToken {
        answer["id_token"] = json!(id_token(&provider.address, &said));
    }
    Json(answer).into_response()
}

fn id_token(address: &str, said: &Said) -> String {
    let issuer = if said.lie == Lie::Issuer { "https://evil.example" } else { address };
    let audience = if said.lie == Lie::Audience { "another" } else { "kakunin" };
    let nonce = if said.lie == Lie::Nonce { "another" } else { &said.nonce };
    let ends = if said.lie == Lie::Expired { 1_000_000_000 } else { 4_000_000_000 };
    let claims = CoreIdTokenClaims::new(
        IssuerUrl::new(issuer.to_owned()).unwrap(),
        vec![Audience::new(audience.to_owned())],
        DateTime::from_timestamp(ends, 0).unwrap(),
        DateTime::from_timestamp(900_000_000, 0).unwrap(),
        StandardClaims::new(SubjectIdentifier::new(said.subject.clone())),
        EmptyAdditionalClaims {},
    )
    .set_nonce(Some(Nonce::new(nonce.to_owned())));
    let key = signing(if said.lie == Lie::Key { OTHER_KEY } else { KEY });
    let token = CoreIdToken::new(claims, &key, CoreJwsSigningAlgorithm::EdDsa, None, None).unwrap().to_string();
    if said.lie != Lie::Unsigned {
        return token;
    }
    // {"alg":"none"}, the same claims, no signature.
    format!("eyJhbGciOiJub25lIn0.{}.", token.split('.').nth(1).unwrap())
}

async fn userinfo(State(provider): State<Provider>, headers: axum::http::HeaderMap) -> Response {
    if headers.get("authorization").and_then(|value| value.to_str().ok()) != Some("Bearer access") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let said = provider.said.lock().unwrap().clone();
    let data = if said.lie == Lie::NoSubject { json!({}) } else { json!({ "id": said.subject }) };
    Json(json!({ "data": data, "email": "boss@asahi.example.jp" })).into_response()
}
