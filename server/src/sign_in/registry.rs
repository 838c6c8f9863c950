//! The configured providers, ready to be asked.

use super::exchange::Http;
use super::oauth2::Oauth2;
use super::oidc::Oidc;
use super::round::{Begun, Round};
use super::settings::ProviderSettings;
use app::account::surroundings::{Provider as Label, Providers};
use service::Result;
use std::net::IpAddr;
use std::sync::Arc;

/// One provider.
pub enum Provider {
    /// OpenID Connect.
    Oidc(Box<Oidc>),
    /// Plain OAuth 2.0.
    Oauth2(Box<Oauth2>),
}

impl Provider {
    fn label(&self) -> Label {
        let (name, label_ja, label_en) = match self {
            Self::Oidc(oidc) => (&oidc.settings.name, &oidc.settings.label_ja, &oidc.settings.label_en),
            Self::Oauth2(oauth2) => (&oauth2.settings.name, &oauth2.settings.label_ja, &oauth2.settings.label_en),
        };
        Label { name: name.clone(), label_ja: label_ja.clone(), label_en: label_en.clone() }
    }

    /// What to ask; `back` is where the answer comes. With `anew` the provider asks the person even where it knows them, as far as it
    /// can be told to: plain OAuth 2.0 has no word for that.
    pub async fn begin(&self, back: &str, anew: bool) -> Result<Begun> {
        match self {
            Self::Oidc(oidc) => oidc.begin(back, anew).await,
            Self::Oauth2(oauth2) => oauth2.begin(back),
        }
    }

    /// Who it was: the provider's own unchanging key of the person.
    pub async fn end(&self, back: &str, code: String, round: &Round) -> Result<String> {
        match self {
            Self::Oidc(oidc) => oidc.end(back, code, round).await,
            Self::Oauth2(oauth2) => oauth2.end(back, code, round).await,
        }
    }

    /// Whether an answer that names its issuer comes from here (RFC 9207).
    pub fn is_issuer(&self, issuer: &str) -> bool {
        match self {
            Self::Oidc(oidc) => oidc.settings.issuer == issuer,
            Self::Oauth2(_) => true,
        }
    }
}

/// All providers, and what sign-in needs besides.
#[derive(Default)]
pub struct Registry {
    providers: Vec<Provider>,
    labels: Providers,
    trusted_proxies: Vec<IpAddr>,
}

impl Registry {
    /// The providers of the settings. Nothing is asked before somebody signs in, so that a provider that is down holds up
    /// nobody else.
    ///
    /// # Errors
    /// The machine's list of certificates cannot be read.
    pub fn new(settings: ProviderSettings) -> Result<Self> {
        let http = Http::new()?;
        let oidc =
            settings.oidc.into_iter().map(|settings| Provider::Oidc(Box::new(Oidc::new(settings, http.clone()))));
        let oauth2 = settings.oauth2.into_iter();
        let oauth2 = oauth2.map(|settings| Provider::Oauth2(Box::new(Oauth2 { settings, http: http.clone() })));
        let providers: Vec<Provider> = oidc.chain(oauth2).collect();
        let labels = Providers(Arc::new(providers.iter().map(Provider::label).collect()));
        Ok(Self { providers, labels, trusted_proxies: settings.trusted_proxies })
    }

    /// The provider of this name.
    pub(super) fn provider(&self, name: &str) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.label().name == name)
    }

    /// Names and labels, for the buttons.
    pub(super) fn labels(&self) -> Providers {
        self.labels.clone()
    }

    pub(super) fn trusted_proxies(&self) -> &[IpAddr] {
        &self.trusted_proxies
    }
}
