use super::checkpoint;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use domain::trail::{Line, Opening};
use entity::{trail_checkpoint, trail_entry, trail_head};
use std::io::Write;

/// Writes the trail as lines of JSON, all of one moment: the public key, every entry, every head, every checkpoint, and at the end a
/// checkpoint over all that is in it. Gives the number of entries.
///
/// # Errors
/// The store does not answer, or nothing can be written.
pub async fn export(ctx: &Ctx, out: &mut (dyn Write + Send)) -> Result<usize> {
    let snapshot = ctx.house.store.snapshot().await?;
    let mut put = |line: &Line| {
        serde_json::to_writer(&mut *out, line)?;
        out.write_all(b"\n").map_err(Error::internal)
    };
    put(&Line::Trail(Opening { version: 1, at: ctx.now(), public_key: ctx.house.keys.public_key() }))?;
    let mut entries = 0;
    for head in trail_head::in_order().all(&snapshot).await? {
        for row in trail_entry::of_case(head.case_id).all(&snapshot).await? {
            put(&Line::Entry { content: row.content, hash: row.hash })?;
            entries += 1;
        }
        put(&Line::Head((head.case_id, head.seq, head.hash)))?;
    }
    for row in trail_checkpoint::in_order().all(&snapshot).await? {
        put(&Line::Checkpoint(checkpoint::kept(&row)))?;
    }
    put(&Line::Checkpoint(checkpoint::sign(ctx, &snapshot).await?))?;
    snapshot.rollback().await?;
    Ok(entries)
}
