use super::{note, open, tell, words};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::id::MinistryAuditId;
use domain::ministry_audit::MinistryAuditStep;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Refusal, Rule};
use entity::ministry_audit_question;
use uuid::Uuid;

/// The ministry asks something (14-2-b).
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`] without words.
pub async fn ask(ctx: &Ctx, id: MinistryAuditId, text: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.ready(MinistryAuditStep::Ask)?;
    let question = words("text", text)?;
    let before = ministry_audit_question::of(id).all(write.tx()).await?;
    let row = ministry_audit_question::Model {
        id: ctx.new_id(),
        ministry_audit_id: id,
        number: before.last().map_or(1, |last| last.number + 1),
        question: question.clone(),
        asked_by: held.actor.account,
        asked_at: ctx.now(),
        answer: String::new(),
        answered_by: None,
        answered_at: None,
        revision: 1,
    };
    write.insert(row).await?;
    note(&mut write, id, ("ministry-audit-asked", role), &question).await?;
    tell::company(&mut write, &held.row, Action::AnswerMinistryAudit, NoticeKind::MinistryAuditAsked).await?;
    write.commit().await
}

/// The company answers a question, once.
///
/// # Errors
/// [`Rule::NotInThisState`] a second time, [`Refusal::NotFound`], [`Refusal::Fields`] without words, [`Refusal::ChangedMeanwhile`].
pub async fn reply(ctx: &Ctx, id: MinistryAuditId, (row, revision): (Uuid, i32), text: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.ready(MinistryAuditStep::Reply)?;
    let all = ministry_audit_question::of(id).all(write.tx()).await?;
    let row = all.into_iter().find(|found| found.id == row).ok_or(Refusal::NotFound)?;
    if row.answered_at.is_some() {
        return Err(Rule::NotInThisState.into());
    }
    let answer = words("text", text)?;
    let row = ministry_audit_question::Model {
        answer: answer.clone(),
        answered_by: Some(held.actor.account),
        answered_at: Some(ctx.now()),
        revision,
        ..row
    };
    write.revise(row).await?;
    note(&mut write, id, ("ministry-audit-replied", role), &answer).await?;
    tell::ministry(&mut write, &held.row, NoticeKind::MinistryAuditAnswered).await?;
    write.commit().await
}
