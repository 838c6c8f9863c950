use super::{note, only, open};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::id::AuditId;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal};
use domain::{text, time};
use entity::audit_provision;
use uuid::Uuid;

/// Something that is provided, as typed (13-1-4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProvisionForm {
    /// What, by reference.
    pub what: String,
    /// How it is given.
    pub how: String,
    /// When.
    pub given_on: String,
}

/// The supervisor records what the audit unit was given to use.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`].
pub async fn provide(ctx: &Ctx, id: AuditId, form: &ProvisionForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::OrderAudit)?;
    only(held.row.status.is_prepared())?;
    let mut faults = Faults::default();
    let what = faults.text("what", &form.what, text::LINE);
    let how = faults.text("how", &form.how, text::LINE);
    let given_on = faults.take("given_on", time::parse_day(&form.given_on));
    if given_on.is_some_and(|day| day > ctx.today()) {
        faults.add("given_on", Fault::InTheFuture);
    }
    faults.check()?;
    let row = audit_provision::Model {
        id: ctx.new_id(),
        audit_id: id,
        what,
        how,
        given_on: given_on.ok_or(Refusal::NotFound)?,
        returned_on: None,
        written_by: held.actor.account,
        written_at: ctx.now(),
        revision: 1,
    };
    write.insert(row).await?;
    note(&mut write, id, role, "audit-information-provided").await?;
    write.commit().await
}

/// The supervisor records that it came back, today.
///
/// # Errors
/// [`Refusal::NotFound`], [`domain::refusal::Rule::NotInThisState`] a second time, [`Refusal::ChangedMeanwhile`].
pub async fn returned(ctx: &Ctx, id: AuditId, (provision, revision): (Uuid, i32)) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::OrderAudit)?;
    let all = audit_provision::of(id).all(write.tx()).await?;
    let row = all.into_iter().find(|row| row.id == provision).ok_or(Refusal::NotFound)?;
    only(row.returned_on.is_none())?;
    write.revise(audit_provision::Model { returned_on: Some(ctx.today()), revision, ..row }).await?;
    note(&mut write, id, role, "audit-information-returned").await?;
    write.commit().await
}
