//! My work (やること): every case the actor may know of, with who must do what next. Nothing of it is stored.

use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::name;
use crate::reconfirmation;
use domain::id::OrganisationId;
use domain::organisation::OrganisationKind;
use domain::organisation::view::OrganisationName;
use domain::permission::{Actor, Standing};
use domain::work::view::CaseLine;
use domain::work::{Parts, turn};
use entity::{application, confirmation, engagement, organisation};
use std::collections::{BTreeMap, BTreeSet};

/// All cases that the actor may know of, newest first. Three statements, however many cases.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn cases(ctx: &Ctx) -> Result<Vec<CaseLine>> {
    let actor = ctx.actor()?;
    let listed = engagement::listed(actor).all(ctx.read()).await?;
    let mut passing: BTreeMap<_, _> = listed.iter().filter_map(|line| Some((line.case.id, line.passing?))).collect();
    let found: Vec<engagement::Model> = listed.into_iter().map(|line| line.case).collect();
    let ids: Vec<_> = found.iter().map(|case| case.id).collect();
    let both = confirmation::with_applications(ids).all(ctx.read()).await?;
    let (sheets, applications): (Vec<_>, Vec<_>) = both.into_iter().unzip();
    let mut sheets_of: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for sheet in sheets {
        sheets_of.entry(sheet.engagement_id).or_default().push(sheet);
    }
    let ministry = actor.kind == OrganisationKind::Ministry;
    // The ministry knows of what was put to it.
    let known = |application: &application::Model| !ministry || application.held_at.is_none();
    let applications =
        newest(applications.into_iter().flatten().filter(known).collect(), |application| application.engagement_id);
    let parties = found.iter().flat_map(|case| [case.upstream_id, case.downstream_id]).collect();
    let (names, interval) = names_and_interval(ctx, parties).await?;
    let mut lines: Vec<CaseLine> = found
        .into_iter()
        .filter_map(|case| {
            let standing = standing(actor, &case);
            let application = applications.get(&case.id);
            let passing = passing.remove(&case.id);
            let applied = application.map(|application| application.confirmation_id);
            let sheets = sheets_of.get(&case.id).map(Vec::as_slice).unwrap_or_default();
            let sheet = sheets.iter().find(|sheet| reconfirmation::shows(standing, sheet, applied));
            let due = reconfirmation::due(sheets, interval.filter(|_| standing == Standing::Upstream));
            Some(CaseLine {
                id: case.id,
                number: case.number,
                work: case.work,
                upstream: names.get(&case.upstream_id)?.clone(),
                downstream: names.get(&case.downstream_id)?.clone(),
                status: case.status,
                standing,
                sheet: sheet.map(|sheet| (sheet.id, sheet.status)),
                due_on: sheet.filter(|sheet| sheet.status.is_answerable()).map(|sheet| sheet.due_on),
                application: application.map(|found| (found.id, found.number.clone(), found.status, found.applied_at)),
                turn: turn(Parts {
                    engagement: case.status,
                    sheet: sheet.map(|sheet| sheet.status),
                    application: application.map(|found| found.status),
                    reconfirm: due.is_some_and(|day| reconfirmation::is_near(day, ctx.today())),
                    passing: passing.is_some(),
                }),
                passing,
                reconfirm_on: due.filter(|_| case.status.is_live()),
                created_at: case.created_at,
            })
        })
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.id));
    Ok(lines)
}

/// Names of companies by key, and the months after which the actor's own one confirms again. One statement.
async fn names_and_interval(
    ctx: &Ctx,
    ids: BTreeSet<OrganisationId>,
) -> Result<(BTreeMap<OrganisationId, OrganisationName>, Option<u32>)> {
    if ids.is_empty() {
        return Ok((BTreeMap::new(), None));
    }
    let own = ctx.actor()?.organisation;
    let found = organisation::named_with_interval(ids).all(ctx.read()).await?;
    let interval = found.iter().find(|(company, _)| company.id == own).and_then(|(_, interval)| interval.as_ref());
    let months = interval.and_then(reconfirmation::months_of);
    Ok((found.into_iter().map(|(company, _)| (company.id, name(company))).collect(), months))
}

/// A visible case that is not of the own organisation is one that was put to the own ministry.
fn standing(actor: &Actor, case: &engagement::Model) -> Standing {
    if case.upstream_id == actor.organisation {
        Standing::Upstream
    } else if case.downstream_id == actor.organisation {
        Standing::Downstream
    } else {
        Standing::Ministry
    }
}

/// Of rows in descending order, the first of each case.
fn newest<T, K: Ord>(rows: Vec<T>, key: impl Fn(&T) -> K) -> BTreeMap<K, T> {
    let mut newest = BTreeMap::new();
    for row in rows {
        newest.entry(key(&row)).or_insert(row);
    }
    newest
}
