//! A large file goes through in little memory. Alone in its process, so that nothing else is measured.
#![expect(clippy::unwrap_used, reason = "a test")]

#[path = "../all/evidence/world.rs"]
#[expect(dead_code, reason = "only part of the world is needed here")]
mod world;

use bytes::Bytes;
use domain::evidence::MAX_BYTES;
use futures::stream::{self, StreamExt};
use service::evidence::{open, store};
use std::convert::Infallible;
use testing::sqlite;
use world::{ITEM, World, build};

/// Most memory ever held, KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

async fn there_and_back(world: &World, size: u64) {
    let ctx = world.answerer();
    let piece = Bytes::from([b"%PDF-1.7".as_slice(), &[b' '; 16_376]].concat());
    let plain = stream::iter((0..size / 16_384).map(move |_| Ok::<_, Infallible>(piece.clone())));
    let line = store(&ctx, world.sheet, ITEM, "a.pdf", plain).await.unwrap();
    let (_, mut plain) = open(&ctx, line.id).await.unwrap();
    let mut read = 0;
    while let Some(bytes) = plain.next().await {
        read += bytes.unwrap().len() as u64;
    }
    assert_eq!(read, size);
}

#[tokio::test]
async fn a_large_file_takes_little_memory() {
    let world = build(sqlite().await.unwrap()).await;
    there_and_back(&world, 1024 * 1024).await;
    let before = peak();
    there_and_back(&world, MAX_BYTES).await;
    let grown = peak() - before;
    assert!(grown < 16 * 1024, "{grown} KiB");
}
