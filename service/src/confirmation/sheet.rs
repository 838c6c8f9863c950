use crate::ctx::Ctx;
use crate::engagement::{self, Case};
use crate::error::Result;
use crate::organisation::names;
use crate::write::Write;
use crate::{checklist, evidence};
use domain::checklist::Content;
use domain::confirmation::view::{AnswerLine, Sheet, VerdictLine};
use domain::confirmation::{ConfirmationStatus, is_open};
use domain::evidence::view::EvidenceLine;
use domain::id::{ConfirmationId, OrganisationId};
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Standing};
use domain::refusal::{Refusal, Rule};
use entity::{answer, confirmation, verdict};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A whole sheet with its checklist, answers, evidence and verdicts, as the actor may see it. Six statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it, or may know of the case but not of the answers.
pub async fn sheet(ctx: &Ctx, id: ConfirmationId) -> Result<Sheet> {
    let row = confirmation::visible_to(ctx.actor()?, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let case = engagement::case(ctx, row.engagement_id).await?;
    if !case.may(Action::SeeAnswers) {
        return Err(Refusal::NotFound.into());
    }
    let content = checklist::content(ctx, row.version_id).await?;
    let engagement = &case.engagement;
    let mut parties = names(ctx.read(), [engagement.upstream_id, engagement.downstream_id]).await?;
    let (answers, evidence) = if shows_answers(&case, row.status) {
        (answer::of(id).all(ctx.read()).await?, evidence::of_confirmation(ctx, id).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    let verdicts = verdict::of(id).all(ctx.read()).await?;
    let answers = answers.into_iter().map(|row| (row.item_key.clone(), line(row))).collect();
    assemble(&case, row, content, &mut parties, Shown { answers, evidence, verdicts })
}

/// What stands on a sheet, as far as the reader may see it.
pub(super) struct Shown {
    pub(super) answers: BTreeMap<String, AnswerLine>,
    pub(super) evidence: Vec<EvidenceLine>,
    pub(super) verdicts: Vec<verdict::Model>,
}

pub(super) fn assemble(
    case: &Case,
    row: confirmation::Model,
    content: Arc<Content>,
    parties: &mut BTreeMap<OrganisationId, OrganisationName>,
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
        round: row.round,
        due_on: row.due_on,
        message: row.message,
        upstream: parties.remove(&engagement.upstream_id).ok_or(Refusal::NotFound)?,
        downstream: parties.remove(&engagement.downstream_id).ok_or(Refusal::NotFound)?,
        standing: case.standing,
        may: Action::ALL.iter().copied().filter(|action| case.may(*action)).collect(),
        content,
        answers: shown.answers,
        evidence: by_item(shown.evidence),
        verdicts: shown.verdicts.into_iter().filter_map(|row| seen(case, row)).collect(),
        decision_reason: row.decision_reason,
        reader: case.actor().account,
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
        Standing::OwnOrganisation => false,
    }
}

fn line(row: answer::Model) -> AnswerLine {
    AnswerLine {
        value: row.value,
        remark: row.remark,
        answered_by: row.answered_by,
        answered_at: row.answered_at,
        revision: row.revision,
    }
}

fn by_item(files: Vec<EvidenceLine>) -> BTreeMap<String, Vec<EvidenceLine>> {
    let mut items: BTreeMap<String, Vec<EvidenceLine>> = BTreeMap::new();
    for file in files {
        items.entry(file.item_key.clone()).or_default().push(file);
    }
    items
}

/// What the reader sees of a verdict: the downstream only why an item came back, the ministry no internal note.
fn seen(case: &Case, row: verdict::Model) -> Option<(String, VerdictLine)> {
    let downstream = case.standing == Standing::Downstream;
    if downstream && row.returned_round.is_none() {
        return None;
    }
    let upstream = case.standing == Standing::Upstream;
    let line = VerdictLine {
        kind: row.kind.filter(|_| !downstream),
        ground: if downstream { String::new() } else { row.ground },
        internal_note: if upstream { row.internal_note } else { String::new() },
        return_reason: if upstream { row.return_reason } else { String::new() },
        returned_reason: row.returned_reason,
        returned_round: row.returned_round,
        given_by: row.given_by,
        given_at: row.given_at,
        revision: row.revision,
    };
    Some((row.item_key, line))
}

/// A sheet with its case, inside the transaction that is going to change it.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn in_case(write: &Write, id: ConfirmationId) -> Result<(confirmation::Model, Case)> {
    let row = || visible(write, id);
    let case = engagement::case_for_update(write, row().await?.engagement_id).await?;
    // Read again: the case is locked only now.
    Ok((row().await?, case))
}

async fn visible(write: &Write, id: ConfirmationId) -> Result<confirmation::Model> {
    Ok(confirmation::visible_to(write.ctx.actor()?, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?)
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
    let verdict = verdict::on(sheet.id, item).one(write.tx()).await?;
    let returned = verdict.is_some_and(|verdict| verdict.returned_round == Some(sheet.round - 1));
    let stored = answer::to(sheet.id, item).one(write.tx()).await?;
    let empty = stored.is_none_or(|answer| answer.value.trim().is_empty());
    if is_open(sheet.status, returned, empty) { Ok(()) } else { Err(Rule::ItemFrozen.into()) }
}
