//! What each setting must be.

use super::given::Given;
use crate::key::KeySetting;
use crate::log::LogSettings;
use crate::mail::SmtpSettings;
use crate::sign_in::settings::ProviderSettings;
use reqwest::Url;
use serde::de::DeserializeOwned;
use serde_json::Value;
use service::evidence::Scanner;
use service::files::S3;
use service::keys::Keys;

/// Whether an address leads to this machine.
#[must_use]
pub fn is_loopback(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]")))
}

/// Scheme, host and port, nothing more.
pub fn public_url(text: &str) -> Result<String, String> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "https" | "http") && url.has_host());
    let url = url.ok_or("an address like https://kakunin.example.jp is expected")?;
    if url.scheme() == "http" && !is_loopback(text) {
        return Err("http is for loopback only; https is expected".to_owned());
    }
    let origin = url.origin().ascii_serialization();
    if url.as_str().trim_end_matches('/') != origin {
        return Err("scheme, host and port only: no path, no user, no query".to_owned());
    }
    Ok(origin)
}

/// On or off.
pub fn switch(said: &str) -> Result<bool, String> {
    match said {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("`on` or `off` is expected".to_owned()),
    }
}

pub fn database(url: String) -> Result<String, String> {
    let known = url.starts_with("postgres://") || url.starts_with("postgresql://");
    known.then_some(url).ok_or_else(|| "postgres://user:password@host/database is expected".to_owned())
}

pub fn key(given: &mut Given) -> KeySetting {
    match (given.text("key"), given.text("key_file")) {
        (Some(_), Some(_)) => {
            given.mistake("key_file", "set either key or key_file");
            KeySetting::Beside
        }
        (Some(text), None) => match given.checked("key", Keys::from_hex(&text).map_err(|_| EXPECTED_KEY.to_owned())) {
            Some(keys) => KeySetting::Given(keys),
            None => KeySetting::Beside,
        },
        (None, Some(file)) => KeySetting::File(file.into()),
        (None, None) => KeySetting::Beside,
    }
}

const EXPECTED_KEY: &str = "64 hexadecimal digits are expected";

pub fn smtp(given: &mut Given) -> Option<SmtpSettings> {
    let (url, from) = (given.text("smtp.url"), given.text("smtp.from"));
    if url.is_some() != from.is_some() {
        given.mistake(if url.is_some() { "smtp.from" } else { "smtp.url" }, "is missing; both or none");
    }
    let url = url.and_then(|url| given.checked("smtp.url", smtp_url(url)));
    let parsed = from
        .map(|from| from.parse().map_err(|_| "an address like Kakunin <no-reply@example.jp> is expected".to_owned()));
    let from = parsed.and_then(|parsed| given.checked("smtp.from", parsed));
    Some(SmtpSettings { url: url?, from: from? })
}

fn smtp_url(text: String) -> Result<String, String> {
    let url = Url::parse(&text).ok().filter(Url::has_host);
    let url = url.ok_or("smtps://user:password@host is expected")?;
    let tls = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
    let encrypted = match (url.scheme(), tls.as_deref()) {
        ("smtps", None) | ("smtp", Some("required")) => true,
        ("smtp", None) => false,
        _ => return Err("smtps://host, or smtp://host?tls=required for STARTTLS, is expected".to_owned()),
    };
    if !encrypted && !is_loopback(&text) {
        return Err("smtp:// in the clear is for loopback only; smtps:// or ?tls=required is expected".to_owned());
    }
    Ok(text)
}

pub fn s3(given: &mut Given) -> Option<S3> {
    let names = ["endpoint", "bucket", "region", "access_key", "secret_key"].map(|name| format!("evidence.s3.{name}"));
    let values = names.each_ref().map(|name| given.text(name));
    if values.iter().any(Option::is_some) {
        for (name, value) in names.iter().zip(&values) {
            if value.is_none() {
                given.mistake(name, "is missing; all of evidence.s3 or none");
            }
        }
    }
    let [endpoint, bucket, region, access_key, secret_key] = values;
    let s3 =
        S3 { endpoint: endpoint?, bucket: bucket?, region: region?, access_key: access_key?, secret_key: secret_key? };
    let known = Url::parse(&s3.endpoint).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host());
    if !known {
        given.mistake("evidence.s3.endpoint", "an address like https://s3.example.jp is expected");
    }
    Some(s3)
}

pub fn scanner(given: &mut Given) -> Option<Scanner> {
    let address = given.text("evidence.scanner")?;
    let scanner = Scanner::at(&address).ok_or_else(|| EXPECTED_SCANNER.to_owned());
    given.checked("evidence.scanner", scanner)
}

const EXPECTED_SCANNER: &str = "tcp://host:port or unix:/path of a clamd is expected";

pub fn sign_in(given: &mut Given) -> ProviderSettings {
    let settings = ProviderSettings {
        oidc: list(given, "sign_in.oidc"),
        oauth2: list(given, "sign_in.oauth2"),
        trusted_proxies: list(given, "sign_in.trusted_proxies"),
    };
    for problem in settings.problems() {
        let (name, what) = problem.split_once(": ").unwrap_or(("sign_in", &problem));
        given.mistake(name, what);
    }
    settings
}

/// Each element by itself, so that every bad one is named; a text is a list with commas, for variables.
fn list<T: DeserializeOwned>(given: &mut Given, name: &str) -> Vec<T> {
    let elements = match given.value(name) {
        None => Vec::new(),
        Some(Value::Array(elements)) => elements,
        Some(Value::String(text)) => text.split(',').map(|part| Value::String(part.trim().to_owned())).collect(),
        Some(_) => {
            given.mistake(name, "a list is expected");
            Vec::new()
        }
    };
    let mut list = Vec::new();
    for (at, element) in elements.into_iter().enumerate() {
        match serde_json::from_value(element) {
            Ok(element) => list.push(element),
            Err(error) => given.mistake(&format!("{name}[{at}]"), &error.to_string()),
        }
    }
    list
}

pub fn log(given: &mut Given) -> LogSettings {
    let mut log = LogSettings::default();
    if let Some(filter) = given.text("log") {
        let expected = || "error, warn, info, debug, or like info,service=debug is expected".to_owned();
        let known = is_filter(&filter).then_some(filter).ok_or_else(expected);
        log.filter = given.checked("log", known);
    }
    if let Some(format) = given.text("log_format") {
        match format.as_str() {
            "json" => log.json = Some(true),
            "text" => log.json = Some(false),
            _ => given.mistake("log_format", "json or text is expected"),
        }
    }
    log
}

/// Levels, alone or for a part of the program. The library would take a misspelt level for the name of a part.
fn is_filter(text: &str) -> bool {
    let is_level = |word: &str| ["off", "error", "warn", "info", "debug", "trace"].contains(&word);
    text.split(',').all(|part| match part.trim().split_once('=') {
        Some((target, level)) => !target.is_empty() && is_level(level),
        None => is_level(part.trim()),
    })
}
