use crate::ctx::Ctx;
use crate::error::Result;
use domain::confirmation::ConfirmationStatus;
use domain::confirmation::view::{Frozen, FrozenItem, Sheet};
use domain::permission::Standing;
use entity::submission;
use std::collections::BTreeMap;

/// What was answered in the last round to the items that came back, as far as the reader of the sheet sees these items. One
/// statement while the sheet is with the downstream again, else none.
///
/// # Errors
/// The store does not answer.
pub async fn former(ctx: &Ctx, sheet: &Sheet) -> Result<BTreeMap<String, FrozenItem>> {
    let answers = matches!(sheet.standing, Standing::Downstream | Standing::Contributor);
    if !answers || sheet.status != ConfirmationStatus::Returned {
        return Ok(BTreeMap::new());
    }
    let Some(newest) = submission::of(sheet.id).one(ctx.read()).await? else { return Ok(BTreeMap::new()) };
    let frozen: Frozen = serde_json::from_str(&newest.content)?;
    let back = |item: &FrozenItem| {
        let returned = sheet.verdicts.get(&item.key).and_then(|verdict| verdict.returned_round);
        item.asked && returned == Some(newest.round) && sheet.content.item(&item.key).is_some()
    };
    Ok(frozen.items.into_iter().filter(back).map(|item| (item.key.clone(), item)).collect())
}
