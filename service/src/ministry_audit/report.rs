use super::{Held, note, open, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::id::{MinistryAuditId, MinistryFindingId};
use domain::ministry_audit::MinistryAuditStep;
use domain::ministry_audit::finding::{MinistryFindingStatus, MinistryFindingStep};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::role::Role;
use domain::{text, time};
use entity::{ministry_audit, ministry_audit_entry, ministry_finding};

/// A finding of the ministry as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundForm {
    /// Clause.
    pub clause: String,
    /// What is wrong.
    pub what: String,
}

/// What the ministry says with its findings, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportForm {
    /// The result in words.
    pub text: String,
    /// The day by which it wants an answer; may be empty, the text names none.
    pub answer_on: String,
}

/// Who writes findings, while the visit goes on.
fn writes(held: &Held) -> Result<Role> {
    held.ready(MinistryAuditStep::Report)
}

/// The ministry writes down what it found; the company knows of it once it is delivered.
///
/// # Errors
/// [`Rule::NotInThisState`]; [`Refusal::Fields`]: without a clause, without words.
pub async fn put_finding(ctx: &Ctx, id: MinistryAuditId, form: &FoundForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = writes(&held)?;
    let mut faults = Faults::default();
    let clause = faults.text("clause", &form.clause, text::LINE);
    let what = faults.text("what", &form.what, text::PARAGRAPH);
    faults.check()?;
    let ever = ministry_finding::ever(id).all(write.tx()).await?.len();
    let number = i32::try_from(ever).unwrap_or(i32::MAX).saturating_add(1);
    write.insert(new(ctx, &held, number, (clause, what))).await?;
    note(&mut write, id, ("ministry-finding-put", role), "").await?;
    write.commit().await
}

fn new(ctx: &Ctx, held: &Held, number: i32, (clause, what): (String, String)) -> ministry_finding::Model {
    ministry_finding::Model {
        id: MinistryFindingId(ctx.new_id()),
        ministry_audit_id: held.row.id,
        company_id: held.row.company_id,
        number,
        status: MinistryFindingStatus::Drafted,
        clause,
        what,
        measure: String::new(),
        owner_id: None,
        owner_account: None,
        owner_name: String::new(),
        due_on: None,
        decided_by: None,
        done_on: None,
        proof: String::new(),
        implemented_by: None,
        rejected: String::new(),
        verified_by: None,
        verified_at: None,
        corrective_plan_id: None,
        dropped: false,
        revision: 1,
    }
}

/// The ministry takes a finding out again before it is delivered.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::NotFound`], [`Refusal::ChangedMeanwhile`].
pub async fn take_out(ctx: &Ctx, id: MinistryAuditId, (row, revision): (MinistryFindingId, i32)) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = writes(&held)?;
    let all = ministry_finding::of(id).all(write.tx()).await?;
    let row = all.into_iter().find(|found| found.id == row).ok_or(Refusal::NotFound)?;
    write.revise(ministry_finding::Model { dropped: true, revision, ..row }).await?;
    note(&mut write, id, ("ministry-finding-taken-out", role), "").await?;
    write.commit().await
}

/// The ministry delivers what it found, once nobody of it is inside any more. Nothing found is said too.
///
/// # Errors
/// [`Rule::AuditorInside`], [`Rule::NotInThisState`]; [`Refusal::Fields`]: no words, a day that is over; [`Refusal::ChangedMeanwhile`].
pub async fn report(ctx: &Ctx, id: MinistryAuditId, revision: i32, form: &ReportForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = writes(&held)?;
    let mut faults = Faults::default();
    let text = faults.text("text", &form.text, text::PARAGRAPH);
    let answer_on = match form.answer_on.trim() {
        "" => None,
        typed => faults.take("answer_on", time::parse_day(typed)),
    };
    if answer_on.is_some_and(|day| day < ctx.today()) {
        faults.add("answer_on", Fault::InThePast);
    }
    faults.check()?;
    let entries = ministry_audit_entry::of(id).all(write.tx()).await?;
    if entries.iter().any(|entry| entry.left_at.is_none()) {
        return Err(Rule::AuditorInside.into());
    }
    for row in ministry_finding::of(id).all(write.tx()).await? {
        let status = row.status.after(MinistryFindingStep::Deliver)?;
        write.revise(ministry_finding::Model { status, ..row }).await?;
    }
    let row = ministry_audit::Model { answer_on, reported_at: Some(ctx.now()), revision, ..held.row };
    let row = take(&mut write, row, MinistryAuditStep::Report, (&text, "ministry-audit-reported", role)).await?;
    tell::company(&mut write, &row, Action::SeeMinistryAudit, NoticeKind::MinistryAuditMoved).await?;
    write.commit().await
}
