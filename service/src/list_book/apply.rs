use super::listed::Listed;
use super::now;
use super::page::{looked_at, seen as digest};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::workbook::unchosen;
use crate::write::Act;
use domain::id::ListMergeId;
use domain::list_book::{Base, Brought, Done, Fresh, Matter, Values, settle};
use domain::merge::{Keep, MergeStatus, choices as made};
use domain::refusal::{FieldProblem, Refusal, Rule};
use entity::list_merge;
use std::collections::BTreeMap;

/// Writes what the file brought, all of it or nothing. `seen` is the digest of what was looked at, `choices` what is to stand in each
/// cell that was changed on both sides, by [`domain::merge::MergeCell::name`], `rest` what in those that nobody chose for. Gives how
/// many records were written.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where anything that was looked at has changed since, [`Refusal::Fields`]: at every conflict without
/// a choice, and at every cell that together with what was chosen cannot be written; of an added row by `+` and its line.
/// [`Rule::NotInThisState`] where it was written already, or the records can be written no more.
pub async fn apply(
    ctx: &Ctx,
    matter: Matter,
    merge: ListMergeId,
    seen: &str,
    choices: &BTreeMap<String, Keep>,
    rest: Option<Keep>,
) -> Result<usize> {
    let mut write = ctx.write().await?;
    let list = Listed::open(&write, matter).await?;
    let role = list.writing()?;
    let found = list_merge::with_book(matter.subject, matter.id, merge).one(write.tx()).await?;
    let (row, Some(book)) = found.ok_or(Refusal::NotFound)? else { return Err(Refusal::NotFound.into()) };
    if row.status != MergeStatus::Open {
        return Err(Rule::NotInThisState.into());
    }
    let (base, brought): (Base, Brought) = (serde_json::from_str(&book.content)?, serde_json::from_str(&row.content)?);
    let (cells, fresh) = looked_at(&list, &base, &brought);
    if digest(&cells, &fresh)? != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let choices = made(&cells, choices, rest);
    let changed = settle(&cells, &now(&list), &choices).map_err(unchosen)?;
    judge(ctx, &list, &changed, &fresh)?;
    let new: Vec<Values> = fresh.new.iter().map(|added| added.values.clone()).collect();
    let (told, added) = list.put(&mut write, &changed, &new).await?;
    let count = changed.len() + added.len();
    let done = Done {
        cells,
        fresh,
        choices,
        changed: changed.into_iter().map(|(key, _)| key).collect(),
        added: added.into_iter().map(|row| row.key).collect(),
    };
    let row = list_merge::Model {
        status: MergeStatus::Applied,
        done: serde_json::to_string(&done)?,
        applied_by: Some(ctx.actor()?.account),
        applied_at: Some(ctx.now()),
        ..row
    };
    write.revise(row).await?;
    write.record(Act { case: matter.id, act: list.act(), role: Some(role), reason: "" }).await?;
    list.tell(&mut write, &told).await?;
    write.commit().await?;
    Ok(count)
}

/// Every row as it is going to stand.
fn judge(ctx: &Ctx, list: &Listed, changed: &[(String, Values)], fresh: &Fresh) -> std::result::Result<(), Refusal> {
    let changed = changed.iter().map(|(key, values)| (key.clone(), values));
    let added = fresh.new.iter().map(|added| (format!("+{}", added.line), &added.values));
    let mut found = Vec::new();
    for (row, values) in changed.chain(added) {
        if let Some(Refusal::Fields(fields)) = list.wrong(ctx, values) {
            let named = |it: FieldProblem| FieldProblem::new(&format!("{}:{row}", it.field), it.fault);
            found.extend(fields.into_iter().map(named));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(Refusal::Fields(found)) }
}
