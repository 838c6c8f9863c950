//! How connections are made, and how they are given back.

use super::sight;
use crate::error::Result;
use crate::keys::Keys;
use sea_orm::ConnectOptions;
use std::path::Path;
use std::time::Duration;

/// Longest wait for a connection.
const PATIENCE: Duration = Duration::from_secs(3);

/// To PostgreSQL: three kinds of connections, eight of each.
pub(super) struct Postgres(ConnectOptions);

impl Postgres {
    /// To the database at `url`.
    ///
    /// # Errors
    /// There is no randomness to be had.
    pub(super) fn new(url: &str) -> Result<Self> {
        let mut options = quiet(url.to_owned());
        // By it one process knows its own connections from those of others.
        let name = format!("kakunin {}", crate::keys::token()?.get(..16).unwrap_or_default());
        options.max_connections(8);
        options.map_sqlx_postgres_pool_opts(|pool| {
            pool.after_connect(|connection, _| Box::pin(sight::set(connection)))
                .before_acquire(|connection, _| Box::pin(async { sight::set(connection).await.map(|()| true) }))
        });
        options.map_sqlx_postgres_opts(move |connect| {
            connect.application_name(&name).options([
                ("idle_in_transaction_session_timeout", "10s"),
                ("statement_timeout", "30s"),
                // The end of what was not begun is answered with a warning each time, see below.
                ("client_min_messages", "error"),
                // The server believes in disks that turn: it would rather read a table whole than go to a few of its rows.
                ("random_page_cost", "1.1"),
                // What a page asks is long and soon done: to compile it takes a hundred times as long as to do it.
                ("jit", "off"),
            ])
        });
        Ok(Self(options))
    }

    /// For single questions.
    pub(super) fn for_questions(&self) -> ConnectOptions {
        self.0.clone()
    }

    /// For transactions.
    pub(super) fn for_transactions(&self) -> ConnectOptions {
        let mut options = self.0.clone();
        // sqlx 0.9 can hand back a connection in the middle of a cancelled transaction (sqlx #4385).
        options.map_sqlx_postgres_pool_opts(|pool| {
            pool.after_release(|connection, _| {
                Box::pin(async move {
                    use sea_orm::sqlx::Executor as _;
                    connection.execute("ROLLBACK").await.map(|_| true)
                })
            })
        });
        options
    }
}

fn quiet(url: String) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).acquire_timeout(PATIENCE).connect_timeout(PATIENCE);
    // A file does not go away, and PostgreSQL is asked something of each connection that is taken.
    options.test_before_acquire(false);
    options
}

/// To the encrypted file; whoever only reads can do nothing else.
pub(super) fn sqlite(path: &Path, keys: &Keys, connections: u32, read_only: bool) -> ConnectOptions {
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
