//! Bare commits: the best that a save can be measured beside.

use crate::{forget, postgres_database};
use sea_orm::ConnectionTrait as _;
use service::error::{Error, Result};
use service::keys::Keys;
use service::store::Store;
use std::path::Path;
use std::sync::Arc;

/// Rows, one for each who writes.
const ROWS: usize = 64;

/// A database of its own with one table, opened as the portal opens its own: as durable.
#[derive(Clone)]
pub struct Commits {
    store: Arc<Store>,
    url: Option<String>,
}

impl Commits {
    /// On PostgreSQL, or in an encrypted file of this folder.
    ///
    /// # Errors
    /// The database cannot be made.
    pub async fn new(postgres: bool, folder: &Path) -> Result<Self> {
        let url = if postgres { postgres_database().await? } else { None };
        let store = match &url {
            Some(url) => Store::postgres(url).await?,
            None => Store::sqlite(&folder.join("commits.sqlite"), &Keys::from_hex(&Keys::new_master()?)?).await?,
        };
        let table = "CREATE TABLE answer (id INTEGER PRIMARY KEY, item_key TEXT, value TEXT, remark TEXT, answered_at TEXT, \
                     revision INTEGER)";
        store.writer().execute_unprepared(table).await?;
        for id in 0..ROWS {
            let row = format!("INSERT INTO answer VALUES ({id}, '4-policy-set', 'partial', '', '', 1)");
            store.writer().execute_unprepared(&row).await?;
        }
        Ok(Self { store: Arc::new(store), url })
    }

    /// Changes the row of this writer and commits.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn commit(&self, writer: usize, number: usize) -> Result<()> {
        let update = format!(
            "UPDATE answer SET remark = '規則 第3版による。{number}', answered_at = '2026-12-01T00:00:00Z', revision = revision + 1 \
             WHERE id = {writer}"
        );
        let tx = self.store.begin().await?;
        let done = tx.execute_unprepared(&update).await?;
        tx.commit().await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::internal("no row of this writer")) }
    }

    /// Takes the database away.
    pub async fn end(self) {
        if let Some(store) = Arc::into_inner(self.store) {
            store.close().await;
        }
        if let Some(url) = self.url {
            forget(&url);
        }
    }
}
