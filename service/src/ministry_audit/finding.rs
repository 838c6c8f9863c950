//! A finding of the ministry by itself: reached, shown, moved.

use super::detail::found;
use crate::audit::candidates;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::disclosure::view::Basis;
use domain::id::{AccountId, MinistryFindingId};
use domain::ministry_audit::MinistryAuditStep;
use domain::ministry_audit::finding::{MinistryFindingStep, may_verify};
use domain::ministry_audit::view::MinistryFindingDetail;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use domain::role::Role;
use entity::{corrective_plan, ministry_audit, ministry_finding, trail_head};
use sea_orm::ConnectionTrait;

/// A finding as somebody of the company stands to it.
pub(super) struct Found {
    pub(super) row: ministry_finding::Model,
    pub(super) audit: ministry_audit::Model,
    pub(super) actor: Actor,
}

impl Found {
    /// The role in which the actor may take a step.
    pub(super) fn permit(&self, step: MinistryFindingStep) -> Result<Role> {
        let action = match step {
            MinistryFindingStep::Deliver => return Err(Refusal::NotPermitted.into()),
            MinistryFindingStep::Decide | MinistryFindingStep::Plan => MinistryAuditStep::Answer.taken_by().0,
            MinistryFindingStep::Implement => Action::CarryOutMeasure,
            MinistryFindingStep::Verify | MinistryFindingStep::Reject => Action::HoldAudit,
        };
        let owns = self.row.owner_id == Some(self.actor.membership);
        let theirs = owns || action != Action::CarryOutMeasure;
        let role = self.actor.acting_as(action, Standing::OwnOrganisation).filter(|_| theirs);
        Ok(role.ok_or(Refusal::NotPermitted)?)
    }

    /// Whether the actor may find it done: never whoever did it.
    pub(super) fn may_verify(&self) -> bool {
        let did: Vec<AccountId> = [self.row.owner_account, self.row.implemented_by].into_iter().flatten().collect();
        may_verify(self.actor.account, &did)
    }

    /// What the actor can do now.
    fn can(&self) -> Vec<MinistryFindingStep> {
        let may = |step: &MinistryFindingStep| match step {
            MinistryFindingStep::Plan => self.actor.may(Action::DraftPlan, Standing::OwnOrganisation),
            MinistryFindingStep::Verify | MinistryFindingStep::Reject => self.may_verify(),
            MinistryFindingStep::Deliver | MinistryFindingStep::Decide | MinistryFindingStep::Implement => true,
        };
        let now = |step: &MinistryFindingStep| self.row.status.after(*step).is_ok() && self.permit(*step).is_ok();
        MinistryFindingStep::ALL.iter().copied().filter(|step| now(step) && may(step)).collect()
    }
}

/// A finding that was delivered and of which the actor may know. One statement.
async fn reached<C: ConnectionTrait>(store: &C, actor: &Actor, id: MinistryFindingId) -> Result<Found> {
    let found = ministry_finding::one_visible_to(actor, id).one(store).await?;
    let (row, audit) = found.ok_or(Refusal::NotFound)?;
    Ok(Found { row, audit: audit.ok_or(Refusal::NotFound)?, actor: actor.clone() })
}

/// The same inside the transaction that is going to change it. Commands on one audit come one after the other.
pub(super) async fn open(write: &Write, id: MinistryFindingId) -> Result<Found> {
    let actor = write.ctx.actor()?;
    let found = reached(write.tx(), actor, id).await?;
    trail_head::locked(write.tx(), found.audit.id.0).await?;
    // Read again: it is locked only now.
    reached(write.tx(), actor, id).await
}

/// Moves a finding by a step and records it, with the words that came with it.
pub(super) async fn take(
    write: &mut Write,
    row: ministry_finding::Model,
    step: MinistryFindingStep,
    (reason, act, role): (&str, &str, Role),
) -> Result<ministry_finding::Model> {
    let status = row.status.after(step)?;
    let row = write.revise(ministry_finding::Model { status, ..row }).await?;
    write.record(Act { case: row.ministry_audit_id.0, act, role: Some(role), reason }).await?;
    Ok(row)
}

/// The page of a finding, for the company. Four statements at most.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn finding(ctx: &Ctx, id: MinistryFindingId) -> Result<MinistryFindingDetail> {
    let actor = ctx.actor()?;
    let held = reached(ctx.read(), actor, id).await?;
    let can = held.can();
    let owners = if can.contains(&MinistryFindingStep::Decide) {
        candidates(ctx.read(), actor.organisation).await?
    } else {
        Vec::new()
    };
    let sees = ministry_audit::one_visible_to(actor, held.audit.id).one(ctx.read()).await?;
    let plan = match held.row.corrective_plan_id {
        Some(plan) => {
            let found = corrective_plan::one_visible_to(actor, plan).one(ctx.read()).await?;
            found.map(|(found, _)| (found.id, found.number))
        }
        None => None,
    };
    Ok(MinistryFindingDetail {
        line: found(&held.row),
        audit: (held.audit.id, held.audit.number),
        answer_on: held.audit.answer_on,
        sees_audit: sees.is_some(),
        rejected: held.row.rejected,
        plan,
        today: ctx.today(),
        can,
        owners: owners.into_iter().map(|(place, name)| (place.id, name)).collect(),
    })
}

/// Number of the audit and of the finding, its clause and the contract, for a corrective plan that begins here.
///
/// # Errors
/// [`Refusal::NotFound`] where the actor may not begin one from it.
pub(crate) async fn origin(ctx: &Ctx, id: MinistryFindingId) -> Result<(String, String, Basis)> {
    let held = reached(ctx.read(), ctx.actor()?, id).await?;
    if !held.can().contains(&MinistryFindingStep::Plan) {
        return Err(Refusal::NotFound.into());
    }
    let number = format!("{}-{}", held.audit.number, held.row.number);
    Ok((number, held.row.clause, Basis::Contract(held.audit.contract_id)))
}
