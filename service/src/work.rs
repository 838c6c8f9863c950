//! My work (やること): every case the actor may know of, with who must do what next. Nothing of it is stored.

use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::name;
use crate::reconfirmation;
use domain::organisation::OrganisationKind;
use domain::permission::{Actor, Standing};
use domain::work::view::CaseLine;
use domain::work::{Parts, turn};
use entity::{application, confirmation, engagement};
use std::collections::BTreeMap;

/// All cases that the actor may know of, newest first. Two statements, however many cases.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn cases(ctx: &Ctx) -> Result<Vec<CaseLine>> {
    let actor = ctx.actor()?;
    let found = engagement::listed(actor).all(ctx.read()).await?;
    let interval = found.first().and_then(|found| u32::try_from(found.months?).ok());
    let ids: Vec<_> = found.iter().map(|found| found.case.id).collect();
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
    let mut lines: Vec<CaseLine> = found
        .into_iter()
        .map(|found| {
            let (case, passing) = (found.case, found.passing);
            let (upstream, downstream) = (name(found.upstream), name(found.downstream));
            let standing = standing(actor, &case);
            let application = applications.get(&case.id);
            let applied = application.map(|application| application.confirmation_id);
            let sheets = sheets_of.get(&case.id).map(Vec::as_slice).unwrap_or_default();
            let sheet = sheets.iter().find(|sheet| reconfirmation::shows(standing, sheet, applied));
            let due = reconfirmation::due(sheets, interval.filter(|_| standing == Standing::Upstream));
            CaseLine {
                id: case.id,
                number: case.number,
                work: case.work,
                upstream,
                downstream,
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
            }
        })
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.id));
    Ok(lines)
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
