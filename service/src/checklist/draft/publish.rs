use super::{for_update, next_number, record};
use crate::checklist::{content, import};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::checklist::Content;
use domain::checklist::authoring::{Compared, Draft};
use domain::id::{ChecklistDraftId, ChecklistVersionId};
use domain::refusal::{Refusal, Rule};
use entity::checklist_difference;

/// Publishes a draft as the next version of its checklist, with the declared difference to the version from which it began.
/// The version is immutable, and the draft is over.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where the draft is not as seen any more; [`Rule::DraftNotReady`] with problems;
/// [`Rule::DifferenceOpen`] where the difference is not settled. Then nothing was written.
pub async fn publish(ctx: &Ctx, id: ChecklistDraftId, revision: i32) -> Result<ChecklistVersionId> {
    let mut write = ctx.write().await?;
    let (mut row, draft, actor, role) = for_update(&write, id).await?;
    if row.revision != revision {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let mut whole = draft.whole();
    whole.number = next_number(write.tx(), &row).await?;
    if !draft.problems().is_empty() {
        return Err(Rule::DraftNotReady.into());
    }
    let version = import::publish(&mut write, Some(actor.organisation), &whole).await?;
    if let Some(before) = row.before_id {
        let difference = settled(&draft, &*content(ctx, before).await?)?;
        let declared = checklist_difference::Model {
            id: ctx.new_id(),
            version_id: version,
            before_id: before,
            content: difference,
            declared_at: ctx.now(),
        };
        write.insert(declared).await?;
    }
    row.ended_at = Some(ctx.now());
    row.version_id = Some(version);
    write.revise(row).await?;
    record(&mut write, &actor, role, "checklist-published").await?;
    write.commit().await?;
    Ok(version)
}

/// The difference as it is stored, where the author settled it.
fn settled(draft: &Draft, before: &Content) -> Result<String> {
    if draft.compare(before).iter().any(Compared::is_open) || !draft.difference_faults(before).is_empty() {
        return Err(Rule::DifferenceOpen.into());
    }
    Ok(serde_json::to_string(&draft.difference(before))?)
}

/// Gives a draft up: nobody sees it any more.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where it is not as seen any more.
pub async fn discard(ctx: &Ctx, id: ChecklistDraftId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let (mut row, _, actor, role) = for_update(&write, id).await?;
    if row.revision != revision {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    row.ended_at = Some(ctx.now());
    write.revise(row).await?;
    record(&mut write, &actor, role, "checklist-draft-discarded").await?;
    write.commit().await
}
