//! Who is told: of the result by name (13-3-1-b), of a step whoever has to do with it.

use super::detail::{document, line};
use super::{note, only, open, reached};
use crate::circulation::{self, TellForm};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::Write;
use domain::audit::AuditStatus;
use domain::audit::view::AuditLine;
use domain::circulation::view::Circulation;
use domain::id::{AccountId, AuditId};
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing, entitles};
use domain::refusal::Refusal;
use entity::{audit, audit_finding, audit_member, membership};

const fn is_told(status: AuditStatus) -> bool {
    matches!(status, AuditStatus::Reported | AuditStatus::Closed)
}

/// The page on which the result is made known. Four statements.
///
/// # Errors
/// [`Refusal::NotFound`] before it was submitted, [`Refusal::NotPermitted`] for anybody but the supervisor.
pub async fn telling(ctx: &Ctx, id: AuditId) -> Result<(AuditLine, Circulation)> {
    let held = reached(ctx.read(), ctx.actor()?, id).await?;
    held.permit(Action::OrderAudit)?;
    if !is_told(held.row.status) {
        return Err(Refusal::NotFound.into());
    }
    let circulation = circulation::of(ctx, document(&held.row), true).await?;
    Ok((line(&held.row), circulation))
}

/// The supervisor makes the result known to people of the company by name, and to nobody else (13-3-1-b).
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`].
pub async fn make_known(ctx: &Ctx, id: AuditId, form: &TellForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::OrderAudit)?;
    only(is_told(held.row.status))?;
    circulation::make_known(&mut write, document(&held.row), form).await?;
    note(&mut write, id, role, "audit-made-known").await?;
    write.commit().await
}

/// Whoever wrote the plan, and everybody who takes part.
pub(super) async fn of_the_unit(write: &Write, row: &audit::Model) -> Result<Vec<AccountId>> {
    let members = audit_member::of(row.plan_id).all(write.tx()).await?;
    let mut told: Vec<_> = members.iter().map(|member| member.account_id).chain([row.drafted_by]).collect();
    told.sort();
    told.dedup();
    Ok(told)
}

/// Tells them.
pub(super) async fn unit(write: &mut Write, row: &audit::Model, kind: NoticeKind) -> Result<()> {
    let told = of_the_unit(write, row).await?;
    people(write, row, told, kind).await
}

/// Everybody of the company who orders audits.
pub(super) async fn supervisors(write: &mut Write, row: &audit::Model, kind: NoticeKind) -> Result<()> {
    let all = membership::of_organisation(row.company_id).all(write.tx()).await?;
    let may = |place: &membership::Model| {
        place.roles.0.iter().any(|role| entitles(*role, Action::OrderAudit, Standing::OwnOrganisation))
    };
    let told = all.into_iter().filter(may).map(|place| place.account_id).collect();
    people(write, row, told, kind).await
}

/// These people.
pub(super) async fn people(
    write: &mut Write,
    row: &audit::Model,
    told: Vec<AccountId>,
    kind: NoticeKind,
) -> Result<()> {
    notice::tell_at(write, told, row.company_id, kind, &row.number, &format!("/audit/{}", row.id)).await
}

/// These people, of a finding.
pub(super) async fn of_finding(
    write: &mut Write,
    (row, audit): (&audit_finding::Model, &audit::Model),
    told: Vec<AccountId>,
    kind: NoticeKind,
) -> Result<()> {
    notice::tell_at(write, told, row.company_id, kind, &audit.number, &format!("/audit-finding/{}", row.id)).await
}
