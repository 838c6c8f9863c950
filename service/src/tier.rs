//! The tiers of subcontractors (下請負の階層): states and dates of the cases below the reader's own, and whose sees which.

use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use chrono::NaiveDate;
use domain::confirmation::ConfirmationStatus;
use domain::id::{EngagementId, OrganisationId};
use domain::organisation::view::OrganisationName;
use domain::permission::Actor;
use domain::refusal::Refusal;
use domain::tier::view::{Overlap, TierLine, TierPage};
use domain::time::day_in_japan;
use entity::tier::Tiered;
use entity::{confirmation, tier};
use sea_orm::QuerySelect;
use std::collections::{BTreeMap, BTreeSet};

/// Uppermost cases on one page.
pub const ON_A_PAGE: u64 = 25;

/// Cases on one page, all tiers together.
pub const MOST: usize = 1_000;

/// Companies in the list of overlaps.
pub const OVERLAPS: u64 = 100;

/// One page of the tiers, or one tree of them. At most five statements, however many cases.
///
/// # Errors
/// [`Refusal::NotFound`] for a tree whose uppermost case the reader does not know of.
pub async fn page(ctx: &Ctx, root: Option<EngagementId>, page: u64) -> Result<TierPage> {
    let actor = ctx.actor()?;
    let from = page.saturating_sub(1).saturating_mul(ON_A_PAGE);
    let roots = match root {
        Some(root) => vec![root],
        None => {
            tier::roots(actor).offset(from).limit(ON_A_PAGE).all(ctx.read()).await?.iter().map(|row| row.id).collect()
        }
    };
    let (lines, cut) = lines(ctx, actor, &roots, Some(MOST)).await?;
    if root.is_some() && lines.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let counted = tier::counts(actor).all(ctx.read()).await?;
    let count = |count: i64| usize::try_from(count).unwrap_or_default();
    let all = match root {
        Some(_) => 1,
        None => counted.iter().map(|line| count(line.roots)).sum(),
    };
    Ok(TierPage {
        lines,
        counts: counted.into_iter().map(|line| (line.status, count(line.count))).collect(),
        roots: all,
        cut,
    })
}

/// Every case of which the reader knows, for a file. Five statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn all(ctx: &Ctx) -> Result<Vec<TierLine>> {
    let actor = ctx.actor()?;
    let roots: Vec<EngagementId> = tier::roots(actor).all(ctx.read()).await?.iter().map(|row| row.id).collect();
    let mut all = Vec::new();
    // A statement takes only so many keys.
    for some in roots.chunks(1_000) {
        all.extend(lines(ctx, actor, some, None).await?.0);
    }
    Ok(all)
}

async fn lines(ctx: &Ctx, actor: &Actor, roots: &[EngagementId], most: Option<usize>) -> Result<(Vec<TierLine>, bool)> {
    let mut found = tier::below(actor, roots, most.map(|most| most as u64 + 1)).all(ctx.read()).await?;
    let cut = most.is_some_and(|most| found.len() > most);
    found.truncate(most.unwrap_or(usize::MAX));
    let parties = found.iter().flat_map(|row| [row.case.upstream_id, row.case.downstream_id]);
    let names = names(ctx.read(), parties.collect::<BTreeSet<_>>()).await?;
    let mut dates = Dates::default();
    for some in found.chunks(5_000) {
        dates.add(ctx, actor, some).await?;
    }
    Ok((found.into_iter().filter_map(|row| line(actor, row, &dates, &names)).collect(), cut))
}

/// Days of each case: of its newest sheet that is out, its newest confirmation, its newest application.
#[derive(Default)]
struct Dates {
    due: BTreeMap<EngagementId, NaiveDate>,
    confirmed: BTreeMap<EngagementId, NaiveDate>,
    applied: BTreeMap<EngagementId, NaiveDate>,
}

impl Dates {
    async fn add(&mut self, ctx: &Ctx, actor: &Actor, cases: &[Tiered]) -> Result<()> {
        let ministry = tier::reads_all(actor);
        for (sheet, application) in
            confirmation::with_applications(cases.iter().map(|row| row.case.id)).all(ctx.read()).await?
        {
            let case = sheet.engagement_id;
            if let Some(application) = application.filter(|row| !ministry || row.held_at.is_none()) {
                self.applied.entry(case).or_insert_with(|| day_in_japan(application.applied_at));
            }
            if sheet.status.is_answerable() {
                self.due.entry(case).or_insert(sheet.due_on);
            }
            if let Some(at) = sheet.decided_at.filter(|_| sheet.status == ConfirmationStatus::Confirmed) {
                self.confirmed.entry(case).or_insert_with(|| day_in_japan(at));
            }
        }
        Ok(())
    }
}

fn line(
    actor: &Actor,
    row: Tiered,
    dates: &Dates,
    names: &BTreeMap<OrganisationId, OrganisationName>,
) -> Option<TierLine> {
    let Tiered { case, open } = row;
    Some(TierLine {
        id: case.id,
        parent: case.parent_id,
        tier: case.tier,
        upstream: names.get(&case.upstream_id)?.clone(),
        downstream: names.get(&case.downstream_id)?.clone(),
        status: case.status,
        due_on: dates.due.get(&case.id).copied(),
        confirmed_on: dates.confirmed.get(&case.id).copied(),
        applied_on: dates.applied.get(&case.id).copied(),
        answered_on: case.answered_on,
        started_on: case.started_on,
        open: open == 1,
        owed: case.downstream_id == actor.organisation,
        number: case.number,
    })
}

/// Companies that take work below several companies of the ministry's contracts. Three statements.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody who does not read for a ministry.
pub async fn overlaps(ctx: &Ctx) -> Result<Vec<Overlap>> {
    let actor = ctx.actor()?;
    if !tier::reads_all(actor) {
        return Err(Refusal::NotFound.into());
    }
    let found = tier::overlaps(actor.organisation, OVERLAPS).all(ctx.read()).await?;
    let companies: Vec<OrganisationId> = found.iter().map(|row| row.downstream_id).collect();
    let under = tier::primes_of(actor.organisation, companies).all(ctx.read()).await?;
    let parties = under.iter().flat_map(|row| [row.downstream_id, row.company_id]);
    let names = names(ctx.read(), parties.collect::<BTreeSet<_>>()).await?;
    let overlap = |row: tier::Overlapping| {
        let mut primes: Vec<OrganisationName> = under
            .iter()
            .filter(|line| line.downstream_id == row.downstream_id)
            .filter_map(|line| names.get(&line.company_id).cloned())
            .collect();
        primes.sort_by(|one, other| one.name.cmp(&other.name));
        let engagements = usize::try_from(row.engagements).ok()?;
        Some(Overlap { company: names.get(&row.downstream_id)?.clone(), primes, engagements })
    };
    Ok(found.into_iter().filter_map(overlap).collect())
}
