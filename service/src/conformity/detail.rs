use super::{content, pinned, standing, version};
use crate::ctx::Ctx;
use crate::decision;
use crate::error::Result;
use crate::organisation::names;
use domain::conformity::ConformityStep;
use domain::conformity::force::{self, Force, Version};
use domain::conformity::view::{ConformityAnswer, ConformityDetail, ConformityEvent, Sibling};
use domain::desk::Procedure;
use domain::id::ConformityId;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use entity::{conformity, conformity_answer, conformity_message};

/// The page of a request. Six statements at most.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn detail(ctx: &Ctx, id: ConformityId) -> Result<ConformityDetail> {
    let actor = ctx.actor()?;
    let found = conformity::one_with_contract(actor, id).one(ctx.read()).await?;
    let Some((row, Some(contract))) = found else { return Err(Refusal::NotFound.into()) };
    let siblings = conformity::siblings(actor, &row).all(ctx.read()).await?;
    let mut names = names(ctx.read(), [row.company_id, row.ministry_id]).await?;
    let standing = standing(actor, &row);
    let ministry = standing == Standing::Ministry;
    let (events, answers) = history(ctx, &row, ministry).await?;
    let versions: Vec<Version<ConformityId>> = siblings.iter().filter_map(version).collect();
    let in_force = |other: &&conformity::Model| matches!(force::of(&versions, other.id), Some(Force::InForce(_)));
    let papers = decision::papers(ctx, (standing, Procedure::Conformity, id.0), &pinned(&row)).await?;
    Ok(ConformityDetail {
        papers,
        id,
        revision: row.revision,
        status: row.status,
        company: names.remove(&row.company_id).ok_or(Refusal::NotFound)?,
        ministry: names.remove(&row.ministry_id).ok_or(Refusal::NotFound)?,
        contract: (contract.number, contract.title),
        content: content(&row),
        submitted_at: row.submitted_at,
        force: force::of(&versions, id),
        in_force: siblings.iter().find(in_force).map(sibling),
        confirmed_before: versions.iter().any(|version| version.key != id),
        follows: siblings.iter().find(|other| Some(other.id) == row.follows_id).map(sibling),
        followed_by: siblings.iter().filter(|other| other.follows_id == Some(id)).map(sibling).collect(),
        events,
        answers,
        standing,
        may: Action::ALL.iter().copied().filter(|action| actor.may(*action, standing)).collect(),
        reader: actor.account,
        number: row.number,
        digest: row.digest,
    })
}

fn sibling(row: &conformity::Model) -> Sibling {
    Sibling { id: row.id, number: row.number.clone(), version: row.version.clone() }
}

/// What was done and answered, as far as the reader knows of it: an entry from paper is the ministry's own until it stands.
async fn history(
    ctx: &Ctx,
    row: &conformity::Model,
    ministry: bool,
) -> Result<(Vec<ConformityEvent>, Vec<ConformityAnswer>)> {
    let events = conformity_message::of(row.id).all(ctx.read()).await?.into_iter();
    let events = events.filter(|row| ministry || known_to_company(row.step)).map(|row| ConformityEvent {
        step: row.step,
        from_ministry: row.from_ministry,
        text: row.text,
        at: row.written_at,
    });
    let answers = conformity_answer::of(row.id).all(ctx.read()).await?.into_iter();
    let answers = answers.filter(|row| ministry || stands(row)).map(record);
    Ok((events.collect(), answers.collect()))
}

const fn known_to_company(step: ConformityStep) -> bool {
    match step {
        ConformityStep::RecordPaper | ConformityStep::RejectPaper => false,
        ConformityStep::Submit
        | ConformityStep::Query
        | ConformityStep::AnswerQuery
        | ConformityStep::Confirm
        | ConformityStep::Remark
        | ConformityStep::Withdraw => true,
    }
}

const fn stands(row: &conformity_answer::Model) -> bool {
    !row.rejected && (!row.on_paper || row.checked_by.is_some())
}

fn record(row: conformity_answer::Model) -> ConformityAnswer {
    ConformityAnswer {
        id: row.id,
        outcome: row.outcome,
        remarks: row.remarks,
        number: row.number,
        answered_on: row.answered_on,
        on_paper: row.on_paper,
        recorded_by: row.recorded_by,
        checked: row.checked_by.is_some(),
        rejected: row.rejected,
    }
}
