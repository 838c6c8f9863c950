//! Applications to the ministry (申請, 5-3-c) and its answers. Silence never becomes consent.

mod answer;
mod apply;
mod approve;
mod detail;
mod list;
mod paper;
mod pass;
mod query;

pub(crate) use answer::give;
pub use answer::{AnswerForm, check, decide};
pub use apply::{apply, withdraw};
pub(crate) use approve::to_approve;
pub use detail::{detail, history, signed_receipt};
pub use list::{ApplicationLine, list};
pub use paper::{check_paper, record_paper};
pub use pass::{pass_on, passing, put_back};
pub use query::{answer_query, query};

use crate::decision::Subject;
use crate::engagement::{Case, case_for_update};
use crate::error::Result;
use crate::write::Write;
use domain::application::{ApplicationStatus, ApplicationStep};
use domain::decision::Pinned;
use domain::id::ApplicationId;
use domain::permission::Standing;
use domain::refusal::{Refusal, Rule};
use entity::application;

/// An application with its case, inside the transaction that is going to change it.
async fn in_case(write: &Write, id: ApplicationId) -> Result<(application::Model, Case)> {
    let case = case_for_update(write, visible(write, id).await?.engagement_id).await?;
    // Read again: the case is locked only now.
    Ok((visible(write, id).await?, case))
}

/// An application as a matter that its ministry decides on.
///
/// # Errors
/// [`Refusal::NotFound`] also for anybody but its ministry.
pub(crate) async fn subject(write: &Write, id: ApplicationId) -> Result<Subject> {
    let (row, case) = in_case(write, id).await?;
    if case.standing != Standing::Ministry {
        return Err(Refusal::NotFound.into());
    }
    // An entry from paper takes effect by its check, never by a second answer.
    let paper = row.status == ApplicationStatus::PaperRecorded;
    let open = if paper { Err(Rule::NotInThisState) } else { row.status.after(ApplicationStep::Accept).map(|_| ()) };
    Ok(Subject {
        id: id.0,
        pinned: Pinned { status: row.status.code().to_owned(), revision: row.revision, content: row.digest },
        number: row.number,
        ministry: row.ministry_id,
        case: row.engagement_id.0,
        path: format!("/application/{id}"),
        open,
        asked: None,
    })
}

async fn visible(write: &Write, id: ApplicationId) -> Result<application::Model> {
    Ok(application::visible_to(write.ctx.actor()?, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?)
}
