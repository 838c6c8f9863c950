//! When somebody signed in, for their own list.

use crate::columns::{id, key, moment, text, write};
use sea_orm_migration::prelude::*;

/// Sign-ins.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![id(), key("account_id"), moment("at"), text("browser")];
        let tables = vec![("sign_in", columns, [("account_id", "account")].as_slice())];
        write(manager, tables, &[("sign_in_of", "sign_in", &["account_id", "at"], false)]).await
    }
}
