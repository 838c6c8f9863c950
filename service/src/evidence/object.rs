use super::seal::{Opener, Sealer};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::files::Files;
use aws_lc_rs::digest::{Context, SHA256};
use bytes::{Bytes, BytesMut};
use domain::digest;
use domain::evidence::{ContentCheck, MediaType};
use domain::id::EvidenceId;
use domain::refusal::{Fault, Refusal};
use futures::stream::{BoxStream, Stream, StreamExt, try_unfold};
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStoreExt as _};

/// Bytes sent to the file store at once; S3 takes no less.
const PART: usize = 5 * 1024 * 1024;

/// What was stored.
pub(super) struct Stored {
    pub(super) size: i64,
    pub(super) sha256: String,
    pub(super) sealed_key: String,
    pub(super) object: Object,
}

/// An object in the file store that no row names yet: it goes away unless it is kept.
pub(super) struct Object {
    files: Files,
    path: Path,
    upload: Option<Box<dyn MultipartUpload>>,
    kept: bool,
}

pub(crate) fn path(id: EvidenceId) -> Path {
    Path::from(id.to_string())
}

fn fault(fault: Fault) -> Error {
    Refusal::field("file", fault).into()
}

/// Checks, seals and stores what arrives, never the whole at once, and has it scanned where a scanner is configured.
pub(super) async fn put<S, E>(ctx: &Ctx, id: EvidenceId, kind: MediaType, plain: S) -> Result<Stored>
where
    S: Stream<Item = std::result::Result<Bytes, E>> + Send + Unpin,
{
    let mut object = Object::begin(&ctx.house.files, id).await?;
    let filled = match fill(ctx, id, kind, plain, &mut object).await {
        Ok(filled) => scan(ctx, id, &filled.2).await.map(|()| filled),
        Err(error) => Err(error),
    };
    match filled {
        Ok((size, sha256, sealed_key)) => Ok(Stored { size, sha256, sealed_key, object }),
        Err(error) => {
            object.discard().await;
            Err(error)
        }
    }
}

async fn fill<S, E>(
    ctx: &Ctx,
    id: EvidenceId,
    kind: MediaType,
    mut plain: S,
    object: &mut Object,
) -> Result<(i64, String, String)>
where
    S: Stream<Item = std::result::Result<Bytes, E>> + Send + Unpin,
{
    let key = crate::keys::random()?;
    let mut out = BytesMut::new();
    let mut sealer = Sealer::new(&key, id, &mut out)?;
    let mut check = ContentCheck::new(kind);
    let mut hash = Context::new(&SHA256);
    while let Some(bytes) = plain.next().await {
        let bytes = bytes.map_err(|_| fault(Fault::FileInterrupted))?;
        check.feed(&bytes).map_err(fault)?;
        hash.update(&bytes);
        sealer.push(&bytes, &mut out)?;
        while out.len() >= PART {
            object.part(out.split_to(PART).freeze()).await?;
        }
    }
    let size = check.finish().map_err(fault)?;
    sealer.finish(&mut out)?;
    object.part(out.freeze()).await?;
    object.complete().await?;
    let sealed_key = ctx.house.keys.seal(&about(id), &key)?;
    Ok((i64::try_from(size).map_err(Error::internal)?, digest::hex(hash.finish().as_ref()), sealed_key))
}

/// The sealed object is its own quarantine: no row names it until the scanner has read it. It is read back for this, so that
/// a slow sender keeps no thread of the scanner waiting.
async fn scan(ctx: &Ctx, id: EvidenceId, sealed_key: &str) -> Result<()> {
    match &ctx.house.scanner {
        Some(scanner) => scanner.scan(plain(ctx, id, sealed_key).await?).await,
        None => Ok(()),
    }
}

/// What the key of a file is sealed for.
pub(crate) fn about(id: EvidenceId) -> String {
    format!("evidence {id}")
}

impl Object {
    async fn begin(files: &Files, id: EvidenceId) -> Result<Self> {
        let path = path(id);
        let upload = files.store().put_multipart(&path).await.map_err(Error::internal)?;
        Ok(Self { files: files.clone(), path, upload: Some(upload), kept: false })
    }

    async fn part(&mut self, bytes: Bytes) -> Result<()> {
        match &mut self.upload {
            Some(upload) => upload.put_part(bytes.into()).await.map_err(Error::internal),
            None => Err(Error::internal("an object is complete already")),
        }
    }

    async fn complete(&mut self) -> Result<()> {
        if let Some(upload) = &mut self.upload {
            upload.complete().await.map_err(Error::internal)?;
        }
        self.upload = None;
        Ok(())
    }

    /// A row names it, or may do so: it stays, or [`super::sweep`] finds it.
    pub(super) fn keep(mut self) {
        self.kept = true;
    }

    /// Takes it away again.
    pub(super) async fn discard(mut self) {
        self.kept = true;
        remove(self.files.clone(), self.path.clone(), self.upload.take()).await;
    }
}

impl Drop for Object {
    /// Whoever waited for the upload has gone.
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(remove(self.files.clone(), self.path.clone(), self.upload.take()));
        }
    }
}

/// What cannot be removed now is swept later.
async fn remove(files: Files, path: Path, upload: Option<Box<dyn MultipartUpload>>) {
    let removed = match upload {
        Some(mut upload) => upload.abort().await,
        None => files.store().delete(&path).await,
    };
    if let Err(error) = removed {
        tracing::warn!(%error, %path, "an object without a row stays until the sweep");
    }
}

/// The plain bytes of a file, opened as they are read. A changed or cut object ends in an error, never in a shorter file.
pub(super) async fn plain(ctx: &Ctx, id: EvidenceId, sealed_key: &str) -> Result<BoxStream<'static, Result<Bytes>>> {
    let key = ctx.house.keys.open(&about(id), sealed_key)?;
    let key = key.try_into().map_err(|_| Error::internal("a file key has the wrong length"))?;
    let sealed = ctx.house.files.store().get(&path(id)).await.map_err(Error::internal)?.into_stream();
    let begin = Some((Opener::new(key, id), sealed));
    Ok(try_unfold(begin, next).boxed())
}

type Sealed = BoxStream<'static, object_store::Result<Bytes>>;
type Reading = Option<(Opener, Sealed)>;

async fn next(reading: Reading) -> Result<Option<(Bytes, Reading)>> {
    let Some((mut opener, mut sealed)) = reading else { return Ok(None) };
    let mut out = BytesMut::new();
    while let Some(bytes) = sealed.next().await {
        opener.push(&bytes.map_err(Error::internal)?, &mut out)?;
        if !out.is_empty() {
            return Ok(Some((out.freeze(), Some((opener, sealed)))));
        }
    }
    opener.finish(&mut out)?;
    Ok(Some((out.freeze(), None)))
}
