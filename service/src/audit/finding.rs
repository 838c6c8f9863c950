//! A finding by itself: reached, shown, moved.

use super::detail::found;
use super::evidence;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::audit::finding::{FindingStatus, FindingStep};
use domain::audit::separation::may_verify;
use domain::audit::view::{FindingDetail, FindingEvent};
use domain::id::{AccountId, FindingId, MembershipId, OrganisationId};
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use domain::role::Role;
use entity::{
    audit, audit_evidence, audit_finding, audit_member, corrective_plan, finding_message, membership, trail_head,
};
use sea_orm::ConnectionTrait;

/// A finding as one actor stands to it.
pub(super) struct Found {
    pub(super) row: audit_finding::Model,
    pub(super) audit: audit::Model,
    pub(super) actor: Actor,
    /// Whether the actor is of the audit unit.
    pub(super) unit: bool,
    /// The actor's department, as the plan names it or as it is registered.
    department: String,
}

impl Found {
    /// The role in which the actor may do this.
    pub(super) fn permit(&self, action: Action) -> Result<Role> {
        let theirs = if action == Action::CarryOutMeasure {
            self.row.owner_id == Some(self.actor.membership)
        } else {
            self.unit || action != Action::HoldAudit
        };
        let role = self.actor.acting_as(action, Standing::OwnOrganisation).filter(|_| theirs);
        Ok(role.ok_or(Refusal::NotPermitted)?)
    }

    /// Whether the actor may find it done: never the audited.
    pub(super) fn may_verify(&self) -> bool {
        let did: Vec<AccountId> = [self.row.owner_account, self.row.implemented_by].into_iter().flatten().collect();
        may_verify(self.actor.account, &self.department, &self.row.department, &did)
    }

    /// What the actor can do now.
    fn can(&self) -> Vec<FindingStep> {
        let may = |step: &FindingStep| match step {
            FindingStep::Report => false,
            FindingStep::Consult => self.permit(Action::OrderAudit).is_ok() || self.permit(Action::HoldAudit).is_ok(),
            FindingStep::Decide => self.permit(Action::OrderAudit).is_ok(),
            FindingStep::Plan => {
                self.permit(Action::OrderAudit).is_ok() && self.actor.may(Action::DraftPlan, Standing::OwnOrganisation)
            }
            FindingStep::Implement => self.permit(Action::CarryOutMeasure).is_ok(),
            FindingStep::Reject | FindingStep::Verify => self.permit(Action::HoldAudit).is_ok() && self.may_verify(),
        };
        FindingStep::ALL.iter().copied().filter(|step| self.row.status.after(*step).is_ok() && may(step)).collect()
    }
}

/// A finding that the actor may know of. Three statements.
async fn reached<C: ConnectionTrait>(store: &C, actor: &Actor, id: FindingId) -> Result<Found> {
    let found = audit_finding::one_visible_to(actor, id).one(store).await?;
    let (row, audit) = found.ok_or(Refusal::NotFound)?;
    let audit = audit.ok_or(Refusal::NotFound)?;
    let members = audit_member::of(audit.plan_id).all(store).await?;
    let member = members.into_iter().find(|member| member.membership_id == actor.membership);
    let unit = member.is_some() || audit.drafted_by == actor.account;
    // Before the result was submitted a finding is the audit unit's own.
    if row.status == FindingStatus::Raised && !unit {
        return Err(Refusal::NotFound.into());
    }
    let department = match member {
        Some(member) => member.department,
        None => {
            let own = membership::of_organisation(actor.organisation).all(store).await?;
            own.into_iter().find(|place| place.id == actor.membership).map(|place| place.department).unwrap_or_default()
        }
    };
    Ok(Found { row, audit, actor: actor.clone(), unit, department })
}

/// The same inside the transaction that is going to change it. Commands on one audit come one after the other.
pub(super) async fn open(write: &Write, id: FindingId) -> Result<Found> {
    let actor = write.ctx.actor()?;
    let found = reached(write.tx(), actor, id).await?;
    trail_head::locked(write.tx(), found.audit.id.0).await?;
    // Read again: it is locked only now.
    reached(write.tx(), actor, id).await
}

/// Moves a finding by a step, keeps the words that came with it, and records both.
pub(super) async fn take(
    write: &mut Write,
    row: audit_finding::Model,
    step: FindingStep,
    (text, act, role): (&str, &str, Role),
) -> Result<audit_finding::Model> {
    let status = row.status.after(step)?;
    let row = write.revise(audit_finding::Model { status, ..row }).await?;
    let message = finding_message::Model {
        id: write.ctx.new_id(),
        finding_id: row.id,
        step,
        role,
        text: text.to_owned(),
        written_by: write.ctx.actor()?.account,
        written_at: write.ctx.now(),
    };
    write.insert(message).await?;
    write.record(Act { case: row.audit_id.0, act, role: Some(role), reason: text }).await?;
    Ok(row)
}

/// The page of a finding. At most eight statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn finding(ctx: &Ctx, id: FindingId) -> Result<FindingDetail> {
    let actor = ctx.actor()?;
    let held = reached(ctx.read(), actor, id).await?;
    let events = finding_message::of(id).all(ctx.read()).await?;
    let can = held.can();
    let owners =
        if can.contains(&FindingStep::Decide) { owners(ctx.read(), actor.organisation).await? } else { Vec::new() };
    let sees_audit = held.unit || actor.may(Action::OrderAudit, Standing::OwnOrganisation) || told(ctx, &held).await?;
    let row = &held.row;
    let consulted = row.consulted_on.map(|day| (day, row.consulted_with.clone(), row.minutes.clone()));
    let files = audit_evidence::of_finding(id).all(ctx.read()).await?;
    let plan = match row.corrective_plan_id {
        Some(plan) => {
            let found = corrective_plan::one_visible_to(actor, plan).one(ctx.read()).await?;
            found.map(|(found, _)| (found.id, found.number))
        }
        None => None,
    };
    Ok(FindingDetail {
        line: found(row),
        audit: (held.audit.id, held.audit.number.clone()),
        sees_audit,
        consultation: consulted,
        measure: row.measure.clone(),
        proof: row.proof.clone(),
        files: files.into_iter().map(evidence::line).collect(),
        done_on: row.done_on,
        plan,
        today: ctx.today(),
        events: events.into_iter().map(event).collect(),
        can,
        owners,
    })
}

async fn told(ctx: &Ctx, held: &Found) -> Result<bool> {
    Ok(audit::one_visible_to(&held.actor, held.audit.id).one(ctx.read()).await?.is_some())
}

/// People of the company who can own a measure, by name.
pub(super) async fn owners<C: ConnectionTrait>(
    store: &C,
    company: OrganisationId,
) -> Result<Vec<(MembershipId, String)>> {
    Ok(candidates(store, company).await?.into_iter().map(|(place, name)| (place.id, name)).collect())
}

/// People of the company who can own a measure, be named or be there, by name. One statement.
pub(crate) async fn candidates<C: ConnectionTrait>(
    store: &C,
    company: OrganisationId,
) -> Result<Vec<(membership::Model, String)>> {
    use domain::permission::entitles;
    let people = membership::with_accounts([company]).all(store).await?;
    let owns = |place: &membership::Model| {
        place.roles.0.iter().any(|role| entitles(*role, Action::CarryOutMeasure, Standing::OwnOrganisation))
    };
    let named = people.into_iter().filter(|(place, _)| owns(place));
    let mut named: Vec<_> = named.filter_map(|(place, person)| Some((place, person?.name))).collect();
    named.sort_by(|one, other| (&one.1, one.0.id).cmp(&(&other.1, other.0.id)));
    Ok(named)
}

/// Number of the audit and of the finding, and its clause, for a corrective plan that begins here (13-3-4-a).
///
/// # Errors
/// [`Refusal::NotFound`] where the actor may not begin one from it.
pub(crate) async fn origin(ctx: &Ctx, id: FindingId) -> Result<(String, String)> {
    let held = reached(ctx.read(), ctx.actor()?, id).await?;
    if !held.can().contains(&FindingStep::Plan) {
        return Err(Refusal::NotFound.into());
    }
    Ok((format!("{}-{}", held.audit.number, held.row.number), held.row.clause))
}

fn event(row: finding_message::Model) -> FindingEvent {
    FindingEvent { step: row.step, role: row.role, text: row.text, at: row.written_at }
}
