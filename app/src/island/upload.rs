//! Files dropped on a form, on their way with a bar, and stopped when wished.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the island says, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadWords {
    /// While files are on their way, before the percentage.
    pub sending: String,
    /// Once all arrived, while they are examined and sealed.
    pub examining: String,
    /// When the connection was lost; nothing was stored.
    pub failed: String,
    /// When the reader stopped it; nothing was stored.
    pub stopped: String,
    /// When a file is over the limit, after its name.
    pub too_large: String,
    /// Bytes that one file may have.
    pub most: u32,
}

/// Sends every `form.upload` of the page by script: dropping on its frame, progress, stopping. Without it the form is plain.
#[island]
pub fn Upload(words: UploadWords) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| browser::start(&words));
    #[cfg(not(feature = "hydrate"))]
    drop(words);
    view! { <span hidden=true></span> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::UploadWords;
    use crate::island::listen;
    use leptos::prelude::{document, window};
    use std::cell::RefCell;
    use std::rc::Rc;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{
        DragEvent, Element, Event, FileList, FormData, HtmlFormElement, HtmlInputElement, ProgressEvent, XmlHttpRequest,
    };

    /// Shared by what happens on one page: its words, and what is on its way.
    struct Page {
        words: UploadWords,
        under_way: RefCell<Option<XmlHttpRequest>>,
    }

    pub(super) fn start(words: &UploadWords) {
        let page = Rc::new(Page { words: words.clone(), under_way: RefCell::default() });
        for (kind, dragging) in [("dragover", true), ("dragleave", false), ("drop", false)] {
            let page = page.clone();
            listen(kind, move |event: Event| {
                let Some(frame) = closest(&event, "form.upload .file-upload") else { return };
                event.prevent_default();
                let _ = frame.set_attribute("data-dragging", if dragging { "true" } else { "false" });
                if event.type_() == "drop" {
                    dropped(&page, &event, &frame);
                }
            });
        }
        for hint in all(".upload__drop") {
            let _ = hint.remove_attribute("hidden");
        }
        let sender = page.clone();
        listen("submit", move |event: Event| {
            let Some(form) = closest(&event, "form.upload") else { return };
            let Ok(form) = form.dyn_into::<HtmlFormElement>() else { return };
            // An empty form is for the server to refuse.
            if chosen(&form).is_some_and(|files| files.length() > 0) {
                event.prevent_default();
                let _ = send(&sender, &form);
            }
        });
        listen("click", move |event: Event| {
            if closest(&event, ".upload__stop").is_some()
                && let Some(request) = page.under_way.take()
            {
                let _ = request.abort();
            }
        });
    }

    fn all(selector: &str) -> Vec<Element> {
        let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
    }

    fn closest(event: &Event, selector: &str) -> Option<Element> {
        event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
    }

    fn input(form: &Element) -> Option<HtmlInputElement> {
        form.query_selector("input[type=file]").ok()??.dyn_into().ok()
    }

    fn chosen(form: &Element) -> Option<FileList> {
        input(form)?.files()
    }

    fn dropped(page: &Rc<Page>, event: &Event, frame: &Element) {
        let files = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer).and_then(|moved| moved.files());
        let form = frame.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        if let (Some(files), Some(form), Some(input)) = (files, form, input(frame))
            && files.length() > 0
        {
            input.set_files(Some(&files));
            let _ = send(page, &form);
        }
    }

    /// Sends the form as it is; the page is shown anew when everything is stored.
    fn send(page: &Rc<Page>, form: &HtmlFormElement) -> Result<(), JsValue> {
        if let Some(name) = chosen(form).and_then(|files| too_large(&files, f64::from(page.words.most))) {
            say(form, &format!("{name} {}", page.words.too_large));
            return Ok(());
        }
        if page.under_way.borrow().is_some() {
            return Ok(());
        }
        let request = XmlHttpRequest::new()?;
        request.open("POST", &form.get_attribute("action").unwrap_or_default())?;
        request.set_request_header("Accept", "application/json")?;
        show(form, true);
        follow(page, form, &request)?;
        request.send_with_opt_form_data(Some(&FormData::new_with_form(form)?))?;
        page.under_way.replace(Some(request));
        Ok(())
    }

    fn too_large(files: &FileList, most: f64) -> Option<String> {
        (0..files.length()).filter_map(|at| files.get(at)).find(|file| file.size() > most).map(|file| file.name())
    }

    fn follow(page: &Rc<Page>, form: &HtmlFormElement, request: &XmlHttpRequest) -> Result<(), JsValue> {
        let (words, at) = (page.words.clone(), form.clone());
        let moved = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            let part = if event.length_computable() { event.loaded() / event.total().max(1.0) } else { 0.0 };
            let percent = format!("{:.0}", part * 100.0);
            if let Ok(Some(bar)) = at.query_selector(".upload__bar") {
                let _ = bar.set_attribute("value", &percent);
            }
            say(&at, &if part < 1.0 { format!("{} {percent}%", words.sending) } else { words.examining.clone() });
        });
        request.upload()?.set_onprogress(Some(moved.as_ref().unchecked_ref()));
        moved.forget();
        for (kind, told) in [("load", None), ("error", Some(&page.words.failed)), ("abort", Some(&page.words.stopped))]
        {
            let (page, form, asked, told) = (page.clone(), form.clone(), request.clone(), told.cloned());
            let ended = Closure::once_into_js(move || {
                page.under_way.replace(None);
                match told.or_else(|| refused(&asked, &page.words)) {
                    None => drop(window().location().reload()),
                    Some(text) => {
                        show(&form, false);
                        say(&form, &text);
                    }
                }
            });
            request.add_event_listener_with_callback(kind, ended.unchecked_ref())?;
        }
        Ok(())
    }

    /// What the server says against it, where it does.
    fn refused(request: &XmlHttpRequest, words: &UploadWords) -> Option<String> {
        let status = request.status().unwrap_or_default();
        if (200..300).contains(&status) {
            return None;
        }
        let told = request.response_text().ok().flatten().and_then(|text| js_sys::JSON::parse(&text).ok());
        let message = told.and_then(|told| js_sys::Reflect::get(&told, &"message".into()).ok());
        Some(message.and_then(|message| message.as_string()).unwrap_or_else(|| words.failed.clone()))
    }

    fn show(form: &Element, sending: bool) {
        for part in [".upload__bar", ".upload__stop"] {
            if let Ok(Some(part)) = form.query_selector(part) {
                let _ = part.toggle_attribute_with_force("hidden", !sending);
            }
        }
    }

    fn say(form: &Element, text: &str) {
        if let Ok(Some(shown)) = form.query_selector(".upload__state") {
            shown.set_text_content(Some(text));
        }
    }
}
