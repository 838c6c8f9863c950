use super::pass::lines;
use crate::ctx::Ctx;
use crate::decision;
use crate::engagement::{self, Case, Reader};
use crate::error::Result;
use crate::organisation::name;
use crate::trail::{self, HistoryLine};
use domain::application::view::{AnswerRecord, ApplicationDetail, Message};
use domain::decision::Pinned;
use domain::desk::Procedure;
use domain::id::ApplicationId;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use entity::{application, application_message, ministry_answer};

/// The page of an application. Five statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it; a subcontractor sees states and dates, not the application.
pub async fn detail(ctx: &Ctx, id: ApplicationId) -> Result<ApplicationDetail> {
    let actor = ctx.actor()?;
    let found = application::with_parties(actor, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let (row, case) = (found.row, Case::seen_by(actor, found.engagement)?);
    if case.standing == Standing::Downstream {
        return Err(Refusal::NotFound.into());
    }
    let ministry = case.standing == Standing::Ministry;
    let messages = application_message::of(id).all(ctx.read()).await?;
    let passages = lines(ctx.read(), id).await?;
    let answers = ministry_answer::of(id).all(ctx.read()).await?;
    let now = Pinned { status: row.status.code().to_owned(), revision: row.revision, content: row.digest.clone() };
    let papers = decision::papers(ctx, (case.standing, Procedure::Application, id.0), &now).await?;
    Ok(ApplicationDetail {
        papers,
        id,
        number: row.number,
        revision: row.revision,
        status: row.status,
        engagement: row.engagement_id,
        confirmation: row.confirmation_id,
        upstream: name(found.upstream),
        downstream: name(found.downstream),
        note: row.note,
        applied_at: row.applied_at,
        digest: row.digest,
        content: serde_json::from_str(&row.content)?,
        passages,
        messages: messages
            .into_iter()
            .map(|row| Message { from_ministry: row.from_ministry, text: row.text, name: None, at: row.written_at })
            .collect(),
        answers: answers.into_iter().filter(|row| ministry || stands(row)).map(record).collect(),
        standing: case.standing,
        may: Action::ALL.iter().copied().filter(|action| case.may(*action)).collect(),
        reader: case.actor().account,
    })
}

/// The ministry's answer that stands, as a receipt to take away: signed, and provable where there is no portal. Three statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where no answer stands yet, and for a subcontractor.
pub async fn signed_receipt(ctx: &Ctx, id: ApplicationId) -> Result<domain::trail::Receipt> {
    let actor = ctx.actor()?;
    let found = application::with_parties(actor, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let (row, case) = (found.row, Case::seen_by(actor, found.engagement)?);
    if case.standing == Standing::Downstream {
        return Err(Refusal::NotFound.into());
    }
    let answers = ministry_answer::of(id).all(ctx.read()).await?;
    let answer = answers.iter().find(|row| stands(row)).ok_or(Refusal::NotFound)?;
    let case = &case.engagement;
    let of = trail::Of {
        case: case.id.0,
        case_number: &case.number,
        number: &row.number,
        table: "ministry_answer",
        row: answer.id,
    };
    trail::receipt(ctx, of).await
}

/// The history of the case of an application as its reader may see it, newest first. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn history(ctx: &Ctx, detail: &ApplicationDetail) -> Result<Vec<HistoryLine>> {
    let companies = [detail.upstream.id, detail.downstream.id];
    let reader = Reader { standing: detail.standing, organisation: ctx.actor()?.organisation, companies };
    engagement::history(ctx, detail.engagement, reader).await
}

/// The applicant sees an answer once it stands: given in the portal, or checked by a second person.
const fn stands(row: &ministry_answer::Model) -> bool {
    !row.rejected && (!row.on_paper || row.checked_by.is_some())
}

fn record(row: ministry_answer::Model) -> AnswerRecord {
    AnswerRecord {
        id: row.id,
        outcome: row.outcome,
        conditions: row.conditions,
        reason: row.reason,
        number: row.number,
        answered_on: row.answered_on,
        on_paper: row.on_paper,
        recorded_by: row.recorded_by,
        recorded_at: row.recorded_at,
        checked: row.checked_by.is_some(),
        rejected: row.rejected,
        revision: row.revision,
    }
}
