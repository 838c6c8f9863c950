#[cfg(feature = "hydrate")]
mod kept;
#[cfg(feature = "hydrate")]
mod queue;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the island says, in the language of the page, and who reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutosaveWords {
    /// Key of the reader's account: what somebody else typed in this tab is never sent in their name.
    pub reader: String,
    /// While it saves.
    pub saving: String,
    /// Before the time at which it was saved.
    pub saved: String,
    /// When it could not be saved; it tries again by itself.
    pub failed: String,
    /// When nobody is signed in any more; what was typed waits in this tab.
    pub signed_out: String,
    /// The way to sign in, behind that.
    pub sign_in: String,
    /// When the item cannot be changed any more; what was typed waits in this tab.
    pub refused: String,
    /// When somebody else was first; their text follows.
    pub conflict: String,
    /// When what was typed at other items is not stored yet; `#` stands for how many.
    pub waiting: String,
    /// The way to the first of them.
    pub open: String,
}

/// Saves every `form.autosave` of the page while one types. What is typed is kept in the tab until it is stored, so a lost
/// connection, an ended session or a change of language loses nothing; what waits of other items is sent from here, too.
#[island]
pub fn Autosave(words: AutosaveWords) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| browser::start(&words));
    #[cfg(not(feature = "hydrate"))]
    drop(words);
    view! { <p class="save-queue small no-print" role="status" hidden=true></p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::AutosaveWords;
    use super::kept::{self, forget, keep, name};
    use super::queue;
    use crate::island::{listen, post};
    use leptos::prelude::{document, set_timeout, window};
    use leptos::task::spawn_local;
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;
    use std::rc::Rc;
    use std::time::Duration;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Element, Event, FormData, HtmlFormElement, KeyboardEvent, UrlSearchParams};

    pub(super) const SAVE: &str = "/api/app/confirmation/api/autosave";
    /// After the last key.
    const PAUSE: Duration = Duration::from_millis(700);
    /// Before the next try.
    pub(super) const AGAIN: Duration = Duration::from_secs(4);

    struct Page {
        words: AutosaveWords,
        /// Counts the changes of each form: only the newest is saved, one at a time.
        changes: RefCell<BTreeMap<String, u32>>,
        busy: Cell<bool>,
    }

    pub(super) fn start(words: &AutosaveWords) {
        let page = Rc::new(Page { words: words.clone(), changes: RefCell::default(), busy: Cell::new(false) });
        for kind in ["input", "change"] {
            let page = page.clone();
            listen(kind, move |event: Event| {
                if let Some(form) = form_of(&event) {
                    keep(&form, &page.words.reader);
                    later(&page, form, PAUSE);
                }
            });
        }
        let saver = page.clone();
        listen("keydown", move |event: Event| {
            let key = event.dyn_ref::<KeyboardEvent>();
            if key.is_some_and(|key| (key.ctrl_key() || key.meta_key()) && key.key() == "s")
                && let Some(form) = form_of(&event)
            {
                event.prevent_default();
                later(&saver, form, Duration::ZERO);
            }
        });
        // What was typed and never stored is stored now.
        for form in kept::restored(&page.words.reader) {
            later(&page, form, PAUSE);
        }
        queue::send(words.clone());
    }

    fn form_of(event: &Event) -> Option<HtmlFormElement> {
        let from: Element = event.target()?.dyn_into().ok()?;
        from.closest("form.autosave").ok()??.dyn_into().ok()
    }

    fn later(page: &Rc<Page>, form: HtmlFormElement, pause: Duration) {
        let change = {
            let mut changes = page.changes.borrow_mut();
            let count = changes.entry(name(&form)).or_default();
            *count += 1;
            *count
        };
        let page = page.clone();
        set_timeout(
            move || {
                if page.changes.borrow().get(&name(&form)) != Some(&change) {
                    return;
                }
                if page.busy.get() {
                    return later(&page, form, PAUSE);
                }
                page.busy.set(true);
                spawn_local(async move {
                    let saved = save(&page, &form).await.unwrap_or(Kept::Here);
                    page.busy.set(false);
                    if saved == Kept::Here {
                        say(&form, "failed", &page.words.failed);
                        later(&page, form, AGAIN);
                    } else if saved == Kept::Stored && page.changes.borrow().get(&name(&form)) == Some(&change) {
                        forget(&form, &page.words.reader);
                    }
                });
            },
            pause,
        );
    }

    /// What became of a text.
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Kept {
        /// The portal has it.
        Stored,
        /// In this tab, until the next try.
        Here,
        /// In this tab, until the reader does something.
        Waiting,
    }

    /// Stores what the form says; none where that failed and is worth another try.
    async fn save(page: &Page, form: &HtmlFormElement) -> Option<Kept> {
        say(form, "saving", &page.words.saving);
        let data = FormData::new_with_form(form).ok()?;
        let body = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
        let response = post(SAVE, &body).await?;
        if !response.ok() {
            return refused(page, form, response.status());
        }
        let saved = JsFuture::from(response.json().ok()?).await.ok()?;
        let field = |name: &str| js_sys::Reflect::get(&saved, &JsValue::from_str(name)).ok();
        let revision = field("revision")?.as_f64()?;
        if let Some(input) = form.query_selector("input[name=revision]").ok()? {
            input.set_attribute("value", &format!("{revision:.0}")).ok()?;
        }
        match field("theirs").filter(|theirs| !theirs.is_null() && !theirs.is_undefined()) {
            Some(theirs) => {
                let theirs = js_sys::Array::from(&theirs).join(" ").as_string().unwrap_or_default();
                say(form, "conflict", &format!("{} {theirs}", page.words.conflict));
            }
            None => {
                let at = field("at").and_then(|at| at.as_string()).unwrap_or_default();
                say(form, "saved", &format!("{at} {}", page.words.saved));
            }
        }
        Some(Kept::Stored)
    }

    /// Says what the reader can do; none where waiting helps.
    fn refused(page: &Page, form: &HtmlFormElement, status: u16) -> Option<Kept> {
        match status {
            401 => {
                say(form, "failed", &page.words.signed_out);
                let shown = form.query_selector(".save-state").ok()??;
                let way = document().create_element("a").ok()?;
                let here = String::from(js_sys::encode_uri_component(&window().location().pathname().ok()?));
                way.set_attribute("href", &format!("/sign-in?next={here}")).ok()?;
                way.set_text_content(Some(&page.words.sign_in));
                shown.append_child(&way).ok()?;
                Some(Kept::Waiting)
            }
            400..500 => {
                say(form, "failed", &page.words.refused);
                Some(Kept::Waiting)
            }
            _ => None,
        }
    }

    fn say(form: &HtmlFormElement, state: &str, text: &str) {
        if let Ok(Some(shown)) = form.query_selector(".save-state") {
            let _ = shown.set_attribute("data-state", state);
            shown.set_text_content(Some(text));
        }
    }
}
