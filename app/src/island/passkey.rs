//! The one thing that a page cannot do without script: to ask a device for a passkey.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the island says, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyWords {
    /// When the browser knows no passkeys.
    pub unsupported: String,
    /// While the device asks its owner.
    pub waiting: String,
    /// When nothing came of it: stopped, too late, or no such key.
    pub failed: String,
    /// When the device has a key of this account already.
    pub known: String,
    /// When the connection was lost.
    pub lost: String,
}

/// Puts the answer of a device into the hidden field of `form.passkey`, which is then sent like any other. The question is asked
/// for at `ask`; where it is refused, the form is sent without an answer and comes back with the reason.
#[island]
pub fn Passkey(ask: String, making: bool, words: PasskeyWords) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| browser::start(&ask, making, &words));
    #[cfg(not(feature = "hydrate"))]
    drop((ask, making, words));
    view! { <p class="passkey__state" role="status"></p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::PasskeyWords;
    use crate::island::{listen, post};
    use js_sys::{Function, JSON, Object, Promise, Reflect};
    use leptos::prelude::{document, window};
    use leptos::task::spawn_local;
    use std::cell::Cell;
    use std::rc::Rc;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Element, Event, FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};

    struct Page {
        ask: String,
        making: bool,
        words: PasskeyWords,
        busy: Cell<bool>,
    }

    pub(super) fn start(ask: &str, making: bool, words: &PasskeyWords) {
        if parser(making).is_err() {
            say(&words.unsupported);
            return;
        }
        let page = Rc::new(Page { ask: ask.to_owned(), making, words: words.clone(), busy: Cell::new(false) });
        listen("submit", move |event: Event| {
            let Some(form) = form_of(&event) else { return };
            event.prevent_default();
            if page.busy.replace(true) {
                return;
            }
            let page = page.clone();
            spawn_local(async move {
                say(&page.words.waiting);
                match answer(&page, &form).await {
                    Ok(()) => drop(form.submit()),
                    Err(words) => say(&words),
                }
                page.busy.set(false);
            });
        });
    }

    fn form_of(event: &Event) -> Option<HtmlFormElement> {
        let from: Element = event.target()?.dyn_into().ok()?;
        from.closest("form.passkey").ok()??.dyn_into().ok()
    }

    /// Fills the hidden field; leaves it empty where the portal refused to ask. What else went wrong, in words.
    async fn answer(page: &Page, form: &HtmlFormElement) -> Result<(), String> {
        let lost = || page.words.lost.clone();
        let field = form.query_selector("input[name=passkey]").ok().flatten();
        let field: HtmlInputElement = field.and_then(|field| field.dyn_into().ok()).ok_or_else(lost)?;
        field.set_value("");
        let fields = FormData::new_with_form(form).map_err(|_| lost())?;
        let fields = UrlSearchParams::new_with_str_sequence_sequence(&fields).map_err(|_| lost())?;
        let response = post(&page.ask, &fields).await.ok_or_else(lost)?;
        if !response.ok() {
            return Ok(());
        }
        let asked = JsFuture::from(response.json().map_err(|_| lost())?).await.map_err(|_| lost())?;
        let said = device(&asked.as_string().unwrap_or_default(), page.making).await;
        field.set_value(&said.map_err(|error| reason(page, &error))?);
        Ok(())
    }

    /// Asks the device, through the browser's own functions for JSON.
    async fn device(options: &str, making: bool) -> Result<String, JsValue> {
        let (class, parse) = parser(making)?;
        let question = Object::new();
        Reflect::set(&question, &"publicKey".into(), &parse.call1(&class, &JSON::parse(options)?)?)?;
        let credentials = Reflect::get(&Reflect::get(&window(), &"navigator".into())?, &"credentials".into())?;
        let ask = function(&credentials, if making { "create" } else { "get" })?;
        let promise: Promise = ask.call1(&credentials, &question)?.dyn_into()?;
        let credential = JsFuture::from(promise).await?;
        let said = function(&credential, "toJSON")?.call0(&credential)?;
        Ok(String::from(JSON::stringify(&said)?))
    }

    /// The class of passkeys, and its function that reads a question; an error in a browser without them.
    fn parser(making: bool) -> Result<(JsValue, Function), JsValue> {
        let class = Reflect::get(&window(), &"PublicKeyCredential".into())?;
        let parse = if making { "parseCreationOptionsFromJSON" } else { "parseRequestOptionsFromJSON" };
        let parse = function(&class, parse)?;
        Ok((class, parse))
    }

    fn function(of: &JsValue, name: &str) -> Result<Function, JsValue> {
        Reflect::get(of, &name.into())?.dyn_into()
    }

    /// That the device has such a key is told apart; everything else the browser keeps to itself.
    fn reason(page: &Page, error: &JsValue) -> String {
        let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
        let known = page.making && name.as_deref() == Some("InvalidStateError");
        if known { page.words.known.clone() } else { page.words.failed.clone() }
    }

    fn say(text: &str) {
        if let Ok(Some(shown)) = document().query_selector(".passkey__state") {
            shown.set_text_content(Some(text));
        }
    }
}
