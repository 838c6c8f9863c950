use super::open;
use super::row::{self, Put};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::id::AuditPlanId;
use domain::refusal::{Fault, Faults, Refusal};
use domain::{text, time};
use entity::audit_day;

/// A day, or days, of the schedule, as typed (13-1-2-イ).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayForm {
    /// What is done.
    pub title: String,
    /// First day.
    pub starts_on: String,
    /// Last day; empty where it is the same.
    pub ends_on: String,
}

/// Adds to the schedule, or changes a line of it.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`] – also where it ends before it starts –,
/// [`Refusal::ChangedMeanwhile`].
pub async fn put_day(ctx: &Ctx, id: AuditPlanId, put: &Put, form: &DayForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.editing()?;
    let days = audit_day::of(id).all(write.tx()).await?;
    let before = row::existing(&days, put)?.map(|row| row.id);
    let mut faults = Faults::default();
    let title = faults.text("title", &form.title, text::LINE);
    let starts_on = faults.take("starts_on", time::parse_day(&form.starts_on));
    let ends_on = match time::parse_day(&form.ends_on) {
        Err(Fault::Missing) => starts_on,
        parsed => faults.take("ends_on", parsed),
    };
    if let (Some(starts), Some(ends)) = (starts_on, ends_on)
        && ends < starts
    {
        faults.add("ends_on", Fault::EndsBeforeItStarts);
    }
    faults.check()?;
    let (Some(starts_on), Some(ends_on)) = (starts_on, ends_on) else { return Err(Refusal::NotFound.into()) };
    let row = audit_day::Model {
        id: before.unwrap_or_else(|| ctx.new_id()),
        plan_id: id,
        title,
        starts_on,
        ends_on,
        carried: false,
        dropped: false,
        revision: put.revision,
    };
    if before.is_some() {
        write.revise(row).await?;
    } else {
        write.insert(audit_day::Model { revision: 1, ..row }).await?;
    }
    row::record(&mut write, id, role, "audit-plan-day-put").await?;
    write.commit().await
}
