//! Audits by the ministry (防衛省による監査, 第14): asked for by the ministry, accepted by the company (14-1), prepared, held with auditors let
//! in and escorted (14-2-a), documents shown and questions answered (14-2-b), findings worked off, answered, closed by the ministry.

mod days;
mod detail;
mod finding;
mod list;
mod log;
mod prepare;
mod question;
mod report;
mod request;
mod show;
mod step;
mod tell;
mod visit;
mod work_off;

pub use days::{DaysForm, keep_days, propose_days, take_days};
pub use detail::detail;
pub use finding::finding;
pub use list::list;
pub use log::{AdmissionForm, EntryForm, LeaveForm, admit, enter, leave};
pub use prepare::{ItemForm, drop_item, list_item, preparation};
pub use question::{ask, reply};
pub use report::{FoundForm, ReportForm, put_finding, report, take_out};
pub use request::{RequestForm, contracts, request};
pub use show::{ShownForm, show};
pub use step::{accept, answer, call_off, close, prepare};
pub use visit::visit;
pub use work_off::{decide, implement, verify};

pub(crate) use finding::origin;
pub(crate) use list::line;
pub(crate) use work_off::planned;

use crate::error::Result;
use crate::write::{Act, Write};
use domain::id::MinistryAuditId;
use domain::ministry_audit::MinistryAuditStep;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Faults, Refusal};
use domain::role::Role;
use domain::text;
use entity::{contract, ministry_audit, ministry_audit_message, trail_head};
use sea_orm::ConnectionTrait;

/// An audit as one actor stands to it.
struct Held {
    row: ministry_audit::Model,
    contract: contract::Model,
    actor: Actor,
}

impl Held {
    /// On which side the actor stands.
    fn standing(&self) -> Standing {
        if self.row.ministry_id == self.actor.organisation { Standing::Ministry } else { Standing::OwnOrganisation }
    }

    /// The role in which the actor may do this on this side.
    fn permit(&self, (action, standing): (Action, Standing)) -> Result<Role> {
        let role = self.actor.acting_as(action, standing).filter(|_| self.standing() == standing);
        Ok(role.ok_or(Refusal::NotPermitted)?)
    }

    /// The role in which the actor may take a step in the present state.
    fn ready(&self, step: MinistryAuditStep) -> Result<Role> {
        let role = self.permit(step.taken_by())?;
        self.row.status.after(step)?;
        Ok(role)
    }
}

/// An audit that the actor may know of. One statement.
async fn reached<C: ConnectionTrait>(store: &C, actor: &Actor, id: MinistryAuditId) -> Result<Held> {
    let (row, contract) = ministry_audit::one_visible_to(actor, id).one(store).await?.ok_or(Refusal::NotFound)?;
    Ok(Held { row, contract: contract.ok_or(Refusal::NotFound)?, actor: actor.clone() })
}

/// The same inside the transaction that is going to change it. Commands on one audit come one after the other.
async fn open(write: &Write, id: MinistryAuditId) -> Result<Held> {
    let actor = write.ctx.actor()?;
    reached(write.tx(), actor, id).await?;
    trail_head::locked(write.tx(), id.0).await?;
    // Read again: it is locked only now.
    reached(write.tx(), actor, id).await
}

/// Moves an audit by a step, keeps the words that came with it, and records both.
async fn take(
    write: &mut Write,
    row: ministry_audit::Model,
    step: MinistryAuditStep,
    (text, act, role): (&str, &str, Role),
) -> Result<ministry_audit::Model> {
    let status = row.status.after(step)?;
    let row = write.revise(ministry_audit::Model { status, ..row }).await?;
    say(write, &row, step, (text, act, role)).await?;
    Ok(row)
}

async fn say(
    write: &mut Write,
    row: &ministry_audit::Model,
    step: MinistryAuditStep,
    (text, act, role): (&str, &str, Role),
) -> Result<()> {
    let message = ministry_audit_message::Model {
        id: write.ctx.new_id(),
        ministry_audit_id: row.id,
        step,
        role,
        text: text.to_owned(),
        written_by: write.ctx.actor()?.account,
        written_at: write.ctx.now(),
    };
    write.insert(message).await?;
    note(write, row.id, (act, role), text).await
}

/// Records something that moves no state.
async fn note(write: &mut Write, id: MinistryAuditId, (act, role): (&str, Role), reason: &str) -> Result<()> {
    write.record(Act { case: id.0, act, role: Some(role), reason }).await
}

/// Words that a step needs, as typed in the field of this name.
fn words(field: &str, typed: &str) -> Result<String> {
    let mut faults = Faults::default();
    let text = faults.text(field, typed, text::PARAGRAPH);
    faults.check()?;
    Ok(text)
}
