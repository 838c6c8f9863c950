//! Questions without a scope, as somebody who forgot it would ask them.

use sea_orm::{ConnectionTrait as _, Statement};
use service::Ctx;
use service::error::{Error, Result};

/// Names of all tables but that of the migrations.
#[must_use]
pub fn tables() -> Vec<&'static str> {
    entity::whole::TABLES
        .iter()
        .copied()
        .chain(["idempotency_key", "passkey_challenge", "presence", "session"])
        .collect()
}

/// Every row of a table that is shown, these columns of it in one text.
///
/// # Errors
/// There is no such table or column.
pub async fn rows(ctx: &Ctx, table: &str, columns: &[&str]) -> Result<Vec<String>> {
    let words: Vec<String> = columns.iter().map(|column| format!("coalesce({column}::text, '')")).collect();
    let question = format!("SELECT concat_ws(' ', {}) FROM {table}", words.join(", "));
    let backend = ctx.read().get_database_backend();
    let rows = ctx.read().query_all_raw(Statement::from_string(backend, question)).await?;
    rows.iter().map(|row| row.try_get_by_index(0).map_err(Error::Store)).collect()
}
