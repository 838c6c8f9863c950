//! Houses for tests: fresh, migrated, on SQLite and – where `KAKUNIN_TEST_POSTGRES` names a server – on PostgreSQL. A crate of its
//! own, so that the portal that is tested is the one that is shipped.

pub mod bare;
mod case;
mod commits;
mod database;
mod device;
mod list;
mod one_time;
pub mod proof;
mod register;
mod route;
pub mod scale;
mod session;
pub mod taken;
mod template;
mod world;

pub use case::Case;
pub use commits::Commits;
pub use database::{copied, forget, named, plainly, postgres_database};
pub use device::Device;
pub use list::FilledList;
pub use one_time::one_time_code;
pub use route::set_route;
pub use session::{cookie, cookie_with};
pub use world::World;

use chrono::{DateTime, Utc};
use database::{database_at, dropped};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use service::ctx::{Clock, Ctx, House};
use service::error::{Error, Result};
use service::files::Files;
use service::keys::Keys;
use service::store::Store;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A house of its own, gone with the test.
pub struct TestHouse {
    /// The house.
    pub house: Arc<House>,
    /// `sqlite` or `postgres`, for messages.
    pub name: &'static str,
    folder: PathBuf,
    /// The server and the name of its database there, where it is to be gone too.
    database: Option<(String, String)>,
}

impl TestHouse {
    /// Nobody signed in.
    #[must_use]
    pub fn nobody(&self) -> Ctx {
        Ctx::nobody(self.house.clone())
    }

    /// The same house, by a clock that is so much ahead of the machine's, or behind it.
    #[must_use]
    pub fn ahead(mut self, by: chrono::Duration) -> Self {
        if let Some(house) = Arc::get_mut(&mut self.house) {
            house.clock = Clock::Ahead(by);
        }
        self
    }

    /// The same house, under this address.
    #[must_use]
    pub fn at(mut self, public_url: &str) -> Self {
        if let Some(house) = Arc::get_mut(&mut self.house) {
            public_url.clone_into(&mut house.public_url);
        }
        self
    }

    /// Where its files lie.
    #[must_use]
    pub const fn folder(&self) -> &PathBuf {
        &self.folder
    }
}

impl Drop for TestHouse {
    fn drop(&mut self) {
        // Connections that are still open when the process ends take it down, see `store::settle`. One that a task of the test's own
        // runtime holds does not come back while this waits: it is closed with that.
        if !self.is_postgres() {
            let closing = self.house.store.clone().close();
            beside(Duration::from_millis(100), closing);
        }
        if let Some((server, name)) = self.database.take() {
            beside(Duration::from_secs(5), dropped(server, name));
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Does something on a runtime of its own, for tests of crates that have none.
///
/// # Panics
/// There is no runtime to be had.
pub fn wait<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    #[expect(clippy::expect_used, reason = "a test cannot go on")]
    runtime.expect("a runtime").block_on(work)
}

/// Does something on a runtime of its own, and waits for it no longer than this.
fn beside(patience: Duration, work: impl Future<Output = ()> + Send + 'static) {
    let done = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let in_time = async { tokio::time::timeout(patience, work).await };
        runtime.block_on(in_time).map_err(std::io::Error::other)
    });
    drop(done.join());
}

/// One house per database. The clock stands at 2026-11-23 09:00 in Japan.
///
/// # Errors
/// A database cannot be made.
pub async fn houses() -> Result<Vec<TestHouse>> {
    let mut houses = vec![sqlite().await?];
    if let Ok(server) = std::env::var("KAKUNIN_TEST_POSTGRES") {
        houses.push(postgres(&server).await?);
    }
    Ok(houses)
}

/// A house on SQLite.
///
/// # Errors
/// The database cannot be made.
pub async fn sqlite() -> Result<TestHouse> {
    let folder = ground()?;
    let path = folder.join("kakunin.sqlite");
    let keys = template::sqlite(&path).await?;
    let store = Store::sqlite(&path, &keys).await?;
    build("sqlite", folder, keys, store)
}

async fn postgres(server: &str) -> Result<TestHouse> {
    let (folder, keys) = (ground()?, Keys::from_hex(&Keys::new_master()?)?);
    let template = template::postgres(server).await?;
    let url = database_at(server, Some(template)).await?;
    let database = url.rsplit_once('/').map(|(_, name)| (server.to_owned(), name.to_owned()));
    let mut house = build("postgres", folder, keys, Store::postgres(&url).await?)?;
    house.database = database;
    Ok(house)
}

/// The house that the binary made, with the machine's clock: a data folder and its key, and perhaps a server's database.
///
/// # Errors
/// It does not open.
pub async fn made(data: &Path, key: &str, database: Option<&str>) -> Result<TestHouse> {
    let (folder, keys) = (ground()?, Keys::from_hex(key)?);
    let (name, store) = match database {
        Some(url) => ("postgres", Store::postgres(url).await?),
        None => ("sqlite", Store::sqlite(&data.join("kakunin.sqlite"), &keys).await?),
    };
    let house = House {
        store,
        clock: Clock::System,
        keys,
        files: Files::folder(&data.join("evidence"))?,
        scanner: None,
        previewer: None,
        checklists: Default::default(),
        public_url: "http://127.0.0.1:3000".to_owned(),
        demo: true,
    };
    Ok(TestHouse { house: Arc::new(house), name, folder, database: None })
}

fn ground() -> Result<PathBuf> {
    let folder =
        std::env::temp_dir().join(format!("kakunin-test-{}", domain::digest::hex(&service::keys::random::<8>()?)));
    std::fs::create_dir_all(&folder).map_err(Error::internal)?;
    Ok(folder)
}

fn build(name: &'static str, folder: PathBuf, keys: Keys, store: Store) -> Result<TestHouse> {
    let now: DateTime<Utc> = DateTime::from_timestamp(1_795_392_000, 0).unwrap_or_default();
    let files = Files::folder(&folder.join("evidence"))?;
    let house = House {
        store,
        clock: Clock::Set(Arc::new(Mutex::new(now))),
        keys,
        files,
        scanner: None,
        previewer: None,
        checklists: Default::default(),
        public_url: "http://127.0.0.1:3000".to_owned(),
        demo: true,
    };
    Ok(TestHouse { house: Arc::new(house), name, folder, database: None })
}

impl TestHouse {
    /// Changes rows as the owner of the database would: triggers away first. Gives the number of rows.
    ///
    /// # Errors
    /// The statement is not one of this database.
    pub async fn behind_the_back(&self, table: &str, statement: &str) -> Result<u64> {
        let store = self.house.store.writer();
        for act in ["update", "delete"] {
            let on = if self.is_postgres() { format!(" ON {table}") } else { String::new() };
            store.execute_unprepared(&format!("DROP TRIGGER IF EXISTS {table}_no_{act}{on}")).await?;
        }
        Ok(store.execute_unprepared(statement).await?.rows_affected())
    }

    /// Runs statements as the owner of the database would.
    ///
    /// # Errors
    /// They are none of this database.
    pub async fn run(&self, statements: &str) -> Result<()> {
        self.house.store.writer().execute_unprepared(statements).await?;
        Ok(())
    }

    /// Pairs of texts that a statement selects.
    ///
    /// # Errors
    /// The statement is not one of this database, or its columns are no texts.
    pub async fn pairs(&self, statement: &str) -> Result<Vec<(String, String)>> {
        let store = self.house.store.reader();
        let rows = store.query_all_raw(Statement::from_string(store.get_database_backend(), statement)).await?;
        rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
    }

    /// A key as a literal of this database.
    #[must_use]
    pub fn literal(&self, key: uuid::Uuid) -> String {
        if self.is_postgres() { format!("'{key}'") } else { format!("X'{}'", key.simple()) }
    }

    /// Whether the house stands on PostgreSQL.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        matches!(self.house.store.writer().get_database_backend(), DbBackend::Postgres)
    }
}
