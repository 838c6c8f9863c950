//! What was typed, kept in the tab until it is stored.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FormData, HtmlFormElement, Storage, UrlSearchParams};

fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}

/// Its id, as the attribute: the property is the field of that name.
pub(super) fn name(form: &HtmlFormElement) -> String {
    form.get_attribute("id").unwrap_or_default()
}

fn key(form: &HtmlFormElement, reader: &str) -> String {
    let id = form.query_selector("input[name=id]").ok().flatten().and_then(|input| input.get_attribute("value"));
    format!("{}{} {}", of(reader), id.unwrap_or_default(), name(form))
}

/// How all keys of somebody begin.
fn of(reader: &str) -> String {
    format!("kakunin {reader} ")
}

pub(super) fn keep(form: &HtmlFormElement, reader: &str) {
    let typed =
        FormData::new_with_form(form).ok().and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data).ok());
    if let (Some(storage), Some(typed)) = (storage(), typed) {
        let _ = storage.set_item(&key(form, reader), &String::from(typed.to_string()));
    }
}

pub(super) fn forget(form: &HtmlFormElement, reader: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(form, reader));
    }
}

/// What this reader typed at items that are not on this page, and what became of it is not known: key and fields.
pub(super) fn elsewhere(reader: &str) -> Vec<(String, String)> {
    let Some(storage) = storage() else { return Vec::new() };
    let here: Vec<String> = forms().iter().map(|form| key(form, reader)).collect();
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    let mut keys: Vec<String> = keys.filter(|key| key.starts_with(&of(reader)) && !here.contains(key)).collect();
    keys.sort();
    keys.into_iter().filter_map(|key| Some((key.clone(), storage.get_item(&key).ok()??))).collect()
}

/// Forgets what waited under a key, unless it was typed anew since.
pub(super) fn stored(key: &str, typed: &str) {
    let Some(storage) = storage() else { return };
    if storage.get_item(key).ok().flatten().as_deref() == Some(typed) {
        let _ = storage.remove_item(key);
    }
}

/// The forms of the page that are saved while one types.
fn forms() -> Vec<HtmlFormElement> {
    let Ok(forms) = document().query_selector_all("form.autosave") else { return Vec::new() };
    (0..forms.length()).filter_map(|at| forms.get(at)?.dyn_into::<HtmlFormElement>().ok()).collect()
}

/// The forms of the page whose text was typed and never stored, filled with it.
pub(super) fn restored(reader: &str) -> Vec<HtmlFormElement> {
    forms().into_iter().filter(|form| restore(form, reader).is_some()).collect()
}

fn restore(form: &HtmlFormElement, reader: &str) -> Option<()> {
    let typed = storage()?.get_item(&key(form, reader)).ok()??;
    let typed = UrlSearchParams::new_with_str(&typed).ok()?;
    if is_stored(form, &typed) {
        forget(form, reader);
        return None;
    }
    fill(form, &typed);
    Some(())
}

/// Whether the page has it already: somebody pressed the button before the pause was over.
fn is_stored(form: &HtmlFormElement, typed: &UrlSearchParams) -> bool {
    let Ok(shown) = FormData::new_with_form(form) else { return false };
    ["value", "remark"]
        .iter()
        .all(|name| shown.get(name).as_string().unwrap_or_default() == typed.get(name).unwrap_or_default())
}

/// With the revision that was seen while it was typed: what somebody stored since is a conflict, and not overwritten.
fn fill(form: &HtmlFormElement, typed: &UrlSearchParams) {
    if let (Some(revision), Ok(Some(input))) = (typed.get("revision"), form.query_selector("input[name=revision]")) {
        let _ = input.set_attribute("value", &revision);
    }
    if let (Some(remark), Ok(Some(area))) = (typed.get("remark"), form.query_selector("textarea[name=remark]")) {
        let _ = js_sys::Reflect::set(&area, &"value".into(), &remark.into());
    }
    let Some(value) = typed.get("value") else { return };
    if let Ok(Some(radio)) =
        form.query_selector(&format!("input[type=radio][value='{}']", value.replace(['\'', '\\'], "")))
    {
        let _ = js_sys::Reflect::set(&radio, &"checked".into(), &JsValue::TRUE);
    } else if let Ok(Some(field)) = form.query_selector("input[name=value]:not([type=radio]), textarea[name=value]") {
        let _ = js_sys::Reflect::set(&field, &"value".into(), &value.into());
    }
}
