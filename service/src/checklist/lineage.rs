use crate::ctx::Ctx;
use crate::error::Result;
use domain::checklist::difference::Lineage;
use domain::id::ChecklistVersionId;
use entity::checklist_difference;
use std::collections::BTreeMap;
use std::sync::Arc;

/// From which versions a version comes, as their authors declared. No statement where it was read before, else one. The caller
/// has the id from a row that the actor may see.
///
/// # Errors
/// The store does not answer or holds what is not a difference.
pub async fn lineage(ctx: &Ctx, version: ChecklistVersionId) -> Result<Arc<Lineage>> {
    if let Some(known) = ctx.house.checklists.lineage(version) {
        return Ok(known);
    }
    let rows = checklist_difference::of_list_with(version).all(ctx.read()).await?;
    let mut rows: BTreeMap<ChecklistVersionId, checklist_difference::Model> =
        rows.into_iter().map(|row| (row.version_id, row)).collect();
    let (mut steps, mut next) = (Vec::new(), version);
    // Taken out one by one: nothing goes in circles, whatever is stored.
    while let Some(row) = rows.remove(&next) {
        steps.push((row.before_id, serde_json::from_str(&row.content)?));
        next = row.before_id;
    }
    let lineage = Arc::new(Lineage(steps));
    ctx.house.checklists.keep_lineage(version, lineage.clone());
    Ok(lineage)
}
