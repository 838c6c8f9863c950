//! A plain form. Every change of state goes through one of these, with script or without.

use super::Text;
use crate::visit::visit;
use domain::idempotency::FIELD;
use leptos::prelude::*;

/// A form that posts to a server function, or to an axum route where files are sent.
#[component]
pub fn PostForm(
    #[prop(into)] action: String,
    /// Sends files; only for our own routes, not for server functions.
    #[prop(optional)]
    multipart: bool,
    #[prop(optional, into)] id: Text,
    #[prop(optional, into)] class: Text,
    /// Name of the form for screen readers, where a page has several.
    #[prop(optional, into)]
    label: Text,
    children: Children,
) -> impl IntoView {
    // The server checks; a browser's own bubbles speak the browser's language and vanish.
    view! {
        <form
            method="post"
            action=action
            enctype=multipart.then_some("multipart/form-data")
            id=id.get()
            class=class.get()
            aria-label=label.get()
            novalidate
        >
            {numbered().filter(|_| !multipart)}
            {children()}
        </form>
    }
}

/// The number of this page, so that the form is carried out once however often it is sent; whoever is not signed in has none.
fn numbered() -> Option<impl IntoView> {
    let number = visit().filter(|visit| visit.signed.is_some())?.number;
    Some(view! { <Hidden name=FIELD value=number.to_string()/> })
}

/// A value that goes along.
#[component]
pub fn Hidden(#[prop(into)] name: String, #[prop(into)] value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}
