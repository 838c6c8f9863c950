use super::content;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::checklist::Content;
use domain::checklist::difference::Difference;
use domain::id::ChecklistVersionId;
use entity::checklist_difference;
use std::sync::Arc;

/// The declared difference of a version to the one before, and what that one says; none where the version was not written on
/// the portal, or from nothing. The caller has the id from a version that the actor may see. Two statements, one where the
/// version before was read already.
///
/// # Errors
/// The store does not answer or holds what is not a difference.
pub async fn difference(ctx: &Ctx, version: ChecklistVersionId) -> Result<Option<(Arc<Content>, Difference)>> {
    let Some(row) = checklist_difference::of(version).one(ctx.read()).await? else { return Ok(None) };
    let before = content(ctx, row.before_id).await?;
    Ok(Some((before, serde_json::from_str(&row.content)?)))
}
