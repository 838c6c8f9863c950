use crate::confirmation::open_item;
use crate::ctx::Ctx;
use crate::engagement::{self, Case};
use crate::error::Result;
use crate::write::Write;
use domain::id::ConfirmationId;
use domain::permission::Action;
use domain::refusal::Refusal;
use domain::role::Role;
use entity::confirmation;
use sea_orm::QuerySelect;

/// An item of a sheet whose evidence the actor may change now.
pub(super) struct Place {
    pub(super) case: Case,
    pub(super) role: Role,
}

/// Looks before anything is received, so that nobody sends a file in vain.
pub(super) async fn look(ctx: &Ctx, sheet: ConfirmationId, item: &str) -> Result<()> {
    place(&ctx.write().await?, sheet, item).await?;
    Ok(())
}

/// Looks in the transaction: the sheet may have been submitted while the file arrived. The lock lets others attach, but
/// nobody submit, until this one is done.
pub(super) async fn place(write: &Write, sheet: ConfirmationId, item: &str) -> Result<Place> {
    let scope = confirmation::visible_to(write.ctx.actor()?, sheet).lock_shared();
    let sheet = scope.one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let case = engagement::case_for_update(write, sheet.engagement_id).await?;
    let role = case.permit(Action::Answer)?;
    open_item(write, &sheet, item).await?;
    Ok(Place { case, role })
}
