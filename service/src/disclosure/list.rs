use super::desk::{permission, place};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::{name, names};
use chrono::NaiveDate;
use domain::disclosure::content::DisclosureContent;
use domain::disclosure::safeguard::{Safeguard, SafeguardAnswer};
use domain::disclosure::turn::{Turn, turn};
use domain::disclosure::view::{DisclosureLine, DisclosureWaiting};
use domain::id::OrganisationId;
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Actor, Standing};
use domain::work::Task;
use entity::{disclosure, disclosure_safeguard};
use std::collections::BTreeMap;

/// Every request that the actor may know of, newest first. Two statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<DisclosureLine>> {
    lines(ctx, |_| true).await
}

/// What was permitted once: who holds what, by whose permission, until when. Two statements.
///
/// # Errors
/// As [`list`].
pub async fn register(ctx: &Ctx) -> Result<Vec<DisclosureLine>> {
    lines(ctx, |row| row.status.was_permitted()).await
}

/// Requests that wait for the actor. One statement, none for whoever can have nothing to do with any.
///
/// # Errors
/// As [`list`].
pub async fn mine(ctx: &Ctx) -> Result<Vec<DisclosureWaiting>> {
    let (actor, today) = (ctx.actor()?, ctx.today());
    if !Standing::ALL.iter().any(|standing| actor.may(Action::SeeDisclosure, *standing)) {
        return Ok(Vec::new());
    }
    let found = disclosure::with_company(actor).all(ctx.read()).await?;
    let waiting = found.into_iter().filter_map(|(row, company)| {
        let task = waits(actor, &row, today)?;
        Some(DisclosureWaiting {
            id: row.id,
            status: row.status,
            hold: permission(&row).and_then(|permission| permission.hold(today)),
            company: name(company?),
            number: row.number,
            party: row.party,
            task,
        })
    });
    Ok(waiting.collect())
}

async fn lines(ctx: &Ctx, wanted: impl Fn(&disclosure::Model) -> bool) -> Result<Vec<DisclosureLine>> {
    let actor = ctx.actor()?;
    let mut rows = disclosure::visible_to(actor).all(ctx.read()).await?;
    rows.retain(wanted);
    let names = names(ctx.read(), rows.iter().flat_map(|row| [row.company_id, row.ministry_id])).await?;
    Ok(rows.iter().filter_map(|row| line(actor, row, &names, ctx.today())).collect())
}

/// One row as its reader sees it.
pub(super) fn line(
    actor: &Actor,
    row: &disclosure::Model,
    names: &BTreeMap<OrganisationId, OrganisationName>,
    today: NaiveDate,
) -> Option<DisclosureLine> {
    let permission = permission(row);
    Some(DisclosureLine {
        id: row.id,
        number: row.number.clone(),
        status: row.status,
        place: place(actor, row),
        company: names.get(&row.company_id)?.clone(),
        ministry: names.get(&row.ministry_id)?.clone(),
        party: row.party.clone(),
        items: row.items.clone(),
        site: row.site.clone(),
        wanted_until: row.wanted_until,
        permission,
        hold: permission.and_then(|permission| permission.hold(today)),
        answer_number: row.answer_number.clone(),
        turn: turn(row.status, permission, row.engagement_id.is_none(), today),
        mine: waits(actor, row, today).is_some(),
        drafted_at: row.drafted_at,
    })
}

/// What the reader must do: they are in the place that must act, and may.
fn waits(actor: &Actor, row: &disclosure::Model, today: NaiveDate) -> Option<Task> {
    let place = place(actor, row);
    let standing = place.standing(row.engagement_id.is_some());
    let turn = turn(row.status, permission(row), row.engagement_id.is_none(), today);
    let may = |turn: &Turn| turn.task.actions().iter().any(|action| actor.may(*action, standing));
    let here = |turn: &Turn| turn.place == place && (row.permitted_on.is_some() || row.desk_id == actor.organisation);
    turn.filter(here).filter(may).map(|turn| turn.task)
}

/// What a request says, with what it says to the safeguards.
pub(super) fn content(row: &disclosure::Model, safeguards: &[disclosure_safeguard::Model]) -> DisclosureContent {
    let said = |point: &Safeguard| {
        let found = safeguards.iter().find(|said| said.disclosure_id == row.id && said.safeguard == *point)?;
        Some(SafeguardAnswer { safeguard: *point, held: found.held, note: found.note.clone() })
    };
    DisclosureContent {
        items: row.items.clone(),
        party: row.party.clone(),
        relation: row.relation,
        relation_note: row.relation_note.clone(),
        nationality: row.nationality.clone(),
        ownership: row.ownership.clone(),
        purpose: row.purpose.clone(),
        site: row.site.clone(),
        protection: row.protection.clone(),
        agreement: row.agreement.clone(),
        agreement_on: row.agreement_on,
        wanted_until: row.wanted_until,
        safeguards: Safeguard::ALL.iter().filter_map(said).collect(),
    }
}
