use super::list::line;
use super::{pinned, stands};
use crate::ctx::Ctx;
use crate::decision;
use crate::error::Result;
use crate::organisation::name;
use domain::agreement::AgreementStep;
use domain::agreement::view::{AgreementDetail, AgreementEvent, AnswerLine, DefectPlan, RequestLine};
use domain::desk::Procedure;
use domain::id::AgreementId;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use entity::{agreement, agreement_answer, agreement_message, agreement_request, corrective_plan};

/// The page of an agreement. Six statements at most.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn detail(ctx: &Ctx, id: AgreementId) -> Result<AgreementDetail> {
    let actor = ctx.actor()?;
    let found = agreement::one_visible_to(actor, id).one(ctx.read()).await?;
    let Some((row, Some(company))) = found else { return Err(Refusal::NotFound.into()) };
    let standing = stands(actor, &row);
    let own = standing == Standing::OwnOrganisation;
    let since = row.defect_since;
    let plans = if own { corrective_plan::of_origin(row.company_id, id.0).all(ctx.read()).await? } else { Vec::new() };
    let plans = plans.into_iter().filter(|plan| since.is_none_or(|since| plan.drafted_at >= since));
    let plans = plans.map(|plan| DefectPlan { id: plan.id, number: plan.number, status: plan.status }).collect();
    let asked = agreement_request::of(id).all(ctx.read()).await?;
    let papers = decision::papers(ctx, (standing, Procedure::Agreement, id.0), &pinned(&row, asked.first())).await?;
    let requests = requests(ctx, asked, own).await?;
    let events = agreement_message::of(id).all(ctx.read()).await?.into_iter();
    let events = events.filter(|event| known_to(event.step, own)).map(|event| AgreementEvent {
        step: event.step,
        standing: event.standing,
        text: event.text,
        at: event.written_at,
    });
    let kept = |text: &String| if own { text.clone() } else { String::new() };
    Ok(AgreementDetail {
        papers,
        revision: row.revision,
        relation: row.relation,
        relation_note: row.relation_note.clone(),
        has_clause: row.has_clause,
        clause: row.clause.clone(),
        exclusion: kept(&row.exclusion),
        exclusion_on: row.exclusion_on.filter(|_| own),
        recorded_by: row.recorded_by,
        permitted_on: row.permitted_on,
        conditions: row.conditions.clone(),
        defect_since: since.filter(|_| own),
        plans,
        requests,
        events: events.collect(),
        may: Action::ALL.iter().copied().filter(|action| actor.may(*action, standing)).collect(),
        reader: actor.account,
        today: ctx.today(),
        line: line(actor, row, name(company)),
    })
}

/// Requests with their answers: the ministry those that were put to it, the company no entry from the ministry's paper before it
/// stands.
async fn requests(ctx: &Ctx, requests: Vec<agreement_request::Model>, own: bool) -> Result<Vec<RequestLine>> {
    let organisation = ctx.actor()?.organisation;
    let Some(id) = requests.first().map(|asked| asked.agreement_id) else { return Ok(Vec::new()) };
    let answers = agreement_answer::of(id).all(ctx.read()).await?;
    let theirs = |asked: &agreement_request::Model| own || (asked.ministry_id == organisation && !asked.outside);
    let line = |asked: agreement_request::Model| {
        let stands = |answer: &&agreement_answer::Model| {
            let checked = !answer.on_paper || answer.checked_by.is_some();
            answer.request_id == asked.id && (own == asked.outside || (checked && !answer.rejected))
        };
        RequestLine {
            answers: answers.iter().filter(stands).map(answer).collect(),
            id: asked.id,
            reason: asked.reason,
            wanted_until: asked.wanted_until,
            outside: asked.outside,
            follows: asked.follows_id.is_some(),
            asked_at: asked.asked_at,
        }
    };
    Ok(requests.into_iter().filter(theirs).map(line).collect())
}

fn answer(row: &agreement_answer::Model) -> AnswerLine {
    AnswerLine {
        outcome: row.outcome,
        conditions: row.conditions.clone(),
        reason: row.reason.clone(),
        number: row.number.clone(),
        answered_on: row.answered_on,
        valid_until: row.valid_until,
        on_paper: row.on_paper,
        recorded_by: row.recorded_by,
        checked: row.checked_by.is_some(),
        rejected: row.rejected,
    }
}

const fn known_to(step: AgreementStep, own: bool) -> bool {
    use AgreementStep as T;
    match step {
        T::RecordPaper | T::RejectPaper => !own,
        T::Ask | T::Query | T::AnswerQuery | T::Withdraw | T::Permit | T::Refuse => true,
        T::FindClause
        | T::DraftExclusion
        | T::SignExcluded
        | T::CheckExclusion
        | T::RejectExclusion
        | T::RecordOutside
        | T::CheckOutside
        | T::RejectOutside
        | T::SignPermitted
        | T::SignWithout
        | T::Lapse
        | T::End => own,
    }
}
