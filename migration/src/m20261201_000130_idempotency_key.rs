//! Forms that were carried out, so that one that is sent twice is carried out once.

use crate::columns::{id, key, moment, text, write};
use sea_orm_migration::prelude::*;

/// Keys of forms.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![id(), key("account_id"), moment("at"), text("location")];
        let tables = vec![("idempotency_key", columns, [("account_id", "account")].as_slice())];
        write(manager, tables, &[("idempotency_key_at", "idempotency_key", &["at"], false)]).await
    }
}
