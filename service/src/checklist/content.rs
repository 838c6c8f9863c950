use crate::ctx::Ctx;
use crate::error::Result;
use domain::checklist::Content;
use domain::id::ChecklistVersionId;
use domain::refusal::Refusal;
use entity::checklist_version;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most contents kept; one is a few hundred kilobytes.
const MOST: usize = 32;

/// Contents of versions that were read already. They never change, so nothing is ever out of date.
#[derive(Clone, Debug, Default)]
pub struct ContentCache(Arc<Mutex<HashMap<ChecklistVersionId, Arc<Content>>>>);

impl ContentCache {
    fn get(&self, id: ChecklistVersionId) -> Option<Arc<Content>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }

    fn put(&self, id: ChecklistVersionId, content: Arc<Content>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(id, content);
    }
}

/// What a version says. No statement where it was read before, else one. The caller has the id from a row that the actor may
/// see (a sheet, [`super::chosen`]); the content itself asks no permission.
///
/// # Errors
/// [`Refusal::NotFound`]; the store does not answer or holds what is not a content.
pub async fn content(ctx: &Ctx, id: ChecklistVersionId) -> Result<Arc<Content>> {
    if let Some(content) = ctx.house.checklists.get(id) {
        return Ok(content);
    }
    let row = checklist_version::known(id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let content: Arc<Content> = Arc::new(serde_json::from_str(&row.content)?);
    ctx.house.checklists.put(id, content.clone());
    Ok(content)
}
