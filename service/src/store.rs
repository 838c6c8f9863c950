//! The database: SQLite with the cipher, or PostgreSQL. Single questions, pages and writes have their own connections.

mod moment;
mod options;
mod rekey;
mod settle;
mod sight;

pub use sight::{Connection, Sight};

use crate::error::{Error, Result};
use crate::keys::Keys;
use migration::{Migrator, MigratorTrait};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions,
};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::Mutex;

/// SQLCipher sets itself up with the first connection of a process, and fails where two come first.
static OPENING: Mutex<()> = Mutex::const_new(());

/// Connections to the one database of a house.
#[derive(Clone)]
pub struct Store {
    reader: Connection,
    /// Connections that read in transactions: a page each, or a copy of all.
    moments: DatabaseConnection,
    writer: Connection,
    statements: Arc<AtomicU64>,
    row_policies: bool,
}

impl Store {
    /// Opens, or creates, the encrypted SQLite database at `path`.
    ///
    /// # Errors
    /// The library lacks the cipher, the key is not the right one, the file is not ours.
    pub async fn sqlite(path: &Path, keys: &Keys) -> Result<Self> {
        let _turn = OPENING.lock().await;
        // One writer, first come first served: SQLite's own waiting is unfair and fails under load.
        let opened = Self::connect(options::sqlite(path, keys, 1, false)).await;
        // Also where it was not opened: what was tried is being closed.
        settle::leave_settled();
        let writer = opened.map_err(wrong_key)?;
        require_cipher(&writer).await?;
        let reader = Self::connect(options::sqlite(path, keys, 2, true)).await.map_err(wrong_key)?;
        let moments = Self::connect(options::sqlite(path, keys, 4, true)).await.map_err(wrong_key)?;
        Ok(Self::new(reader, moments, writer))
    }

    /// Connects to PostgreSQL; what is read for somebody is under the policies for rows.
    ///
    /// # Errors
    /// The server does not answer or refuses.
    pub async fn postgres(url: &str) -> Result<Self> {
        let options = options::Postgres::new(url)?;
        // A command, or a page, reads while it holds its transaction: of one pool, as many of them as it has connections would wait
        // for each other.
        let reader = Self::connect(options.for_questions()).await?;
        let moments = Self::connect(options.for_transactions()).await?;
        let writer = Self::connect(options.for_transactions()).await?;
        Ok(Self { row_policies: true, ..Self::new(reader, moments, writer) })
    }

    async fn connect(options: ConnectOptions) -> Result<DatabaseConnection> {
        // The first connection is there before the role that it would take.
        sight::with(Sight::Whole, Box::pin(Database::connect(options))).await.map_err(Error::Store)
    }

    fn new(mut reader: DatabaseConnection, mut moments: DatabaseConnection, mut writer: DatabaseConnection) -> Self {
        let statements = Arc::new(AtomicU64::new(0));
        for connection in [&mut reader, &mut moments, &mut writer] {
            let statements = statements.clone();
            connection.set_metric_callback(move |_| {
                statements.fetch_add(1, Ordering::Relaxed);
            });
        }
        let (reader, writer) = (Connection::whole(reader), Connection::whole(writer));
        Self { reader, moments, writer, statements, row_policies: false }
    }

    /// Waits until no other process brings this database up to date, and keeps others waiting until what it gives is dropped. Nothing
    /// where the database is a file, which one process serves.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn turn(&self) -> Result<Option<DatabaseTransaction>> {
        if self.writer.get_database_backend() != DbBackend::Postgres {
            return Ok(None);
        }
        let turn = self.begin().await?;
        // However long that takes; the number is any that nobody else uses.
        for statement in [
            "SET LOCAL idle_in_transaction_session_timeout = 0",
            "SET LOCAL statement_timeout = 0",
            "SELECT pg_advisory_xact_lock(7266420116)",
        ] {
            turn.execute_unprepared(statement).await.map_err(Error::Store)?;
        }
        Ok(Some(turn))
    }

    /// Brings the tables up to date, and lets the role of whoever is served read them where policies for rows are on.
    ///
    /// # Errors
    /// A migration failed; or the role is not there and is not ours to make: then nothing was changed.
    pub async fn migrate(&self) -> Result<()> {
        if self.row_policies {
            sight::make_role(&self.writer).await?;
        }
        sight::with(Sight::Whole, Box::pin(Migrator::up(self.writer.pool(), None))).await.map_err(Error::Store)?;
        if self.row_policies {
            let begun = self.begin().await?;
            sight::let_read(&begun).await?;
            begun.commit().await.map_err(Error::Store)?;
        }
        Ok(())
    }

    /// Whether every migration was applied; also whether the store answers at all.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn is_current(&self) -> Result<bool> {
        let pending = sight::with(Sight::Whole, Box::pin(Migrator::get_pending_migrations(self.writer.pool()))).await;
        Ok(pending.map_err(Error::Store)?.is_empty())
    }

    /// Names of the migrations that were applied, in order.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn migrations(&self) -> Result<Vec<String>> {
        let applied = sight::with(Sight::Whole, Box::pin(Migrator::get_applied_migrations(self.writer.pool()))).await;
        Ok(applied.map_err(Error::Store)?.iter().map(|migration| migration.name().to_owned()).collect())
    }

    /// One light question, for the health page.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn answers(&self) -> Result<()> {
        let backend = self.reader.get_database_backend();
        self.reader.execute_raw(Statement::from_string(backend, "SELECT 1")).await.map_err(Error::Store)?;
        Ok(())
    }

    /// Where the portal reads outside a transaction; a request reads through its `Ctx`.
    #[must_use]
    pub const fn reader(&self) -> &Connection {
        &self.reader
    }

    /// The same store, in which the scopes of `entity` are alone: for a database whose owner may not make roles.
    #[must_use]
    pub fn without_row_policies(self) -> Self {
        Self { row_policies: false, ..self }
    }

    /// Whether what is read for somebody is under PostgreSQL's policies for rows.
    #[must_use]
    pub const fn has_row_policies(&self) -> bool {
        self.row_policies
    }

    /// Where to read for somebody.
    pub(crate) fn reader_for(&self, sight: Sight) -> Connection {
        let sight = if self.row_policies { sight } else { Sight::Whole };
        self.reader.seeing(sight, &self.moments)
    }

    /// Where single operational rows (sessions, jobs) are written without a trail.
    #[must_use]
    pub const fn writer(&self) -> &Connection {
        &self.writer
    }

    /// Statements so far: what the tests of the statement budget count.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Begins a transaction that may write, and sees all: whom a command tells is more than its actor is shown.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn begin(&self) -> Result<DatabaseTransaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.writer.begin(options).await.map_err(Error::Store)
    }

    /// Begins a transaction of the portal that only reads and sees one moment, however long it takes.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction> {
        let moments = Connection::whole(self.moments.clone());
        if moments.get_database_backend() != DbBackend::Postgres {
            // SQLite reads one moment in every transaction.
            return moments.begin(TransactionOptions::default()).await.map_err(Error::Store);
        }
        let options = TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        };
        let begun = moments.begin(options).await.map_err(Error::Store)?;
        let unhurried = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";
        begun.execute_unprepared(unhurried).await?;
        Ok(begun)
    }

    /// Ends all connections.
    pub async fn close(self) {
        let _ = self.reader.pool().clone().close().await;
        let _ = self.moments.close().await;
        let _ = self.writer.pool().clone().close().await;
    }
}

/// A library without the cipher would silently write in the clear.
async fn require_cipher(connection: &DatabaseConnection) -> Result<()> {
    let backend = connection.get_database_backend();
    let row = connection.query_one_raw(Statement::from_string(backend, "PRAGMA cipher_version")).await?;
    let version: Option<String> = row.and_then(|row| row.try_get_by_index(0).ok());
    match version {
        Some(version) if !version.is_empty() => Ok(()),
        Some(_) | None => Err(Error::internal("the database library has no cipher; nothing is stored in the clear")),
    }
}

fn wrong_key(error: Error) -> Error {
    if error.to_string().contains("file is not a database") {
        return Error::internal("the key does not open this database");
    }
    error
}
