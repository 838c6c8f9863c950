//! Security audits (セキュリティ監査, 13-2, 13-3): ordered by the supervisor on an approved plan, held by the people of the plan with
//! rights for that time, reported by the audit unit, improved under the supervisor, found done by the audit unit.

mod check;
mod consult;
mod detail;
mod evidence;
mod fieldwork;
mod finding;
mod grant;
mod improve;
mod list;
mod order;
mod paper;
mod provision;
mod raise;
mod result;
mod step;
mod tell;

pub use check::{LookForm, look};
pub use consult::{ConsultForm, DecideForm, consult, decide};
pub use detail::detail;
pub use evidence::{Shows, add_file, take_file_off};
pub use fieldwork::fieldwork;
pub use finding::finding;
pub use grant::{GrantForm, give, withdraw};
pub use improve::{ProofForm, implement, verify};
pub use list::list;
pub use order::{OrderForm, order, ordering};
pub use provision::{ProvisionForm, provide, returned};
pub use raise::{FindingForm, put_finding, take_out};
pub use result::{ResultForm, report};
pub use step::{call_off, close, finish, start};
pub use tell::{make_known, telling};

pub(crate) use consult::Decided;
pub(crate) use detail::{found, line};
pub(crate) use evidence::file;
pub(crate) use finding::{candidates, origin};
pub(crate) use improve::{plan_is_done, planned};
pub(crate) use paper::Paper;

use crate::error::Result;
use crate::write::{Act, Write};
use domain::audit::AuditStep;
use domain::id::AuditId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::{audit, audit_member, audit_message, trail_head};
use sea_orm::ConnectionTrait;

/// An audit as one actor stands to it who has a part in it.
struct Held {
    row: audit::Model,
    members: Vec<audit_member::Model>,
    actor: Actor,
}

impl Held {
    /// The role in which the actor may do this.
    fn permit(&self, action: Action) -> Result<Role> {
        Ok(self.actor.acting_as(action, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?)
    }

    /// The same for one of the audit unit only.
    fn permit_unit(&self, action: Action) -> Result<Role> {
        if self.is_unit() { self.permit(action) } else { Err(Refusal::NotPermitted.into()) }
    }

    /// The actor's own line in the plan.
    fn member(&self) -> Option<&audit_member::Model> {
        self.members.iter().find(|member| member.membership_id == self.actor.membership)
    }

    /// Whether the actor is of the audit unit: takes part by name, or wrote the plan.
    fn is_unit(&self) -> bool {
        self.row.drafted_by == self.actor.account || self.member().is_some()
    }
}

/// An audit in which the actor has a part, with whoever takes part in it. Two statements.
async fn reached<C: ConnectionTrait>(store: &C, actor: &Actor, id: AuditId) -> Result<Held> {
    let row = audit::one_shared_with(actor, id).one(store).await?.ok_or(Refusal::NotFound)?;
    let members = audit_member::of(row.plan_id).all(store).await?;
    Ok(Held { row, members, actor: actor.clone() })
}

/// The same inside the transaction that is going to change it. Commands on one audit come one after the other.
async fn open(write: &Write, id: AuditId) -> Result<Held> {
    let actor = write.ctx.actor()?;
    reached(write.tx(), actor, id).await?;
    trail_head::locked(write.tx(), id.0).await?;
    // Read again: it is locked only now.
    reached(write.tx(), actor, id).await
}

/// The state is one of those for which something is meant.
fn only(is: bool) -> Result<()> {
    if is { Ok(()) } else { Err(Rule::NotInThisState.into()) }
}

/// Moves an audit by a step, keeps the words that came with it, and records both.
async fn take(
    write: &mut Write,
    row: audit::Model,
    step: AuditStep,
    (text, act, role): (&str, &str, Role),
) -> Result<audit::Model> {
    let status = row.status.after(step)?;
    let row = write.revise(audit::Model { status, ..row }).await?;
    say(write, &row, step, (text, act, role)).await?;
    Ok(row)
}

async fn say(
    write: &mut Write,
    row: &audit::Model,
    step: AuditStep,
    (text, act, role): (&str, &str, Role),
) -> Result<()> {
    let message = audit_message::Model {
        id: write.ctx.new_id(),
        audit_id: row.id,
        step,
        role,
        text: text.to_owned(),
        written_by: write.ctx.actor()?.account,
        written_at: write.ctx.now(),
    };
    write.insert(message).await?;
    write.record(Act { case: row.id.0, act, role: Some(role), reason: text }).await
}

/// Records something that moves no state.
async fn note(write: &mut Write, id: AuditId, role: Role, act: &str) -> Result<()> {
    write.record(Act { case: id.0, act, role: Some(role), reason: "" }).await
}
