use super::listed::Listed;
use super::{now, problems};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::checklist::layout::Grid;
use domain::evidence;
use domain::id::ListMergeId;
use domain::list_book::{Base, Brought, Filled, ListProblem, Matter, compare, fresh, settle};
use domain::merge::{Keep, MergeStatus, choices};
use domain::workbook::WorkbookFault;
use entity::{list_book, list_merge};
use std::collections::BTreeMap;

/// Why a readable file is not taken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not a workbook of this list. One of another matter and one of another company are refused alike: of neither is anything
    /// told.
    Whole(WorkbookFault),
    /// These cells are to be put right.
    Cells(Vec<ListProblem>),
}

/// Takes what was read out of a filled workbook, to be looked at beside what the portal holds. No record is written.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`], [`domain::refusal::Refusal::NotPermitted`],
/// [`domain::refusal::Rule::NotInThisState`].
pub async fn bring(
    ctx: &Ctx,
    matter: Matter,
    file_name: &str,
    sha256: &str,
    grid: &Grid,
) -> Result<std::result::Result<ListMergeId, Refused>> {
    let mut write = ctx.write().await?;
    let list = Listed::open(&write, matter).await?;
    let role = list.writing()?;
    let (book, brought) = match read(&write, &list, matter, grid).await? {
        Ok(read) => read,
        Err(refused) => return Ok(Err(refused)),
    };
    let row = list_merge::Model {
        id: ListMergeId(ctx.new_id()),
        list_book_id: book.id,
        subject: matter.subject,
        subject_id: matter.id,
        file_name: evidence::file_name(file_name),
        sha256: sha256.to_owned(),
        content: serde_json::to_string(&brought)?,
        status: MergeStatus::Open,
        done: String::new(),
        read_by: ctx.actor()?.account,
        read_at: ctx.now(),
        applied_by: None,
        applied_at: None,
        revision: 1,
    };
    let row = write.insert(row).await?;
    write.record(Act { case: matter.id, act: "list-brought", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(Ok(row.id))
}

type Read = std::result::Result<(list_book::Model, Brought), Refused>;

/// Everything that is wrong with it is told at once, as far as it can be read.
async fn read(write: &Write, list: &Listed, matter: Matter, grid: &Grid) -> Result<Read> {
    let filled = match Filled::find(grid) {
        Ok(filled) => filled,
        Err(fault) => return Ok(Err(Refused::Whole(fault))),
    };
    let Some(book) = list_book::of(matter.subject, matter.id, filled.book).one(write.tx()).await? else {
        return Ok(Err(Refused::Whole(WorkbookFault::AnotherSheet)));
    };
    let base: Base = serde_json::from_str(&book.content)?;
    let brought = match filled.read(&base) {
        Ok(Ok(brought)) => brought,
        Ok(Err(problems)) => return Ok(Err(Refused::Cells(problems))),
        Err(fault) => return Ok(Err(Refused::Whole(fault))),
    };
    let now = now(list);
    let cells = compare(&base, &brought, &now);
    // Judged as the file would have it; what is chosen otherwise is judged again when it is written.
    let all = choices(&cells, &BTreeMap::new(), Some(Keep::File));
    let changed = settle(&cells, &now, &all).unwrap_or_default();
    let found = problems(list, &write.ctx, &brought, (changed.as_slice(), &fresh(&base, &brought, &now)));
    Ok(if found.is_empty() { Ok((book, brought)) } else { Err(Refused::Cells(found)) })
}
