//! What the script of an item's page asks while somebody works there.

use crate::error::AppError;
use crate::i18n::td_string;
use crate::visit::visit;
use domain::id::ConfirmationId;
use leptos::server;

/// Notes that the reader works on an item, and says who else does; empty where nobody does.
#[server]
pub async fn here(id: ConfirmationId, item: String) -> Result<String, AppError> {
    let visit = visit().ok_or(AppError::BadRequest)?;
    let names = service::presence::here(&visit.ctx, id, &item).await?;
    if names.is_empty() {
        return Ok(String::new());
    }
    let locale = visit.locale;
    let names: Vec<String> =
        names.into_iter().map(|name| td_string!(locale, delegation.person, name = name).to_string()).collect();
    let names = names.join(td_string!(locale, ui.comma));
    Ok(td_string!(locale, delegation.editing, names = names).to_string())
}
