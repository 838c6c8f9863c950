//! Members, days and procedures alike: reached, looked at again, taken out, carried into the next plan.

use super::{member, open, rows};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use chrono::{Months, NaiveDate};
use domain::audit::separation::{can_take_part, same_unit};
use domain::audit_plan::RowKind;
use domain::audit_plan::content::departments;
use domain::audit_plan::view::RowPage;
use domain::id::AuditPlanId;
use domain::refusal::{Fault, Refusal};
use domain::role::Role;
use entity::row::Revised;
use entity::{audit_day, audit_member, audit_procedure, membership};
use uuid::Uuid;

/// Which row a form is about: a new one, or one that was read at a revision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Put {
    /// Key; none for a new one.
    pub row: Option<Uuid>,
    /// The revision at which it was read.
    pub revision: i32,
}

/// The row that is changed, among those of the plan; none for a new one.
pub(super) fn existing<'a, R: Revised>(rows: &'a [R], put: &Put) -> Result<Option<&'a R>> {
    match put.row {
        None => Ok(None),
        Some(key) => Ok(Some(rows.iter().find(|row| row.key() == key).ok_or(Refusal::NotFound)?)),
    }
}

pub(super) async fn record(write: &mut Write, id: AuditPlanId, role: Role, act: &str) -> Result<()> {
    write.record(Act { case: id.0, act, role: Some(role), reason: "" }).await
}

/// The page on which a row is added or changed. At most five statements.
///
/// # Errors
/// [`Refusal::NotFound`] where the plan is not being written by the actor, or has no such row.
pub async fn page(ctx: &Ctx, id: AuditPlanId, kind: RowKind, row: Option<Uuid>) -> Result<RowPage> {
    let plan = super::detail::said(ctx, id).await?;
    let edits = plan.line.status.is_editable() && plan.may.contains(&domain::permission::Action::DraftAuditPlan);
    if !edits || row.is_some_and(|row| !plan.rows.iter().any(|(of, state)| *of == kind && state.id == row)) {
        return Err(Refusal::NotFound.into());
    }
    let candidates = match (kind, row) {
        (RowKind::Member, None) => member::candidates(ctx.read(), ctx.actor()?.organisation).await?,
        (RowKind::Member, Some(_)) | (RowKind::Day | RowKind::Procedure, _) => Vec::new(),
    };
    Ok(RowPage { plan, candidates })
}

/// Says that a row which was taken over still holds.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`]; [`Refusal::Fields`] where a member is no longer of the company or takes no part by now;
/// [`Refusal::ChangedMeanwhile`].
pub async fn keep_row(ctx: &Ctx, id: AuditPlanId, kind: RowKind, (row, revision): (Uuid, i32)) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.editing()?;
    let rows = rows(write.tx(), id).await?;
    let put = Put { row: Some(row), revision };
    match kind {
        RowKind::Member => {
            let row = existing(&rows.members, &put)?.ok_or(Refusal::NotFound)?.clone();
            let people = membership::of_organisation(held.row.company_id).all(write.tx()).await?;
            let place = people.iter().find(|place| place.id == row.membership_id);
            if !place.is_some_and(|place| can_take_part(&place.roles.0)) {
                return Err(Refusal::field("membership", Fault::Choice).into());
            }
            write.revise(audit_member::Model { carried: false, revision, ..row }).await?;
        }
        RowKind::Day => {
            let row = existing(&rows.days, &put)?.ok_or(Refusal::NotFound)?.clone();
            write.revise(audit_day::Model { carried: false, revision, ..row }).await?;
        }
        RowKind::Procedure => {
            let row = existing(&rows.procedures, &put)?.ok_or(Refusal::NotFound)?.clone();
            if !departments(&held.row.departments).iter().any(|unit| same_unit(unit, &row.department)) {
                return Err(Refusal::field("department", Fault::NotAudited).into());
            }
            write.revise(audit_procedure::Model { carried: false, revision, ..row }).await?;
        }
    }
    record(&mut write, id, role, "audit-plan-row-kept").await?;
    write.commit().await
}

/// Takes a row out of the plan.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn remove_row(ctx: &Ctx, id: AuditPlanId, kind: RowKind, (row, revision): (Uuid, i32)) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.editing()?;
    let rows = rows(write.tx(), id).await?;
    let put = Put { row: Some(row), revision };
    match kind {
        RowKind::Member => {
            let row = existing(&rows.members, &put)?.ok_or(Refusal::NotFound)?.clone();
            write.revise(audit_member::Model { dropped: true, revision, ..row }).await?;
        }
        RowKind::Day => {
            let row = existing(&rows.days, &put)?.ok_or(Refusal::NotFound)?.clone();
            write.revise(audit_day::Model { dropped: true, revision, ..row }).await?;
        }
        RowKind::Procedure => {
            let row = existing(&rows.procedures, &put)?.ok_or(Refusal::NotFound)?.clone();
            write.revise(audit_procedure::Model { dropped: true, revision, ..row }).await?;
        }
    }
    record(&mut write, id, role, "audit-plan-row-dropped").await?;
    write.commit().await
}

/// Carries the rows of an earlier plan into a new one: days a year on, everything to be looked at again. A procedure keeps its
/// department; where the new plan audits another, that is found when it is looked at.
pub(super) async fn carry(write: &mut Write, from: AuditPlanId, to: AuditPlanId) -> Result<()> {
    let earlier = rows(write.tx(), from).await?;
    let year_on = |day: NaiveDate| day.checked_add_months(Months::new(12)).unwrap_or(day);
    for row in earlier.members {
        let id = write.ctx.new_id();
        write.insert(audit_member::Model { id, plan_id: to, carried: true, revision: 1, ..row }).await?;
    }
    for row in earlier.days {
        let (starts_on, ends_on) = (year_on(row.starts_on), year_on(row.ends_on));
        let id = write.ctx.new_id();
        write
            .insert(audit_day::Model { id, plan_id: to, starts_on, ends_on, carried: true, revision: 1, ..row })
            .await?;
    }
    for row in earlier.procedures {
        let id = write.ctx.new_id();
        write.insert(audit_procedure::Model { id, plan_id: to, carried: true, revision: 1, ..row }).await?;
    }
    Ok(())
}
