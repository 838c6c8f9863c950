use super::sheet::{in_item, open_item};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use chrono::{DateTime, Utc};
use domain::id::ConfirmationId;
use domain::permission::Action;
use domain::refusal::{Fault, Refusal};
use domain::text;
use entity::answer;

/// The answer to one item, as typed. A draft may hold anything; what is missing is computed, see [`domain::confirmation::problems`].
#[derive(Clone, Debug, Default)]
pub struct AnswerForm {
    /// Key of the item.
    pub item: String,
    /// Revision that the writer saw; 0 where there was no answer.
    pub revision: i32,
    /// Code, text, date or number.
    pub value: String,
    /// Explanation.
    pub remark: String,
}

/// What is stored after saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Next revision to send.
    pub revision: i32,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Where somebody else was first: what they wrote. Nothing was overwritten.
    pub conflict: Option<(String, String)>,
}

/// Saves one answer. Where somebody else wrote in between, nothing is written and theirs is given back beside.
///
/// # Errors
/// [`Refusal::NotFound`], [`domain::refusal::Rule::ItemFrozen`], [`domain::refusal::Rule::NotInThisState`], a text that is too long.
pub async fn save(ctx: &Ctx, id: ConfirmationId, form: &AnswerForm) -> Result<Stored> {
    if form.value.chars().count() > text::PARAGRAPH {
        return Err(Refusal::field("value", Fault::TooLong).into());
    }
    if form.remark.chars().count() > text::PARAGRAPH {
        return Err(Refusal::field("remark", Fault::TooLong).into());
    }
    let mut write = ctx.write().await?;
    let (sheet, case) = in_item(&write, id, &form.item).await?;
    let role = case.permit(Action::Answer)?;
    open_item(&write, &sheet, &form.item).await?;
    let stored = answer::to(id, &form.item).one(write.tx()).await?;
    if let Some(stored) = &stored {
        if (&stored.value, &stored.remark) == (&form.value, &form.remark) {
            return Ok(Stored { revision: stored.revision, at: stored.answered_at, conflict: None });
        }
        if stored.revision != form.revision {
            let theirs = (stored.value.clone(), stored.remark.clone());
            return Ok(Stored { revision: stored.revision, at: stored.answered_at, conflict: Some(theirs) });
        }
    }
    let now = ctx.now();
    let row = answer::Model {
        id: stored.as_ref().map_or_else(|| ctx.new_id(), |stored| stored.id),
        confirmation_id: id,
        item_key: form.item.clone(),
        value: form.value.clone(),
        remark: form.remark.clone(),
        answered_by: case.actor().account,
        answered_at: now,
        revision: stored.as_ref().map_or(1, |stored| stored.revision),
    };
    let row = if stored.is_some() { write.revise(row).await? } else { write.insert(row).await? };
    write
        .record(Act { case: sheet.engagement_id.0, act: "answer-saved", role: Some(role), reason: &form.item })
        .await?;
    write.commit().await?;
    Ok(Stored { revision: row.revision, at: now, conflict: None })
}
