use super::page::base;
use super::{of_merge, present};
use crate::checklist;
use crate::confirmation::open_item;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::digest;
use domain::id::{ConfirmationId, MergeId};
use domain::merge::{Done, Keep, MergeStatus, Settled, Written, choices as made, merge as compare, settle};
use domain::refusal::{Fault, FieldProblem, Refusal, Rule};
use domain::workbook::Brought;
use entity::{answer, confirmation, merge};
use std::collections::BTreeMap;

/// Writes what the file brought, all of it or nothing. `seen` is the digest of the cells that were looked at, `choices` what
/// is to stand in each cell that was changed on both sides, by [`domain::merge::MergeCell::name`], `rest` what in those that
/// nobody chose for.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where anything that was looked at has changed since, [`Fault::Choice`] at every conflict
/// without a choice, [`Rule::NotInThisState`] where it was written or the sheet submitted already.
pub async fn apply(
    ctx: &Ctx,
    id: ConfirmationId,
    merge: MergeId,
    seen: &str,
    choices: &BTreeMap<String, Keep>,
    rest: Option<Keep>,
) -> Result<usize> {
    let mut write = ctx.write().await?;
    let (sheet, case, role, row) = of_merge(&write, id, merge).await?;
    if row.status != MergeStatus::Open {
        return Err(Rule::NotInThisState.into());
    }
    let found = merge::with_workbook(id, merge).one(write.tx()).await?.and_then(|(_, workbook)| workbook);
    let workbook = found.ok_or(Refusal::NotFound)?;
    let content = checklist::content(ctx, sheet.version_id).await?;
    let brought: Brought = serde_json::from_str(&row.content)?;
    let (now, mut answers) = present(write.tx(), &sheet, &content).await?;
    let cells = compare(&content, &brought.base(base(&workbook)?), &brought, &now);
    if digest::of(&cells)? != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let choices = &made(&cells, choices, rest);
    let settled = settle(&cells, &now, choices).map_err(unchosen)?;
    let mut written = Vec::new();
    for change in settled {
        written.push(put(&mut write, &sheet, answers.remove(&change.item), change).await?);
    }
    let count = written.len();
    let done = Done { cells, choices: choices.clone(), written, stayed: Vec::new() };
    let row = merge::Model {
        status: MergeStatus::Applied,
        round: Some(sheet.round),
        done: serde_json::to_string(&done)?,
        applied_by: Some(case.actor().account),
        applied_at: Some(ctx.now()),
        ..row
    };
    write.revise(row).await?;
    write.record(Act { case: sheet.engagement_id.0, act: "workbook-merged", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(count)
}

pub(crate) fn unchosen(cells: Vec<String>) -> Refusal {
    Refusal::Fields(cells.iter().map(|cell| FieldProblem::new(cell, Fault::Choice)).collect())
}

/// One answer, by the same rule as one that is typed in the portal.
async fn put(
    write: &mut Write,
    sheet: &confirmation::Model,
    stored: Option<answer::Model>,
    change: Settled,
) -> Result<Written> {
    open_item(write, sheet, &change.item).await?;
    let row = answer::Model {
        id: stored.as_ref().map_or_else(|| write.ctx.new_id(), |stored| stored.id),
        confirmation_id: sheet.id,
        item_key: change.item.clone(),
        value: change.value,
        remark: change.remark,
        answered_by: write.ctx.actor()?.account,
        answered_at: write.ctx.now(),
        revision: stored.as_ref().map_or(1, |stored| stored.revision),
    };
    let row = if stored.is_some() { write.revise(row).await? } else { write.insert(row).await? };
    let (value, remark) = stored.map(|stored| (stored.value, stored.remark)).unwrap_or_default();
    Ok(Written { item: change.item, value, remark, revision: row.revision })
}
