//! Who of the own company works on the same item now.

use leptos::prelude::*;

/// Says who else works on an item. It asks when the page opens and then only while the reader does something: an unattended
/// desk is nobody's presence, and keeps no session alive.
#[island]
pub fn Presence(id: String, item: String) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| browser::start(&id, &item));
    #[cfg(not(feature = "hydrate"))]
    drop((id, item));
    view! { <p class="presence" role="status"></p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use crate::island::{listen, post};
    use leptos::prelude::{document, set_interval};
    use leptos::task::spawn_local;
    use std::cell::Cell;
    use std::rc::Rc;
    use std::time::Duration;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Event, UrlSearchParams};

    const HERE: &str = "/api/app/presence/api/here";
    const EVERY: Duration = Duration::from_secs(15);

    pub(super) fn start(id: &str, item: &str) {
        let (id, item) = (id.to_owned(), item.to_owned());
        let busy = Rc::new(Cell::new(true));
        for kind in ["input", "keydown", "pointerdown"] {
            let busy = busy.clone();
            listen(kind, move |_: Event| busy.set(true));
        }
        let ask = move || {
            if busy.replace(false) {
                let (id, item) = (id.clone(), item.clone());
                spawn_local(async move { say(&others(&id, &item).await.unwrap_or_default()) });
            }
        };
        ask();
        set_interval(ask, EVERY);
    }

    async fn others(id: &str, item: &str) -> Option<String> {
        let body = UrlSearchParams::new().ok()?;
        body.append("id", id);
        body.append("item", item);
        let response = post(HERE, &body).await?;
        if !response.ok() {
            return None;
        }
        JsFuture::from(response.json().ok()?).await.ok()?.as_string()
    }

    fn say(text: &str) {
        if let Ok(Some(shown)) = document().query_selector(".presence")
            && shown.text_content().unwrap_or_default() != text
        {
            shown.set_text_content(Some(text));
        }
    }
}
