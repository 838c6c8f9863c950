use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::confirmation::VerdictKind;
use domain::confirmation::view::FrozenVerdict;
use domain::id::ConfirmationId;
use domain::permission::{Action, Standing};
use domain::refusal::Rule;
use domain::waiver::view::{FrozenWaived, Waived};
use entity::verdict;
use entity::waiver::{self, Beside};
use std::collections::{BTreeMap, BTreeSet};

/// Waivers that were granted on a sheet, by item, as far as the actor may know of them: what stands beside the answer wherever it
/// is shown. One statement; a colleague who was asked for single items learns of none.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn beside(ctx: &Ctx, id: ConfirmationId) -> Result<BTreeMap<String, Waived>> {
    let rows = waiver::granted_shown_on(ctx.actor()?, id).all(ctx.read()).await?;
    Ok(by_item(ctx, rows.iter()))
}

/// The waiver that runs longest of each item. Rows come in that order.
pub(crate) fn by_item<B: Into<Beside>>(ctx: &Ctx, rows: impl IntoIterator<Item = B>) -> BTreeMap<String, Waived> {
    let today = ctx.today();
    let mut found = BTreeMap::new();
    for row in rows {
        let Beside { id, item_key, number, status, granted_until, conditions } = row.into();
        let Some(until) = granted_until else { continue };
        let runs = status.runs(Some(until), today);
        found.entry(item_key).or_insert(Waived { id, number, until, conditions, runs });
    }
    found
}

/// Waivers that were granted to the company of whoever answers for it: its answer book marks what they cover, whichever of its
/// cases they are of. One statement.
pub(crate) async fn of_company(ctx: &Ctx) -> Result<Vec<waiver::Model>> {
    let actor = ctx.actor()?;
    if !actor.may(Action::Answer, Standing::Downstream) {
        return Ok(Vec::new());
    }
    Ok(waiver::granted_to(actor.organisation).all(ctx.read()).await?)
}

/// Items of a sheet that a waiver covers today, inside the transaction that is going to decide on it.
pub(crate) async fn covered(write: &Write, id: ConfirmationId) -> Result<BTreeSet<String>> {
    let today = write.ctx.today();
    let rows = waiver::granted_on(id).all(write.tx()).await?;
    let rows = rows.into_iter().filter(|row| row.status.runs(row.granted_until, today));
    Ok(rows.map(|row| row.item_key).collect())
}

/// Refuses to build on a confirmed sheet where an item is not met and its waiver has ended, whether or not the end was recorded
/// yet.
///
/// # Errors
/// [`Rule::WaiverEnded`].
pub(crate) async fn still_met(write: &Write, id: ConfirmationId) -> Result<()> {
    let verdicts = verdict::of(id).all(write.tx()).await?;
    let covered = covered(write, id).await?;
    let open = |row: &verdict::Model| row.kind == Some(VerdictKind::NotMet) && !covered.contains(&row.item_key);
    if verdicts.iter().any(open) { Err(Rule::WaiverEnded.into()) } else { Ok(()) }
}

/// Puts the waivers that run beside verdicts that are about to be frozen. Rows come longest first.
pub(crate) fn frozen(ctx: &Ctx, rows: &[waiver::Model], verdicts: &mut [FrozenVerdict]) {
    let today = ctx.today();
    for verdict in verdicts {
        let runs = |row: &&waiver::Model| row.item_key == verdict.key && row.status.runs(row.granted_until, today);
        verdict.waiver = rows.iter().find(runs).and_then(|row| {
            let (number, conditions) = (row.number.clone(), row.conditions.clone());
            Some(FrozenWaived { id: row.id, number, until: row.granted_until?, conditions })
        });
    }
}
