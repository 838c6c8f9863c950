//! Databases to copy, one for all tests of a program: to migrate takes longer than most tests.

use crate::database::database_at;
use crate::ground;
use service::error::{Error, Result};
use service::keys::Keys;
use service::store::Store;
use std::path::Path;
use tokio::sync::OnceCell;

/// A file of SQLite with all its tables and no rows, and the master key that opens it.
struct File {
    master: String,
    content: Vec<u8>,
}

static FILE: OnceCell<File> = OnceCell::const_new();
static DATABASE: OnceCell<String> = OnceCell::const_new();

/// Puts a database with all tables at `path` and gives the keys that open it.
pub(crate) async fn sqlite(path: &Path) -> Result<Keys> {
    let File { master, content } = FILE.get_or_try_init(file).await?;
    std::fs::write(path, content).map_err(Error::internal)?;
    Keys::from_hex(master)
}

async fn file() -> Result<File> {
    let (folder, master) = (ground()?, Keys::new_master()?);
    let path = folder.join("kakunin.sqlite");
    let store = Store::sqlite(&path, &Keys::from_hex(&master)?).await?;
    store.migrate().await?;
    store.close().await;
    let content = std::fs::read(&path).map_err(Error::internal)?;
    std::fs::remove_dir_all(&folder).map_err(Error::internal)?;
    Ok(File { master, content })
}

/// Name of a database with all tables on the PostgreSQL server for tests.
pub(crate) async fn postgres(server: &str) -> Result<&'static str> {
    let named = Box::pin(async {
        let url = database_at(server, None).await?;
        let store = Store::postgres(&url).await?;
        store.migrate().await?;
        // A database is copied only while nobody is connected to it.
        store.close().await;
        let (_, name) = url.rsplit_once('/').ok_or_else(|| Error::internal("a database has a name"))?;
        Ok(name.to_owned())
    });
    DATABASE.get_or_try_init(|| named).await.map(String::as_str)
}
