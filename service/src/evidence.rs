//! Evidence (証拠資料): received, checked, sealed, attached to items, handed out to whoever may see it.
//!
//! Each file is sealed under its own key before it reaches the file store; the key is sealed with the house key and stands
//! in the row. Nothing is ever held whole in memory.

mod attach;
mod care;
mod object;
mod place;
mod preview;
mod scanner;
pub(crate) mod seal;
mod store;

pub(crate) use attach::attach_in;
pub use attach::{attach, detach};
pub(crate) use care::forget;
pub use care::{sweep, verify};
pub(crate) use object::{about as about_key, path as object_path};
pub use preview::{PREVIEW, Previewer, preview};
pub use scanner::Scanner;
pub use store::store;
pub(crate) use store::{enter, receive};

use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::write::Write;
use bytes::Bytes;
use domain::evidence::view::EvidenceLine;
use domain::id::{ConfirmationId, EvidenceId};
use domain::refusal::Refusal;
use entity::evidence_grant::{self, Attached};
use futures::stream::BoxStream;
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

/// A file for whoever may see it: its line and its plain bytes. An object that was tampered with ends the
/// stream with an error.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it; the file store does not answer.
pub async fn open(ctx: &Ctx, file: EvidenceId) -> Result<(EvidenceLine, BoxStream<'static, Result<Bytes>>)> {
    let (line, sealed_key) = opened(ctx, file).await?;
    let plain = object::plain(ctx, line.id, &sealed_key).await?;
    Ok((line, plain))
}

/// A file that the actor sees in a sheet or among the papers of an audit, with its sealed key.
async fn opened(ctx: &Ctx, file: EvidenceId) -> Result<(EvidenceLine, String)> {
    match shown(ctx, file, ctx.read()).await {
        Ok(row) => {
            let sealed_key = row.sealed_key.clone();
            Ok((view(row), sealed_key))
        }
        Err(Error::Refused(Refusal::NotFound)) => crate::audit::file(ctx, file).await,
        Err(error) => Err(error),
    }
}

/// What is attached to the items of a sheet now, as far as the actor may see it, in order of attachment. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn of_confirmation(ctx: &Ctx, sheet: ConfirmationId) -> Result<Vec<EvidenceLine>> {
    attached_now(ctx, sheet, ctx.read()).await
}

/// As [`of_confirmation`], also what was taken off since: for submissions, which keep what they were made with.
///
/// # Errors
/// The store does not answer.
pub async fn ever_of_confirmation(ctx: &Ctx, sheet: ConfirmationId) -> Result<Vec<EvidenceLine>> {
    let ever = evidence_grant::shown_to(ctx.actor()?, ctx.today());
    let ever = ever.filter(evidence_grant::Column::ConfirmationId.eq(sheet));
    Ok(evidence_grant::attached(ever).all(ctx.read()).await?.into_iter().map(view).collect())
}

/// As [`of_confirmation`], inside the transaction that freezes the sheet.
///
/// # Errors
/// The store does not answer.
pub async fn of_confirmation_in(write: &Write, sheet: ConfirmationId) -> Result<Vec<EvidenceLine>> {
    attached_now(&write.ctx, sheet, write.tx()).await
}

async fn attached_now<C: ConnectionTrait>(
    ctx: &Ctx,
    sheet: ConfirmationId,
    connection: &C,
) -> Result<Vec<EvidenceLine>> {
    let live = evidence_grant::shown_to(ctx.actor()?, ctx.today())
        .filter(evidence_grant::Column::ConfirmationId.eq(sheet))
        .filter(evidence_grant::Column::EndedAt.is_null());
    Ok(evidence_grant::attached(live).all(connection).await?.into_iter().map(view).collect())
}

/// One attachment.
async fn line(ctx: &Ctx, grant: Uuid) -> Result<EvidenceLine> {
    let grants = evidence_grant::shown_to(ctx.actor()?, ctx.today()).filter(evidence_grant::Column::Id.eq(grant));
    let row = evidence_grant::attached(grants).one(ctx.read()).await?;
    Ok(view(row.ok_or(Refusal::NotFound)?))
}

/// A file that the actor sees.
async fn shown<C: ConnectionTrait>(ctx: &Ctx, file: EvidenceId, connection: &C) -> Result<Attached> {
    let grants = evidence_grant::shown_to(ctx.actor()?, ctx.today());
    let grants = grants.filter(evidence_grant::Column::EvidenceId.eq(file));
    Ok(evidence_grant::attached(grants).one(connection).await?.ok_or(Refusal::NotFound)?)
}

fn view(row: Attached) -> EvidenceLine {
    EvidenceLine {
        id: row.evidence_id,
        grant: row.grant,
        item_key: row.item_key,
        name: row.name,
        media_type: row.media_type,
        size: row.size,
        sha256: row.sha256,
        uploaded_at: row.uploaded_at,
        uploaded_by_name: row.uploaded_by_name,
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        revision: row.revision,
    }
}
