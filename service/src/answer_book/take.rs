use super::proposals;
use crate::confirmation::{in_item, open_item, sheet};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::evidence;
use crate::write::Act;
use domain::id::ConfirmationId;
use domain::permission::Action;
use domain::refusal::Refusal;

/// What the form of the item is filled with. It is not an answer before somebody saves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Code, text, date or number.
    pub value: String,
    /// Explanation.
    pub remark: String,
}

/// Takes an answer out of the book for one item: its files are attached as a further use of the same files, as far as the actor
/// sees them; what it said goes into the form and has to be saved there. The trail says where it came from.
///
/// # Errors
/// [`Refusal::NotFound`] also where the book says nothing, [`Refusal::NotPermitted`], the item is not open.
pub async fn take(ctx: &Ctx, id: ConfirmationId, item: &str) -> Result<Taken> {
    let mut write = ctx.write().await?;
    let (row, case) = in_item(&write, id, item).await?;
    let role = case.permit(Action::Answer)?;
    open_item(&write, &row, item).await?;
    let found = sheet(ctx, id).await?;
    let entry = proposals(ctx, &found).await?.remove(item).ok_or(Refusal::NotFound)?.entry;
    write.record(Act { case: row.engagement_id.0, act: "answer-taken", role: Some(role), reason: item }).await?;
    write.commit().await?;
    let there = found.evidence.get(item).map(Vec::as_slice).unwrap_or_default();
    for file in evidence::ever_of_confirmation(ctx, entry.provenance.sheet).await? {
        let shown = file.item_key == entry.item.key && entry.evidence.iter().any(|(_, sha256)| *sha256 == file.sha256);
        if shown && !there.iter().any(|other| other.sha256 == file.sha256) {
            evidence::attach(ctx, id, item, file.id).await?;
        }
    }
    Ok(Taken { value: entry.value, remark: entry.remark })
}
