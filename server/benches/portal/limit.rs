//! The best that can be had, measured in the same run.

use super::browser::Browser;
use super::ground::{Ground, Serving};
use super::load::{Measured, saturated};
use std::time::Duration;
use testing::Commits;

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

/// The same row, written bare by so many at once.
pub async fn bare(commits: &Commits, writers: usize, time: Duration) -> Measured {
    let commits = commits.clone();
    let write = move |writer: usize, number: usize| {
        let commits = commits.clone();
        async move { commits.commit(writer, number).await.map_err(|error| error.to_string()) }
    };
    saturated(writers, time, write).await
}
