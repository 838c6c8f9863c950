//! All that one page reads through one connection (一括の読取り): taken with its first question, given back when the page is made.
//!
//! A question by itself costs PostgreSQL three ways to the server and back – for whom it is, the question, whether the connection is
//! still whole –, one of a page costs one. On SQLite a page shows one moment then.

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, QueryResult, Statement, TransactionTrait,
};
use tokio::sync::{Mutex, MutexGuard};

/// The connection that a request holds, while it holds one.
#[derive(Debug)]
pub(super) struct Moment {
    pool: DatabaseConnection,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    is_held: bool,
    /// There from the first question on.
    begun: Option<DatabaseTransaction>,
}

impl Moment {
    pub(super) fn new(pool: DatabaseConnection) -> Self {
        Self { pool, state: Mutex::default() }
    }

    /// Questions are asked together from now on.
    pub(super) async fn hold(&self) {
        self.state.lock().await.is_held = true;
    }

    /// Gives the connection back. Nothing was written: the end of the transaction need not be waited for.
    pub(super) async fn let_go(&self) {
        *self.state.lock().await = State::default();
    }

    /// The turn to ask; none where each question takes a connection of its own.
    ///
    /// # Errors
    /// There is no connection to be had.
    pub(super) async fn turn(&self) -> Result<Option<Turn<'_>>, DbErr> {
        let mut state = self.state.lock().await;
        if !state.is_held {
            return Ok(None);
        }
        let begun = match state.begun.take() {
            Some(begun) => begun,
            None => self.pool.begin().await?,
        };
        Ok(Some(Turn { state, begun }))
    }
}

/// The turn of one question. After one that fails, or is given up, the next begins anew.
pub(super) struct Turn<'a> {
    state: MutexGuard<'a, State>,
    begun: DatabaseTransaction,
}

impl Turn<'_> {
    /// As [`ConnectionTrait::query_one_raw`].
    pub(super) async fn query_one(self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let found = self.begun.query_one_raw(statement).await?;
        self.end();
        Ok(found)
    }

    /// As [`ConnectionTrait::query_all_raw`].
    pub(super) async fn query_all(self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let found = self.begun.query_all_raw(statement).await?;
        self.end();
        Ok(found)
    }

    fn end(mut self) {
        self.state.begun = Some(self.begun);
    }
}
