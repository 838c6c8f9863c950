//! What all handlers share.

use crate::assets::Assets;
use crate::sign_in::Registry;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use service::House;
use std::sync::Arc;

/// Shared by all handlers.
#[derive(Clone, FromRef)]
pub struct AppState {
    /// The house.
    pub house: Arc<House>,
    /// Style sheet, script, wasm.
    pub assets: Arc<Assets>,
    /// Sign-in providers.
    pub sign_in: Arc<Registry>,
    /// What the page library asks for.
    pub leptos: LeptosOptions,
}

impl AppState {
    /// A state over a house.
    #[must_use]
    pub fn new(house: Arc<House>, assets: Assets) -> Self {
        let leptos = LeptosOptions::builder().output_name("kakunin").build();
        Self { house, assets: Arc::new(assets), sign_in: Arc::default(), leptos }
    }

    /// With these sign-in providers.
    #[must_use]
    pub fn with_sign_in(self, sign_in: Registry) -> Self {
        Self { sign_in: Arc::new(sign_in), ..self }
    }
}
