use super::{answering, present};
use crate::checklist;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::checklist::layout::Grid;
use domain::evidence;
use domain::id::{ConfirmationId, MergeId};
use domain::merge::MergeStatus;
use domain::workbook::{Base, Between, Brought, CellProblem, Filled, WorkbookFault, follow};
use entity::{confirmation, merge, workbook};

/// Why a readable file is not taken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not a workbook of this sheet.
    Whole(WorkbookFault),
    /// These cells are to be put right.
    Cells(Vec<CellProblem>),
}

/// Takes what was read out of a filled workbook, to be looked at beside the sheet. No answer is written. One of an earlier
/// sheet of the same case is followed along the declared differences.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`], [`domain::refusal::Refusal::NotPermitted`],
/// [`domain::refusal::Rule::NotInThisState`].
pub async fn bring(
    ctx: &Ctx,
    id: ConfirmationId,
    file_name: &str,
    sha256: &str,
    grid: &Grid,
) -> Result<std::result::Result<MergeId, Refused>> {
    let mut write = ctx.write().await?;
    let (sheet, case, role) = answering(&write, id).await?;
    let filled = match Filled::find(grid) {
        Ok(filled) => filled,
        Err(fault) => return Ok(Err(Refused::Whole(fault))),
    };
    // Of this case or of no case that the reader is told about.
    let mut sheets = confirmation::of([sheet.engagement_id]).all(write.tx()).await?;
    sheets.retain(|one| one.ordinal <= sheet.ordinal);
    let found = workbook::of_sheets(sheets.iter().map(|one| one.id), filled.workbook).one(write.tx()).await?;
    let then = found.as_ref().and_then(|found| sheets.iter().find(|one| one.id == found.confirmation_id));
    let (Some(workbook), Some(then)) = (&found, then) else {
        return Ok(Err(Refused::Whole(WorkbookFault::AnotherSheet)));
    };
    let base: Base = serde_json::from_str(&workbook.content)?;
    let asked = checklist::content(ctx, then.version_id).await?;
    let mut brought = match filled.read(&asked, &base) {
        Ok(brought) => brought,
        Err(problems) => return Ok(Err(Refused::Cells(problems))),
    };
    if then.id != sheet.id {
        brought = followed(&write, brought, then, &sheet).await?;
    }
    let row = merge::Model {
        id: MergeId(ctx.new_id()),
        workbook_id: workbook.id,
        confirmation_id: id,
        file_name: evidence::file_name(file_name),
        sha256: sha256.to_owned(),
        content: serde_json::to_string(&brought)?,
        status: MergeStatus::Open,
        round: None,
        done: String::new(),
        read_by: case.actor().account,
        read_at: ctx.now(),
        applied_by: None,
        applied_at: None,
        undone_by: None,
        undone_at: None,
        revision: 1,
    };
    let row = write.insert(row).await?;
    write.record(Act { case: sheet.engagement_id.0, act: "workbook-brought", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(Ok(row.id))
}

/// What came from an earlier sheet, put to the items of this one.
async fn followed(
    write: &Write,
    brought: Brought,
    then: &confirmation::Model,
    sheet: &confirmation::Model,
) -> Result<Brought> {
    let content = checklist::content(&write.ctx, sheet.version_id).await?;
    let lineage = checklist::lineage(&write.ctx, sheet.version_id).await?;
    let (present, _) = present(write.tx(), sheet, &content).await?;
    let between = Between {
        ordinal: then.ordinal,
        then: then.version_id,
        now: sheet.version_id,
        lineage: &lineage,
        content: &content,
        present: &present,
    };
    Ok(follow(brought, between))
}
