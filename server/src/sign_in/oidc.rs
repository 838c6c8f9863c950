//! OpenID Connect Core 1.0, authorization code with PKCE.

use super::exchange::Http;
use super::round::{Begun, Round};
use super::settings::OidcSettings;
use domain::refusal::{Refusal, Rule};
use openidconnect::core::{
    CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm as Algorithm, CoreProviderMetadata,
};
use openidconnect::{
    AuthorizationCode, ClientId, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, TokenResponse,
};
use service::{Error, Result};
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// How long what a provider says of itself, its keys too, is believed.
const FRESH: Duration = Duration::from_secs(60 * 60);
/// How often at most it is asked again because a signature did not fit: it may have changed its keys.
const AGAIN: Duration = Duration::from_secs(60);
/// Signatures that are accepted: with a key of the provider, never with our own secret, never none.
const SIGNED: [Algorithm; 7] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EdDsa,
];

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// A provider that speaks OpenID Connect.
pub struct Oidc {
    /// How it is configured.
    pub settings: OidcSettings,
    http: Http,
    known: Mutex<Option<(Instant, CoreProviderMetadata)>>,
}

impl Oidc {
    pub fn new(settings: OidcSettings, http: Http) -> Self {
        Self { settings, http, known: Mutex::new(None) }
    }

    pub async fn begin(&self, back: &str, anew: bool) -> Result<Begun> {
        let client = self.client(back, FRESH).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let mut request =
            client.authorize_url(flow, CsrfToken::new_random, Nonce::new_random).set_pkce_challenge(challenge);
        if anew {
            request = request.add_prompt(CoreAuthPrompt::Login);
        }
        let (url, state, nonce) = request.url();
        Ok(Begun {
            url,
            state: state.into_secret(),
            nonce: nonce.secret().to_owned(),
            verifier: verifier.into_secret(),
        })
    }

    pub async fn end(&self, back: &str, code: String, round: &Round) -> Result<String> {
        let client = self.client(back, FRESH).await?;
        let token = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(Error::internal)?
            .set_pkce_verifier(PkceCodeVerifier::new(round.verifier.clone()))
            .request_async(&self.http)
            .await
            .map_err(untrusted)?;
        let id_token = token.id_token().ok_or(Rule::ProviderAnswer)?;
        let nonce = Nonce::new(round.nonce.clone());
        let trusted = |client: &Client| {
            let verifier = client.id_token_verifier().set_allowed_algs(SIGNED);
            id_token.claims(&verifier, &nonce).map(|claims| claims.subject().to_string())
        };
        match trusted(&client) {
            Ok(subject) => Ok(subject),
            // New keys, perhaps.
            Err(_) => trusted(&self.client(back, AGAIN).await?).map_err(untrusted),
        }
    }

    /// The client as the provider describes itself. Discovery refuses a description of another issuer.
    async fn client(&self, back: &str, fresh: Duration) -> Result<Client> {
        let metadata = self.metadata(fresh).await?;
        let back = RedirectUrl::new(back.to_owned()).map_err(Error::internal)?;
        let id = ClientId::new(self.settings.client_id.clone());
        let secret = self.settings.client_secret.clone();
        Ok(CoreClient::from_provider_metadata(metadata, id, Some(secret)).set_redirect_uri(back))
    }

    async fn metadata(&self, fresh: Duration) -> Result<CoreProviderMetadata> {
        let mut known = self.known.lock().await;
        if let Some((at, metadata)) = known.as_ref()
            && at.elapsed() < fresh
        {
            return Ok(metadata.clone());
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(Error::internal)?;
        let metadata = CoreProviderMetadata::discover_async(issuer, &self.http).await.map_err(|error| {
            tracing::warn!(%error, provider = self.settings.name, "provider not discovered");
            Refusal::Unavailable
        })?;
        *known = Some((Instant::now(), metadata.clone()));
        Ok(metadata)
    }
}

fn untrusted(error: impl std::fmt::Display) -> Error {
    tracing::warn!(%error, "provider's answer refused");
    Rule::ProviderAnswer.into()
}
