use super::At;
use crate::http::own_path;
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::StatusCode;
use domain::evidence::MAX_FILES;
use domain::evidence::view::EvidenceLine;
use domain::refusal::{Fault, Refusal};
use futures::StreamExt as _;
use service::{Ctx, Error, Result};

/// Longest address to go on to, bytes.
const ADDRESS: usize = 2_000;

/// What one form brought.
#[derive(Default)]
pub(super) struct Sent {
    pub(super) files: Vec<EvidenceLine>,
    pub(super) next: Option<String>,
    /// Whether a file has another name than it was sent with: without folders, control and direction signs.
    pub(super) renamed: bool,
}

impl Sent {
    /// Stores file after file. The first refusal ends the storing, but the form is read to its end: a browser that is cut
    /// off while it sends shows its own error instead of ours.
    pub(super) async fn receive(&mut self, ctx: &Ctx, at: &At, mut form: Multipart) -> Result<()> {
        let mut result = Ok(());
        let mut seen = 0;
        while let Some(field) = form.next_field().await.map_err(interrupted)? {
            match field.name() {
                Some("next") => self.next = Some(address(field).await?),
                Some("file") if field.file_name().is_some_and(|name| !name.is_empty()) => {
                    seen += 1;
                    if result.is_ok() {
                        result = self.store(ctx, at, field, seen).await;
                    }
                }
                Some(_) | None => {}
            }
        }
        if seen == 0 { Err(Refusal::field("file", Fault::FileMissing).into()) } else { result }
    }

    async fn store(&mut self, ctx: &Ctx, at: &At, field: Field<'_>, seen: usize) -> Result<()> {
        if seen > MAX_FILES {
            return Err(Refusal::field("file", Fault::FileTooLarge).into());
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let line = match at {
            At::Item(sheet, item) => service::evidence::store(ctx, *sheet, item, &name, field).await?,
            At::Audit(shows) => service::audit::add_file(ctx, *shows, &name, field).await?,
        };
        self.renamed |= line.name != name;
        self.files.push(line);
        Ok(())
    }
}

async fn address(mut field: Field<'_>) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.next().await {
        bytes.extend_from_slice(&piece.map_err(interrupted)?);
        if bytes.len() > ADDRESS {
            return Ok("/".to_owned());
        }
    }
    Ok(own_path(&String::from_utf8_lossy(&bytes)).to_owned())
}

pub(super) fn interrupted(error: MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Refusal::field("file", Fault::FileTooLarge).into();
    }
    tracing::info!(%error, "upload broke off");
    Refusal::field("file", Fault::FileInterrupted).into()
}
