//! What the server tells the sign-in pages besides the visit: the configured providers, and where the request comes from.

use axum::http::request::Parts;
use leptos::prelude::use_context;
use std::net::IpAddr;
use std::sync::Arc;

/// A sign-in provider, as its button says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// Name in addresses.
    pub name: String,
    /// Japanese label.
    pub label_ja: String,
    /// English label.
    pub label_en: String,
}

/// All configured providers.
#[derive(Clone, Debug, Default)]
pub struct Providers(pub Arc<Vec<Provider>>);

/// The network address of the browser, as far as it can be trusted.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// The configured providers.
#[must_use]
pub fn providers() -> Vec<Provider> {
    extension::<Providers>().map(|providers| providers.0.to_vec()).unwrap_or_default()
}

/// Where the request comes from.
#[must_use]
pub fn address() -> Option<IpAddr> {
    extension::<ClientAddress>().map(|address| address.0)
}

fn extension<T: Clone + Send + Sync + 'static>() -> Option<T> {
    use_context::<Parts>()?.extensions.get::<T>().cloned()
}
