//! What lives in the browser: comfort on top of pages that work without it.

mod autosave;

pub use autosave::{Autosave, AutosaveWords};
