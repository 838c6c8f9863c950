use super::read::Pieces;
use super::{End, Kind, damaged};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::evidence::object_path;
use crate::store::Store;
use bytes::BytesMut;
use domain::id::EvidenceId;
use entity::{trail_head, whole};
use object_store::{ObjectStoreExt as _, WriteMultipart};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};
use std::io::Read;
use uuid::Uuid;

/// Rows put at once, and their bytes: a statement of either database takes far more.
const MOST_ROWS: usize = 100;
const MOST_BYTES: usize = 1024 * 1024;

/// Whether a store holds nothing yet; none where it has no tables either.
pub async fn is_empty(store: &Store) -> Option<bool> {
    trail_head::some().all(store.reader()).await.ok().map(|heads| heads.is_empty())
}

/// Puts a backup into a house with all its tables and nothing in them: the files first, then all rows in one transaction. Where this
/// stops in between, nothing names the files, and it can be begun again.
///
/// # Errors
/// The house is not empty, its tables are not those of the backup, the backup is damaged, or a store does not answer.
pub async fn restore(ctx: &Ctx, input: &mut (dyn Read + Send)) -> Result<End> {
    if is_empty(&ctx.house.store).await != Some(true) {
        return Err(Error::internal("the store is not empty"));
    }
    let mut pieces = Pieces::begin(&ctx.house.keys, input)?;
    if pieces.begun()?.migrations != ctx.house.store.migrations().await? {
        return Err(Error::internal("the backup is of another version of the portal: restore it with that one"));
    }
    let tx = ctx.house.store.begin().await?;
    let keys = ForeignKeys::put_off(&tx).await?;
    let (mut file, mut rows) = (None, Rows::default());
    loop {
        let Some((kind, bytes)) = pieces.next()? else { return Err(damaged()) };
        match kind {
            Kind::Begin => return Err(damaged()),
            Kind::File => {
                finish(file.take()).await?;
                file = Some(begin(ctx, &bytes).await?);
            }
            Kind::Bytes => {
                let file = file.as_mut().ok_or_else(damaged)?;
                file.wait_for_capacity(4).await.map_err(Error::internal)?;
                file.write(&bytes);
            }
            Kind::Table => {
                finish(file.take()).await?;
                rows.put(&tx).await?;
                rows.table = text(bytes)?;
            }
            Kind::Row => rows.add(&tx, text(bytes)?).await?,
            Kind::End => {
                rows.put(&tx).await?;
                keys.ask_again(&tx).await?;
                tx.commit().await?;
                return Ok(serde_json::from_slice(&bytes)?);
            }
        }
    }
}

fn text(bytes: BytesMut) -> Result<String> {
    String::from_utf8(bytes.to_vec()).map_err(|_| damaged())
}

async fn begin(ctx: &Ctx, id: &[u8]) -> Result<WriteMultipart> {
    let id = EvidenceId(Uuid::from_slice(id).map_err(|_| damaged())?);
    let upload = ctx.house.files.store().put_multipart(&object_path(id)).await.map_err(Error::internal)?;
    Ok(WriteMultipart::new(upload))
}

async fn finish(file: Option<WriteMultipart>) -> Result<()> {
    if let Some(file) = file {
        file.finish().await.map_err(Error::internal)?;
    }
    Ok(())
}

/// Rows that wait to be put together.
#[derive(Default)]
struct Rows {
    table: String,
    waiting: Vec<String>,
    bytes: usize,
}

impl Rows {
    async fn add(&mut self, tx: &DatabaseTransaction, row: String) -> Result<()> {
        self.bytes += row.len();
        self.waiting.push(row);
        if self.waiting.len() >= MOST_ROWS || self.bytes >= MOST_BYTES {
            self.put(tx).await?;
        }
        Ok(())
    }

    async fn put(&mut self, tx: &DatabaseTransaction) -> Result<()> {
        let rows = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        if !rows.is_empty() {
            whole::put(tx, &self.table, &rows).await.map_err(Error::Store)?;
        }
        Ok(())
    }
}

/// What refers to what: asked at the end only, since tables refer to each other and to themselves.
struct ForeignKeys(Vec<String>);

impl ForeignKeys {
    async fn put_off(tx: &DatabaseTransaction) -> Result<Self> {
        if !matches!(tx.get_database_backend(), DbBackend::Postgres) {
            tx.execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
            return Ok(Self(Vec::new()));
        }
        tx.execute_unprepared("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")
            .await?;
        let all = "SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint \
                   WHERE contype = 'f' AND connamespace = current_schema()::regnamespace";
        let rows = tx.query_all_raw(Statement::from_string(DbBackend::Postgres, all)).await?;
        let all: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0)).collect::<std::result::Result<_, _>>()?;
        for one in &all {
            tx.execute_unprepared(&format!("{one} DEFERRABLE INITIALLY DEFERRED")).await?;
        }
        Ok(Self(all))
    }

    async fn ask_again(self, tx: &DatabaseTransaction) -> Result<()> {
        if self.0.is_empty() {
            // SQLite asks when the transaction ends.
            return Ok(());
        }
        tx.execute_unprepared("SET CONSTRAINTS ALL IMMEDIATE").await?;
        for one in &self.0 {
            tx.execute_unprepared(&format!("{one} NOT DEFERRABLE")).await?;
        }
        Ok(())
    }
}
