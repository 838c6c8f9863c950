//! What the operator's commands and the worker do about the file store.

use super::object::{self, path};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::trail::{self, Finding};
use aws_lc_rs::digest::{Context, SHA256};
use chrono::Duration;
use domain::digest;
use domain::id::EvidenceId;
use entity::evidence;
use futures::stream::StreamExt;
use object_store::ObjectStoreExt as _;
use std::collections::BTreeSet;

/// Objects asked about at once.
const BATCH: usize = 500;

/// Removes objects that are older than a day and that no row names, or whose file was deleted: left by a machine that stopped in
/// between. Gives back how many.
///
/// # Errors
/// The store or the file store does not answer.
pub async fn sweep(ctx: &Ctx) -> Result<usize> {
    let before = ctx.now() - Duration::days(1);
    let mut removed = ctx.house.files.sweep_unfinished(before).await?;
    let mut objects = ctx.house.files.store().list(None).ready_chunks(BATCH);
    while let Some(batch) = objects.next().await {
        let batch: Vec<_> = batch.into_iter().collect::<object_store::Result<_>>().map_err(Error::internal)?;
        let old = batch.into_iter().filter(|object| object.last_modified < before);
        let old: Vec<EvidenceId> = old.filter_map(|object| object.location.as_ref().parse().ok()).collect();
        let named = evidence::with_ids(old.iter().copied()).all(ctx.house.store.writer()).await?;
        let named: BTreeSet<EvidenceId> = named.into_iter().map(|row| row.id).collect();
        for orphan in old.into_iter().filter(|id| !named.contains(id)) {
            ctx.house.files.store().delete(&path(orphan)).await.map_err(Error::internal)?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Takes the content of a deleted file out of the file store.
///
/// # Errors
/// The file store does not answer.
pub(crate) async fn forget(ctx: &Ctx, id: EvidenceId) -> Result<()> {
    ctx.house.files.store().delete(&path(id)).await.map_err(Error::internal)
}

/// Opens every file and compares it with its row: what is missing, changed or swapped is named.
///
/// # Errors
/// The store does not answer.
pub async fn verify(ctx: &Ctx) -> Result<Vec<Finding>> {
    // Everybody's, whoever asks.
    let ctx = &Ctx::nobody(ctx.house.clone());
    let mut findings = Vec::new();
    for row in evidence::in_order().all(ctx.read()).await? {
        let what = match measure(ctx, &row).await {
            Ok((size, sha256)) if (size, &sha256) == (row.size, &row.sha256) => continue,
            Ok(_) => format!("evidence {} is another file than was uploaded", row.id),
            Err(error) => format!("evidence {} does not open: {error}", row.id),
        };
        let recorded = trail::recorded_in(ctx, row.id.0).await?;
        findings.push(Finding { case: recorded.map(|(case, _)| case), seq: recorded.map(|(_, seq)| seq), what });
    }
    Ok(findings)
}

async fn measure(ctx: &Ctx, row: &evidence::Model) -> Result<(i64, String)> {
    let mut plain = object::plain(ctx, row.id, &row.sealed_key).await?;
    let (mut size, mut hash) = (0, Context::new(&SHA256));
    while let Some(bytes) = plain.next().await {
        let bytes = bytes?;
        size += i64::try_from(bytes.len()).map_err(Error::internal)?;
        hash.update(&bytes);
    }
    Ok((size, digest::hex(hash.finish().as_ref())))
}
