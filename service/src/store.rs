//! The database: SQLite with the cipher, or PostgreSQL. Reads and writes have their own connections.

mod rekey;

use crate::error::{Error, Result};
use crate::keys::Keys;
use migration::{Migrator, MigratorTrait};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Once};
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// Longest wait for a connection.
const PATIENCE: Duration = Duration::from_secs(3);

/// SQLCipher sets itself up with the first connection of a process, and fails where two come first.
static OPENING: Mutex<()> = Mutex::const_new(());

/// What is told to wait at the end of the process, once: after the cipher's own, so that it is called before that.
static LEAVING: Once = Once::new();

/// Connections to the one database of a house.
#[derive(Clone)]
pub struct Store {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    statements: Arc<AtomicU64>,
}

impl Store {
    /// Opens, or creates, the encrypted SQLite database at `path`.
    ///
    /// # Errors
    /// The library lacks the cipher, the key is not the right one, the file is not ours.
    pub async fn sqlite(path: &Path, keys: &Keys) -> Result<Self> {
        let _turn = OPENING.lock().await;
        // One writer, first come first served: SQLite's own waiting is unfair and fails under load.
        let opened = Self::connect(sqlite_options(path, keys, 1, false)).await;
        // Also where it was not opened: what was tried is being closed.
        leave_settled();
        let writer = opened.map_err(wrong_key)?;
        require_cipher(&writer).await?;
        let reader = Self::connect(sqlite_options(path, keys, 4, true)).await.map_err(wrong_key)?;
        Ok(Self::new(reader, writer))
    }

    /// Connects to PostgreSQL.
    ///
    /// # Errors
    /// The server does not answer or refuses.
    pub async fn postgres(url: &str) -> Result<Self> {
        let mut options = quiet(url.to_owned());
        // By it one process knows its own connections from those of others.
        let name = format!("kakunin {}", crate::keys::token()?.get(..16).unwrap_or_default());
        options.max_connections(16);
        // sqlx 0.9 can hand back a connection in the middle of a cancelled transaction (sqlx #4385).
        options.map_sqlx_postgres_pool_opts(|pool| {
            pool.after_release(|connection, _| {
                Box::pin(async move {
                    use sea_orm::sqlx::Executor as _;
                    connection.execute("ROLLBACK").await.map(|_| true)
                })
            })
        });
        options.map_sqlx_postgres_opts(move |connect| {
            // The hook above is answered with a warning each time.
            connect.application_name(&name).options([
                ("idle_in_transaction_session_timeout", "10s"),
                ("statement_timeout", "30s"),
                ("client_min_messages", "error"),
                // The server believes in disks that turn: it would rather read a table whole than go to a few of its rows.
                ("random_page_cost", "1.1"),
            ])
        });
        let connection = Self::connect(options).await?;
        Ok(Self::new(connection.clone(), connection))
    }

    async fn connect(options: ConnectOptions) -> Result<DatabaseConnection> {
        Database::connect(options).await.map_err(Error::Store)
    }

    fn new(mut reader: DatabaseConnection, mut writer: DatabaseConnection) -> Self {
        let statements = Arc::new(AtomicU64::new(0));
        for connection in [&mut reader, &mut writer] {
            let statements = statements.clone();
            connection.set_metric_callback(move |_| {
                statements.fetch_add(1, Ordering::Relaxed);
            });
        }
        Self { reader, writer, statements }
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

    /// Brings the tables up to date.
    ///
    /// # Errors
    /// A migration failed.
    pub async fn migrate(&self) -> Result<()> {
        Migrator::up(&self.writer, None).await.map_err(Error::Store)
    }

    /// Whether every migration was applied; also whether the store answers at all.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn is_current(&self) -> Result<bool> {
        Ok(Migrator::get_pending_migrations(&self.writer).await.map_err(Error::Store)?.is_empty())
    }

    /// Names of the migrations that were applied, in order.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn migrations(&self) -> Result<Vec<String>> {
        let applied = Migrator::get_applied_migrations(&self.writer).await.map_err(Error::Store)?;
        Ok(applied.iter().map(|migration| migration.name().to_owned()).collect())
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

    /// Where to read outside a transaction.
    #[must_use]
    pub const fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Where single operational rows (sessions, jobs) are written without a trail.
    #[must_use]
    pub const fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Statements so far: what the tests of the statement budget count.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Begins a transaction that may write.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn begin(&self) -> Result<DatabaseTransaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.writer.begin_with_options(options).await.map_err(Error::Store)
    }

    /// Begins a transaction that only reads and sees one moment, however long it takes.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction> {
        if !matches!(self.reader.get_database_backend(), DbBackend::Postgres) {
            // SQLite reads one moment in every transaction.
            return self.reader.begin().await.map_err(Error::Store);
        }
        let (level, mode) = (Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly));
        let begun = self.reader.begin_with_config(level, mode).await.map_err(Error::Store)?;
        let unhurried = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";
        begun.execute_unprepared(unhurried).await?;
        Ok(begun)
    }

    /// Ends all connections.
    pub async fn close(self) {
        let _ = self.reader.close().await;
        let _ = self.writer.close().await;
    }
}

/// Called with every connection of SQLite, whether it was opened or not.
fn leave_settled() {
    LEAVING.call_once(|| {
        shutdown_hooks::add_shutdown_hook(settle);
    });
}

/// Waits, for some seconds at most, until no connection is being closed any more. Called last in a process: at its end the
/// cipher frees the memory of connections that are still open, and whoever closes one then takes the process down.
extern "C" fn settle() {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(5) && is_closing() {
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Whether a thread of a SQLite connection is alive; sqlx names them, and Linux tells the names.
fn is_closing() -> bool {
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else { return false };
    let names = threads.flatten().map(|thread| std::fs::read_to_string(thread.path().join("comm")));
    names.flatten().any(|name| name.starts_with("sqlx-sqlite-"))
}

fn quiet(url: String) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).acquire_timeout(PATIENCE).connect_timeout(PATIENCE);
    options
}

fn sqlite_options(path: &Path, keys: &Keys, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = quiet(format!("sqlite://{}?mode=rwc", path.display()));
    options.max_connections(connections);
    // A raw key: no derivation per connection. Hexadecimal digits only, so nothing can be injected. The cipher would write
    // to standard error by itself; what is wrong comes back as an error anyway.
    options.sqlcipher_key(format!("\"x'{}'\"; PRAGMA cipher_log_level = NONE", keys.database()));
    if !read_only {
        // Where SQLite has ended a transaction by itself, the disk being full, sqlx 0.9 counts it as open for ever: all that is
        // written afterwards would be acknowledged and never be committed. Such a connection is not used again.
        options.map_sqlx_sqlite_pool_opts(|pool| {
            pool.after_release(|connection, _| {
                Box::pin(async move {
                    use sea_orm::sqlx::Connection as _;
                    // Answered after everything else that was asked of it.
                    connection.ping().await?;
                    Ok(!connection.is_in_transaction())
                })
            })
        });
    }
    options.map_sqlx_sqlite_opts(move |connect| {
        let connect =
            connect.pragma("journal_mode", "WAL").pragma("synchronous", "FULL").pragma("busy_timeout", "3000");
        if read_only { connect.pragma("query_only", "ON") } else { connect }
    });
    options
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
