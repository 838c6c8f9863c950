use super::{of_merge, takes_back};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::id::{ConfirmationId, MergeId};
use domain::merge::{Done, MergeStatus};
use domain::refusal::Rule;
use entity::{answer, merge};
use std::collections::BTreeMap;

/// Takes a merge back, until the sheet is submitted: every answer that nobody changed since is as it was before. Gives the
/// keys of the items that somebody did change; they stay.
///
/// # Errors
/// [`Rule::NotInThisState`] where it was not written, was taken back already, or the sheet was submitted since;
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn undo(ctx: &Ctx, id: ConfirmationId, merge: MergeId, revision: i32) -> Result<Vec<String>> {
    let mut write = ctx.write().await?;
    let (sheet, case, role, row) = of_merge(&write, id, merge).await?;
    if !takes_back(&sheet, &row) {
        return Err(Rule::NotInThisState.into());
    }
    let mut done: Done = serde_json::from_str(&row.done)?;
    let answers = answer::of(id).all(write.tx()).await?;
    let mut answers: BTreeMap<String, answer::Model> =
        answers.into_iter().map(|row| (row.item_key.clone(), row)).collect();
    for was in &done.written {
        match answers.remove(&was.item) {
            Some(now) if now.revision == was.revision => {
                let row = answer::Model {
                    value: was.value.clone(),
                    remark: was.remark.clone(),
                    answered_by: case.actor().account,
                    answered_at: ctx.now(),
                    ..now
                };
                write.revise(row).await?;
            }
            Some(_) | None => done.stayed.push(was.item.clone()),
        }
    }
    let row = merge::Model {
        status: MergeStatus::Undone,
        done: serde_json::to_string(&done)?,
        undone_by: Some(case.actor().account),
        undone_at: Some(ctx.now()),
        revision,
        ..row
    };
    write.revise(row).await?;
    write.record(Act { case: sheet.engagement_id.0, act: "merge-undone", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(done.stayed)
}
