use super::seen::verdicts;
use crate::ctx::Ctx;
use crate::engagement::{self, Case};
use crate::error::{Error, Result};
use crate::organisation::{name, names};
use crate::write::Write;
use crate::{checklist, delegation, evidence, waiver};
use domain::checklist::Content;
use domain::confirmation::view::{AnswerLine, Sheet, VerdictLine};
use domain::confirmation::{ConfirmationStatus, is_open};
use domain::evidence::view::EvidenceLine;
use domain::id::{ConfirmationId, OrganisationId};
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Standing};
use domain::refusal::{Refusal, Rule};
use entity::{answer, confirmation, verdict};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A sheet with its checklist, answers, evidence and verdicts, as the actor may see it: whole, or the items they were asked to
/// answer. Four statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it, or may know of the case but not of the answers.
pub async fn sheet(ctx: &Ctx, id: ConfirmationId) -> Result<Sheet> {
    match whole(ctx, id).await {
        Err(Error::Refused(Refusal::NotFound)) => delegation::part(ctx, id).await,
        found => found,
    }
}

/// A sheet and how the actor stands to its case, for whoever may see its answers. One statement.
///
/// # Errors
/// As [`sheet`].
pub(crate) async fn with_case(ctx: &Ctx, id: ConfirmationId) -> Result<(confirmation::Model, Case)> {
    let (row, case) = reached(ctx, id).await?;
    if case.may(Action::SeeAnswers) { Ok((row, case)) } else { Err(Refusal::NotFound.into()) }
}

/// The same for whoever may know of the case: what they may see of the sheet is for the caller to ask. One statement.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(crate) async fn reached(ctx: &Ctx, id: ConfirmationId) -> Result<(confirmation::Model, Case)> {
    reached_through(ctx, ctx.read(), id).await
}

async fn reached_through<C: ConnectionTrait>(
    ctx: &Ctx,
    connection: &C,
    id: ConfirmationId,
) -> Result<(confirmation::Model, Case)> {
    let actor = ctx.actor()?;
    let found = confirmation::with_case(actor, id).one(connection).await?;
    let Some((row, Some(engagement))) = found else { return Err(Refusal::NotFound.into()) };
    let case = Case::seen_by(actor, engagement)?;
    Ok((row, case))
}

/// A sheet, how the actor stands to its case, and the two companies, for whoever may see its answers. One statement.
///
/// # Errors
/// As [`sheet`].
pub(super) async fn with_parties(ctx: &Ctx, id: ConfirmationId) -> Result<(confirmation::Model, Case, Parties)> {
    let found = reached_with_parties(ctx, id).await?;
    if found.1.may(Action::SeeAnswers) { Ok(found) } else { Err(Refusal::NotFound.into()) }
}

/// The same for whoever may know of the case: what they may see of the sheet is for the caller to ask. One statement.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(super) async fn reached_with_parties(
    ctx: &Ctx,
    id: ConfirmationId,
) -> Result<(confirmation::Model, Case, Parties)> {
    let actor = ctx.actor()?;
    let found = confirmation::with_parties(actor, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let case = Case::seen_by(actor, found.engagement)?;
    let parties = [found.upstream, found.downstream].map(|party| (party.id, name(party)));
    Ok((found.row, case, parties.into()))
}

/// The two companies of a case.
pub(super) type Parties = BTreeMap<OrganisationId, OrganisationName>;

/// What the company has on the sheet so far, for whoever shares it out: no verdicts. Three statements.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn without_verdicts(ctx: &Ctx, row: confirmation::Model, case: &Case) -> Result<Sheet> {
    let engagement = &case.engagement;
    let mut parties = names(ctx.read(), [engagement.upstream_id, engagement.downstream_id]).await?;
    draft_of(ctx, row, case, &mut parties).await
}

/// The same with the two companies, for whoever approves it. Two statements.
pub(super) async fn draft_of(ctx: &Ctx, row: confirmation::Model, case: &Case, parties: &mut Parties) -> Result<Sheet> {
    let content = checklist::content(ctx, row.version_id).await?;
    let answers = answer::of(row.id).all(ctx.read()).await?;
    let answers = answers.into_iter().map(|row| (row.item_key.clone(), line(row))).collect();
    let evidence = evidence::of_confirmation(ctx, row.id).await?;
    assemble(case, row, content, parties, Shown { answers, evidence, verdicts: BTreeMap::new() })
}

async fn whole(ctx: &Ctx, id: ConfirmationId) -> Result<Sheet> {
    let (row, case, mut parties) = with_parties(ctx, id).await?;
    if case.standing == Standing::Ministry {
        return Ok(super::review::of_case(ctx, row, &case, parties).await?.sheet);
    }
    let content = checklist::content(ctx, row.version_id).await?;
    let (found, evidence) = if shows_answers(&case, row.status) {
        (answer::with_waivers(id).all(ctx.read()).await?, evidence::of_confirmation(ctx, id).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    let verdicts = verdicts(ctx, &case, &row).await?.of_sheet;
    let (answers, waivers): (Vec<_>, Vec<_>) = found.into_iter().map(|found| (found.answer, found.waiver)).unzip();
    let waived = waiver::by_item(ctx, waivers.into_iter().flatten());
    let answers = answers.into_iter().map(|row| (row.item_key.clone(), line(row))).collect();
    let sheet = assemble(&case, row, content, &mut parties, Shown { answers, evidence, verdicts })?;
    Ok(Sheet { waived, ..sheet })
}

/// What stands on a sheet, as far as the reader may see it.
pub(super) struct Shown {
    pub(super) answers: BTreeMap<String, AnswerLine>,
    pub(super) evidence: Vec<EvidenceLine>,
    pub(super) verdicts: BTreeMap<String, VerdictLine>,
}

pub(super) fn assemble(
    case: &Case,
    row: confirmation::Model,
    content: Arc<Content>,
    parties: &mut Parties,
    shown: Shown,
) -> Result<Sheet> {
    let engagement = &case.engagement;
    Ok(Sheet {
        id: row.id,
        engagement: engagement.id,
        number: engagement.number.clone(),
        work: engagement.work.clone(),
        revision: row.revision,
        status: row.status,
        reconfirmation: row.reconfirmation(),
        round: row.round,
        due_on: row.due_on,
        message: row.message,
        upstream: parties.remove(&engagement.upstream_id).ok_or(Refusal::NotFound)?,
        downstream: parties.remove(&engagement.downstream_id).ok_or(Refusal::NotFound)?,
        standing: case.standing,
        may: Action::ALL.iter().copied().filter(|action| case.may(*action)).collect(),
        version: row.version_id,
        content,
        answers: shown.answers,
        evidence: by_item(shown.evidence),
        verdicts: shown.verdicts,
        decision_reason: row.decision_reason,
        reader: case.actor().account,
        asked_of_reader: Vec::new(),
        comments: Vec::new(),
        former: BTreeMap::new(),
        proposals: BTreeMap::new(),
        past: None,
        waived: BTreeMap::new(),
    })
}

/// Drafts are the downstream's own: the upstream sees answers from the submission on, and what was submitted before.
fn shows_answers(case: &Case, status: ConfirmationStatus) -> bool {
    match case.standing {
        Standing::Downstream => true,
        Standing::Upstream | Standing::Ministry => matches!(
            status,
            ConfirmationStatus::Submitted | ConfirmationStatus::Confirmed | ConfirmationStatus::NotAssured
        ),
        Standing::OwnOrganisation | Standing::Contributor => false,
    }
}

pub(crate) fn line(row: answer::Model) -> AnswerLine {
    AnswerLine {
        value: row.value,
        remark: row.remark,
        answered_by: row.answered_by,
        answered_at: row.answered_at,
        revision: row.revision,
    }
}

pub(crate) fn by_item(files: Vec<EvidenceLine>) -> BTreeMap<String, Vec<EvidenceLine>> {
    let mut items: BTreeMap<String, Vec<EvidenceLine>> = BTreeMap::new();
    for file in files {
        items.entry(file.item_key.clone()).or_default().push(file);
    }
    items
}

/// A sheet with its case, inside the transaction that is going to change it. Commands on one case come one after the other.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn in_case(write: &Write, id: ConfirmationId) -> Result<(confirmation::Model, Case)> {
    let seen = confirmation::visible_to(write.ctx.actor()?, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    engagement::lock(write, seen.engagement_id).await?;
    // Read again: the case is locked only now.
    reached_through(&write.ctx, write.tx(), id).await
}

/// A sheet with its case for whoever may answer this item: on the case, or asked for the item by name.
///
/// # Errors
/// As [`in_case`].
pub async fn in_item(write: &Write, id: ConfirmationId, item: &str) -> Result<(confirmation::Model, Case)> {
    let found = in_case(write, id).await;
    let enough = match &found {
        Ok((_, case)) => case.may(Action::Answer),
        Err(error) => error.refusal() != Refusal::NotFound,
    };
    if enough {
        return found;
    }
    match delegation::in_part(write, id, item).await {
        Err(Error::Refused(Refusal::NotFound)) => found,
        asked => asked,
    }
}

/// Refuses to change an item that is frozen: see [`is_open`].
///
/// # Errors
/// [`Rule::NotInThisState`], [`Rule::ItemFrozen`], [`Refusal::NotFound`] for an item that the checklist has not.
pub async fn open_item(write: &Write, sheet: &confirmation::Model, item: &str) -> Result<()> {
    if !sheet.status.is_answerable() {
        return Err(Rule::NotInThisState.into());
    }
    let content = checklist::content(&write.ctx, sheet.version_id).await?;
    if content.item(item).is_none() {
        return Err(Refusal::NotFound.into());
    }
    // Out for the first time every item is open; later that hangs on what came back.
    if is_open(sheet.status, false, false) {
        return Ok(());
    }
    let verdict = verdict::on(sheet.id, item).one(write.tx()).await?;
    let returned = verdict.is_some_and(|verdict| verdict.returned_round == Some(sheet.round - 1));
    let stored = answer::to(sheet.id, item).one(write.tx()).await?;
    let empty = stored.is_none_or(|answer| answer.value.trim().is_empty());
    if is_open(sheet.status, returned, empty) { Ok(()) } else { Err(Rule::ItemFrozen.into()) }
}
