use crate::ctx::Ctx;
use crate::error::Result;
use crate::{checklist, waiver};
use domain::checklist::Content;
use domain::confirmation::view::Sheet;
use domain::id::{ChecklistVersionId, ConfirmationId};
use domain::permission::Standing;
use domain::reconfirmation::{self, Before, Past};
use entity::submission;

/// What the sheet before this one says to its items, for both sides of the case. Two statements, and one more where the version
/// has a past that was not read yet; none for a first sheet.
///
/// # Errors
/// The store does not answer.
pub async fn past(ctx: &Ctx, sheet: &Sheet) -> Result<Option<Past>> {
    let past = past_alone(ctx, sheet).await?;
    match (past, &sheet.reconfirmation) {
        (Some(past), Some(again)) => Ok(Some(Past { waived: waiver::beside(ctx, again.before).await?, ..past })),
        (past, _) => Ok(past),
    }
}

/// The same without the waivers beside it. One statement less.
pub(crate) async fn past_alone(ctx: &Ctx, sheet: &Sheet) -> Result<Option<Past>> {
    let Some(again) = of_reader(sheet) else { return Ok(None) };
    said_before(ctx, again.before, sheet.version, &sheet.content).await
}

/// What the sheet `before` says to these items of a version. As [`past`].
pub(crate) async fn said_before(
    ctx: &Ctx,
    before: ConfirmationId,
    version: ChecklistVersionId,
    asked: &Content,
) -> Result<Option<Past>> {
    let Some(found) = submission::confirmed_of(before).one(ctx.read()).await? else { return Ok(None) };
    let Some(confirmed_at) = found.decided_at else { return Ok(None) };
    let content = checklist::content(ctx, found.version_id).await?;
    let submitted = serde_json::from_str(&found.content)?;
    let lineage = checklist::lineage(ctx, version).await?;
    let before = Before { version: found.version_id, content: &content, submitted: &submitted, confirmed_at };
    Ok(Some(reconfirmation::past(before, &lineage, version, asked)))
}

/// Only the two sides know of the sheet before; a colleague who was asked for single items knows of these.
fn of_reader(sheet: &Sheet) -> Option<&domain::reconfirmation::Reconfirmation> {
    let side = matches!(sheet.standing, Standing::Upstream | Standing::Downstream);
    sheet.reconfirmation.as_ref().filter(|_| side)
}
