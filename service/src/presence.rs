//! Who of the own company works on the same item now: seen by each other, by nobody else, and never recorded.

use crate::confirmation as sheets;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::{Error, Result};
use domain::id::ConfirmationId;
use domain::permission::Action;
use domain::refusal::Refusal;
use entity::{confirmation, presence};

/// So long somebody counts as working on an item after their last sign, in seconds.
const LASTS: i64 = 60;

/// Notes that the actor works on an item, and names the colleagues who do too. Four statements at most.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever may not answer the item.
pub async fn here(ctx: &Ctx, id: ConfirmationId, item: &str) -> Result<Vec<String>> {
    let actor = ctx.actor()?;
    let row = reach(ctx, id, item).await?;
    let content = crate::checklist::content(ctx, row.version_id).await?;
    if content.item(item).is_none() {
        return Err(Refusal::NotFound.into());
    }
    if !row.status.is_answerable() {
        return Ok(Vec::new());
    }
    let now = ctx.now();
    let sign = presence::Model {
        id: ctx.new_id(),
        confirmation_id: id,
        item_key: item.to_owned(),
        account_id: actor.account,
        organisation_id: actor.organisation,
        seen_at: now,
    };
    presence::note(ctx.house.store.writer(), sign).await?;
    let since = now - chrono::Duration::seconds(LASTS);
    let found = presence::colleagues(actor, (id, item), since).all(ctx.read()).await?;
    Ok(found.into_iter().map(|line| line.name).collect())
}

async fn reach(ctx: &Ctx, id: ConfirmationId, item: &str) -> Result<confirmation::Model> {
    let answers = |case: &Case| case.may(Action::Answer);
    match sheets::with_case(ctx, id).await {
        Ok((row, case)) if answers(&case) => return Ok(row),
        Ok(_) | Err(Error::Refused(Refusal::NotFound)) => {}
        Err(error) => return Err(error),
    }
    let found = confirmation::asked_of(ctx.actor()?, id, item).one(ctx.read()).await?;
    Ok(found.ok_or(Refusal::NotFound)?.0)
}
