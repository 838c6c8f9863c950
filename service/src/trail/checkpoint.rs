use crate::ctx::Ctx;
use crate::error::Result;
use domain::digest;
use entity::{trail_checkpoint, trail_head};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

/// Signs all heads as they are now, once a day at most. Gives back whether it did.
///
/// # Errors
/// The store does not answer.
pub async fn checkpoint(ctx: &Ctx) -> Result<bool> {
    let now = ctx.now();
    if let Some(last) = trail_checkpoint::newest().one(ctx.read()).await?
        && now - last.at < chrono::Duration::days(1)
    {
        return Ok(false);
    }
    let heads = trail_head::in_order().all(ctx.read()).await?;
    let digest = heads_digest(&heads)?;
    let (signature, public_key) = ctx.house.keys.sign(format!("{} {digest}", now.to_rfc3339()).as_bytes());
    let row = trail_checkpoint::Model {
        id: ctx.new_id(),
        at: now,
        heads: i64::try_from(heads.len()).unwrap_or(i64::MAX),
        digest,
        signature,
        public_key,
        content: serde_json::to_string(
            &heads.iter().map(|head| (head.case_id, head.seq, &head.hash)).collect::<Vec<_>>(),
        )?,
    };
    trail_checkpoint::Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(ctx.house.store.writer())
        .await?;
    Ok(true)
}

pub(super) fn heads_digest(heads: &[trail_head::Model]) -> Result<String> {
    let heads: Vec<_> = heads.iter().map(|head| (head.case_id, head.seq, &head.hash)).collect();
    Ok(digest::of(&heads)?)
}
