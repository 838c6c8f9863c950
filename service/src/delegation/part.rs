use super::gather;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::write::Write;
use crate::{checklist, confirmation as sheets, evidence, reconfirmation};
use domain::confirmation::AnswerState;
use domain::confirmation::view::{Sheet, VerdictLine};
use domain::delegation;
use domain::id::ConfirmationId;
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Standing};
use domain::reconfirmation::Past;
use domain::refusal::Refusal;
use entity::delegation::OwnLine;
use entity::{answer, confirmation, trail_head};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The part of a sheet that the actor was asked to answer: its title, these items, their answers and files, why they came
/// back, and where this confirms again what was said to them before. Nothing else: no work package, no company, no other item,
/// not why it is confirmed again. Three statements, four or five where it confirms again.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever was asked nothing here.
pub(crate) async fn part(ctx: &Ctx, id: ConfirmationId) -> Result<Sheet> {
    let actor = ctx.actor()?;
    let own = entity::delegation::own(actor, id).all(ctx.read()).await?;
    let first = own.first().cloned().ok_or(Refusal::NotFound)?;
    let verdicts: BTreeMap<String, VerdictLine> = own.iter().filter_map(back).collect();
    let delegations = gather(own.into_iter().map(|own| own.line));
    let items: BTreeSet<String> = delegations.iter().flat_map(|found| found.items.iter().cloned()).collect();
    let all = answer::of(id).all(ctx.read()).await?;
    let files = evidence::of_confirmation(ctx, id).await?;
    let states = all
        .iter()
        .map(|row| (row.item_key.clone(), AnswerState { value: row.value.clone(), ..AnswerState::default() }));
    let states: BTreeMap<_, _> = states.collect();
    let content = checklist::content(ctx, first.version_id).await?;
    let content = Arc::new(delegation::part(&content, &states, &items));
    let past = match first.before_id {
        Some(before) => reconfirmation::said_before(ctx, before, first.version_id, &content).await?,
        None => None,
    };
    // What is asked no more was asked of others.
    let past = past.map(|past| Past { removed: Vec::new(), ..past });
    let theirs = |key: &str| content.item(key).is_some();
    let answers =
        all.into_iter().filter(|row| theirs(&row.item_key)).map(|row| (row.item_key.clone(), sheets::line(row)));
    let answers = answers.collect();
    let verdicts = verdicts.into_iter().filter(|(key, _)| theirs(key)).collect();
    let evidence = sheets::by_item(files.into_iter().filter(|file| theirs(&file.item_key)).collect());
    let due_on = delegations.iter().map(|found| found.due_on).min().ok_or(Refusal::NotFound)?;
    let may = |action: &&Action| actor.may(**action, Standing::Contributor);
    Ok(Sheet {
        id,
        engagement: first.engagement_id,
        number: first.number,
        work: String::new(),
        revision: first.sheet_revision,
        status: first.status,
        reconfirmation: None,
        round: first.round,
        due_on,
        message: String::new(),
        upstream: nobody(ctx)?,
        downstream: nobody(ctx)?,
        standing: Standing::Contributor,
        may: Action::ALL.iter().filter(may).copied().collect(),
        version: first.version_id,
        content,
        answers,
        evidence,
        verdicts,
        decision_reason: String::new(),
        reader: actor.account,
        asked_of_reader: delegations,
        comments: Vec::new(),
        former: BTreeMap::new(),
        proposals: BTreeMap::new(),
        past,
        waived: BTreeMap::new(),
    })
}

/// Why an item came back, if it did.
fn back(own: &OwnLine) -> Option<(String, VerdictLine)> {
    let line = VerdictLine {
        kind: None,
        ground: String::new(),
        internal_note: String::new(),
        return_reason: String::new(),
        returned_reason: own.returned_reason.clone()?,
        returned_round: Some(own.returned_round?),
        returned_kind: None,
        returned_ground: String::new(),
        given_by: own.given_by?,
        given_at: own.given_at?,
        revision: own.verdict_revision?,
    };
    Some((own.line.item_key.clone(), line))
}

fn nobody(ctx: &Ctx) -> Result<OrganisationName> {
    let actor = ctx.actor()?;
    let (name, kana, latin) = (String::new(), String::new(), String::new());
    Ok(OrganisationName { id: actor.organisation, kind: actor.kind, name, kana, latin, corporate_number: None })
}

/// A sheet of which the actor was asked to answer this item, inside the transaction that is going to change it.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever was not asked for it.
pub(crate) async fn in_part(write: &Write, id: ConfirmationId, item: &str) -> Result<(confirmation::Model, Case)> {
    let actor = write.ctx.actor()?;
    let row = || async { confirmation::asked_of(actor, id, item).one(write.tx()).await };
    let (sheet, _) = row().await?.ok_or(Refusal::NotFound)?;
    trail_head::locked(write.tx(), sheet.engagement_id.0).await?;
    // Read again: the case is locked only now.
    let (sheet, engagement) = row().await?.ok_or(Refusal::NotFound)?;
    Ok((sheet, Case::asked_of(actor, engagement.ok_or(Refusal::NotFound)?)))
}
