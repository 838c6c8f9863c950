//! Waivers (例外): proposed by the subcontractor, supported by the prime, decided by the ministry; they end by themselves, and
//! what was assured with them is opened again.

mod answer;
mod approve;
mod detail;
mod draft;
mod end;
mod list;
mod paper;
mod propose;
mod query;
mod remind;
mod support;
mod tell;
mod waived;

pub(crate) use answer::give;
pub use answer::{AnswerForm, check, decide};
pub(crate) use approve::{to_propose, to_support};
pub use detail::detail;
pub use draft::{WaiverForm, begin, draft, renew, withdraw};
pub use end::end;
pub(crate) use list::number;
pub use list::{list, mine};
pub use paper::{check_paper, record_paper};
pub use propose::{edit, propose};
pub use query::{answer_query, query};
pub use remind::remind;
pub use support::{decline, give_back, support};
pub use waived::beside;
pub(crate) use waived::{by_item, covered, frozen, of_company, still_met};

use crate::decision::Subject;
use crate::desk::intake::{self, Arrival};
use crate::engagement::Case;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::decision::Pinned;
use domain::desk::Procedure;
use domain::id::WaiverId;
use domain::permission::Standing;
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use domain::waiver::{WaiverStatus, WaiverStep};
use domain::work::Party;
use entity::{trail_head, waiver, waiver_message};

/// A waiver with its case, inside the transaction that is going to change it. The ministry reaches it by itself: it may not know
/// of the rest of the case yet.
async fn in_case(write: &Write, id: WaiverId) -> Result<(waiver::Model, Case)> {
    let (row, _) = visible(write, id).await?;
    trail_head::locked(write.tx(), row.engagement_id.0).await?;
    // Read again: the case is locked only now.
    visible(write, id).await
}

async fn visible(write: &Write, id: WaiverId) -> Result<(waiver::Model, Case)> {
    let actor = write.ctx.actor()?;
    let found = waiver::visible_to(actor, id).one(write.tx()).await?;
    let Some((row, Some(engagement))) = found else { return Err(Refusal::NotFound.into()) };
    Ok((row, Case::seen_by(actor, engagement)?))
}

/// A waiver as a matter that its ministry decides on.
///
/// # Errors
/// [`Refusal::NotFound`] also for anybody but its ministry.
pub(crate) async fn subject(write: &Write, id: WaiverId) -> Result<Subject> {
    let (row, case) = in_case(write, id).await?;
    if case.standing != Standing::Ministry {
        return Err(Refusal::NotFound.into());
    }
    // An entry from paper takes effect by its check, never by a second answer.
    let paper = row.status == WaiverStatus::PaperRecorded;
    let open = if paper { Err(Rule::NotInThisState) } else { row.status.after(WaiverStep::Grant).map(|_| ()) };
    Ok(Subject {
        id: id.0,
        pinned: Pinned { status: row.status.code().to_owned(), revision: row.revision, content: row.digest },
        number: row.number,
        ministry: row.ministry_id,
        case: row.engagement_id.0,
        path: format!("/waiver/{id}"),
        open,
        asked: Some(row.ends_on),
    })
}

/// One step of a waiver.
struct Step<'a> {
    step: WaiverStep,
    /// Words that come with it.
    text: &'a str,
    act: &'a str,
    role: Role,
}

/// Moves a waiver by a step, keeps the words that came with it, and records both.
async fn take(write: &mut Write, case: &Case, row: waiver::Model, step: Step<'_>) -> Result<waiver::Model> {
    let status = row.status.after(step.step)?;
    let row = write.revise(waiver::Model { status, ..row }).await?;
    if step.step == WaiverStep::Support {
        intake::arrived(write, Arrival::of_waiver(&row, &case.engagement)).await?;
    }
    intake::follow(write, Procedure::Waiver, row.id.0, row.status).await?;
    let message = waiver_message::Model {
        id: write.ctx.new_id(),
        waiver_id: row.id,
        step: step.step,
        party: Some(party(case.standing)),
        text: step.text.to_owned(),
        written_by: Some(case.actor().account),
        written_at: write.ctx.now(),
    };
    write.insert(message).await?;
    let act = Act { case: row.engagement_id.0, act: step.act, role: Some(step.role), reason: &row.number };
    write.record(act).await?;
    Ok(row)
}

const fn party(standing: Standing) -> Party {
    match standing {
        Standing::Upstream => Party::Upstream,
        Standing::Ministry => Party::Ministry,
        Standing::Downstream | Standing::Contributor | Standing::OwnOrganisation => Party::Downstream,
    }
}
