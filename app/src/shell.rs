//! The document around every page: language, style, the nonce of the content policy, the script that wakes the islands.

use crate::routes::App;
use crate::visit::{japanese, visit};
use axum::http::{HeaderValue, header};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::MetaTags;

/// Addresses of the style sheet, the script and the wasm.
#[derive(Clone, Debug)]
pub struct Assets {
    /// Style sheet.
    pub css: String,
    /// Script.
    pub js: String,
    /// The islands, compiled.
    pub wasm: String,
}

/// What a page may ask of devices (Permissions Policy).
#[derive(Clone, Copy, Debug)]
pub enum Devices {
    /// Nothing.
    Nothing,
    /// A passkey that somebody has.
    Passkey,
    /// To make a passkey.
    NewPasskey,
}

impl Devices {
    /// Value of the header.
    #[must_use]
    pub const fn policy(self) -> &'static str {
        match self {
            Self::Nothing => {
                "camera=(), geolocation=(), microphone=(), publickey-credentials-create=(), publickey-credentials-get=()"
            }
            Self::Passkey => {
                "camera=(), geolocation=(), microphone=(), publickey-credentials-create=(), publickey-credentials-get=(self)"
            }
            Self::NewPasskey => {
                "camera=(), geolocation=(), microphone=(), publickey-credentials-create=(self), publickey-credentials-get=()"
            }
        }
    }
}

/// The whole document.
#[must_use]
pub fn shell() -> AnyView {
    let lang = if japanese() { "ja" } else { "en" };
    let assets = visit().map(|visit| visit.assets);
    let nonce = use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
    set_policy(&nonce);
    let (css, wake) = assets.map_or_else(Default::default, |assets| (assets.css.clone(), wake(&assets)));
    view! {
        <!DOCTYPE html>
        <html lang=lang>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light"/>
                <link rel="stylesheet" href=css/>
                <link rel="icon" href="data:,"/>
                <MetaTags/>
            </head>
            <body>
                <App/>
                <script type="module" nonce=nonce>{wake}</script>
            </body>
        </html>
    }
    .into_any()
}

/// Our islands never nest and have no children, so waking them is one loop.
fn wake(assets: &Assets) -> String {
    format!(
        "const islands=document.querySelectorAll('leptos-island');\
         if(islands.length){{const m=await import({:?});await m.default({{module_or_path:{:?}}});m.hydrate();\
         for(const i of islands)await m[i.dataset.component]?.(i);document.documentElement.dataset.alive='yes'}}",
        assets.js, assets.wasm
    )
}

fn set_policy(nonce: &str) {
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; \
         base-uri 'none'; object-src 'none'"
    );
    if let (Some(response), Ok(policy)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&policy)) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}
