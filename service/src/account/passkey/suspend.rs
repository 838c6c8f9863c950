use crate::account::credential::next_epoch;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::Act;
use domain::account::passkey::passkey_number;
use domain::notice::NoticeKind;
use domain::refusal::Refusal;
use entity::{account, membership, passkey, session};

/// Suspends a passkey whose device counts no further: a copy of it is about. Whoever is signed in by either of them is out, and its
/// owner is told.
pub(super) async fn suspend(ctx: &Ctx, row: passkey::Model) -> Result<()> {
    let (id, now) = (row.id, ctx.now());
    let mut write = ctx.write().await?;
    let owner = account::with_ids(vec![row.account_id]).one(write.tx()).await?.ok_or(Refusal::SignInNeeded)?;
    write.revise(passkey::Model { suspended_at: Some(now), ..row }).await?;
    let owner = next_epoch(&mut write, owner).await?;
    session::end_all_of(write.tx(), owner.id).await?;
    // Nobody decided it: not the actor, if there is one.
    let act = Act { case: owner.id.0, act: "passkey-suspended", role: None, reason: "" };
    write.record_as(owner.id, None, act).await?;
    if let Some((place, _)) = membership::places_of(owner.id).one(write.tx()).await? {
        let (place, number) = (place.organisation_id, passkey_number(id));
        notice::tell_owner(&mut write, owner.id, place, NoticeKind::PasskeySuspended, &number).await?;
    }
    write.commit().await
}
