//! Whose rows a connection is shown: the second net (行単位の可視範囲) below the scopes of `entity`, on PostgreSQL.
//!
//! A connection that is taken from a pool acts as the role [`ROLE`], for which each table has a policy, and names the organisation
//! that asks. Only the portal itself, and the transaction of a command, act as the owner of the tables: whom a command tells is more
//! than its actor is shown, and what it reads for its actor goes through the scopes alone. Whoever names nothing is shown nothing, and
//! the role changes nothing.

use super::moment::{Moment, Turn};
use crate::error::{Error, Result};
use domain::id::OrganisationId;
use sea_orm::sqlx::{AssertSqlSafe, PgConnection, raw_sql};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    TransactionOptions, TransactionTrait,
};
use std::sync::Arc;
use tokio::task_local;

/// The role of whoever is served; it can't sign in by itself.
const ROLE: &str = "kakunin_served";

/// Makes the role, where it is not there yet, and lets us act as it. The role is the server's, not the database's: no migration can
/// know whether it is there, and another database of the server may be making it at the same moment.
const MAKE: &str = "DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kakunin_served') THEN
        BEGIN
            CREATE ROLE kakunin_served NOLOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END IF;
    BEGIN
        SET LOCAL ROLE kakunin_served;
        RESET ROLE;
    EXCEPTION WHEN insufficient_privilege THEN
        BEGIN
            EXECUTE format('GRANT kakunin_served TO %I', current_user);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END;
 EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION USING MESSAGE = format('row_policies: %I may not make or take the role kakunin_served. As an administrator of the PostgreSQL server run: CREATE ROLE kakunin_served NOLOGIN; GRANT kakunin_served TO %1$I; or set [database] row_policies = \"off\"', current_user);
 END $$";

/// Lets the role read, and nothing else; each time anew, as tables are added.
const LET_READ: [&str; 4] = [
    "GRANT USAGE ON SCHEMA public TO kakunin_served",
    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO kakunin_served",
    "REVOKE ALL ON seaql_migrations FROM kakunin_served",
    // What policies ask, see the migration `sight`.
    "DO $$ DECLARE asked regprocedure; BEGIN
        FOR asked IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname ^@ 'sight_' LOOP
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO kakunin_served', asked);
        END LOOP;
     END $$",
];

/// Whose rows are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// Nobody's: somebody who is not signed in, or who forgot to say for whom they ask.
    #[default]
    Nobody,
    /// Those that this organisation has to do with.
    Of(OrganisationId),
    /// All: the portal by itself.
    Whole,
}

task_local! {
    static SIGHT: Sight;
}

/// Lets a connection see what whoever takes it may see.
///
/// # Errors
/// The server does not answer, or does not know the role.
pub(super) async fn set(connection: &mut PgConnection) -> std::result::Result<(), sea_orm::sqlx::Error> {
    let (role, organisation) = match SIGHT.try_with(|sight| *sight).unwrap_or_default() {
        Sight::Whole => ("NONE", String::new()),
        Sight::Nobody => (ROLE, String::new()),
        Sight::Of(organisation) => (ROLE, organisation.0.to_string()),
    };
    // A role of ours and hexadecimal digits: nothing in it was typed by anybody. One way to the server and back.
    let both = format!("SET ROLE {role}; SET kakunin.organisation = '{organisation}'");
    raw_sql(AssertSqlSafe(both)).execute(connection).await.map(drop)
}

/// Makes the role of whoever is served.
///
/// # Errors
/// It is not there and is not ours to make: one line that says what to do. Or the server does not answer.
pub(super) async fn make_role(writer: &Connection) -> Result<()> {
    writer.execute_unprepared(MAKE).await.map(drop).map_err(|error| {
        let told = error.to_string();
        told.find("row_policies: ").map_or(Error::Store(error), |at| Error::internal(&told[at..]))
    })
}

/// Lets the role use the tables that are there.
///
/// # Errors
/// The server does not answer, or the tables are not ours.
pub(super) async fn let_read(begun: &DatabaseTransaction) -> Result<()> {
    for statement in LET_READ {
        begun.execute_unprepared(statement).await.map_err(Error::Store)?;
    }
    Ok(())
}

/// Does something with connections that see so much.
pub(super) fn with<F: Future>(sight: Sight, doing: F) -> impl Future<Output = F::Output> {
    SIGHT.scope(sight, doing)
}

/// Connections to the one database that see so much.
#[derive(Clone, Debug)]
pub struct Connection {
    pool: DatabaseConnection,
    sight: Sight,
    /// Where what is read can be held together.
    moment: Option<Arc<Moment>>,
}

impl Connection {
    pub(super) const fn whole(pool: DatabaseConnection) -> Self {
        Self { pool, sight: Sight::Whole, moment: None }
    }

    pub(super) const fn pool(&self) -> &DatabaseConnection {
        &self.pool
    }

    /// The same connections for somebody else, who may hold one of `moments`.
    pub(super) fn seeing(&self, sight: Sight, moments: &DatabaseConnection) -> Self {
        Self { pool: self.pool.clone(), sight, moment: Some(Arc::new(Moment::new(moments.clone()))) }
    }

    /// What is read from now on is read through one connection, in one transaction, until [`Self::let_go`].
    pub(crate) async fn hold(&self) {
        if let Some(moment) = &self.moment {
            moment.hold().await;
        }
    }

    /// Each question takes a connection of its own again.
    pub(crate) async fn let_go(&self) {
        if let Some(moment) = &self.moment {
            moment.let_go().await;
        }
    }

    /// The turn to ask through the connection that is held.
    async fn turn(&self) -> std::result::Result<Option<Turn<'_>>, DbErr> {
        match &self.moment {
            Some(moment) => with(self.sight, moment.turn()).await,
            None => Ok(None),
        }
    }

    /// Begins a transaction; it sees so much until its end.
    pub(super) async fn begin(&self, options: TransactionOptions) -> std::result::Result<DatabaseTransaction, DbErr> {
        with(self.sight, self.pool.begin_with_options(options)).await
    }
}

#[sea_orm::prelude::async_trait::async_trait]
impl ConnectionTrait for Connection {
    fn get_database_backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> std::result::Result<ExecResult, DbErr> {
        with(self.sight, self.pool.execute_raw(statement)).await
    }

    async fn execute_unprepared(&self, sql: &str) -> std::result::Result<ExecResult, DbErr> {
        with(self.sight, self.pool.execute_unprepared(sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> std::result::Result<Option<QueryResult>, DbErr> {
        match self.turn().await? {
            Some(turn) => turn.query_one(statement).await,
            None => with(self.sight, self.pool.query_one_raw(statement)).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> std::result::Result<Vec<QueryResult>, DbErr> {
        match self.turn().await? {
            Some(turn) => turn.query_all(statement).await,
            None => with(self.sight, self.pool.query_all_raw(statement)).await,
        }
    }
}
