//! Auditors are admitted to a facility and escorted like anybody who is on no roster (8-2-5, 14-2-a).

use super::visit::{ADMIT, one_of_auditors, one_of_company};
use super::{note, open, take};
use crate::audit::candidates;
use crate::ctx::Ctx;
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::id::MinistryAuditId;
use domain::ministry_audit::{MinistryAuditStatus, MinistryAuditStep, clock, may_enter, may_leave, moment};
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::{text, time};
use entity::{ministry_audit_admission, ministry_audit_entry};
use uuid::Uuid;

/// An admission as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdmissionForm {
    /// Key of the auditor.
    pub auditor: String,
    /// The facility.
    pub facility: String,
}

/// An entry as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryForm {
    /// Key of the admission.
    pub admission: String,
    /// Key of the place of the escort.
    pub escort: String,
    /// Day.
    pub entered_on: String,
    /// Hour and minute.
    pub entered_at: String,
}

/// When somebody left, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeaveForm {
    /// Day.
    pub left_on: String,
    /// Hour and minute.
    pub left_at: String,
}

/// The facility manager admits an auditor to a facility (8-2-5, 14-2-a).
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`]: none of the auditors.
pub async fn admit(ctx: &Ctx, id: MinistryAuditId, form: &AdmissionForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(ADMIT)?;
    if !held.row.status.admits() {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let found = one_of_auditors(&write, id, &form.auditor).await?;
    let found = faults.take("auditor", found);
    let facility = faults.text("facility", &form.facility, text::LINE);
    faults.check()?;
    let found = found.ok_or(Refusal::NotFound)?;
    let people = candidates(write.tx(), held.row.company_id).await?;
    let own = people.into_iter().find(|(place, _)| place.id == held.actor.membership);
    let row = ministry_audit_admission::Model {
        id: ctx.new_id(),
        ministry_audit_id: id,
        auditor_id: found.id,
        auditor_name: found.name,
        facility,
        approved_by: held.actor.account,
        approved_name: own.map(|(_, name)| name).unwrap_or_default(),
        approved_at: ctx.now(),
    };
    write.insert(row).await?;
    note(&mut write, id, ("ministry-audit-auditor-admitted", role), "").await?;
    write.commit().await
}

/// A day and an hour of a form, at their own fields.
fn moment_of(
    faults: &mut Faults,
    (day_field, day): (&str, &str),
    (field, typed): (&str, &str),
) -> Option<DateTime<Utc>> {
    let day = faults.take(day_field, time::parse_day(day));
    let time = faults.take(field, clock(typed));
    moment(day?, time?)
}

/// The facility manager records that an admitted auditor went in, and with whom. The first one begins the visit (14-2-a).
///
/// # Errors
/// [`Rule::NotInThisState`]; [`Refusal::Fields`]: before the day of the request, in the future, an escort who is not of the company.
pub async fn enter(ctx: &Ctx, id: MinistryAuditId, form: &EntryForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.ready(MinistryAuditStep::Enter)?;
    let admissions = ministry_audit_admission::of(id).all(write.tx()).await?;
    let by = admissions.into_iter().find(|row| row.id.to_string() == form.admission.trim());
    let escort = one_of_company(&write, &held, &form.escort).await?;
    let mut faults = Faults::default();
    let by = faults.take("admission", by.ok_or(Fault::Choice));
    let escort = faults.take("escort", escort);
    let at = moment_of(&mut faults, ("entered_on", &form.entered_on), ("entered_at", &form.entered_at));
    if let Some(at) = at {
        faults.take("entered_on", may_enter(at, held.row.requested_on, ctx.now()));
    }
    faults.check()?;
    let (Some(by), Some((escort_id, escort_name)), Some(entered_at)) = (by, escort, at) else {
        return Err(Refusal::NotFound.into());
    };
    let row = ministry_audit_entry::Model {
        id: ctx.new_id(),
        ministry_audit_id: id,
        admission_id: by.id,
        escort_id,
        escort_name,
        entered_at,
        left_at: None,
        recorded_by: held.actor.account,
        recorded_at: ctx.now(),
        revision: 1,
    };
    write.insert(row).await?;
    let act = "ministry-audit-auditor-entered";
    if held.row.status == MinistryAuditStatus::Prepared {
        take(&mut write, held.row, MinistryAuditStep::Enter, ("", act, role)).await?;
    } else {
        note(&mut write, id, (act, role), "").await?;
    }
    write.commit().await
}

/// The facility manager records that they went out again.
///
/// # Errors
/// [`Rule::NotInThisState`] a second time; [`Refusal::Fields`]: before they entered, in the future; [`Refusal::ChangedMeanwhile`].
pub async fn leave(ctx: &Ctx, id: MinistryAuditId, (row, revision): (Uuid, i32), form: &LeaveForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(ADMIT)?;
    let all = ministry_audit_entry::of(id).all(write.tx()).await?;
    let row = all.into_iter().find(|found| found.id == row).ok_or(Refusal::NotFound)?;
    if held.row.status != MinistryAuditStatus::Visiting || row.left_at.is_some() {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let at = moment_of(&mut faults, ("left_on", &form.left_on), ("left_at", &form.left_at));
    if let Some(at) = at {
        faults.take("left_at", may_leave(at, row.entered_at, ctx.now()));
    }
    faults.check()?;
    write.revise(ministry_audit_entry::Model { left_at: at, revision, ..row }).await?;
    note(&mut write, id, ("ministry-audit-auditor-left", role), "").await?;
    write.commit().await
}
