use super::object::{self, Stored};
use super::place::{Place, look, place};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use bytes::Bytes;
use domain::evidence::view::EvidenceLine;
use domain::evidence::{MediaType, file_name};
use domain::id::{ConfirmationId, EvidenceId};
use domain::permission::Actor;
use domain::refusal::{Fault, Refusal};
use domain::vault::QUOTA;
use entity::{evidence, evidence_grant, trail_head};
use futures::stream::Stream;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Receives a file and attaches it to an item. The object lies in the file store before a row names it; where the rows are
/// refused it is taken away again, and where the end of the transaction is not known it is left for [`super::sweep`].
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotPermitted`]; the sheet or the item is not open; [`Fault::FileType`],
/// [`Fault::FileEmpty`], [`Fault::FileTooLarge`], [`Fault::FileInterrupted`], [`Fault::FileInfected`],
/// [`Fault::FileUnscanned`], [`Fault::QuotaReached`] at the field `file`.
pub async fn store<S, E>(
    ctx: &Ctx,
    sheet: ConfirmationId,
    item: &str,
    sent_name: &str,
    plain: S,
) -> Result<EvidenceLine>
where
    S: Stream<Item = std::result::Result<Bytes, E>> + Send + Unpin,
{
    look(ctx, sheet, item).await?;
    let received = receive(ctx, sent_name, plain).await?;
    let grant = received.settle(|file| rows(ctx, sheet, item, file)).await?;
    super::line(ctx, grant).await
}

/// A file that lies in the file store and that no row names yet.
pub(crate) struct Received {
    file: evidence::Model,
    object: object::Object,
}

/// Receives a file for the actor's company.
///
/// # Errors
/// The faults of [`store`], at the field `file`.
pub(crate) async fn receive<S, E>(ctx: &Ctx, sent_name: &str, plain: S) -> Result<Received>
where
    S: Stream<Item = std::result::Result<Bytes, E>> + Send + Unpin,
{
    let actor = ctx.actor()?;
    if used(actor, ctx.read()).await? >= QUOTA {
        return Err(Refusal::field("file", Fault::QuotaReached).into());
    }
    let name = file_name(sent_name);
    let kind = MediaType::claimed_by(&name).ok_or_else(|| Refusal::field("file", Fault::FileType))?;
    let id = EvidenceId(ctx.new_id());
    let Stored { size, sha256, sealed_key, object } = object::put(ctx, id, kind, plain).await?;
    let file = evidence::Model {
        id,
        organisation_id: actor.organisation,
        name,
        media_type: kind,
        size,
        sha256,
        sealed_key,
        uploaded_by: actor.account,
        uploaded_at: ctx.now(),
    };
    Ok(Received { file, object })
}

impl Received {
    /// Writes its rows and keeps it, or takes it away where they are refused.
    ///
    /// # Errors
    /// Those of `rows`.
    pub(crate) async fn settle<T, F>(self, rows: impl FnOnce(evidence::Model) -> F) -> Result<T>
    where
        F: Future<Output = Result<(Write, T)>>,
    {
        let Self { file, object } = self;
        match rows(file).await {
            Ok((write, written)) => {
                object.keep();
                write.commit().await?;
                Ok(written)
            }
            Err(error) => {
                object.discard().await;
                Err(error)
            }
        }
    }
}

/// Bytes that the actor's company holds.
async fn used<C: ConnectionTrait>(actor: &Actor, connection: &C) -> Result<i64> {
    Ok(evidence::size_of(actor.organisation).one(connection).await?.flatten().unwrap_or_default())
}

/// The row of a file, where the company has room for it: how large it is, is known only now; whoever else sends one for this company
/// waits.
///
/// # Errors
/// [`Fault::QuotaReached`] at the field `file`.
pub(crate) async fn enter(write: &mut Write, file: evidence::Model) -> Result<evidence::Model> {
    let actor = write.ctx.actor()?.clone();
    trail_head::locked(write.tx(), actor.organisation.0).await?;
    if used(&actor, write.tx()).await?.saturating_add(file.size) > QUOTA {
        return Err(Refusal::field("file", Fault::QuotaReached).into());
    }
    write.insert(file).await
}

async fn rows(ctx: &Ctx, sheet: ConfirmationId, item: &str, file: evidence::Model) -> Result<(Write, Uuid)> {
    let mut write = ctx.write().await?;
    let place = place(&write, sheet, item).await?;
    let file = enter(&mut write, file).await?;
    let grant = grant(&mut write, ctx.actor()?, &place, sheet, item, file.id).await?;
    Ok((write, grant))
}

/// Attaches a file to an item and records it.
pub(super) async fn grant(
    write: &mut Write,
    actor: &Actor,
    place: &Place,
    sheet: ConfirmationId,
    item: &str,
    file: EvidenceId,
) -> Result<Uuid> {
    let row = granted(write, actor, sheet, item, file);
    let row = write.insert(row).await?;
    let case = place.case.engagement.id.0;
    write.record(Act { case, act: "evidence-attached", role: Some(place.role), reason: "" }).await?;
    Ok(row.id)
}

/// A new attachment.
pub(super) fn granted(
    write: &Write,
    actor: &Actor,
    sheet: ConfirmationId,
    item: &str,
    file: EvidenceId,
) -> evidence_grant::Model {
    evidence_grant::Model {
        id: write.ctx.new_id(),
        evidence_id: file,
        confirmation_id: sheet,
        item_key: item.to_owned(),
        granted_by: actor.account,
        granted_at: write.ctx.now(),
        ended_at: None,
        revision: 1,
    }
}
