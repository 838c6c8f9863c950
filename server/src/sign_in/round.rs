//! One round to a provider and back: what was asked for, kept in the session on the server until the answer comes.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use service::{Error, Result};
use tower_sessions::Session;

const KEY: &str = "round";
/// Longest round.
const MINUTES: i64 = 10;

/// What the round is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// Signing in.
    SignIn,
    /// Taking up the invitation of this token.
    TakeUp(String),
    /// Showing anew that it is still the person signed in.
    ShowAnew,
    /// Linking the provider with the account signed in.
    Link,
}

impl Purpose {
    /// Where it began.
    pub fn page(&self) -> String {
        match self {
            Self::SignIn => "/sign-in".to_owned(),
            Self::TakeUp(token) => format!("/invitation/{token}"),
            Self::ShowAnew => "/account/reauthentication".to_owned(),
            Self::Link => "/account".to_owned(),
        }
    }
}

/// What a provider is asked.
pub struct Begun {
    /// Where the browser goes.
    pub url: reqwest::Url,
    /// Comes back in the address.
    pub state: String,
    /// Comes back in the signed token; OpenID Connect only.
    pub nonce: String,
    /// Proves that the code was asked for here (RFC 7636).
    pub verifier: String,
}

/// What the provider's answer carries in the address.
#[derive(Clone, Debug, Deserialize)]
pub struct Answer {
    /// The code to exchange.
    pub code: Option<String>,
    /// What was sent along.
    #[serde(default)]
    pub state: String,
    /// Why there is no code.
    pub error: Option<String>,
    /// Who answers (RFC 9207).
    pub iss: Option<String>,
}

/// A round under way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Round {
    provider: String,
    state: String,
    /// See [`Begun::nonce`].
    pub nonce: String,
    /// See [`Begun::verifier`].
    pub verifier: String,
    /// What for.
    pub purpose: Purpose,
    at: DateTime<Utc>,
}

impl Round {
    /// A round that begins.
    pub fn new(provider: &str, purpose: Purpose, begun: &Begun, at: DateTime<Utc>) -> Self {
        Self {
            provider: provider.to_owned(),
            state: begun.state.clone(),
            nonce: begun.nonce.clone(),
            verifier: begun.verifier.clone(),
            purpose,
            at,
        }
    }

    /// Keeps it until the answer comes; a round begun before is forgotten.
    pub async fn keep(&self, session: &Session) -> Result<()> {
        session.insert(KEY, self).await.map_err(Error::internal)
    }

    /// Takes it back; a second answer finds none.
    pub async fn take(session: &Session) -> Result<Option<Self>> {
        let found = session.get_value(KEY).await.map_err(Error::internal)?;
        let Some(found) = found else { return Ok(None) };
        session.remove_value(KEY).await.map_err(Error::internal)?;
        Ok(serde_json::from_value(found).ok())
    }

    /// Whether this is the answer to it, in time.
    pub fn answers(&self, provider: &str, answer: &Answer, now: DateTime<Utc>) -> bool {
        self.provider == provider && self.state == answer.state && self.at + Duration::minutes(MINUTES) > now
    }
}
