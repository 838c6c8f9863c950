use super::chain::{Run, chain};
use super::entry::{Entry, NO_CHAIR, add, status};
use crate::error::Result;
use crate::write::Write;
use domain::approval::{ApprovalEntry, ApprovalSubject};
use domain::refusal::Rule;
use entity::approval_run;
use uuid::Uuid;

/// Refuses to let out of the company what has a route there and was not approved along it exactly as it is; what was approved is
/// used up by it. The caller records it with its own act.
///
/// # Errors
/// [`Rule::ApprovalMissing`] while a seat is missing or nobody was asked, [`Rule::ApproverSubmits`] for whoever approved.
pub(crate) async fn check(write: &mut Write, subject: ApprovalSubject, id: Uuid, digest: &str) -> Result<()> {
    let actor = write.ctx.actor()?.clone();
    let chain = chain(write.tx(), actor.organisation, subject, id).await?;
    match (chain.in_force().is_some(), chain.alive()) {
        (false, None) => Ok(()),
        // The company wants no approval any more; what it began is over.
        (false, Some(run)) => end(write, run.row.clone(), ApprovalEntry::Drop, digest).await,
        (true, None) => Err(Rule::ApprovalMissing.into()),
        (true, Some(run)) => used(write, run, actor.account, digest).await,
    }
}

async fn used(write: &mut Write, run: &Run, by: domain::id::AccountId, digest: &str) -> Result<()> {
    let now = run.progress(digest);
    let status = status(&now);
    status.after(ApprovalEntry::Use)?;
    if now.stages.iter().flat_map(|stage| &stage.given).any(|given| given.by == by) {
        return Err(Rule::ApproverSubmits.into());
    }
    end(write, approval_run::Model { status, ..run.row.clone() }, ApprovalEntry::Use, digest).await
}

/// Ends what is asked for a subject that is over otherwise, in whichever company. The caller records it with its own act.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn settle(write: &mut Write, subjects: &[ApprovalSubject], id: Uuid) -> Result<()> {
    for run in approval_run::under_way(subjects, id).all(write.tx()).await? {
        let digest = run.digest.clone();
        end(write, run, ApprovalEntry::Drop, &digest).await?;
    }
    Ok(())
}

async fn end(write: &mut Write, run: approval_run::Model, entry: ApprovalEntry, digest: &str) -> Result<()> {
    add(write, run, None, Entry { entry, chair: NO_CHAIR, digest, matter: None, reason: "" }).await.map(|_| ())
}
