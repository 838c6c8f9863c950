use super::{Held, open, take, tell, words};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::id::MinistryAuditId;
use domain::ministry_audit::finding::MinistryFindingStatus;
use domain::ministry_audit::{ItemKind, MinistryAuditStep};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Refusal, Rule};
use entity::{corrective_plan, ministry_audit, ministry_audit_item, ministry_audit_question, ministry_finding};

/// The company accepts the audit (14-1): the text knows no refusal, so there is none.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn accept(ctx: &Ctx, id: MinistryAuditId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.ready(MinistryAuditStep::Accept)?;
    let row = ministry_audit::Model { revision, ..held.row };
    let row = take(&mut write, row, MinistryAuditStep::Accept, ("", "ministry-audit-accepted", role)).await?;
    tell::ministry(&mut write, &row, NoticeKind::MinistryAuditAnswered).await?;
    write.commit().await
}

/// The company says that people, rooms and documents are ready; at least one of each is listed.
///
/// # Errors
/// [`Rule::PreparationMissing`], [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn prepare(ctx: &Ctx, id: MinistryAuditId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.ready(MinistryAuditStep::Prepare)?;
    let items = ministry_audit_item::of(id).all(write.tx()).await?;
    if !ItemKind::ALL.iter().all(|kind| items.iter().any(|item| item.kind == *kind)) {
        return Err(Rule::PreparationMissing.into());
    }
    let row = ministry_audit::Model { revision, ..held.row };
    let row = take(&mut write, row, MinistryAuditStep::Prepare, ("", "ministry-audit-prepared", role)).await?;
    tell::ministry(&mut write, &row, NoticeKind::MinistryAuditAnswered).await?;
    write.commit().await
}

/// The company answers the findings: each is found done, or a corrective plan that was reported says until when.
///
/// # Errors
/// [`Rule::MinistryFindingOpen`], [`Rule::QuestionOpen`], [`Rule::NotInThisState`], [`Refusal::Fields`] without words,
/// [`Refusal::ChangedMeanwhile`].
pub async fn answer(ctx: &Ctx, id: MinistryAuditId, revision: i32, text: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.ready(MinistryAuditStep::Answer)?;
    let text = words("text", text)?;
    answerable(&write, &held).await?;
    let row = ministry_audit::Model { answered_at: Some(ctx.now()), revision, ..held.row };
    let row = take(&mut write, row, MinistryAuditStep::Answer, (&text, "ministry-audit-answered", role)).await?;
    tell::ministry(&mut write, &row, NoticeKind::MinistryAuditAnswered).await?;
    write.commit().await
}

async fn answerable(write: &Write, held: &Held) -> Result<()> {
    for row in ministry_finding::of(held.row.id).all(write.tx()).await? {
        if !row.status.can_be_answered() {
            return Err(Rule::MinistryFindingOpen.into());
        }
        if let (MinistryFindingStatus::Planned, Some(plan)) = (row.status, row.corrective_plan_id) {
            let plan = corrective_plan::for_operator(plan).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
            if plan.reported_at.is_none() {
                return Err(Rule::MinistryFindingOpen.into());
            }
        }
    }
    let questions = ministry_audit_question::of(held.row.id).all(write.tx()).await?;
    if questions.iter().any(|row| row.answered_at.is_none()) { Err(Rule::QuestionOpen.into()) } else { Ok(()) }
}

/// The ministry closes the audit.
///
/// # Errors
/// [`Refusal::NotPermitted`] for the company, [`Rule::QuestionOpen`] while the ministry waits for an answer, [`Rule::NotInThisState`],
/// [`Refusal::ChangedMeanwhile`].
pub async fn close(ctx: &Ctx, id: MinistryAuditId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.ready(MinistryAuditStep::Close)?;
    let questions = ministry_audit_question::of(id).all(write.tx()).await?;
    if questions.iter().any(|row| row.answered_at.is_none()) {
        return Err(Rule::QuestionOpen.into());
    }
    let row = ministry_audit::Model { closed_at: Some(ctx.now()), revision, ..held.row };
    let row = take(&mut write, row, MinistryAuditStep::Close, ("", "ministry-audit-closed", role)).await?;
    tell::company(&mut write, &row, Action::SeeMinistryAudit, NoticeKind::MinistryAuditMoved).await?;
    write.commit().await
}

/// The ministry calls the audit off before anybody came, with the reason.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`] without a reason, [`Refusal::ChangedMeanwhile`].
pub async fn call_off(ctx: &Ctx, id: MinistryAuditId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.ready(MinistryAuditStep::CallOff)?;
    let reason = words("reason", reason)?;
    let row = ministry_audit::Model { revision, ..held.row };
    let row = take(&mut write, row, MinistryAuditStep::CallOff, (&reason, "ministry-audit-called-off", role)).await?;
    tell::company(&mut write, &row, Action::SeeMinistryAudit, NoticeKind::MinistryAuditMoved).await?;
    write.commit().await
}
