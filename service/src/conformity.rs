//! Having the ministry confirm that something conforms (確認を受ける): policy sets (4-1-3) and rosters of handlers (5-2-1-エ).

mod answer;
mod detail;
mod draft;
mod list;
mod paper;
mod query;
mod submit;
mod tell;

pub(crate) use answer::give;
pub use answer::{AnswerForm, check, decide};
pub use detail::detail;
pub use draft::{contracts, draft, edit};
pub use list::list;
pub use paper::{check_paper, record_paper};
pub use query::{answer_query, query};
pub use submit::{submit, withdraw};

use crate::decision::Subject;
use crate::desk::intake::{self, Arrival};
use crate::error::Result;
use crate::write::{Act, Write};
use domain::conformity::content::{ConformityContent, People};
use domain::conformity::force::Version;
use domain::conformity::{ConformityStatus, ConformityStep};
use domain::decision::Pinned;
use domain::desk::Procedure;
use domain::id::ConformityId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Faults, Refusal, Rule};
use domain::role::Role;
use domain::text;
use entity::{conformity, conformity_message, trail_head};

/// A request as one actor stands to it, inside the transaction that is going to change it.
struct Open {
    row: conformity::Model,
    actor: Actor,
}

impl Open {
    /// The role in which the actor may do this for the ministry.
    fn ministry(&self, action: Action) -> Result<Role> {
        self.permit(action, Standing::Ministry)
    }

    /// The role in which the actor answers for this kind in the company.
    fn company(&self) -> Result<Role> {
        self.permit(self.row.kind.action(), Standing::OwnOrganisation)
    }

    fn permit(&self, action: Action, as_: Standing) -> Result<Role> {
        let role = self.actor.acting_as(action, as_).filter(|_| standing(&self.actor, &self.row) == as_);
        Ok(role.ok_or(Refusal::NotPermitted)?)
    }
}

/// Loads a request through its scope. Commands on one request come one after the other: the head of its trail is locked first.
async fn open(write: &Write, id: ConformityId) -> Result<Open> {
    trail_head::locked(write.tx(), id.0).await?;
    let actor = write.ctx.actor()?.clone();
    let row = conformity::one_visible_to(&actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    Ok(Open { row, actor })
}

/// A request that was put to the ministry, for drafting and giving its answer; locked.
pub(crate) async fn subject(write: &Write, id: ConformityId) -> Result<Subject> {
    let Open { row, actor } = open(write, id).await?;
    if standing(&actor, &row) != Standing::Ministry {
        return Err(Refusal::NotFound.into());
    }
    // An entry from paper takes effect by its check, never by a second answer.
    let paper = row.status == ConformityStatus::PaperRecorded;
    let open = if paper { Err(Rule::NotInThisState) } else { row.status.after(ConformityStep::Confirm).map(|_| ()) };
    Ok(Subject {
        id: id.0,
        pinned: pinned(&row),
        number: row.number,
        ministry: row.ministry_id,
        case: id.0,
        path: format!("/conformity/{id}"),
        open,
        asked: None,
    })
}

/// What a draft of the answer is pinned to.
fn pinned(row: &conformity::Model) -> Pinned {
    Pinned { status: row.status.code().to_owned(), revision: row.revision, content: row.digest.clone() }
}

fn standing(actor: &Actor, row: &conformity::Model) -> Standing {
    if row.ministry_id == actor.organisation { Standing::Ministry } else { Standing::OwnOrganisation }
}

/// Moves a request by a step, keeps the words that came with it, and records both.
async fn take(
    write: &mut Write,
    row: conformity::Model,
    (step, act, role): (ConformityStep, &str, Role),
    text: &str,
) -> Result<conformity::Model> {
    let status = row.status.after(step)?;
    let actor = write.ctx.actor()?.clone();
    let row = write.revise(conformity::Model { status, ..row }).await?;
    if step == ConformityStep::Submit {
        intake::arrived(write, Arrival::of_conformity(&row)).await?;
    }
    intake::follow(write, Procedure::Conformity, row.id.0, row.status).await?;
    let message = conformity_message::Model {
        id: write.ctx.new_id(),
        conformity_id: row.id,
        step,
        from_ministry: standing(&actor, &row) == Standing::Ministry,
        text: text.to_owned(),
        written_by: actor.account,
        written_at: write.ctx.now(),
    };
    write.insert(message).await?;
    write.record(Act { case: row.id.0, act, role: Some(role), reason: text }).await?;
    Ok(row)
}

/// What a request says.
fn content(row: &conformity::Model) -> ConformityContent {
    let whole = |count: i32| count.unsigned_abs();
    let people = row.people.zip(row.joined).zip(row.left_people);
    ConformityContent {
        kind: row.kind,
        title: row.title.clone(),
        version: row.version.clone(),
        document_number: row.document_number.clone(),
        handed_over: row.handed_over.clone(),
        handed_over_on: row.handed_over_on,
        author: row.author.clone(),
        approver: row.approver.clone(),
        approved_on: row.approved_on,
        people: people.map(|((all, joined), left)| People {
            all: whole(all),
            joined: whole(joined),
            left: whole(left),
        }),
        changes: row.changes.clone(),
        note: row.note.clone(),
    }
}

/// The version of a request that was confirmed.
fn version(row: &conformity::Model) -> Option<Version<ConformityId>> {
    Some(Version { key: row.id, submitted_at: row.submitted_at?, confirmed_on: row.confirmed_on? })
}

/// Words that a step needs, as typed in the field of this name.
fn words(field: &str, typed: &str) -> Result<String> {
    let mut faults = Faults::default();
    let text = faults.text(field, typed, text::PARAGRAPH);
    faults.check()?;
    Ok(text)
}
