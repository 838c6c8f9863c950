use super::edit::{edit, unchanged};
use crate::checklist::content;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::checklist::difference::{ChangeKind, Origin};
use domain::id::ChecklistDraftId;
use domain::refusal::{Fault, Refusal};

/// Declares where an item comes from. What cannot be so may be saved; it is shown, and keeps the draft from being published.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where the item is not as seen any more; [`Refusal::Fields`] for a kind that is none.
pub async fn declare(
    ctx: &Ctx,
    id: ChecklistDraftId,
    item: &str,
    seen: &str,
    kind: &str,
    from: Vec<String>,
) -> Result<()> {
    edit(ctx, id, |draft| {
        let found = draft.content.item(item).ok_or(Refusal::NotFound)?;
        unchanged(seen, &draft.seen_item(found))?;
        let kind = ChangeKind::from_code(kind).ok_or_else(|| Refusal::field("kind", Fault::Choice))?;
        // Whatever is ticked below, a new item comes from nothing.
        let from = if kind == ChangeKind::New { Vec::new() } else { from };
        if draft.declare(item, Origin { kind, from }) { Ok(()) } else { Err(Refusal::NotFound) }
    })
    .await
}

/// Takes over the portal's proposals for all items of which nothing was said yet.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where the draft is not as seen any more.
pub async fn declare_proposed(ctx: &Ctx, id: ChecklistDraftId, revision: i32) -> Result<()> {
    let writing = super::draft(ctx, id).await?;
    let Some((before, _)) = writing.before else { return Err(Refusal::NotFound.into()) };
    if writing.revision != revision {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let before = content(ctx, before).await?;
    edit(ctx, id, |draft| {
        if *draft != writing.draft {
            return Err(Refusal::ChangedMeanwhile);
        }
        for line in draft.compare(&before).into_iter().filter(|line| line.is_open()) {
            draft.declare(&line.item, line.proposed);
        }
        Ok(())
    })
    .await
}
