//! Sessions.

use domain::account::view::Signed;
use service::{Ctx, House};
use std::sync::Arc;
use tower_sessions::{MemoryStore, Session, SessionManagerLayer};

/// The layer that reads and writes the session cookie.
#[must_use]
pub fn layer(_house: &Arc<House>) -> SessionManagerLayer<MemoryStore> {
    SessionManagerLayer::new(MemoryStore::default())
}

/// Who is signed in by this session.
///
/// # Errors
/// The store does not answer.
pub async fn signed(_ctx: &Ctx, _session: &Session) -> service::Result<Option<Signed>> {
    Ok(None)
}
