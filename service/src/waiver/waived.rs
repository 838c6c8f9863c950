use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use chrono::NaiveDate;
use domain::confirmation::VerdictKind;
use domain::confirmation::view::{FrozenVerdict, Sheet};
use domain::id::ConfirmationId;
use domain::permission::{Action, Standing};
use domain::refusal::Rule;
use domain::waiver::view::{FrozenWaived, Waived};
use entity::{verdict, waiver};
use std::collections::{BTreeMap, BTreeSet};

/// Waivers that were granted on a sheet that the actor sees, by item: what stands beside the answer wherever it is shown. One
/// statement; a colleague who was asked for single items learns of none.
///
/// # Errors
/// The store does not answer.
pub async fn of_sheet(ctx: &Ctx, sheet: &Sheet) -> Result<BTreeMap<String, Waived>> {
    if sheet.standing == Standing::Contributor {
        return Ok(BTreeMap::new());
    }
    of_sheets(ctx, sheet.id).await
}

/// The same of a sheet that was reached through its case.
pub(crate) async fn of_sheets(ctx: &Ctx, id: ConfirmationId) -> Result<BTreeMap<String, Waived>> {
    let today = ctx.today();
    let mut found = BTreeMap::new();
    for row in waiver::granted_on([id]).all(ctx.read()).await? {
        let Some(until) = row.granted_until else { continue };
        let runs = row.status.runs(Some(until), today);
        let waived = Waived { id: row.id, number: row.number, until, conditions: row.conditions, runs };
        found.entry(row.item_key).or_insert(waived);
    }
    Ok(found)
}

/// Until when items of the company's own sheets are waived today, for its answer book. One statement.
pub(crate) async fn of_company(ctx: &Ctx) -> Result<BTreeMap<ConfirmationId, BTreeMap<String, NaiveDate>>> {
    let actor = ctx.actor()?;
    let mut found: BTreeMap<ConfirmationId, BTreeMap<String, NaiveDate>> = BTreeMap::new();
    if !actor.may(Action::Answer, Standing::Downstream) {
        return Ok(found);
    }
    for row in waiver::running_of(actor.organisation, ctx.today()).all(ctx.read()).await? {
        let Some(until) = row.granted_until else { continue };
        let last = found.entry(row.confirmation_id).or_default().entry(row.item_key).or_insert(until);
        *last = until.max(*last);
    }
    Ok(found)
}

/// Items of a sheet that a waiver covers today, inside the transaction that is going to decide on it.
pub(crate) async fn covered(write: &Write, id: ConfirmationId) -> Result<BTreeSet<String>> {
    let today = write.ctx.today();
    let rows = waiver::granted_on([id]).all(write.tx()).await?;
    let rows = rows.into_iter().filter(|row| row.status.runs(row.granted_until, today));
    Ok(rows.map(|row| row.item_key).collect())
}

/// Refuses to build on a confirmed sheet where an item is not met and its waiver has ended, whether or not the end was recorded
/// yet.
///
/// # Errors
/// [`Rule::WaiverEnded`].
pub async fn still_met(write: &Write, id: ConfirmationId) -> Result<()> {
    let verdicts = verdict::of(id).all(write.tx()).await?;
    let covered = covered(write, id).await?;
    let open = |row: &verdict::Model| row.kind == Some(VerdictKind::NotMet) && !covered.contains(&row.item_key);
    if verdicts.iter().any(open) { Err(Rule::WaiverEnded.into()) } else { Ok(()) }
}

/// Puts the waivers that run beside verdicts that are about to be frozen.
pub(crate) async fn frozen(write: &Write, id: ConfirmationId, verdicts: &mut [FrozenVerdict]) -> Result<()> {
    let today = write.ctx.today();
    let rows = waiver::granted_on([id]).all(write.tx()).await?;
    for verdict in verdicts {
        let runs = |row: &&waiver::Model| row.item_key == verdict.key && row.status.runs(row.granted_until, today);
        verdict.waiver = rows
            .iter()
            .find(runs)
            .and_then(|row| Some(FrozenWaived { number: row.number.clone(), until: row.granted_until? }));
    }
    Ok(())
}
