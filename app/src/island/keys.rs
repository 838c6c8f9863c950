//! Single keys for whoever works through many matters: they move the focus or follow a link of the page, and do nothing that a
//! link, a button or a field of the page does not do.

use leptos::prelude::*;

/// Listens to single keys outside fields. What they do stands in the page: `data-line` on the links that one steps through,
/// `data-key` on what a key leads to, and the dialog `#key-list` that lists them.
#[island]
pub fn Keys() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| browser::start());
    view! { <span hidden=true></span> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use crate::island::listen;
    use leptos::prelude::document;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

    const LINES: &str = "main [data-line]";
    /// What can be acted on: within the part that says what is to be done, else in the form that the page is for.
    const ACTS: &str = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    const FORM: &str = "main form:not([role=search])";

    pub(super) fn start() {
        listen("keydown", |event: Event| {
            let pressed = event.dyn_ref::<KeyboardEvent>().filter(|key| is_plain(key)).map(KeyboardEvent::key);
            if let Some(key) = pressed
                && !is_typing(&event)
                && act(&key).is_some()
            {
                event.prevent_default();
            }
        });
    }

    fn is_plain(key: &KeyboardEvent) -> bool {
        !(key.ctrl_key() || key.alt_key() || key.meta_key() || key.is_composing())
    }

    /// Whether the key is meant for a field, or for a dialog that is open.
    fn is_typing(event: &Event) -> bool {
        let Some(from) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
        let chooses =
            |input: &HtmlInputElement| matches!(input.type_().as_str(), "checkbox" | "radio" | "submit" | "button");
        let field = match from.dyn_ref::<HtmlInputElement>() {
            Some(input) => !chooses(input),
            None => from.matches("textarea, select, [contenteditable]").unwrap_or(false),
        };
        field || find("dialog[open]").is_some()
    }

    /// Does what the key stands for; nothing where the page has nothing for it.
    fn act(key: &str) -> Option<()> {
        match key {
            "?" => find("dialog#key-list")?.dyn_into::<HtmlDialogElement>().ok()?.show_modal().ok(),
            "j" | "k" if find(LINES).is_some() => step(if key == "j" { 1 } else { -1 }),
            "o" => follow(focused().filter(|line| line.matches("[data-line]").unwrap_or(false))?),
            "d" => first(&find("[aria-labelledby=doing]").or_else(|| find(FORM))?)?.focus().ok(),
            "n" | "q" | "i" | "l" | "j" | "k" => follow(html(find(&format!("[data-key={key}]"))?)?),
            _ => None,
        }
    }

    /// Moves the focus along the lines; from outside it begins at the first.
    fn step(by: isize) -> Option<()> {
        let lines = document().query_selector_all(LINES).ok()?;
        let lines: Vec<HtmlElement> = (0..lines.length()).filter_map(|at| lines.item(at)?.dyn_into().ok()).collect();
        let here = focused().and_then(|here| lines.iter().position(|line| *line == here));
        let to = here.map_or(0, |here| here.saturating_add_signed(by).min(lines.len().saturating_sub(1)));
        lines.get(to)?.focus().ok()
    }

    fn follow(link: HtmlElement) -> Option<()> {
        link.click();
        Some(())
    }

    fn first(within: &Element) -> Option<HtmlElement> {
        html(within.query_selector(ACTS).ok()??)
    }

    fn focused() -> Option<HtmlElement> {
        html(document().active_element()?)
    }

    fn find(selector: &str) -> Option<Element> {
        document().query_selector(selector).ok().flatten()
    }

    fn html(element: Element) -> Option<HtmlElement> {
        element.dyn_into().ok()
    }
}
