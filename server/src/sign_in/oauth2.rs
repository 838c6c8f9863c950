//! Plain OAuth 2.0 (RFC 6749 with PKCE, RFC 7636): the provider says at an address of its own who it was.

use super::exchange::Http;
use super::round::{Begun, Round};
use super::settings::Oauth2Settings;
use domain::refusal::Rule;
use oauth2::basic::BasicClient;
use oauth2::{
    AuthUrl, AuthorizationCode, ClientId, CsrfToken, EndpointNotSet, EndpointSet, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope, TokenResponse, TokenUrl,
};
use serde_json::Value;
use service::{Error, Result};

type Client = BasicClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// A provider that speaks plain OAuth 2.0.
pub struct Oauth2 {
    /// How it is configured.
    pub settings: Oauth2Settings,
    /// How it is asked.
    pub http: Http,
}

impl Oauth2 {
    pub fn begin(&self, back: &str) -> Result<Begun> {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state) = self
            .client(back)?
            .authorize_url(CsrfToken::new_random)
            .add_scopes(self.settings.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Begun { url, state: state.into_secret(), nonce: String::new(), verifier: verifier.into_secret() })
    }

    pub async fn end(&self, back: &str, code: String, round: &Round) -> Result<String> {
        let token = self
            .client(back)?
            .exchange_code(AuthorizationCode::new(code))
            .set_pkce_verifier(PkceCodeVerifier::new(round.verifier.clone()))
            .request_async(&self.http)
            .await
            .map_err(untrusted)?;
        let request = self
            .http
            .0
            .get(&self.settings.userinfo_url)
            .bearer_auth(token.access_token().secret())
            .header("accept", "application/json");
        let response = request.send().await.and_then(reqwest::Response::error_for_status).map_err(untrusted)?;
        let body = Http::body(response).await.map_err(untrusted)?;
        let person: Value = serde_json::from_slice(&body).map_err(untrusted)?;
        subject(&person, &self.settings.subject_field).ok_or_else(|| Rule::ProviderAnswer.into())
    }

    fn client(&self, back: &str) -> Result<Client> {
        let settings = &self.settings;
        Ok(BasicClient::new(ClientId::new(settings.client_id.clone()))
            .set_client_secret(settings.client_secret.clone())
            .set_auth_uri(AuthUrl::new(settings.authorization_url.clone()).map_err(Error::internal)?)
            .set_token_uri(TokenUrl::new(settings.token_url.clone()).map_err(Error::internal)?)
            .set_redirect_uri(RedirectUrl::new(back.to_owned()).map_err(Error::internal)?))
    }
}

/// The person's key: a text or a whole number, not empty.
fn subject(person: &Value, field: &str) -> Option<String> {
    let found = field.split('.').try_fold(person, |value, name| value.get(name))?;
    match found {
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Number(number) if number.is_u64() || number.is_i64() => Some(number.to_string()),
        Value::Number(_) | Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn untrusted(error: impl std::fmt::Display) -> Error {
    tracing::warn!(%error, "provider's answer refused");
    Rule::ProviderAnswer.into()
}

#[cfg(test)]
mod tests {
    use super::subject;
    use serde_json::json;

    #[test]
    fn a_person_is_known_by_a_text_or_a_whole_number() {
        let person = json!({"id": 7, "name": "x", "empty": "", "deep": {"sub": "abc"}, "half": 1.5, "none": null});
        assert_eq!(subject(&person, "id").as_deref(), Some("7"));
        assert_eq!(subject(&person, "deep.sub").as_deref(), Some("abc"));
        for no in ["empty", "half", "none", "deep", "missing", "name.more", ""] {
            assert_eq!(subject(&person, no), None, "{no}");
        }
    }
}
