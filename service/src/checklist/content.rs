use crate::ctx::Ctx;
use crate::error::Result;
use domain::checklist::Content;
use domain::checklist::difference::Lineage;
use domain::id::ChecklistVersionId;
use domain::refusal::Refusal;
use entity::checklist_version;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most kept of each; one is a few hundred kilobytes.
const MOST: usize = 32;

/// What was read of versions already. They never change, so nothing is ever out of date.
#[derive(Clone, Debug, Default)]
pub struct ContentCache {
    contents: Kept<Content>,
    lineages: Kept<Lineage>,
}

type Kept<T> = Arc<Mutex<HashMap<ChecklistVersionId, Arc<T>>>>;

fn get<T>(kept: &Kept<T>, id: ChecklistVersionId) -> Option<Arc<T>> {
    kept.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
}

fn put<T>(kept: &Kept<T>, id: ChecklistVersionId, one: Arc<T>) {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= MOST {
        kept.clear();
    }
    kept.insert(id, one);
}

impl ContentCache {
    pub(super) fn lineage(&self, id: ChecklistVersionId) -> Option<Arc<Lineage>> {
        get(&self.lineages, id)
    }

    pub(super) fn keep_lineage(&self, id: ChecklistVersionId, lineage: Arc<Lineage>) {
        put(&self.lineages, id, lineage);
    }
}

/// What a version says. No statement where it was read before, else one. The caller has the id from a row that the actor may
/// see (a sheet, [`super::chosen`]); the content itself asks no permission.
///
/// # Errors
/// [`Refusal::NotFound`]; the store does not answer or holds what is not a content.
pub async fn content(ctx: &Ctx, id: ChecklistVersionId) -> Result<Arc<Content>> {
    if let Some(content) = get(&ctx.house.checklists.contents, id) {
        return Ok(content);
    }
    let row = checklist_version::known(id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let content: Arc<Content> = Arc::new(serde_json::from_str(&row.content)?);
    put(&ctx.house.checklists.contents, id, content.clone());
    Ok(content)
}
