use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// Acts on every event of a kind on the page, as long as the page lives: what is added to it later is heard too.
pub(super) fn listen(kind: &str, act: impl FnMut(Event) + 'static) {
    let act = Closure::<dyn FnMut(Event)>::new(act);
    let _ = document().add_event_listener_with_callback(kind, act.as_ref().unchecked_ref());
    act.forget();
}
