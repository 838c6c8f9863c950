//! Applications to the ministry (申請, 5-3-c) and its answers. Silence never becomes consent.

mod answer;
mod apply;
mod approve;
mod detail;
mod list;
mod paper;
mod pass;
mod query;

pub use answer::{AnswerForm, check, decide};
pub use apply::{apply, withdraw};
pub(crate) use approve::to_approve;
pub use detail::detail;
pub use list::{ApplicationLine, list};
pub use paper::{check_paper, record_paper};
pub use pass::{pass_on, passing, put_back};
pub use query::{answer_query, query};

use crate::engagement::{Case, case_for_update};
use crate::error::Result;
use crate::write::Write;
use domain::id::ApplicationId;
use domain::refusal::Refusal;
use entity::application;

/// An application with its case, inside the transaction that is going to change it.
async fn in_case(write: &Write, id: ApplicationId) -> Result<(application::Model, Case)> {
    let case = case_for_update(write, visible(write, id).await?.engagement_id).await?;
    // Read again: the case is locked only now.
    Ok((visible(write, id).await?, case))
}

async fn visible(write: &Write, id: ApplicationId) -> Result<application::Model> {
    Ok(application::visible_to(write.ctx.actor()?, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?)
}
