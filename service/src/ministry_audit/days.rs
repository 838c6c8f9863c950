//! Other days (ours: 第14 names none, and the ministry's hold until it has answered).

use super::{open, take, tell, words};
use crate::ctx::Ctx;
use crate::error::Result;
use chrono::NaiveDate;
use domain::id::MinistryAuditId;
use domain::ministry_audit::MinistryAuditStep;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::{text, time};
use entity::ministry_audit;

/// Other days as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaysForm {
    /// First day.
    pub starts_on: String,
    /// Last day.
    pub ends_on: String,
    /// Why.
    pub reason: String,
}

/// First and last day of a visit: not before the request, in order.
pub(super) fn read(
    first: &str,
    last: &str,
    requested_on: Option<NaiveDate>,
    faults: &mut Faults,
) -> Option<(NaiveDate, NaiveDate)> {
    let first = faults.take("starts_on", time::parse_day(first));
    if first.zip(requested_on).is_some_and(|(first, asked)| first < asked) {
        faults.add("starts_on", Fault::BeforeRequest);
    }
    let last = faults.take("ends_on", time::parse_day(last));
    if first.zip(last).is_some_and(|(first, last)| last < first) {
        faults.add("ends_on", Fault::EndsBeforeItStarts);
    }
    first.zip(last)
}

/// The company proposes other days, with the reason. It accepts the audit in any case.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn propose_days(ctx: &Ctx, id: MinistryAuditId, revision: i32, form: &DaysForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.ready(MinistryAuditStep::ProposeDays)?;
    let mut faults = Faults::default();
    let days = read(&form.starts_on, &form.ends_on, Some(held.row.requested_on), &mut faults);
    let reason = faults.text("reason", &form.reason, text::PARAGRAPH);
    faults.check()?;
    let (first, last) = days.ok_or(Refusal::NotFound)?;
    let row = ministry_audit::Model {
        proposed_from: Some(first),
        proposed_until: Some(last),
        proposed_reason: reason.clone(),
        revision,
        ..held.row
    };
    let step = MinistryAuditStep::ProposeDays;
    let row = take(&mut write, row, step, (&reason, "ministry-audit-days-proposed", role)).await?;
    tell::ministry(&mut write, &row, NoticeKind::MinistryAuditAnswered).await?;
    write.commit().await
}

/// The ministry takes the proposed days.
///
/// # Errors
/// [`Rule::NothingProposed`], [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn take_days(ctx: &Ctx, id: MinistryAuditId, revision: i32) -> Result<()> {
    settle(ctx, id, revision, None).await
}

/// The ministry keeps its own days, with the reason.
///
/// # Errors
/// As [`take_days`]; [`Refusal::Fields`] without a reason.
pub async fn keep_days(ctx: &Ctx, id: MinistryAuditId, revision: i32, reason: &str) -> Result<()> {
    settle(ctx, id, revision, Some(reason)).await
}

async fn settle(ctx: &Ctx, id: MinistryAuditId, revision: i32, kept: Option<&str>) -> Result<()> {
    let step = if kept.is_some() { MinistryAuditStep::KeepDays } else { MinistryAuditStep::TakeDays };
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.ready(step)?;
    let proposed = held.row.proposed_from.zip(held.row.proposed_until).ok_or(Rule::NothingProposed)?;
    let own = (held.row.starts_on, held.row.ends_on);
    let (reason, (starts_on, ends_on), act) = match kept {
        Some(typed) => (words("reason", typed)?, own, "ministry-audit-days-kept"),
        None => (String::new(), proposed, "ministry-audit-days-taken"),
    };
    let row = ministry_audit::Model {
        starts_on,
        ends_on,
        proposed_from: None,
        proposed_until: None,
        proposed_reason: String::new(),
        revision,
        ..held.row
    };
    let row = take(&mut write, row, step, (&reason, act, role)).await?;
    tell::company(&mut write, &row, Action::SeeMinistryAudit, NoticeKind::MinistryAuditMoved).await?;
    write.commit().await
}
