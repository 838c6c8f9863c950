//! The language of this browser.

use axum::http::{HeaderValue, header};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Chooses it for a year.
pub(super) fn choose(language: &str) {
    let known = if language == "en" { "en" } else { "ja" };
    let cookie = format!("locale={known}; Path=/; Max-Age=31536000; SameSite=Lax");
    if let (Some(response), Ok(cookie)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie)) {
        response.append_header(header::SET_COOKIE, cookie);
    }
}
