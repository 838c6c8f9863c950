//! What lives in the browser: comfort on top of pages that work without it.

mod autosave;
#[cfg(feature = "hydrate")]
mod listen;
mod presence;
mod upload;

pub use autosave::{Autosave, AutosaveWords};
#[cfg(feature = "hydrate")]
use listen::listen;
pub use presence::Presence;
pub use upload::{Upload, UploadWords};
