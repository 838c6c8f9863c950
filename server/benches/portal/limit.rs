//! The best that can be had, measured in the same run.

use super::browser::Browser;
use super::ground::{Ground, Serving};
use super::load::{Measured, saturated};
use sea_orm::ConnectionTrait as _;
use service::keys::Keys;
use service::store::Store;
use std::sync::Arc;
use std::time::Duration;

/// The same bytes, handed out by the same server through the same layers, from memory.
pub async fn still(ground: &Ground, page: &[u8], cookie: &str, askers: usize, time: Duration) -> Measured {
    let file = ground.folder.join("assets/a.css");
    std::fs::write(&file, page).unwrap();
    let serving: Serving = ground.serve(&["--no-worker"]);
    let browser = Browser::new(&serving, &reqwest::Client::new(), cookie);
    let size = page.len();
    let ask = move |_: usize, _: usize| {
        let browser = browser.clone();
        async move {
            let body = browser.get("/assets/a.css", "identity").await?;
            if body.len() == size { Ok(()) } else { Err(format!("{} bytes of {size}", body.len())) }
        }
    };
    let measured = saturated(askers, time, ask).await;
    std::fs::write(&file, "").unwrap();
    measured
}

/// Where the same row is written bare: a database of its own beside the portal's, as durable.
pub struct Bare {
    store: Arc<Store>,
    url: Option<String>,
}

impl Bare {
    pub async fn new(ground: &Ground) -> Self {
        let (store, url) = match testing::postgres_database().await.unwrap().filter(|_| ground.database.is_some()) {
            Some(url) => (Store::postgres(&url).await.unwrap(), Some(url)),
            None => {
                let keys = Keys::from_hex(&std::fs::read_to_string(ground.key_file()).unwrap()).unwrap();
                (Store::sqlite(&ground.folder.join("bare.sqlite"), &keys).await.unwrap(), None)
            }
        };
        let table = "CREATE TABLE answer (id INTEGER PRIMARY KEY, item_key TEXT, value TEXT, remark TEXT, answered_at TEXT, revision INTEGER)";
        store.writer().execute_unprepared(table).await.unwrap();
        for id in 0..64 {
            let row = format!("INSERT INTO answer VALUES ({id}, '4-policy-set', 'partial', '', '', 1)");
            store.writer().execute_unprepared(&row).await.unwrap();
        }
        Self { store: Arc::new(store), url }
    }

    /// Commits in a second, while so many write a row of their own.
    pub async fn commits(&self, writers: usize, time: Duration) -> Measured {
        let store = self.store.clone();
        let write = move |writer: usize, number: usize| {
            let store = store.clone();
            async move {
                let told = |error: service::Error| error.to_string();
                let tx = store.begin().await.map_err(told)?;
                let update = format!(
                    "UPDATE answer SET remark = '規則 第3版による。{number}', answered_at = '2026-12-01T00:00:00Z', revision = revision + 1 WHERE id = {writer}"
                );
                tx.execute_unprepared(&update).await.map_err(|error| error.to_string())?;
                tx.commit().await.map_err(|error| error.to_string())
            }
        };
        saturated(writers, time, write).await
    }

    pub async fn end(self) {
        if let Some(store) = Arc::into_inner(self.store) {
            store.close().await;
        }
        if let Some(url) = self.url {
            testing::forget(&url);
        }
    }
}
