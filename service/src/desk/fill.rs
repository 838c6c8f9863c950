use super::intake::{Arrival, opened, over, turned};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::write::Act;
use chrono::{DateTime, Utc};
use domain::application::Passage;
use domain::desk::{Outcome, Stand, Turn};
use domain::disclosure::{DisclosureStatus, DisclosureStep};
use domain::id::AccountId;
use domain::refusal::Refusal;
use domain::waiver::{WaiverStatus, WaiverStep};
use entity::{
    application, application_message, application_passage, disclosure, disclosure_message, ministry_answer,
    trail_entry, waiver, waiver_message,
};

/// What happened to a matter: when, by whom, and where it stood then.
type Told = (DateTime<Utc>, Option<AccountId>, Stand);

/// Enters matters that were put to a ministry before there was a register, from their own history; as nobody. Gives how many.
///
/// # Errors
/// The store does not answer.
pub async fn fill(ctx: &Ctx) -> Result<usize> {
    let mut filled = 0;
    for (row, case) in application::unregistered().all(ctx.read()).await? {
        let Some(case) = case else { continue };
        let told = of_application(ctx, &row).await?;
        filled += usize::from(enter(ctx, Arrival::of_application(&row, &case), told).await?);
    }
    for (row, case) in waiver::unregistered().all(ctx.read()).await? {
        let Some(case) = case else { continue };
        let steps = waiver_message::of(row.id).all(ctx.read()).await?.into_iter();
        let steps = steps.map(|said| (said.written_at, said.written_by, said.step));
        let told = walked(WaiverStatus::Drafted, steps, |status, step: WaiverStep| status.after(step).ok());
        filled += usize::from(enter(ctx, Arrival::of_waiver(&row, &case), told).await?);
    }
    for row in disclosure::unregistered().all(ctx.read()).await? {
        let steps = disclosure_message::of(row.id).all(ctx.read()).await?.into_iter();
        let steps = steps.map(|said| (said.written_at, Some(said.written_by), said.step));
        let told = walked(DisclosureStatus::Draft, steps, |status, step: DisclosureStep| status.after(step).ok());
        filled += usize::from(enter(ctx, Arrival::of_disclosure(&row), told).await?);
    }
    Ok(filled)
}

/// Where a matter stood after each of its steps.
fn walked<S: Copy + Into<Stand>, T>(
    first: S,
    steps: impl Iterator<Item = (DateTime<Utc>, Option<AccountId>, T)>,
    after: impl Fn(S, T) -> Option<S>,
) -> Vec<Told> {
    let mut status = first;
    let mut told = Vec::new();
    for (at, by, step) in steps {
        status = after(status, step).unwrap_or(status);
        told.push((at, by, status.into()));
    }
    told
}

/// An application has no list of its steps: they stand in its passages, messages and answers, and that it was taken back in the
/// trail of its case.
async fn of_application(ctx: &Ctx, row: &application::Model) -> Result<Vec<Told>> {
    let passages = application_passage::with_companies(row.id).all(ctx.read()).await?;
    let passed =
        passages.into_iter().filter(|(row, _)| row.passage == Passage::PassedOn).map(|(row, _)| row.written_at);
    let arrived = passed.max().unwrap_or(row.applied_at);
    let mut told = vec![(arrived, Some(row.applied_by), Stand::Waits(Turn::Ministry))];
    for said in application_message::of(row.id).all(ctx.read()).await? {
        let turn = if said.from_ministry { Turn::Applicant } else { Turn::Ministry };
        told.push((said.written_at, Some(said.written_by), Stand::Waits(turn)));
    }
    for answer in ministry_answer::of(row.id).all(ctx.read()).await? {
        let stands = Stand::from(answer.outcome.status());
        if !answer.on_paper {
            told.push((answer.recorded_at, Some(answer.recorded_by), stands));
            continue;
        }
        told.push((answer.recorded_at, Some(answer.recorded_by), Stand::Waits(Turn::SecondPerson)));
        if let Some(at) = answer.checked_at {
            let stands = if answer.rejected { Stand::Waits(Turn::Ministry) } else { stands };
            told.push((at, answer.checked_by, stands));
        }
    }
    if Stand::from(row.status) == Stand::Over(Outcome::Withdrawn) {
        let acts = trail_entry::of_case(row.engagement_id.0).all(ctx.read()).await?;
        let taken = acts.into_iter().find(|act| act.at >= arrived && act.act == "application-withdrawn");
        told.extend(taken.map(|act| (act.at, act.actor_id, Stand::Over(Outcome::Withdrawn))));
    }
    told.sort_by_key(|(at, ..)| *at);
    Ok(told)
}

/// One transaction for each: two processes may begin at once, and the first one enters it.
async fn enter(ctx: &Ctx, arrival: Arrival<'_>, told: Vec<Told>) -> Result<bool> {
    let mut told = told.into_iter().skip_while(|(.., stand)| *stand == Stand::Outside);
    let Some((arrived, ..)) = told.next() else { return Ok(false) };
    let mut write = ctx.write().await?;
    let mut row = opened(&write, &arrival, arrived).await?;
    for (at, by, stand) in told {
        row = match stand {
            Stand::Outside => None,
            Stand::Waits(turn) => turned(row.clone(), turn, (at, by)),
            Stand::Over(outcome) => over(row.clone(), outcome, at),
        }
        .unwrap_or(row);
    }
    match write.insert(row).await {
        Ok(row) => {
            write.record(Act { case: row.id.0, act: "intake-filled", role: None, reason: &row.number }).await?;
            write.commit().await?;
            Ok(true)
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => Ok(false),
        Err(error) => Err(error),
    }
}
