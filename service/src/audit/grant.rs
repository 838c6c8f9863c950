use super::{Held, note, only, open, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::id::AuditId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::{text, time};
use entity::audit_grant;
use uuid::Uuid;

/// Rights as typed (13-1-3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrantForm {
    /// Key of the place of somebody who takes part.
    pub member: String,
    /// To what: places, systems, records.
    pub scope: String,
    /// First day.
    pub from_on: String,
    /// Last day.
    pub until_on: String,
}

/// The supervisor gives somebody of the plan the rights that the audit needs, from a day to a day.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`]: `member` where they take no part, `until_on` before the first day or after the last
/// day of the audit.
pub async fn give(ctx: &Ctx, id: AuditId, form: &GrantForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::OrderAudit)?;
    only(held.row.status.is_prepared())?;
    let mut faults = Faults::default();
    let member = held.members.iter().find(|member| member.membership_id.to_string() == form.member.trim());
    let member = faults.take("member", member.ok_or(Fault::Choice));
    let scope = faults.text("scope", &form.scope, text::PARAGRAPH);
    let from = faults.take("from_on", time::parse_day(&form.from_on));
    let until = faults.take("until_on", time::parse_day(&form.until_on));
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        faults.add("until_on", Fault::EndsBeforeItStarts);
    } else if until.is_some_and(|until| until > held.row.ends_on) {
        faults.add("until_on", Fault::AfterAudit);
    }
    faults.check()?;
    let (Some(member), Some(from_on), Some(until_on)) = (member, from, until) else {
        return Err(Refusal::NotFound.into());
    };
    let row = audit_grant::Model {
        id: ctx.new_id(),
        audit_id: id,
        membership_id: member.membership_id,
        account_id: member.account_id,
        name: member.name.clone(),
        scope,
        from_on,
        until_on,
        given_by: held.actor.account,
        given_at: ctx.now(),
        withdrawn_at: None,
        revision: 1,
    };
    write.insert(row).await?;
    note(&mut write, id, role, "audit-rights-given").await?;
    tell::people(&mut write, &held.row, vec![member.account_id], NoticeKind::AuditRightsGiven).await?;
    write.commit().await
}

/// The supervisor withdraws rights before their last day.
///
/// # Errors
/// [`Refusal::NotFound`], [`Rule::NotInThisState`] a second time, [`Refusal::ChangedMeanwhile`].
pub async fn withdraw(ctx: &Ctx, id: AuditId, (grant, revision): (Uuid, i32)) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::OrderAudit)?;
    let all = audit_grant::of(id).all(write.tx()).await?;
    let row = all.into_iter().find(|row| row.id == grant).ok_or(Refusal::NotFound)?;
    only(row.withdrawn_at.is_none())?;
    write.revise(audit_grant::Model { withdrawn_at: Some(ctx.now()), revision, ..row }).await?;
    note(&mut write, id, role, "audit-rights-withdrawn").await?;
    write.commit().await
}

/// At the end of an audit all rights that were given for it are over (13-1-3).
pub(super) async fn withdraw_all(write: &mut Write, id: AuditId) -> Result<()> {
    for row in audit_grant::of(id).all(write.tx()).await? {
        if row.withdrawn_at.is_none() {
            write.revise(audit_grant::Model { withdrawn_at: Some(write.ctx.now()), ..row }).await?;
        }
    }
    Ok(())
}

/// Whether the actor holds rights today.
pub(super) fn holds(held: &Held, grants: &[audit_grant::Model], today: chrono::NaiveDate) -> bool {
    let own = |row: &&audit_grant::Model| row.membership_id == held.actor.membership;
    grants.iter().filter(own).any(|row| row.rights().hold(today))
}

/// The same, as a rule.
pub(super) async fn required(write: &Write, held: &Held) -> Result<()> {
    let grants = audit_grant::of(held.row.id).all(write.tx()).await?;
    if holds(held, &grants, write.ctx.today()) { Ok(()) } else { Err(Rule::NoRights.into()) }
}
