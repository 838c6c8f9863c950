use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response, UrlSearchParams};

/// Sends fields to a server function and takes its answer as JSON; none where the connection was lost.
pub(super) async fn post(path: &str, fields: &UrlSearchParams) -> Option<Response> {
    let headers = Headers::new().ok()?;
    headers.set("Accept", "application/json").ok()?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(fields);
    let response = JsFuture::from(window().fetch_with_str_and_init(path, &request)).await.ok()?;
    response.dyn_into().ok()
}
