//! Passkeys beside the authenticator: the keys themselves, how far each has counted, and what was asked and waits for its answer.

use crate::columns::{id, key, moment, number, perhaps_moment, text, write};
use sea_orm_migration::prelude::*;

/// Passkeys.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let passkey = vec![
            id(),
            key("account_id"),
            text("name"),
            text("credential_hash"),
            ColumnDef::new("credential").text().take(),
            moment("made_at"),
            perhaps_moment("suspended_at"),
            perhaps_moment("removed_at"),
            number("revision"),
        ];
        let counted = vec![id(), ColumnDef::new("counter").big_integer().not_null().take(), perhaps_moment("used_at")];
        let asked = vec![id(), text("sealed"), moment("ends_at")];
        let tables = vec![
            ("passkey", passkey, [("account_id", "account")].as_slice()),
            ("passkey_use", counted, [("id", "passkey")].as_slice()),
            ("passkey_challenge", asked, [].as_slice()),
        ];
        let indexes = [
            ("passkey_of", "passkey", ["account_id"].as_slice(), false),
            ("passkey_credential", "passkey", ["credential_hash"].as_slice(), true),
            ("passkey_challenge_ends", "passkey_challenge", ["ends_at"].as_slice(), false),
        ];
        write(manager, tables, &indexes).await
    }
}
