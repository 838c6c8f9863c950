use super::case_for_update;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::Act;
use domain::engagement::Side;
use domain::id::{EngagementId, MembershipId};
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use entity::{engagement_member, membership};
use uuid::Uuid;

/// Puts a colleague on the case, on the actor's own side: need-to-know is given by name.
///
/// # Errors
/// [`Refusal::NotFound`] for somebody who is not of the own organisation.
pub async fn assign(ctx: &Ctx, id: EngagementId, membership: MembershipId) -> Result<()> {
    assign_telling(ctx, id, membership, true).await
}

/// As [`assign`], without a notice: of a dispatch the colleague would get hundreds at once, and hears of each case when its
/// sheet is submitted.
///
/// # Errors
/// As [`assign`].
pub(crate) async fn assign_quietly(ctx: &Ctx, id: EngagementId, membership: MembershipId) -> Result<()> {
    assign_telling(ctx, id, membership, false).await
}

async fn assign_telling(ctx: &Ctx, id: EngagementId, membership: MembershipId, tell: bool) -> Result<()> {
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::AssignPeople)?;
    let side = if case.standing == Standing::Downstream { Side::Downstream } else { Side::Upstream };
    let people = membership::of_organisation(case.actor().organisation).all(write.tx()).await?;
    let person = people.into_iter().find(|person| person.id == membership).ok_or(Refusal::NotFound)?;
    put_on_case(&mut write, id, &person, side).await?;
    write.record(Act { case: id.0, act: "person-assigned", role: Some(role), reason: "" }).await?;
    if tell {
        let (organisation, number) = (case.actor().organisation, &case.engagement.number);
        let kind = NoticeKind::Assigned;
        notice::tell(&mut write, vec![person.account_id], organisation, kind, number, Some(id)).await?;
    }
    write.commit().await
}

/// Assigns somebody, also somebody who was taken off before.
pub(crate) async fn put_on_case(
    write: &mut crate::write::Write,
    id: EngagementId,
    person: &membership::Model,
    side: Side,
) -> Result<()> {
    match engagement_member::ever(id, person.id).one(write.tx()).await? {
        Some(member) if member.ended_at.is_none() => Ok(()),
        Some(member) => write.revise(engagement_member::Model { ended_at: None, ..member }).await.map(|_| ()),
        None => {
            let row = engagement_member::Model {
                id: write.ctx.new_id(),
                engagement_id: id,
                membership_id: person.id,
                account_id: person.account_id,
                side,
                created_at: write.ctx.now(),
                ended_at: None,
                revision: 1,
            };
            write.insert(row).await.map(|_| ())
        }
    }
}

/// Takes a colleague off the case: their sight ends with the next request.
///
/// # Errors
/// [`Refusal::NotFound`] for an assignment of the other side, [`Refusal::ChangedMeanwhile`].
pub async fn unassign(ctx: &Ctx, id: EngagementId, assignment: Uuid, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::AssignPeople)?;
    let side = if case.standing == Standing::Downstream { Side::Downstream } else { Side::Upstream };
    let members = engagement_member::of_side(id, side).all(write.tx()).await?;
    let member = members.into_iter().find(|member| member.id == assignment).ok_or(Refusal::NotFound)?;
    if member.account_id == case.actor().account {
        return Err(Refusal::NotPermitted.into());
    }
    write.revise(engagement_member::Model { ended_at: Some(ctx.now()), revision, ..member }).await?;
    write.record(Act { case: id.0, act: "person-unassigned", role: Some(role), reason: "" }).await?;
    write.commit().await
}
