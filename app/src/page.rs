//! How every page is made: one loading, one view, one place for what can go wrong.

use crate::account::session::way_in;
use crate::desk;
use crate::error::AppError;
use crate::form::{self, Memory};
use crate::i18n::{Locale, td_string};
use crate::layout::Layout;
use crate::visit::{Visit, visit};
use axum::http::{HeaderValue, StatusCode, header};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use std::future::Future;
use std::str::FromStr;

/// What a page has at hand besides what it loaded.
#[derive(Clone)]
pub struct Seen {
    /// The request.
    pub visit: Visit,
    /// What the last command left behind.
    pub memory: Memory,
    /// Language.
    pub locale: Locale,
}

/// A page: `load` is one use case, `draw` the view of what it gave. `title` is ours, never a user's text.
pub fn page<T, L, F, V>(title: &'static str, load: impl FnOnce(Visit) -> L + Send + 'static, draw: F) -> AnyView
where
    T: Send + 'static,
    L: Future<Output = service::Result<T>> + Send + 'static,
    F: FnOnce(Seen, T) -> V + Send + 'static,
    V: IntoView + 'static,
{
    let Some(visit) = visit() else { return ().into_any() };
    let response = use_context::<ResponseOptions>();
    let answer = Suspend::new(async move {
        let memory = form::recall(&visit).await;
        let locale = visit.locale;
        let seen = Seen { visit: visit.clone(), memory, locale };
        match load(visit).await.map_err(AppError::from) {
            Ok(loaded) => {
                let refused = if seen.memory.has_faults() { td_string!(locale, ui.error_prefix) } else { "" };
                let memory = seen.memory.clone();
                let path = seen.visit.clone();
                let way = desk::beside(&seen).await;
                view! {
                    <Title text=format!("{refused}{title} | Kakunin 確認")/>
                    <Layout visit=path memory=memory>
                        {way}
                        {draw(seen, loaded).into_any()}
                    </Layout>
                }
                .into_any()
            }
            Err(error) => problem(seen, response, error),
        }
    });
    view! { <Suspense fallback=|| ()>{answer}</Suspense> }.into_any()
}

/// A key out of the path of the page.
///
/// # Errors
/// [`Refusal::NotFound`] for one that cannot be one: it names nothing.
pub fn named<T: FromStr<Err = Refusal>>(parameter: &str) -> Result<T, Refusal> {
    use_params_map().with_untracked(|map| map.get(parameter)).unwrap_or_default().parse()
}

/// A word out of the path of the page.
#[must_use]
pub fn parameter(name: &str) -> String {
    use_params_map().with_untracked(|map| map.get(name)).unwrap_or_default()
}

/// What the query of the address says under this name; empty where it says nothing.
#[must_use]
pub fn queried(name: &str) -> String {
    use_query_map().with_untracked(|map| map.get(name)).unwrap_or_default()
}

/// Answers with the way to another page instead of a page.
pub(crate) fn lead(response: Option<ResponseOptions>, to: &str) -> AnyView {
    if let (Some(response), Ok(to)) = (response, HeaderValue::from_str(to)) {
        response.set_status(StatusCode::FOUND);
        response.insert_header(header::LOCATION, to);
    }
    ().into_any()
}

fn problem(seen: Seen, response: Option<ResponseOptions>, error: AppError) -> AnyView {
    let locale = seen.locale;
    let (status, heading, text) = match error {
        AppError::Refused(Refusal::SignInNeeded) => {
            // Whatever the caller accepts: a page that needs somebody signed in is never answered with 200.
            return lead(response, &way_in(&seen.visit.path));
        }
        AppError::Refused(Refusal::NotFound | Refusal::NotPermitted) => {
            (StatusCode::NOT_FOUND, td_string!(locale, shell.not_found), td_string!(locale, shell.not_found_text))
        }
        AppError::BadRequest | AppError::Refused(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            td_string!(locale, shell.unavailable),
            td_string!(locale, shell.unavailable_text),
        ),
    };
    if let Some(response) = response {
        response.set_status(status);
    }
    view! {
        <Title text=format!("{heading} | Kakunin 確認")/>
        <Layout visit=seen.visit memory=Memory::default()>
            <h1>{heading}</h1>
            <p>{text}</p>
            <p><a href="/">{td_string!(locale, shell.to_start)}</a></p>
        </Layout>
    }
    .into_any()
}

/// The answer to an address that names nothing.
#[component]
pub fn NotFound() -> impl IntoView {
    page("404", |_| async { Err::<(), _>(Refusal::NotFound.into()) }, |_, ()| ())
}
