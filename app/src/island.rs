//! What lives in the browser: comfort on top of pages that work without it.

mod autosave;
mod keys;
#[cfg(feature = "hydrate")]
mod listen;
mod passkey;
#[cfg(feature = "hydrate")]
mod post;
mod presence;
mod upload;

pub use autosave::{Autosave, AutosaveWords};
pub use keys::Keys;
#[cfg(feature = "hydrate")]
use listen::listen;
pub use passkey::{Passkey, PasskeyWords};
#[cfg(feature = "hydrate")]
use post::post;
pub use presence::Presence;
pub use upload::{Upload, UploadWords};
