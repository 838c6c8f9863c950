//! What somebody chose for this browser: a cookie for a year.

use axum::http::{HeaderValue, header};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Name of the cookie that holds the language.
pub const LOCALE_COOKIE: &str = "locale";
/// Name of the cookie that switches single keys off.
pub const KEYS_COOKIE: &str = "keys";

/// The header that keeps a choice. `value` is one of ours, never what was sent.
#[must_use]
pub fn cookie(name: &str, value: &'static str) -> String {
    format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax")
}

/// One of our languages; Japanese for anything else.
#[must_use]
pub fn language(chosen: &str) -> &'static str {
    if chosen == "en" { "en" } else { "ja" }
}

/// Keeps a choice with the answer of a server function.
pub(super) fn keep(name: &str, value: &'static str) {
    if let (Some(response), Ok(cookie)) =
        (use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie(name, value)))
    {
        response.append_header(header::SET_COOKIE, cookie);
    }
}
