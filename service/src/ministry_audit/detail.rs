use super::list::whole;
use super::visit::auditor;
use super::{Held, reached};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use domain::id::MinistryAuditId;
use domain::ministry_audit::finding::MinistryFindingStatus;
use domain::ministry_audit::view::{
    MinistryAuditDetail, MinistryAuditEvent, MinistryFindingLine, Proposal, QuestionLine,
};
use domain::ministry_audit::{MinistryAuditStatus, MinistryAuditStep};
use domain::permission::Standing;
use entity::{ministry_audit_message, ministry_audit_question, ministry_auditor, ministry_finding};

/// The page of an audit by the ministry, for both sides. Six statements.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`] also where the actor may not know of it.
pub async fn detail(ctx: &Ctx, id: MinistryAuditId) -> Result<MinistryAuditDetail> {
    let store = ctx.read();
    let held = reached(store, ctx.actor()?, id).await?;
    let ministry = held.standing() == Standing::Ministry;
    let parties = names(store, [held.row.company_id, held.row.ministry_id]).await?;
    let auditors = ministry_auditor::of(id).all(store).await?;
    let questions = ministry_audit_question::of(id).all(store).await?;
    let findings = ministry_finding::of(id).all(store).await?;
    let events = ministry_audit_message::of(id).all(store).await?;
    let can = can(&held, &questions);
    let row = &held.row;
    let days = row.proposed_from.zip(row.proposed_until);
    Ok(MinistryAuditDetail {
        row: whole(row, Some(&held.contract), &parties)?,
        revision: row.revision,
        ministry,
        scope: row.scope.clone(),
        clauses: row.clauses.clone(),
        auditors: auditors.into_iter().map(auditor).collect(),
        proposal: days.map(|days| Proposal { days, reason: row.proposed_reason.clone() }),
        questions: questions.into_iter().map(question).collect(),
        findings: findings.iter().filter_map(|found| told(&held, found)).collect(),
        events: events.into_iter().map(event).collect(),
        can,
        today: ctx.today(),
    })
}

/// What the actor can do now.
fn can(held: &Held, questions: &[ministry_audit_question::Model]) -> Vec<MinistryAuditStep> {
    use MinistryAuditStep as T;
    let open = questions.iter().any(|row| row.answered_at.is_none());
    let proposed = held.row.proposed_from.is_some();
    let now = |step: &T| match step {
        T::TakeDays | T::KeepDays => proposed,
        T::Reply => open,
        T::Request
        | T::ProposeDays
        | T::Accept
        | T::Prepare
        | T::Enter
        | T::Ask
        | T::Report
        | T::Answer
        | T::Close
        | T::CallOff => true,
    };
    T::ALL.iter().copied().filter(|step| held.ready(*step).is_ok() && now(step)).collect()
}

/// A finding as this reader knows of it: the company once it was delivered; the ministry of its course once it was answered.
fn told(held: &Held, row: &ministry_finding::Model) -> Option<MinistryFindingLine> {
    let delivered = row.status != MinistryFindingStatus::Drafted;
    if held.standing() != Standing::Ministry {
        return delivered.then(|| found(row));
    }
    let answered = matches!(held.row.status, MinistryAuditStatus::Answered | MinistryAuditStatus::Closed);
    if answered {
        return Some(found(row));
    }
    Some(MinistryFindingLine {
        status: if delivered { MinistryFindingStatus::Received } else { MinistryFindingStatus::Drafted },
        measure: String::new(),
        owner: String::new(),
        due_on: None,
        done_on: None,
        proof: String::new(),
        ..found(row)
    })
}

pub(super) fn found(row: &ministry_finding::Model) -> MinistryFindingLine {
    MinistryFindingLine {
        id: row.id,
        revision: row.revision,
        number: row.number,
        status: row.status,
        clause: row.clause.clone(),
        what: row.what.clone(),
        measure: row.measure.clone(),
        owner: row.owner_name.clone(),
        due_on: row.due_on,
        done_on: row.done_on,
        proof: row.proof.clone(),
    }
}

fn question(row: ministry_audit_question::Model) -> QuestionLine {
    QuestionLine {
        id: row.id,
        revision: row.revision,
        number: row.number,
        asked: (row.question, row.asked_at),
        answered: row.answered_at.map(|at| (row.answer, at)),
    }
}

fn event(row: ministry_audit_message::Model) -> MinistryAuditEvent {
    MinistryAuditEvent { step: row.step, role: row.role, text: row.text, at: row.written_at }
}
