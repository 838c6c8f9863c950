//! Agreements with third parties (第三者との約定, 5-4-2): the register, the wording that excludes protected information, the ministry's
//! permission before the signature, and the defect where there is neither.

mod answer;
mod detail;
mod end;
mod exclusion;
mod list;
mod outside;
mod register;
mod request;
mod sign;
mod tell;

pub(crate) use answer::give;
pub use answer::{AnswerForm, check, check_paper, decide, record_paper};
pub use detail::detail;
pub use end::{end, lapse};
pub use exclusion::{check_exclusion, draft_exclusion};
pub use list::{contracts, list, number};
pub use outside::{OutsideForm, check_outside, record_outside};
pub use register::{AgreementForm, edit, register};
pub use request::{RequestForm, answer_query, ask, query, withdraw};
pub use sign::sign;

use crate::ctx::Ctx;
use crate::decision::Subject;
use crate::desk::intake::{self, Arrival};
use crate::error::Result;
use crate::write::{Act, Write};
use domain::agreement::{AgreementStatus, AgreementStep};
use domain::corrective_plan::PlanStatus;
use domain::decision::Pinned;
use domain::desk::{Outcome, Procedure, Turn};
use domain::id::{AgreementId, ContractId};
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::{agreement, agreement_message, agreement_request, contract, corrective_plan, trail_head};

/// An agreement as one actor stands to it.
struct Held {
    row: agreement::Model,
    standing: Standing,
    actor: Actor,
}

impl Held {
    /// The role in which the actor may do this.
    fn permit(&self, action: Action) -> Result<Role> {
        Ok(self.actor.acting_as(action, self.standing).ok_or(Refusal::NotPermitted)?)
    }

    /// Whoever recorded something is not the second person for it.
    fn second(&self) -> Result<()> {
        if self.row.recorded_by == Some(self.actor.account) { Err(Rule::CheckerRecorded.into()) } else { Ok(()) }
    }
}

fn stands(actor: &Actor, row: &agreement::Model) -> Standing {
    if row.company_id == actor.organisation { Standing::OwnOrganisation } else { Standing::Ministry }
}

/// An agreement inside the transaction that is going to change it. Commands on one come one after the other.
async fn open(write: &Write, id: AgreementId) -> Result<Held> {
    visible(write, id).await?;
    trail_head::locked(write.tx(), id.0).await?;
    // Read again: it is locked only now.
    visible(write, id).await
}

async fn visible(write: &Write, id: AgreementId) -> Result<Held> {
    let actor = write.ctx.actor()?.clone();
    let found = agreement::one_visible_to(&actor, id).one(write.tx()).await?;
    let row = found.ok_or(Refusal::NotFound)?.0;
    Ok(Held { standing: stands(&actor, &row), actor, row })
}

/// An agreement about which the ministry was asked, for drafting and giving its answer; locked.
pub(crate) async fn subject(write: &Write, id: AgreementId) -> Result<Subject> {
    let held = open(write, id).await?;
    let asked = newest(write, id).await?.filter(|asked| asked.ministry_id == held.actor.organisation);
    let (Standing::Ministry, Some(asked)) = (held.standing, asked) else { return Err(Refusal::NotFound.into()) };
    let row = held.row;
    // An entry from paper takes effect by its check, never by a second answer.
    let paper = row.status == AgreementStatus::PaperRecorded;
    let open = if paper { Err(Rule::NotInThisState) } else { row.status.after(AgreementStep::Permit).map(|_| ()) };
    Ok(Subject {
        id: id.0,
        pinned: pinned(&row, Some(&asked)),
        number: row.number,
        ministry: asked.ministry_id,
        case: id.0,
        path: format!("/agreement/{id}"),
        open,
        asked: Some(asked.wanted_until),
    })
}

/// What a draft of the answer is pinned to: the state, and the request.
fn pinned(row: &agreement::Model, asked: Option<&agreement_request::Model>) -> Pinned {
    let content = asked.map(|asked| asked.id.to_string()).unwrap_or_default();
    Pinned { status: row.status.code().to_owned(), revision: row.revision, content }
}

/// One step of an agreement.
struct Step<'a> {
    step: AgreementStep,
    /// Words that come with it.
    text: &'a str,
    act: &'a str,
    role: Option<Role>,
}

/// Moves an agreement by a step, keeps the words that came with it, and records both. A defect opens with its state and ends with
/// one that settles the agreement.
async fn take(
    write: &mut Write,
    standing: Option<Standing>,
    row: agreement::Model,
    step: Step<'_>,
) -> Result<agreement::Model> {
    let status = row.status.after(step.step)?;
    let defect_since = if status == AgreementStatus::Defect {
        row.defect_since.or(Some(write.ctx.now()))
    } else {
        row.defect_since.filter(|_| !status.settles())
    };
    let row = write.revise(agreement::Model { status, defect_since, ..row }).await?;
    say(write, row.id, (step.step, standing), step.text).await?;
    at_desk(write, &row, step.step).await?;
    write.record(Act { case: row.id.0, act: step.act, role: step.role, reason: step.text }).await?;
    Ok(row)
}

/// What a step means at the ministry's desk: a request lies there until it is answered or taken back.
async fn at_desk(write: &mut Write, row: &agreement::Model, step: AgreementStep) -> Result<()> {
    use AgreementStep as T;
    let (procedure, subject) = (Procedure::Agreement, row.id.0);
    match step {
        T::Ask => {
            let asked = newest(write, row.id).await?.ok_or(Refusal::NotFound)?;
            intake::arrived(write, Arrival::of_agreement(row, &asked)).await
        }
        T::Query => intake::turns(write, procedure, subject, Turn::Applicant).await,
        T::AnswerQuery | T::RejectPaper => intake::turns(write, procedure, subject, Turn::Ministry).await,
        T::RecordPaper => intake::turns(write, procedure, subject, Turn::SecondPerson).await,
        T::Permit => intake::ended(write, procedure, subject, Outcome::Permitted).await,
        T::Refuse => intake::ended(write, procedure, subject, Outcome::Refused).await,
        T::Withdraw => intake::ended(write, procedure, subject, Outcome::Withdrawn).await,
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
        | T::End => Ok(()),
    }
}

/// An entry of the history; without a standing, by the portal itself.
async fn say(
    write: &mut Write,
    agreement_id: AgreementId,
    (step, standing): (AgreementStep, Option<Standing>),
    text: &str,
) -> Result<()> {
    let message = agreement_message::Model {
        id: write.ctx.new_id(),
        agreement_id,
        step,
        standing,
        text: text.to_owned(),
        written_by: write.ctx.actor.as_ref().map(|actor| actor.account),
        written_at: write.ctx.now(),
    };
    write.insert(message).await?;
    Ok(())
}

/// Refuses to end a defect whose corrective plan has not come to its end.
async fn planned(write: &Write, row: &agreement::Model) -> Result<()> {
    let Some(since) = row.defect_since else { return Ok(()) };
    let plans = corrective_plan::of_origin(row.company_id, row.id.0).all(write.tx()).await?;
    let closed = plans.iter().any(|plan| plan.status == PlanStatus::Closed && plan.drafted_at >= since);
    if closed { Ok(()) } else { Err(Rule::PlanOpen.into()) }
}

/// A contract of the own company, as chosen; none where it is not one.
async fn contract(ctx: &Ctx, typed: &str) -> Result<Option<contract::Model>> {
    let Ok(id) = typed.parse::<ContractId>() else { return Ok(None) };
    let company = ctx.actor()?.organisation;
    let found = contract::of_party(company).all(ctx.read()).await?;
    Ok(found.into_iter().find(|found| found.id == id && found.company_id == company))
}

/// The request that was made last.
async fn newest(write: &Write, id: AgreementId) -> Result<Option<agreement_request::Model>> {
    Ok(agreement_request::of(id).one(write.tx()).await?)
}
