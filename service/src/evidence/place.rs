use crate::confirmation::{in_item, open_item};
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::write::Write;
use domain::id::ConfirmationId;
use domain::permission::Action;
use domain::role::Role;

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

/// Looks in the transaction: the sheet may have been submitted while the file arrived. Commands on one case come one after
/// the other, so that nobody submits until this one is done.
pub(super) async fn place(write: &Write, sheet: ConfirmationId, item: &str) -> Result<Place> {
    let (sheet, case) = in_item(write, sheet, item).await?;
    let role = case.permit(Action::Answer)?;
    open_item(write, &sheet, item).await?;
    Ok(Place { case, role })
}
