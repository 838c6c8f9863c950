use super::past;
use crate::confirmation::{in_case, open_item, sheet};
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::evidence;
use crate::write::{Act, Write};
use domain::evidence::view::EvidenceLine;
use domain::id::ConfirmationId;
use domain::permission::{Action, Standing};
use domain::reconfirmation::Then;
use domain::refusal::{Fault, Refusal};
use entity::{answer, confirmation};

/// What became of items that were said to stand as they were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// How many answers stand again.
    pub held: usize,
    /// Keys of items that somebody had answered in the meantime: theirs was not touched.
    pub answered: Vec<String>,
}

/// Confirms of these items, each named, that what was answered before still holds: the answer and its files are put on this
/// sheet as of today, under the name of whoever says so. All or nothing.
///
/// # Errors
/// [`Refusal::Fields`] where nothing is named, [`Refusal::NotFound`] for an item whose question is another one now,
/// [`domain::refusal::Rule::ItemFrozen`], [`domain::refusal::Rule::NotInThisState`], [`Refusal::NotPermitted`].
pub async fn hold(ctx: &Ctx, id: ConfirmationId, items: &[String]) -> Result<Held> {
    let seen = sheet(ctx, id).await?;
    if seen.standing != Standing::Downstream {
        return Err(if seen.standing == Standing::Upstream { Refusal::NotPermitted } else { Refusal::NotFound }.into());
    }
    let past = past(ctx, &seen).await?.ok_or(Refusal::NotFound)?;
    let again = seen.reconfirmation.as_ref().ok_or(Refusal::NotFound)?;
    if items.is_empty() {
        return Err(Refusal::field("items", Fault::Choice).into());
    }
    let files = evidence::ever_of_confirmation(ctx, again.before).await?;
    let mut write = ctx.write().await?;
    let (row, case) = in_case(&write, id).await?;
    let role = case.permit(Action::Answer)?;
    let mut done = Held::default();
    let mut named = Vec::new();
    for item in items {
        let then = past.items.get(item).and_then(|carried| carried.standing()).ok_or(Refusal::NotFound)?;
        open_item(&write, &row, item).await?;
        if stands(&mut write, &case, &row, item, then).await? {
            attach(&mut write, &case, id, item, then, &files).await?;
            done.held += 1;
            named.push(item.as_str());
        } else {
            done.answered.push(item.clone());
        }
    }
    if done.held > 0 {
        let reason = named.join("、");
        let act = Act { case: case.engagement.id.0, act: "answers-held", role: Some(role), reason: &reason };
        write.record(act).await?;
    }
    write.commit().await?;
    Ok(done)
}

/// Writes the earlier answer, unless somebody else wrote one since the page was drawn.
async fn stands(write: &mut Write, case: &Case, sheet: &confirmation::Model, item: &str, then: &Then) -> Result<bool> {
    let stored = answer::to(sheet.id, item).one(write.tx()).await?;
    let said = |row: &answer::Model| !row.value.trim().is_empty() || !row.remark.trim().is_empty();
    if stored.as_ref().is_some_and(said) {
        return Ok(false);
    }
    let row = answer::Model {
        id: stored.as_ref().map_or_else(|| write.ctx.new_id(), |stored| stored.id),
        confirmation_id: sheet.id,
        item_key: item.to_owned(),
        value: then.answer.value.clone(),
        remark: then.answer.remark.clone(),
        answered_by: case.actor().account,
        answered_at: write.ctx.now(),
        revision: stored.as_ref().map_or(1, |stored| stored.revision),
    };
    if stored.is_some() {
        write.revise(row).await?
    } else {
        write.insert(row).await?
    };
    Ok(true)
}

/// Attaches the files with which the item was submitted, as far as the actor sees them and they are not there already.
async fn attach(
    write: &mut Write,
    case: &Case,
    sheet: ConfirmationId,
    item: &str,
    then: &Then,
    files: &[EvidenceLine],
) -> Result<()> {
    let there = evidence::of_confirmation_in(write, sheet).await?;
    let mut there: Vec<&str> =
        there.iter().filter(|file| file.item_key == item).map(|file| file.sha256.as_str()).collect();
    for (_, sha256) in &then.answer.evidence {
        let file = files.iter().find(|file| file.item_key == then.item.key && file.sha256 == *sha256);
        let Some(file) = file.filter(|file| !there.contains(&file.sha256.as_str())) else { continue };
        evidence::attach_in(write, case.actor(), sheet, item, file.id).await?;
        there.push(&file.sha256);
    }
    Ok(())
}
