use super::{answers, present, takes_back};
use crate::checklist;
use crate::ctx::Ctx;
use crate::engagement::{self, Case};
use crate::error::Result;
use crate::evidence;
use domain::digest;
use domain::id::{ConfirmationId, MergeId};
use domain::merge::view::{MergeLine, MergePage, MergeSheet, WorkbookPage};
use domain::merge::{Done, Present, merge as compare};
use domain::refusal::Refusal;
use domain::workbook::{Base, Brought, Named};
use entity::{account, confirmation, merge, workbook};
use std::collections::BTreeMap;

async fn reach(ctx: &Ctx, id: ConfirmationId) -> Result<(confirmation::Model, Case)> {
    let row = confirmation::visible_to(ctx.actor()?, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let case = engagement::case(ctx, row.engagement_id).await?;
    if answers(&case) { Ok((row, case)) } else { Err(Refusal::NotFound.into()) }
}

/// What was brought back for a sheet. Three statements.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever does not answer for the whole sheet.
pub async fn page(ctx: &Ctx, id: ConfirmationId) -> Result<WorkbookPage> {
    let (row, case) = reach(ctx, id).await?;
    let found = merge::all_of(id).all(ctx.read()).await?;
    let merges = found.into_iter().map(|(row, by)| line(&row, by)).collect();
    Ok(WorkbookPage { sheet: head(&row, &case), merges })
}

/// One merge, to be looked at: as the portal stands now, or as it was written. Six statements.
///
/// # Errors
/// As [`page`].
pub async fn merge_page(ctx: &Ctx, id: ConfirmationId, merge: MergeId) -> Result<MergePage> {
    let (sheet, case) = reach(ctx, id).await?;
    let found = merge::with_workbook(id, merge).one(ctx.read()).await?;
    let (row, Some(workbook)) = found.ok_or(Refusal::NotFound)? else { return Err(Refusal::NotFound.into()) };
    let content = checklist::content(ctx, sheet.version_id).await?;
    let brought: Brought = serde_json::from_str(&row.content)?;
    let done: Option<Done> = if row.done.is_empty() { None } else { Some(serde_json::from_str(&row.done)?) };
    let (now, _) = present(ctx.read(), &sheet, &content).await?;
    let cells = match &done {
        Some(done) => done.cells.clone(),
        None => compare(&content, &brought.base(base(&workbook)?), &brought, &now),
    };
    let wanted = wanted(ctx, id, &brought, &now).await?;
    Ok(MergePage {
        sheet: head(&sheet, &case),
        id: row.id,
        file_name: row.file_name.clone(),
        status: row.status,
        read_at: row.read_at,
        revision: row.revision,
        downloaded_at: workbook.downloaded_at,
        content,
        brought,
        seen: digest::of(&cells)?,
        cells,
        wanted,
        undoable: takes_back(&sheet, &row),
        done,
    })
}

/// One statement, where files are named at all.
async fn wanted(
    ctx: &Ctx,
    id: ConfirmationId,
    brought: &Brought,
    now: &BTreeMap<String, Present>,
) -> Result<Vec<Named>> {
    let open = |item: &str| now.get(item).is_some_and(|present| present.open);
    let named: Vec<&Named> = brought.named.iter().filter(|named| open(&named.item)).collect();
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let attached = evidence::of_confirmation(ctx, id).await?;
    let there = |named: &Named| attached.iter().any(|file| file.item_key == named.item && named.means(&file.name));
    Ok(named.into_iter().filter(|named| !there(named)).cloned().collect())
}

pub(super) fn base(workbook: &workbook::Model) -> Result<Base> {
    Ok(serde_json::from_str(&workbook.content)?)
}

fn head(row: &confirmation::Model, case: &Case) -> MergeSheet {
    MergeSheet {
        id: row.id,
        engagement: row.engagement_id,
        number: case.engagement.number.clone(),
        status: row.status,
        answers: row.status.is_answerable(),
    }
}

fn line(row: &merge::Model, by: Option<account::Model>) -> MergeLine {
    MergeLine {
        id: row.id,
        file_name: row.file_name.clone(),
        status: row.status,
        read_at: row.read_at,
        read_by: by.map(|by| by.name).unwrap_or_default(),
    }
}
