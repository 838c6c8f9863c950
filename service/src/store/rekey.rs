//! A change of the key of a SQLite database.

use super::settle::leave_settled;
use super::{OPENING, Store, options, wrong_key};
use crate::error::{Error, Result};
use crate::keys::Keys;
use sea_orm::{ConnectionTrait as _, DatabaseConnection};
use std::path::Path;

impl Store {
    /// Encrypts the SQLite database at `path` with other keys, in one transaction of the cipher: a machine that stops in between finds
    /// it under the one or the other.
    ///
    /// # Errors
    /// The keys are not the right ones, or somebody else has the database open.
    pub async fn rekey(path: &Path, keys: &Keys, to: &Keys) -> Result<()> {
        let alone = Self::alone(path, keys).await?;
        let done = alone.execute_unprepared(&format!("PRAGMA rekey = \"x'{}'\"", to.database())).await;
        alone.close().await?;
        done?;
        Ok(())
    }

    /// Makes sure that nobody else has the SQLite database at `path` open.
    ///
    /// # Errors
    /// The keys are not the right ones, or somebody else has it open.
    pub async fn is_alone(path: &Path, keys: &Keys) -> Result<()> {
        Ok(Self::alone(path, keys).await?.close().await?)
    }

    async fn alone(path: &Path, keys: &Keys) -> Result<DatabaseConnection> {
        let _turn = OPENING.lock().await;
        let mut options = options::sqlite(path, keys, 1, false);
        // Out of the write-ahead log: SQLite refuses that while another connection is open.
        options.map_sqlx_sqlite_opts(|connect| {
            connect.pragma("journal_mode", "DELETE").pragma("synchronous", "FULL").pragma("busy_timeout", "3000")
        });
        let opened = Self::connect(options).await;
        leave_settled();
        opened.map_err(wrong_key).map_err(|error| {
            let in_use = error.to_string().contains("database is locked");
            if in_use {
                Error::internal("the database is in use: stop the portal first, or send it SIGUSR1")
            } else {
                error
            }
        })
    }
}
