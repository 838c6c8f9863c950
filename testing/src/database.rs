//! Databases on the PostgreSQL server for tests.

use crate::beside;
use sea_orm::{ConnectionTrait, Database};
use service::error::{Error, Result};
use std::time::Duration;

/// Address of a new database on the PostgreSQL server for tests, where there is one.
///
/// # Errors
/// The database cannot be made.
pub async fn postgres_database() -> Result<Option<String>> {
    match std::env::var("KAKUNIN_TEST_POSTGRES") {
        Ok(server) => database_at(&server, None).await.map(Some),
        Err(_) => Ok(None),
    }
}

/// A new database of this address, empty; one that was there is gone.
///
/// # Errors
/// The database cannot be made.
pub async fn named(url: &str) -> Result<()> {
    let server = std::env::var("KAKUNIN_TEST_POSTGRES").map_err(Error::internal)?;
    let (_, name) = url.rsplit_once('/').ok_or_else(|| Error::internal("a database has a name"))?;
    dropped(server.clone(), name.to_owned()).await;
    made_on(&server, name, None).await
}

/// Address of a copy of such a database; nobody may be connected to it.
///
/// # Errors
/// The database cannot be copied.
pub async fn copied(url: &str) -> Result<String> {
    let server = std::env::var("KAKUNIN_TEST_POSTGRES").map_err(Error::internal)?;
    let (_, name) = url.rsplit_once('/').ok_or_else(|| Error::internal("a database has a name"))?;
    database_at(&server, Some(name)).await
}

/// A new database, empty or as the named one is.
pub(crate) async fn database_at(server: &str, template: Option<&str>) -> Result<String> {
    let name = format!("test_{}", domain::digest::hex(&service::keys::random::<8>()?));
    made_on(server, &name, template).await?;
    let (base, _) =
        server.rsplit_once('/').ok_or_else(|| Error::internal("KAKUNIN_TEST_POSTGRES names no database"))?;
    Ok(format!("{base}/{name}"))
}

async fn made_on(server: &str, name: &str, template: Option<&str>) -> Result<()> {
    let admin = Database::connect(server).await.map_err(Error::Store)?;
    let template = template.map_or_else(String::new, |template| format!(" TEMPLATE {template}"));
    admin.execute_unprepared(&format!("CREATE DATABASE {name}{template}")).await.map_err(Error::Store)?;
    admin.close().await.map_err(Error::Store)
}

/// Address of the same database for a user who owns it and may do nothing else on the server.
///
/// # Errors
/// The database is not there.
pub async fn plainly(url: &str) -> Result<String> {
    let admin = Database::connect(url).await.map_err(Error::Store)?;
    let (_, name) = url.rsplit_once('/').ok_or_else(|| Error::internal("a database has a name"))?;
    let user = name.replace("test_", "plain_");
    for statement in [format!("CREATE ROLE {user} LOGIN"), format!("ALTER DATABASE {name} OWNER TO {user}")] {
        admin.execute_unprepared(&statement).await.map_err(Error::Store)?;
    }
    admin.close().await.map_err(Error::Store)?;
    let (_, place) = url.rsplit_once('@').ok_or_else(|| Error::internal("KAKUNIN_TEST_POSTGRES names no user"))?;
    Ok(format!("postgres://{user}@{place}"))
}

/// Takes such a database away again, with whoever is still connected to it.
pub fn forget(url: &str) {
    if let (Ok(server), Some((_, name))) = (std::env::var("KAKUNIN_TEST_POSTGRES"), url.rsplit_once('/')) {
        beside(Duration::from_secs(5), dropped(server, name.to_owned()));
    }
}

/// Hundreds of databases are gigabytes, in memory.
pub(crate) async fn dropped(server: String, name: String) {
    if let Ok(admin) = Database::connect(server).await {
        let _ = admin.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        let _ = admin.close().await;
    }
}
