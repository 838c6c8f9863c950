//! demo

use crate::ctx::Ctx;
use crate::error::Result;

/// Whether this database holds the demonstration.
///
/// # Errors
/// The store does not answer.
pub async fn is_loaded(_ctx: &Ctx) -> Result<bool> {
    Ok(false)
}

/// Loads the demonstration; gives the lines that tell how to sign in.
///
/// # Errors
/// The store does not answer.
pub async fn load(_ctx: &Ctx) -> Result<Vec<String>> {
    Ok(Vec::new())
}
