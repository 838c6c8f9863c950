use super::{Begin, End, Kind, MARK, about};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::evidence::object_path;
use crate::evidence::seal::Sealer;
use aws_lc_rs::digest::{Context, SHA256};
use bytes::BytesMut;
use domain::digest;
use domain::id::EvidenceId;
use entity::{evidence, whole};
use futures::stream::StreamExt as _;
use object_store::ObjectStoreExt as _;
use sea_orm::DatabaseTransaction;
use std::io::Write;

/// Writes a backup of this moment.
///
/// # Errors
/// The store or the file store does not answer, a file of evidence is not there, or nothing can be written.
pub async fn write(ctx: &Ctx, out: &mut (dyn Write + Send)) -> Result<End> {
    let migrations = ctx.house.store.migrations().await?;
    let snapshot = ctx.house.store.snapshot().await?;
    let mut pieces = Pieces::begin(ctx, out)?;
    pieces.put(Kind::Begin, &serde_json::to_vec(&Begin { at: ctx.now(), migrations })?)?;
    let mut end = End { files: files(ctx, &snapshot, &mut pieces).await?, ..End::default() };
    for table in whole::TABLES {
        pieces.put(Kind::Table, table.as_bytes())?;
        let (mut after, mut rows) = (None, 0);
        loop {
            let page = whole::page(&snapshot, table, &mut after).await?;
            if page.is_empty() {
                break;
            }
            for row in page {
                pieces.put(Kind::Row, row.as_bytes())?;
                rows += 1;
            }
        }
        end.rows.insert((*table).to_owned(), rows);
    }
    snapshot.rollback().await?;
    pieces.end(end)
}

/// The files of evidence as they lie in the file store, sealed; gives how many.
async fn files(ctx: &Ctx, snapshot: &DatabaseTransaction, pieces: &mut Pieces<'_>) -> Result<u64> {
    let mut count = 0;
    for row in evidence::in_order().all(snapshot).await? {
        pieces.put(Kind::File, row.id.0.as_bytes())?;
        let object = ctx.house.files.store().get(&object_path(row.id)).await;
        let mut bytes = object.map_err(|error| missing(row.id, &error))?.into_stream();
        while let Some(some) = bytes.next().await {
            pieces.put(Kind::Bytes, &some.map_err(|error| missing(row.id, &error))?)?;
        }
        count += 1;
    }
    Ok(count)
}

/// Also where it was removed since the backup was begun: then another try has it not.
fn missing(id: EvidenceId, error: &object_store::Error) -> Error {
    Error::internal(format!("evidence {id} cannot be read: {error}"))
}

/// The pieces of a backup on their way into the seal.
struct Pieces<'a> {
    out: &'a mut (dyn Write + Send),
    sealer: Sealer,
    sealed: BytesMut,
    hash: Context,
}

impl<'a> Pieces<'a> {
    fn begin(ctx: &Ctx, out: &'a mut (dyn Write + Send)) -> Result<Self> {
        let (id, key) = (ctx.new_id(), crate::keys::random()?);
        let sealed_key = ctx.house.keys.seal(&about(id), &key)?;
        out.write_all(&[&MARK[..], id.as_bytes(), sealed_key.as_bytes()].concat()).map_err(Error::internal)?;
        let mut sealed = BytesMut::new();
        let sealer = Sealer::new(&key, EvidenceId(id), &mut sealed)?;
        Ok(Self { out, sealer, sealed, hash: Context::new(&SHA256) })
    }

    fn put(&mut self, kind: Kind, bytes: &[u8]) -> Result<()> {
        let length = u32::try_from(bytes.len()).map_err(Error::internal)?;
        let head = [&[kind as u8][..], &length.to_be_bytes()].concat();
        if !matches!(kind, Kind::Begin | Kind::End) {
            self.hash.update(&head);
            self.hash.update(bytes);
        }
        self.sealer.push(&head, &mut self.sealed)?;
        self.sealer.push(bytes, &mut self.sealed)?;
        self.out.write_all(&self.sealed.split()).map_err(Error::internal)
    }

    fn end(mut self, end: End) -> Result<End> {
        let end = End { digest: digest::hex(self.hash.clone().finish().as_ref()), ..end };
        self.put(Kind::End, &serde_json::to_vec(&end)?)?;
        self.sealer.finish(&mut self.sealed)?;
        self.out.write_all(&self.sealed).map_err(Error::internal)?;
        Ok(end)
    }
}
