use super::desk::{Desk, moved, open};
use super::{list, tell};
use crate::approval;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::approval::ApprovalSubject;
use domain::digest;
use domain::disclosure::{DisclosureStatus, DisclosureStep, Place, safeguard};
use domain::id::{DisclosureId, EngagementId, OrganisationId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::text;
use entity::{disclosure, disclosure_party, disclosure_safeguard, engagement};

/// Where a request goes next: the step, and to whom.
struct Way {
    step: DisclosureStep,
    organisation: OrganisationId,
    place: Place,
    engagement: Option<EngagementId>,
}

/// Puts a request on: the requester to its upstream, that one to its own, the prime to the ministry (5-4-1). Whoever gets it knows
/// of it from then on. What it says is pinned with the first step.
///
/// # Errors
/// [`Rule::SafeguardsOpen`], [`Rule::NotInThisState`] where it lies on another desk, [`Refusal::Fields`], [`Rule::ApprovalMissing`] where the
/// company wants an approval.
pub async fn put(ctx: &Ctx, id: DisclosureId, revision: i32, note: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let first = desk.row.status == DisclosureStatus::Draft;
    let role = desk.permit(if first { Action::RequestDisclosure } else { Action::PassDisclosure })?;
    desk.on_desk()?;
    let way = way(&write, &desk).await?.ok_or(Rule::NotInThisState)?;
    let status = desk.row.status.after(way.step)?;
    if note.chars().count() > text::PARAGRAPH {
        return Err(Refusal::field("note", Fault::TooLong).into());
    }
    let digest = if first { pinned(&write, &desk.row).await? } else { desk.row.digest.clone() };
    approval::check(&mut write, ApprovalSubject::PutDisclosure, id.0, &digest).await?;
    let party = disclosure_party::Model {
        id: ctx.new_id(),
        disclosure_id: id,
        organisation_id: way.organisation,
        engagement_id: way.engagement,
        place: way.place,
        put_at: ctx.now(),
    };
    write.insert(party).await?;
    let (desk_id, desk_engagement_id) = (way.organisation, way.engagement);
    let row = disclosure::Model { status, digest, desk_id, desk_engagement_id, revision, ..desk.row };
    let act = if way.place == Place::Ministry { "disclosure-requested" } else { "disclosure-put" };
    let row = moved(&mut write, row, (act, way.step, role), (note.trim(), None)).await?;
    let kind = if way.place == Place::Ministry { NoticeKind::DisclosureRequested } else { NoticeKind::DisclosurePut };
    tell::people(&mut write, &row, (way.organisation, way.place, way.engagement), kind).await?;
    write.commit().await
}

/// A company above does not put the request on, with a reason. For good: a new request refers to it.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`] without a reason.
pub async fn decline(ctx: &Ctx, id: DisclosureId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let role = desk.permit(Action::PassDisclosure)?;
    let status = desk.row.status.after(DisclosureStep::Decline)?;
    desk.on_desk()?;
    let reason = reasoned(reason)?;
    approval::settle(&mut write, &[ApprovalSubject::PutDisclosure], id.0).await?;
    let row = disclosure::Model { status, desk_id: desk.row.company_id, revision, ..desk.row };
    let step = ("disclosure-declined", DisclosureStep::Decline, role);
    let row = moved(&mut write, row, step, (&reason, None)).await?;
    tell::chain(&mut write, &row, NoticeKind::DisclosureDeclined).await?;
    write.commit().await
}

/// Takes a request back before it is answered, with a reason: the requester at any time, the prime once the ministry has it.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`] without a reason.
pub async fn withdraw(ctx: &Ctx, id: DisclosureId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let action = if desk.place == Place::Requester { Action::RequestDisclosure } else { Action::PassDisclosure };
    let role = desk.permit(action)?;
    let status = desk.row.status.after(DisclosureStep::Withdraw)?;
    let with_ministry = matches!(desk.row.status, DisclosureStatus::Requested | DisclosureStatus::Queried);
    if desk.place != Place::Requester && !(desk.is_prime() && with_ministry) {
        return Err(Rule::NotInThisState.into());
    }
    let reason = reasoned(reason)?;
    approval::settle(&mut write, &[ApprovalSubject::PutDisclosure], id.0).await?;
    let row = disclosure::Model { status, desk_id: desk.row.company_id, revision, ..desk.row };
    let step = ("disclosure-withdrawn", DisclosureStep::Withdraw, role);
    let row = moved(&mut write, row, step, (&reason, None)).await?;
    tell::chain(&mut write, &row, NoticeKind::DisclosureWithdrawn).await?;
    tell::parties(&mut write, &row, &[Place::Ministry], NoticeKind::DisclosureWithdrawn).await?;
    write.commit().await
}

/// A reason as typed.
pub(super) fn reasoned(typed: &str) -> Result<String> {
    let mut faults = Faults::default();
    let reason = faults.text("reason", typed, text::PARAGRAPH);
    faults.check()?;
    Ok(reason)
}

/// The step that would put a request on; none in states from which nothing is put on.
pub(super) const fn next_step(status: DisclosureStatus, prime_above: bool, own: bool) -> Option<DisclosureStep> {
    match status {
        DisclosureStatus::Draft if own => Some(DisclosureStep::Request),
        DisclosureStatus::WithPrime => Some(DisclosureStep::Request),
        DisclosureStatus::Draft | DisclosureStatus::WithUpstream if prime_above => Some(DisclosureStep::PutToPrime),
        DisclosureStatus::Draft | DisclosureStatus::WithUpstream => Some(DisclosureStep::PutToUpstream),
        DisclosureStatus::Declined
        | DisclosureStatus::Requested
        | DisclosureStatus::Queried
        | DisclosureStatus::PaperRecorded
        | DisclosureStatus::Permitted
        | DisclosureStatus::Refused
        | DisclosureStatus::Withdrawn
        | DisclosureStatus::InUse
        | DisclosureStatus::Revoked
        | DisclosureStatus::Ended => None,
    }
}

async fn way(write: &Write, desk: &Desk) -> Result<Option<Way>> {
    let row = &desk.row;
    let above = above(write.tx(), row).await?;
    let prime_above = above.as_ref().is_some_and(|above| above.parent_id.is_none());
    let Some(step) = next_step(row.status, prime_above, row.engagement_id.is_none()) else { return Ok(None) };
    if step == DisclosureStep::Request {
        let (organisation, place) = (row.ministry_id, Place::Ministry);
        return Ok(Some(Way { step, organisation, place, engagement: None }));
    }
    let place = if step == DisclosureStep::PutToPrime { Place::Prime } else { Place::Upstream };
    Ok(above.map(|above| Way { step, organisation: above.upstream_id, place, engagement: Some(above.id) }))
}

/// The engagement whose upstream gets the request next, while it is below the prime.
pub(super) async fn above<C: sea_orm::ConnectionTrait>(
    connection: &C,
    row: &disclosure::Model,
) -> Result<Option<engagement::Model>> {
    let found = match row.status {
        DisclosureStatus::Draft => disclosure::engagement_of(row),
        DisclosureStatus::WithUpstream => disclosure::above_desk(row),
        DisclosureStatus::WithPrime
        | DisclosureStatus::Declined
        | DisclosureStatus::Requested
        | DisclosureStatus::Queried
        | DisclosureStatus::PaperRecorded
        | DisclosureStatus::Permitted
        | DisclosureStatus::Refused
        | DisclosureStatus::Withdrawn
        | DisclosureStatus::InUse
        | DisclosureStatus::Revoked
        | DisclosureStatus::Ended => None,
    };
    match found {
        Some(found) => Ok(found.one(connection).await?),
        None => Ok(None),
    }
}

/// Digest of what a draft says, which can be put to somebody.
async fn pinned(write: &Write, row: &disclosure::Model) -> Result<String> {
    let safeguards = disclosure_safeguard::of([row.id]).all(write.tx()).await?;
    let content = list::content(row, &safeguards);
    if !safeguard::open(&content.safeguards).is_empty() {
        return Err(Rule::SafeguardsOpen.into());
    }
    if row.wanted_until < write.ctx.today() {
        return Err(Rule::PermissionOver.into());
    }
    Ok(digest::of(&content)?)
}
