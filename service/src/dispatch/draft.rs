use super::check::{Recipient, check};
use super::{DispatchForm, clerk};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::dispatch::DispatchStatus;
use domain::id::{DispatchId, EngagementId};
use domain::refusal::{Faults, Refusal, Rule};
use entity::{dispatch, dispatch_recipient};

/// Keeps a list that is in order, to be looked at once more: nothing of any case is written yet.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`]; what is wrong with single rows says [`super::problems`].
pub async fn draft(ctx: &Ctx, form: &DispatchForm) -> Result<DispatchId> {
    let role = clerk(ctx)?;
    let actor = ctx.actor()?;
    let mut faults = Faults::default();
    let checked = check(ctx, form, &mut faults).await?;
    faults.check()?;
    let (contract_id, version_id, due_on, checker_id, recipients) = checked.whole()?;
    let mut write = ctx.write().await?;
    let id = DispatchId(ctx.new_id());
    write
        .insert(dispatch::Model {
            id,
            organisation_id: actor.organisation,
            contract_id,
            version_id,
            checker_id,
            due_on,
            message: form.message.trim().to_owned(),
            status: DispatchStatus::Draft,
            begun_by: actor.account,
            begun_as: actor.membership,
            created_at: ctx.now(),
            ground: None,
            revision: 1,
        })
        .await?;
    for (position, recipient) in (1..).zip(recipients) {
        write.insert(row(ctx, id, position, recipient)).await?;
    }
    let act = Act { case: actor.organisation.0, act: "dispatch-drafted", role: Some(role), reason: "" };
    write.record(act).await?;
    write.commit().await?;
    Ok(id)
}

fn row(ctx: &Ctx, dispatch_id: DispatchId, position: i32, recipient: Recipient) -> dispatch_recipient::Model {
    dispatch_recipient::Model {
        id: ctx.new_id(),
        dispatch_id,
        position,
        organisation_id: recipient.organisation,
        engagement_id: EngagementId(ctx.new_id()),
        email: recipient.email,
        person: recipient.person,
        work: recipient.work,
        place: recipient.place,
        reference: recipient.reference,
        signed_on: recipient.signed_on,
        problem: String::new(),
        ordinal: 1,
        revision: 1,
    }
}

/// Gives up a draft.
///
/// # Errors
/// [`Refusal::NotFound`] for somebody else's, [`Rule::NotInThisState`] once it began, [`Refusal::ChangedMeanwhile`].
pub async fn discard(ctx: &Ctx, id: DispatchId, revision: i32) -> Result<()> {
    let actor = ctx.actor()?.clone();
    let mut write = ctx.write().await?;
    let found = dispatch::one(&actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let role = clerk(ctx)?;
    if found.status != DispatchStatus::Draft {
        return Err(Rule::NotInThisState.into());
    }
    write.revise(dispatch::Model { status: DispatchStatus::Discarded, revision, ..found }).await?;
    let act = Act { case: actor.organisation.0, act: "dispatch-discarded", role: Some(role), reason: "" };
    write.record(act).await?;
    write.commit().await
}
