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

fn key(form: &HtmlFormElement) -> String {
    let id = form.query_selector("input[name=id]").ok().flatten().and_then(|input| input.get_attribute("value"));
    format!("kakunin {} {}", id.unwrap_or_default(), name(form))
}

pub(super) fn keep(form: &HtmlFormElement) {
    let typed =
        FormData::new_with_form(form).ok().and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data).ok());
    if let (Some(storage), Some(typed)) = (storage(), typed) {
        let _ = storage.set_item(&key(form), &String::from(typed.to_string()));
    }
}

pub(super) fn forget(form: &HtmlFormElement) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(form));
    }
}

/// The forms of the page whose text was typed and never stored, filled with it.
pub(super) fn restored() -> Vec<HtmlFormElement> {
    let Ok(forms) = document().query_selector_all("form.autosave") else { return Vec::new() };
    let forms = (0..forms.length()).filter_map(|at| forms.get(at)?.dyn_into::<HtmlFormElement>().ok());
    forms.filter(|form| restore(form).is_some()).collect()
}

fn restore(form: &HtmlFormElement) -> Option<()> {
    let typed = storage()?.get_item(&key(form)).ok()??;
    let typed = UrlSearchParams::new_with_str(&typed).ok()?;
    if is_stored(form, &typed) {
        forget(form);
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
