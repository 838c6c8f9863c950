use super::{object, opened};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use domain::evidence::MediaType;
use domain::evidence::view::{Drawn, NotDrawn, Preview};
use domain::id::EvidenceId;
use futures::stream::{BoxStream, StreamExt};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, Command};
use tokio::sync::Semaphore;

/// The word that makes the binary draw one page of a PDF; the number of the page follows.
pub const PREVIEW: &str = "preview";
/// Pages that are drawn at a time.
static TURN: Semaphore = Semaphore::const_new(2);
/// Until a page is drawn.
const PATIENCE: Duration = Duration::from_secs(30);
/// The largest picture, bytes.
const PICTURE: u64 = 16 * 1024 * 1024;
/// How a PNG begins.
const PNG: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Draws pages of PDFs: the binary `kakunin`, in a process of its own with little memory, little time and nothing to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previewer(PathBuf);

impl Previewer {
    /// The binary.
    #[must_use]
    pub const fn at(binary: PathBuf) -> Self {
        Self(binary)
    }

    /// Draws a page, counted from 1; one that is not there is the nearest that is.
    ///
    /// # Errors
    /// The file does not open.
    pub async fn page(
        &self,
        number: usize,
        plain: BoxStream<'static, Result<Bytes>>,
    ) -> Result<std::result::Result<Drawn, NotDrawn>> {
        let Ok(_turn) = TURN.acquire().await else { return Ok(Err(NotDrawn::Unavailable)) };
        let mut child = match self.start(number) {
            Ok(child) => child,
            Err(error) => {
                tracing::error!(%error, "the process that draws pages does not start");
                return Ok(Err(NotDrawn::Unavailable));
            }
        };
        match tokio::time::timeout(PATIENCE, talk(&mut child, plain)).await {
            Ok(Ok(said)) => Ok(understood(number, said).ok_or(NotDrawn::Unreadable)),
            Ok(Err(error)) => Err(error),
            Err(_) => Ok(Err(NotDrawn::Unreadable)),
        }
    }

    /// No environment, and no folder of ours: it has the one file and nothing else.
    fn start(&self, number: usize) -> std::io::Result<Child> {
        Command::new(&self.0)
            .args([PREVIEW, &number.to_string()])
            .env_clear()
            .current_dir(std::env::temp_dir())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
    }
}

/// Hands the file over and takes what comes back. A child that stops listening has said what it had to say.
async fn talk(child: &mut Child, mut plain: BoxStream<'static, Result<Bytes>>) -> Result<Vec<u8>> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else { return Ok(Vec::new()) };
    let hand = async move {
        while let Some(bytes) = plain.next().await {
            if input.write_all(&bytes?).await.is_err() {
                break;
            }
        }
        Ok::<(), Error>(())
    };
    let mut said = Vec::new();
    let mut output = output.take(PICTURE);
    let (handed, heard) = tokio::join!(hand, output.read_to_end(&mut said));
    handed?;
    let ended = child.wait().await.is_ok_and(|status| status.success());
    if heard.is_err() || !ended {
        said.clear();
    }
    Ok(said)
}

fn understood(number: usize, said: Vec<u8>) -> Option<Drawn> {
    let (pages, picture) = said.split_first_chunk::<4>()?;
    let pages = usize::try_from(u32::from_be_bytes(*pages)).ok()?;
    picture.starts_with(&PNG).then(|| Drawn {
        number: number.clamp(1, pages.max(1)),
        pages,
        png: STANDARD.encode(picture),
    })
}

/// A file for whoever may see it, to be looked at in a page: a picture as it is, a page of a PDF drawn by us.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`] also where the actor may not know of it; the file store does not answer.
pub async fn preview(ctx: &Ctx, file: EvidenceId, number: usize) -> Result<Preview> {
    let (line, sealed_key) = opened(ctx, file).await?;
    let (id, kind) = (line.id, line.media_type);
    let drawn = match (kind, &ctx.house.previewer) {
        (MediaType::Pdf, Some(previewer)) => previewer.page(number, object::plain(ctx, id, &sealed_key).await?).await?,
        (MediaType::Pdf, None) => Err(NotDrawn::Unavailable),
        (
            MediaType::Png
            | MediaType::Jpeg
            | MediaType::Xlsx
            | MediaType::Docx
            | MediaType::Pptx
            | MediaType::Csv
            | MediaType::Text,
            _,
        ) => Err(NotDrawn::Kind),
    };
    Ok(Preview { file: line, drawn })
}
