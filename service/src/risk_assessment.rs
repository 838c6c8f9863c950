//! Risk assessments (リスク査定, 第12): led by the supervisor with people named for them, documented, made known to people by name, and
//! seen by nobody else.

mod compare;
mod detail;
mod document;
mod interval;
mod list;
mod people;
mod plan;
mod raise;
mod tell;

pub use compare::compare;
pub use detail::detail;
pub use document::{begin, cancel, document};
pub use interval::{Interval, interval, set_interval};
pub use list::list;
pub use people::{NameForm, end, name, people};
pub use plan::{PlanForm, edit, plan, planning};
pub use raise::{FromForm, raise};
pub use tell::{make_known, telling};

pub(crate) use list::line;
pub(crate) use people::{Holder, holders};
pub(crate) use raise::from;

use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::id::RiskAssessmentId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use domain::risk::Part;
use domain::risk_assessment::AssessmentStep;
use domain::role::Role;
use entity::{risk_assessment, risk_person, trail_head};
use sea_orm::ConnectionTrait;

/// An assessment as one actor stands to it who takes part in it.
pub(crate) struct Held {
    pub(crate) row: risk_assessment::Model,
    pub(crate) people: Vec<risk_person::Model>,
    pub(crate) actor: Actor,
}

impl Held {
    /// Whoever leads does so for their company; anybody else stands to it by being named.
    pub(crate) fn standing(&self) -> Standing {
        standing(&self.actor)
    }

    /// What the actor was named for.
    pub(crate) fn part(&self) -> Option<Part> {
        self.people.iter().find(|person| person.membership_id == self.actor.membership).map(|person| person.part)
    }

    /// The role in which the actor may do this.
    pub(crate) fn permit(&self, action: Action) -> Result<Role> {
        Ok(self.actor.acting_as(action, self.standing()).ok_or(Refusal::NotPermitted)?)
    }

    /// Whether the actor writes risks in it: whoever leads, and whoever was named to write.
    pub(crate) fn writes(&self) -> bool {
        let named = self.standing() == Standing::OwnOrganisation || self.part() == Some(Part::Writes);
        named && self.permit(Action::WriteRisk).is_ok()
    }
}

pub(crate) fn standing(actor: &Actor) -> Standing {
    if actor.may(Action::LeadRisk, Standing::OwnOrganisation) {
        Standing::OwnOrganisation
    } else {
        Standing::Contributor
    }
}

/// An assessment in which the actor takes part, with the people named for it. Two statements.
pub(crate) async fn reached<C: ConnectionTrait>(store: &C, actor: &Actor, id: RiskAssessmentId) -> Result<Held> {
    let row = risk_assessment::one_shared_with(actor, id).one(store).await?.ok_or(Refusal::NotFound)?;
    let people = risk_person::of(id).all(store).await?;
    Ok(Held { row, people, actor: actor.clone() })
}

/// The same inside the transaction that is going to change it. Commands on one assessment come one after the other.
pub(crate) async fn open(write: &Write, id: RiskAssessmentId) -> Result<Held> {
    let actor = write.ctx.actor()?;
    reached(write.tx(), actor, id).await?;
    trail_head::locked(write.tx(), id.0).await?;
    // Read again: it is locked only now.
    reached(write.tx(), actor, id).await
}

/// The same for whoever leads it.
async fn led(ctx: &Ctx, id: RiskAssessmentId) -> Result<(Write, Held, Role)> {
    let write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::LeadRisk)?;
    Ok((write, held, role))
}

/// Moves an assessment by a step and records it.
async fn take(
    write: &mut Write,
    row: risk_assessment::Model,
    step: AssessmentStep,
    (role, act, reason): (Role, &str, &str),
) -> Result<risk_assessment::Model> {
    let status = row.status.after(step)?;
    let row = write.revise(risk_assessment::Model { status, ..row }).await?;
    write.record(Act { case: row.id.0, act, role: Some(role), reason }).await?;
    Ok(row)
}

fn path(id: RiskAssessmentId) -> String {
    format!("/risk-assessment/{id}")
}
