use super::permit;
use crate::confirmation::{in_item, open_item};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::evidence;
use crate::write::{Act, Write};
use bytes::Bytes;
use domain::id::{ConfirmationId, EngagementId, EvidenceId};
use domain::permission::Action;
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::evidence_grant::{self, InVault};
use entity::evidence_version;
use futures::stream::Stream;

/// An item where the file is attached and can be changed now.
struct Place {
    sheet: ConfirmationId,
    item: String,
    case: EngagementId,
    grant: uuid::Uuid,
    role: Role,
}

/// Receives the newer version of a file and puts it wherever the actor may change the items that the older one is attached to.
/// What was submitted keeps the older one. Gives the key of the newer file and at how many items it stands.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor does not see the file, [`Rule::ItemFrozen`] where it is attached to nothing that
/// is open, and what [`evidence::store`] refuses. Where the exchange is refused after the file was kept, both stand at the first
/// item.
pub async fn renew<S, E>(ctx: &Ctx, id: EvidenceId, name: &str, plain: S) -> Result<(EvidenceId, usize)>
where
    S: Stream<Item = std::result::Result<Bytes, E>> + Send + Unpin,
{
    let actor = permit(ctx)?.clone();
    let open = open_places(&ctx.write().await?, id).await?;
    let first = open.first().ok_or(Rule::ItemFrozen)?;
    let newer = evidence::store(ctx, first.sheet, &first.item, name, plain).await?.id;
    let mut write = ctx.write().await?;
    let open = open_places(&write, id).await?;
    for place in &open {
        if evidence_grant::live_at(place.sheet, &place.item, newer).one(write.tx()).await?.is_none() {
            evidence::attach_in(&mut write, &actor, place.sheet, &place.item, newer).await?;
        }
        let old = evidence_grant::live(place.grant).one(write.tx()).await?.ok_or(Refusal::ChangedMeanwhile)?;
        write.revise(evidence_grant::Model { ended_at: Some(write.ctx.now()), ..old }).await?;
        let act = Act { case: place.case.0, act: "evidence-renewed", role: Some(place.role), reason: "" };
        write.record(act).await?;
    }
    let row = evidence_version::Model { id: newer, earlier_id: id, made_by: actor.account, made_at: ctx.now() };
    write.insert(row).await?;
    write.record(Act { case: actor.organisation.0, act: "evidence-renewed", role: None, reason: "" }).await?;
    write.commit().await?;
    Ok((newer, open.len()))
}

/// Where the file is attached and the actor may change it, case by case in the order of their keys: two people who do this at
/// once wait for each other.
async fn open_places(write: &Write, id: EvidenceId) -> Result<Vec<Place>> {
    let mut uses = evidence_grant::in_vault_of(write.ctx.actor()?, id).all(write.tx()).await?;
    if uses.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    uses.retain(|one| one.ended_at.is_none());
    uses.sort_by(|one, other| (one.engagement_id, &one.item_key).cmp(&(other.engagement_id, &other.item_key)));
    let mut places = Vec::new();
    for one in uses {
        match open(write, one).await {
            Ok(place) => places.push(place),
            Err(Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(places)
}

pub(super) async fn may_change(write: &Write, one: &InVault) -> Result<Role> {
    let (sheet, case) = in_item(write, one.confirmation_id, &one.item_key).await?;
    let role = case.permit(Action::Answer)?;
    open_item(write, &sheet, &one.item_key).await?;
    Ok(role)
}

async fn open(write: &Write, one: InVault) -> Result<Place> {
    let role = may_change(write, &one).await?;
    let (sheet, item, case, grant) = (one.confirmation_id, one.item_key, one.engagement_id, one.grant);
    Ok(Place { sheet, item, case, grant, role })
}
