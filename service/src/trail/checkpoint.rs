use crate::ctx::Ctx;
use crate::error::Result;
use domain::digest;
use domain::trail::{Checkpoint, Head};
use entity::{trail_checkpoint, trail_head};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

/// Signs all heads as they are now, once a day at most. Gives back what it signed, to be kept outside of the database.
///
/// # Errors
/// The store does not answer.
pub async fn checkpoint(ctx: &Ctx) -> Result<Option<Checkpoint>> {
    if let Some(last) = trail_checkpoint::newest().one(ctx.read()).await?
        && ctx.now() - last.at < chrono::Duration::days(1)
    {
        return Ok(None);
    }
    sign_now(ctx).await.map(Some)
}

/// Signs all heads as they are now, whenever that was done last.
///
/// # Errors
/// The store does not answer.
pub async fn sign_now(ctx: &Ctx) -> Result<Checkpoint> {
    let signed = sign(ctx, ctx.read()).await?;
    let row = trail_checkpoint::Model {
        id: ctx.new_id(),
        at: signed.at,
        heads: i64::try_from(signed.heads.len()).unwrap_or(i64::MAX),
        digest: signed.digest.clone(),
        signature: signed.signature.clone(),
        public_key: signed.public_key.clone(),
        content: serde_json::to_string(&signed.heads)?,
    };
    trail_checkpoint::Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(ctx.house.store.writer())
        .await?;
    Ok(signed)
}

/// A checkpoint of the heads as this connection sees them; it is not stored.
pub(super) async fn sign<C: ConnectionTrait>(ctx: &Ctx, store: &C) -> Result<Checkpoint> {
    let heads = trail_head::in_order().all(store).await?;
    let heads: Vec<Head> = heads.into_iter().map(|head| (head.case_id, head.seq, head.hash)).collect();
    let mut signed = Checkpoint {
        at: ctx.now(),
        digest: digest::of(&heads)?,
        heads,
        signature: String::new(),
        public_key: String::new(),
    };
    (signed.signature, signed.public_key) = ctx.house.keys.sign(&signed.message());
    Ok(signed)
}

/// A checkpoint as it was stored; one whose heads cannot be read has none, which its digest shows.
pub(super) fn kept(row: &trail_checkpoint::Model) -> Checkpoint {
    Checkpoint {
        at: row.at,
        heads: serde_json::from_str(&row.content).unwrap_or_default(),
        digest: row.digest.clone(),
        signature: row.signature.clone(),
        public_key: row.public_key.clone(),
    }
}
