//! What was typed at other items and never stored: sent one after the other, and said as long as it waits.

use super::AutosaveWords;
use super::browser::{AGAIN, SAVE};
use super::kept;
use crate::island::post;
use leptos::prelude::{document, set_timeout};
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::UrlSearchParams;

/// What became of one of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    /// The portal has it.
    Stored,
    /// Somebody else was first, or it cannot be changed: for its own page, where both are seen.
    ForItsPage,
    /// Nobody answered: worth another try.
    Unheard,
}

/// Sends what waits; again after a while, as long as nobody answers.
pub(super) fn send(words: AutosaveWords) {
    let waiting = kept::elsewhere(&words.reader);
    tell(&words, &waiting);
    if waiting.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut unheard = false;
        for (key, typed) in waiting {
            match one(&typed).await {
                Sent::Stored => kept::stored(&key, &typed),
                Sent::ForItsPage => {}
                Sent::Unheard => unheard = true,
            }
        }
        tell(&words, &kept::elsewhere(&words.reader));
        if unheard {
            set_timeout(move || send(words), AGAIN);
        }
    });
}

async fn one(typed: &str) -> Sent {
    let Ok(fields) = UrlSearchParams::new_with_str(typed) else { return Sent::ForItsPage };
    let Some(response) = post(SAVE, &fields).await else { return Sent::Unheard };
    if !response.ok() {
        return if response.status() < 500 { Sent::ForItsPage } else { Sent::Unheard };
    }
    let Ok(saved) = response.json() else { return Sent::Unheard };
    let Ok(saved) = JsFuture::from(saved).await else { return Sent::Unheard };
    let theirs = js_sys::Reflect::get(&saved, &JsValue::from_str("theirs"));
    let first = theirs.is_ok_and(|theirs| !theirs.is_null() && !theirs.is_undefined());
    if first { Sent::ForItsPage } else { Sent::Stored }
}

/// Says how many wait, with the way to the first; nothing where none does.
fn tell(words: &AutosaveWords, waiting: &[(String, String)]) {
    let Ok(Some(shown)) = document().query_selector(".save-queue") else { return };
    let Some((_, first)) = waiting.first() else {
        shown.set_text_content(None);
        let _ = shown.set_attribute("hidden", "");
        return;
    };
    shown.set_text_content(Some(&words.waiting.replace('#', &waiting.len().to_string())));
    let _ = shown.remove_attribute("hidden");
    let fields = UrlSearchParams::new_with_str(first).ok();
    let place = fields.and_then(|fields| Some((fields.get("id")?, fields.get("item")?)));
    if let (Some((sheet, item)), Ok(way)) = (place, document().create_element("a")) {
        let _ = way.set_attribute("href", &format!("/confirmation/{sheet}/item/{item}"));
        way.set_text_content(Some(&words.open));
        let _ = shown.append_child(&way);
    }
}
