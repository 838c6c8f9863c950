use crate::decision::Subject;
use crate::desk::intake::{self, Arrival};
use crate::error::Result;
use crate::write::{Act, Write};
use chrono::NaiveDate;
use domain::decision::Pinned;
use domain::desk::Procedure;
use domain::disclosure::hold::Permission;
use domain::disclosure::{DisclosureStatus, DisclosureStep, Place};
use domain::id::DisclosureId;
use domain::permission::{Action, Actor};
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::{disclosure, disclosure_message, trail_head};

/// A request as one actor stands to it, inside the transaction that is going to change it.
pub(super) struct Desk {
    pub(super) row: disclosure::Model,
    pub(super) place: Place,
    pub(super) actor: Actor,
}

impl Desk {
    /// The role in which the actor may do this.
    pub(super) fn permit(&self, action: Action) -> Result<Role> {
        let standing = self.place.standing(self.row.engagement_id.is_some());
        Ok(self.actor.acting_as(action, standing).ok_or(Refusal::NotPermitted)?)
    }

    /// Only for whoever has the request on their desk.
    pub(super) fn on_desk(&self) -> Result<()> {
        if self.row.desk_id == self.actor.organisation { Ok(()) } else { Err(Rule::NotInThisState.into()) }
    }

    /// Only for the party of the ministry: the prime, also where it asks for itself.
    pub(super) fn is_prime(&self) -> bool {
        self.row.prime_id == self.actor.organisation
    }
}

/// What the actor's organisation is to a request that was reached through its scope.
pub(super) fn place(actor: &Actor, row: &disclosure::Model) -> Place {
    if row.company_id == actor.organisation {
        Place::Requester
    } else if row.prime_id == actor.organisation {
        Place::Prime
    } else if row.ministry_id == actor.organisation {
        Place::Ministry
    } else {
        Place::Upstream
    }
}

/// The days of the permission, once given.
pub(super) fn permission(row: &disclosure::Model) -> Option<Permission> {
    let (permitted_on, valid_until) = row.permitted_on.zip(row.valid_until)?;
    Some(Permission {
        status: row.status,
        permitted_on,
        valid_until,
        first_handled_on: row.first_handled_on,
        returned_on: row.returned_on,
    })
}

/// Loads a request through its scope. Commands on one request come one after the other: the head of its trail is locked first.
pub(super) async fn open(write: &Write, id: DisclosureId) -> Result<Desk> {
    trail_head::locked(write.tx(), id.0).await?;
    let actor = write.ctx.actor()?.clone();
    let row = disclosure::one_visible_to(&actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    Ok(Desk { place: place(&actor, &row), row, actor })
}

/// A request as a matter that its ministry decides on.
///
/// # Errors
/// [`Refusal::NotFound`] also for anybody but its ministry.
pub(crate) async fn subject(write: &Write, id: DisclosureId) -> Result<Subject> {
    let Desk { row, place, .. } = open(write, id).await?;
    if place != Place::Ministry {
        return Err(Refusal::NotFound.into());
    }
    // An entry from paper takes effect by its check, never by a second answer.
    let paper = row.status == DisclosureStatus::PaperRecorded;
    let open = if paper { Err(Rule::NotInThisState) } else { row.status.after(DisclosureStep::Permit).map(|_| ()) };
    Ok(Subject {
        id: id.0,
        pinned: Pinned { status: row.status.code().to_owned(), revision: row.revision, content: row.digest },
        number: row.number,
        ministry: row.ministry_id,
        case: id.0,
        path: format!("/disclosure/{id}"),
        open,
        asked: None,
    })
}

/// Adds a step to the history that the request's people read.
pub(super) async fn note(
    write: &mut Write,
    id: DisclosureId,
    step: DisclosureStep,
    role: Role,
    (text, day): (&str, Option<NaiveDate>),
) -> Result<()> {
    let (account, organisation) = {
        let actor = write.ctx.actor()?;
        (actor.account, actor.organisation)
    };
    let row = disclosure_message::Model {
        id: write.ctx.new_id(),
        disclosure_id: id,
        step,
        organisation_id: organisation,
        role,
        text: text.to_owned(),
        day,
        written_by: account,
        written_at: write.ctx.now(),
    };
    write.insert(row).await?;
    Ok(())
}

/// Ends a step: the row moved, the history written, the trail recorded.
pub(super) async fn moved(
    write: &mut Write,
    row: disclosure::Model,
    (act, step, role): (&str, DisclosureStep, Role),
    (text, day): (&str, Option<NaiveDate>),
) -> Result<disclosure::Model> {
    note(write, row.id, step, role, (text, day)).await?;
    let row = write.revise(row).await?;
    if step == DisclosureStep::Request {
        intake::arrived(write, Arrival::of_disclosure(&row)).await?;
    }
    intake::follow(write, Procedure::Disclosure, row.id.0, row.status).await?;
    write.record(Act { case: row.id.0, act, role: Some(role), reason: text }).await?;
    Ok(row)
}
