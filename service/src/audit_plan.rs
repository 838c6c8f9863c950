//! Plans of security audits (セキュリティ監査計画, 13-1): written by the audit unit, passed on by the supervisor, approved by the
//! executive. Three people; what was approved is pinned.

mod begin;
mod detail;
mod draft;
mod hand;
mod member;
mod procedure;
mod row;
mod schedule;
mod take_over;
mod tell;

pub use begin::beginning;
pub use detail::{detail, list};
pub use draft::{AuditPlanForm, draft, edit};
pub use hand::{approve, cancel, decline, give_back, pass, reopen, submit, take_back};
pub use member::{MemberForm, put_member};
pub use procedure::{ProcedureForm, put_procedure};
pub use row::{Put, keep_row, page, remove_row};
pub use schedule::{DayForm, put_day};
pub use take_over::{take_over, take_over_page};

pub(crate) use detail::line;

use crate::error::Result;
use crate::write::{Act, Write};
use domain::audit_plan::AuditPlanStep;
use domain::id::AuditPlanId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::{audit_day, audit_member, audit_plan, audit_plan_message, audit_procedure, contract, trail_head};

/// A plan as one actor stands to it.
struct Held {
    row: audit_plan::Model,
    contract: Option<contract::Model>,
    actor: Actor,
}

impl Held {
    /// The role in which the actor may do this.
    fn permit(&self, action: Action) -> Result<Role> {
        Ok(self.actor.acting_as(action, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?)
    }

    /// The role in which the actor writes it, while it is being written.
    fn editing(&self) -> Result<Role> {
        let role = self.permit(Action::DraftAuditPlan)?;
        if self.row.status.is_editable() { Ok(role) } else { Err(Rule::NotInThisState.into()) }
    }
}

/// A plan inside the transaction that is going to change it. Commands on one plan come one after the other.
async fn open(write: &Write, id: AuditPlanId) -> Result<Held> {
    visible(write, id).await?;
    trail_head::locked(write.tx(), id.0).await?;
    // Read again: it is locked only now.
    visible(write, id).await
}

async fn visible(write: &Write, id: AuditPlanId) -> Result<Held> {
    let actor = write.ctx.actor()?;
    let found = audit_plan::one_visible_to(actor, id).one(write.tx()).await?;
    let (row, contract) = found.ok_or(Refusal::NotFound)?;
    Ok(Held { row, contract, actor: actor.clone() })
}

/// What a plan consists of.
struct Rows {
    members: Vec<audit_member::Model>,
    days: Vec<audit_day::Model>,
    procedures: Vec<audit_procedure::Model>,
}

async fn rows<C: sea_orm::ConnectionTrait>(store: &C, id: AuditPlanId) -> Result<Rows> {
    Ok(Rows {
        members: audit_member::of(id).all(store).await?,
        days: audit_day::of(id).all(store).await?,
        procedures: audit_procedure::of(id).all(store).await?,
    })
}

/// Moves a plan by a step, keeps the words that came with it, and records both.
async fn take(
    write: &mut Write,
    row: audit_plan::Model,
    step: AuditPlanStep,
    (text, act, role): (&str, &str, Role),
) -> Result<audit_plan::Model> {
    let status = row.status.after(step)?;
    let row = write.revise(audit_plan::Model { status, ..row }).await?;
    let message = audit_plan_message::Model {
        id: write.ctx.new_id(),
        plan_id: row.id,
        step,
        role,
        text: text.to_owned(),
        written_by: write.ctx.actor()?.account,
        written_at: write.ctx.now(),
    };
    write.insert(message).await?;
    write.record(Act { case: row.id.0, act, role: Some(role), reason: text }).await?;
    Ok(row)
}
