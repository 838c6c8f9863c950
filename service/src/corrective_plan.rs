//! Corrective plans (是正計画, 11-1-4, 13-3-4): written by the company, reported to the ministry version by version, carried out by the
//! owners of their measures, found done by a second person. Reported, not approved: no step waits for the ministry.

mod begin;
mod close;
mod detail;
mod draft;
mod list;
mod part;
mod proof;
mod query;
mod receive;
mod report;
mod revise;
mod tell;

pub use begin::{OriginForm, begin};
pub use close::{cancel, close};
pub use detail::detail;
pub use draft::{PlanForm, draft, edit};
pub use list::list;
pub use part::{PartForm, add, change, new_part, part, remove};
pub use proof::{ProofForm, record, verify};
pub use query::{answer_query, query};
pub use receive::{ReceiptForm, check_paper, receive, record_paper};
pub use report::report;
pub use revise::{keep, revise};

use crate::desk::intake::{self, Arrival};
use crate::error::Result;
use crate::write::{Act, Write};
use domain::corrective_plan::{PlanStep, standing};
use domain::desk::{Outcome, Procedure, Turn};
use domain::id::PlanId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use domain::role::Role;
use entity::{corrective_message, corrective_plan, trail_head};

/// A plan as one actor stands to it.
struct Held {
    row: corrective_plan::Model,
    standing: Standing,
    actor: Actor,
}

impl Held {
    fn of(actor: &Actor, row: corrective_plan::Model) -> Self {
        Self { standing: stands(actor, &row), actor: actor.clone(), row }
    }

    /// The role in which the actor may do this.
    fn permit(&self, action: Action) -> Result<Role> {
        Ok(self.actor.acting_as(action, self.standing).ok_or(Refusal::NotPermitted)?)
    }
}

fn stands(actor: &Actor, row: &corrective_plan::Model) -> Standing {
    let (own, of_ministry) = (row.company_id == actor.organisation, row.ministry_id == actor.organisation);
    standing(own, of_ministry, row.engagement_id.is_some())
}

/// A plan inside the transaction that is going to change it. Commands on one plan come one after the other.
async fn open(write: &Write, id: PlanId) -> Result<Held> {
    visible(write, id).await?;
    trail_head::locked(write.tx(), id.0).await?;
    // Read again: it is locked only now.
    visible(write, id).await
}

async fn visible(write: &Write, id: PlanId) -> Result<Held> {
    let actor = write.ctx.actor()?;
    let found = corrective_plan::one_visible_to(actor, id).one(write.tx()).await?;
    Ok(Held::of(actor, found.ok_or(Refusal::NotFound)?.0))
}

/// One step of a plan.
struct Step<'a> {
    step: PlanStep,
    /// Words that come with it.
    text: &'a str,
    act: &'a str,
    role: Role,
}

/// Moves a plan by a step, keeps the words that came with it, and records both.
async fn take(
    write: &mut Write,
    standing: Standing,
    row: corrective_plan::Model,
    step: Step<'_>,
) -> Result<corrective_plan::Model> {
    let status = row.status.after(step.step)?;
    let row = write.revise(corrective_plan::Model { status, ..row }).await?;
    say(write, row.id, (step.step, Some(standing)), step.text).await?;
    receipt_due(write, &row, step.step).await?;
    let act = Act { case: row.id.0, act: step.act, role: Some(step.role), reason: step.text };
    write.record(act).await?;
    Ok(row)
}

/// What a step means for the receipt at the ministry's desk: each report waits for one there, and nothing waits for it.
async fn receipt_due(write: &mut Write, row: &corrective_plan::Model, step: PlanStep) -> Result<()> {
    let (procedure, subject) = (Procedure::CorrectivePlan, row.id.0);
    match step {
        PlanStep::Report | PlanStep::Close => intake::arrived(write, Arrival::of_plan(row)).await,
        PlanStep::Receive => intake::ended(write, procedure, subject, Outcome::Received).await,
        PlanStep::RecordPaper => intake::turns(write, procedure, subject, Turn::SecondPerson).await,
        PlanStep::RejectPaper => intake::turns(write, procedure, subject, asked(row)).await,
        // A question is asked beside an entry from paper, which still waits for its second person.
        PlanStep::Query | PlanStep::AnswerQuery if receive::waiting(write, row.id).await?.is_none() => {
            intake::turns(write, procedure, subject, asked(row)).await
        }
        PlanStep::Query
        | PlanStep::AnswerQuery
        | PlanStep::Revise
        | PlanStep::Keep
        | PlanStep::Complete
        | PlanStep::Cancel => Ok(()),
    }
}

const fn asked(row: &corrective_plan::Model) -> Turn {
    if row.asked { Turn::Applicant } else { Turn::Ministry }
}

/// An entry of the history; without a standing, by the portal itself.
async fn say(
    write: &mut Write,
    plan_id: PlanId,
    (step, standing): (PlanStep, Option<Standing>),
    text: &str,
) -> Result<()> {
    let by = write.ctx.actor.as_ref().map(|actor| actor.account);
    let message = corrective_message::Model {
        id: write.ctx.new_id(),
        plan_id,
        step,
        standing,
        text: text.to_owned(),
        written_by: by.filter(|_| standing.is_some()),
        written_at: write.ctx.now(),
    };
    write.insert(message).await?;
    Ok(())
}
