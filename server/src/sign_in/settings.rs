//! Configured sign-in providers, as `kakunin.toml` names them under `[sign_in]`.

use openidconnect::ClientSecret;
use serde::Deserialize;
use std::net::IpAddr;

/// `[sign_in]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProviderSettings {
    /// `[[sign_in.oidc]]`: providers that speak OpenID Connect.
    pub oidc: Vec<OidcSettings>,
    /// `[[sign_in.oauth2]]`: providers that speak plain OAuth 2.0.
    pub oauth2: Vec<Oauth2Settings>,
    /// Reverse proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

/// One provider that speaks OpenID Connect.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcSettings {
    /// Name in addresses: small letters, digits, hyphens. Never change it: accounts are linked under it.
    pub name: String,
    /// Label of the button in Japanese.
    pub label_ja: String,
    /// Label of the button in English.
    pub label_en: String,
    /// Issuer, exactly as the provider calls itself.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there.
    pub client_secret: ClientSecret,
}

/// One provider that speaks plain OAuth 2.0.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oauth2Settings {
    /// Name in addresses, as for OpenID Connect.
    pub name: String,
    /// Label of the button in Japanese.
    pub label_ja: String,
    /// Label of the button in English.
    pub label_en: String,
    /// Where people sign in.
    pub authorization_url: String,
    /// Where the code is exchanged.
    pub token_url: String,
    /// Where the provider says who it was; JSON.
    pub userinfo_url: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there.
    pub client_secret: ClientSecret,
    /// Field of the answer that never changes for a person; `a.b` for a field within a field.
    pub subject_field: String,
    /// Field of the address; for messages only, never for linking.
    #[serde(default)]
    pub email_field: String,
    /// What is asked for.
    #[serde(default)]
    pub scopes: Vec<String>,
}

impl ProviderSettings {
    /// What is wrong, one line each.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let mut names: Vec<&str> = Vec::new();
        let named = self.oidc.iter().map(|oidc| oidc.name.as_str()).chain(self.oauth2.iter().map(|o| o.name.as_str()));
        for name in named {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if name.is_empty() || !name.chars().all(plain) {
                problems.push(format!("sign_in: provider name {name:?}: small letters, digits and hyphens only"));
            }
            if names.contains(&name) {
                problems.push(format!("sign_in: provider name {name:?} is used twice"));
            }
            names.push(name);
        }
        let mut address = |name: &str, field: &str, url: &str| {
            if !is_safe(url) {
                problems.push(format!("sign_in: {name}.{field}: {url:?} is no https address"));
            }
        };
        for oidc in &self.oidc {
            address(&oidc.name, "issuer", &oidc.issuer);
        }
        for oauth2 in &self.oauth2 {
            address(&oauth2.name, "authorization_url", &oauth2.authorization_url);
            address(&oauth2.name, "token_url", &oauth2.token_url);
            address(&oauth2.name, "userinfo_url", &oauth2.userinfo_url);
        }
        let missing = self.oauth2.iter().filter(|oauth2| oauth2.subject_field.is_empty());
        problems.extend(missing.map(|oauth2| format!("sign_in: {}.subject_field is empty", oauth2.name)));
        problems
    }
}

/// Encrypted, or on this machine.
fn is_safe(url: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(url) else { return false };
    let local = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    url.scheme() == "https" || (url.scheme() == "http" && local)
}
