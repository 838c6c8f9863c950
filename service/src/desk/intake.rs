//! The register (受付簿), kept by the commands that change the matters themselves, in their transaction. It decides nothing, and no
//! company waits for it.

pub use super::arrival::{Arrival, Concerned};

use crate::error::Result;
use crate::organisation::names;
use crate::write::{Act, Write};
use chrono::{DateTime, Utc};
use domain::desk::clock::Clock;
use domain::desk::{Outcome, Procedure, Stand, Turn};
use domain::id::{AccountId, IntakeId};
use domain::organisation::view::OrganisationName;
use domain::{search, time};
use entity::desk_intake::Model;
use entity::{account, desk_deputy, desk_intake, desk_target, trail_head};
use uuid::Uuid;

/// Enters a matter, with the office's target of this day. One that lies on the desk already stays as it is; one that had left it
/// and is put to the ministry again has a further entry.
///
/// # Errors
/// The store does not answer.
pub async fn arrived(write: &mut Write, arrival: Arrival<'_>) -> Result<()> {
    let Arrival { procedure, subject, .. } = arrival;
    let before = desk_intake::of_subject(procedure, subject).one(write.tx()).await?;
    if before.as_ref().is_some_and(|row| row.ended_at.is_none()) {
        return Ok(());
    }
    let row = opened(write, &arrival, write.ctx.now()).await?;
    let row = Model { round: before.map_or(1, |before| before.round + 1), ..row };
    let row = write.insert(row).await?;
    record(write, &row, "intake-arrived").await
}

/// It is somebody else's turn: while the applicant's, the clock stands. Nothing where it is theirs already, or the matter has
/// ended or never arrived.
///
/// # Errors
/// The store does not answer.
pub async fn turns(write: &mut Write, procedure: Procedure, subject: Uuid, turn: Turn) -> Result<()> {
    let Some(row) = locked(write, procedure, subject).await? else { return Ok(()) };
    let actor = write.ctx.actor.as_ref().map(|actor| actor.account);
    let Some(row) = turned(row, turn, (write.ctx.now(), actor)) else { return Ok(()) };
    let row = write.revise(row).await?;
    record(write, &row, "intake-turned").await
}

/// The matter leaves the desk. Nothing where it has left it or never lay there.
///
/// # Errors
/// The store does not answer.
pub async fn ended(write: &mut Write, procedure: Procedure, subject: Uuid, outcome: Outcome) -> Result<()> {
    let Some(row) = locked(write, procedure, subject).await? else { return Ok(()) };
    let Some(row) = over(row, outcome, write.ctx.now()) else { return Ok(()) };
    let in_place = deputy(write, &row).await?;
    let row = write.revise(Model { in_place, ..row }).await?;
    record(write, &row, "intake-ended").await
}

/// Brings the register to where a matter stands that was moved: by its own state, so that the two cannot part.
///
/// # Errors
/// The store does not answer.
pub async fn follow(write: &mut Write, procedure: Procedure, subject: Uuid, stand: impl Into<Stand>) -> Result<()> {
    match stand.into() {
        Stand::Outside => Ok(()),
        Stand::Waits(turn) => turns(write, procedure, subject, turn).await,
        Stand::Over(outcome) => ended(write, procedure, subject, outcome).await,
    }
}

/// The entry of a matter that arrives at this moment.
pub(super) async fn opened(write: &Write, arrival: &Arrival<'_>, at: DateTime<Utc>) -> Result<Model> {
    let today = time::day_in_japan(at);
    let target = desk_target::for_kind(arrival.ministry, arrival.procedure).one(write.tx()).await?;
    let target_days = target.and_then(|target| target.days);
    let (concerns, search) = named(write, arrival).await?;
    Ok(Model {
        id: IntakeId(write.ctx.new_id()),
        kind: arrival.procedure,
        subject: arrival.subject,
        round: 1,
        ministry_id: arrival.ministry,
        contract_id: arrival.contract,
        engagement_id: arrival.case,
        number: arrival.number.to_owned(),
        applicant_id: arrival.applicant,
        concerns,
        search,
        arrived_at: at,
        turn: Turn::Ministry,
        turn_since: at,
        recorded_by: None,
        officer_id: None,
        target_days,
        target_on: target_days.map(|days| Clock::from(today).due_on(days.unsigned_abs(), today)),
        stands_since: None,
        stood: 0,
        ended_at: None,
        outcome: None,
        took: None,
        in_place: None,
        revision: 1,
    })
}

/// The entry once it is somebody else's turn; none where nothing changes.
pub(super) fn turned(row: Model, turn: Turn, (at, by): (DateTime<Utc>, Option<AccountId>)) -> Option<Model> {
    // An entry from paper over a draft that waits: the second person is another one than before.
    let same = row.turn == turn && (turn != Turn::SecondPerson || row.recorded_by == by);
    if row.ended_at.is_some() || same {
        return None;
    }
    let today = time::day_in_japan(at);
    let before = clock(&row);
    let clock = if turn == Turn::Applicant { before.stop(today) } else { before.resume(today) };
    // A day that had come before the clock stood stays where it was.
    let was_over = row.target_on.zip(row.stands_since).is_some_and(|(on, since)| on < since);
    let moves = row.stands_since.is_some() && clock.stands_since.is_none() && !was_over;
    let target_on = match row.target_days {
        Some(days) if moves => Some(clock.due_on(days.unsigned_abs(), today)),
        Some(_) | None => row.target_on,
    };
    Some(Model {
        turn,
        turn_since: at,
        recorded_by: by.filter(|_| turn == Turn::SecondPerson),
        target_on,
        stands_since: clock.stands_since,
        stood: whole(clock.stood),
        ..row
    })
}

/// The entry once the matter has left the desk; none where it has left it already.
pub(super) fn over(row: Model, outcome: Outcome, at: DateTime<Utc>) -> Option<Model> {
    if row.ended_at.is_some() {
        return None;
    }
    let today = time::day_in_japan(at);
    let clock = clock(&row).end(today);
    Some(Model {
        ended_at: Some(at),
        outcome: Some(outcome),
        took: Some(whole(clock.reads(today))),
        stands_since: None,
        stood: whole(clock.stood),
        recorded_by: None,
        ..row
    })
}

/// The clock of a matter.
#[must_use]
pub fn clock(row: &Model) -> Clock {
    Clock {
        arrived_on: time::day_in_japan(row.arrived_at),
        stood: row.stood.unsigned_abs(),
        stands_since: row.stands_since,
        ended_on: row.ended_at.map(time::day_in_japan),
    }
}

/// An entry, locked against whoever takes the matter over at the same time: a company's act is never refused for that.
async fn locked(write: &Write, procedure: Procedure, subject: Uuid) -> Result<Option<Model>> {
    let Some(seen) = desk_intake::of_subject(procedure, subject).one(write.tx()).await? else { return Ok(None) };
    trail_head::locked(write.tx(), seen.id.0).await?;
    Ok(desk_intake::again(seen.id).one(write.tx()).await?)
}

/// Name of the actor, where they act as the deputy of the officer who deals with the matter.
async fn deputy(write: &Write, row: &Model) -> Result<Option<String>> {
    let (Some(officer), Some(actor)) = (row.officer_id, &write.ctx.actor) else { return Ok(None) };
    if officer == actor.membership || actor.organisation != row.ministry_id {
        return Ok(None);
    }
    let today = write.ctx.today();
    let named = desk_deputy::standing_in(actor, officer, today).one(write.tx()).await?;
    if named.is_none() {
        return Ok(None);
    }
    let person = account::with_ids(vec![actor.account]).one(write.tx()).await?;
    Ok(person.map(|person| person.name))
}

/// The trail of an entry is its own: the history of a case, which companies read, says nothing of the office.
pub(super) async fn record(write: &mut Write, row: &Model, act: &str) -> Result<()> {
    write.record_only::<Model>(Act { case: row.id.0, act, role: None, reason: &row.number }).await
}

/// Whom it concerns by name, and what the search looks at.
async fn named(write: &Write, arrival: &Arrival<'_>) -> Result<(String, String)> {
    let company = match arrival.concerns {
        Concerned::Company(id) => Some(id),
        Concerned::Named(_) => None,
    };
    let found = names(write.tx(), [Some(arrival.applicant), company].into_iter().flatten()).await?;
    let concerns = match arrival.concerns {
        Concerned::Company(id) => found.get(&id).map(|name| name.name.clone()).unwrap_or_default(),
        Concerned::Named(name) => name.to_owned(),
    };
    let told = found.values().flat_map(|OrganisationName { name, kana, latin, corporate_number, .. }| {
        [name.as_str(), kana, latin, corporate_number.as_deref().unwrap_or_default()]
    });
    let search = search::told(told.chain([arrival.number, concerns.as_str()]));
    Ok((concerns, search))
}

fn whole(days: u32) -> i32 {
    i32::try_from(days).unwrap_or(i32::MAX)
}
