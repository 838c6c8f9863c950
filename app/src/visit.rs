//! One request, as pages and server functions see it: who asks, in which language, with which session.

use crate::i18n::Locale;
use crate::shell::Assets;
use axum::http::request::Parts;
use domain::account::view::{SignInLine, Signed};
use leptos::prelude::use_context;
use service::Ctx;
use tower_sessions::Session;
use uuid::Uuid;

/// What the server puts into every request.
#[derive(Clone)]
pub struct Visit {
    /// The house and the actor.
    pub ctx: Ctx,
    /// Who is signed in, for the head of the page.
    pub signed: Option<Signed>,
    /// The browser's session.
    pub session: Session,
    /// Language of this answer.
    pub locale: Locale,
    /// Which browser asks, as it says; see [`domain::account::browser`].
    pub browser: String,
    /// When its owner had signed in before this session.
    pub before: Option<SignInLine>,
    /// Whether single keys do something, where islands run.
    pub keys: bool,
    /// Number of the page that this request is answered with; its forms carry it, see [`domain::idempotency`].
    pub number: Uuid,
    /// Path and query of the request.
    pub path: String,
    /// Addresses of the style sheet and the script.
    pub assets: Assets,
}

/// The request being answered. None only while the list of routes is made.
#[must_use]
pub fn visit() -> Option<Visit> {
    use_context::<Parts>()?.extensions.get::<Visit>().cloned()
}

/// Language of this answer.
#[must_use]
pub fn locale() -> Locale {
    visit().map(|visit| visit.locale).unwrap_or_default()
}

/// Whether this answer is in Japanese.
#[must_use]
pub fn japanese() -> bool {
    matches!(locale(), Locale::ja)
}
