use super::chain::{Run, chain};
use super::reach::{People, Reached, reach};
use crate::confirmation as sheets;
use crate::ctx::Ctx;
use crate::error::Result;
use chrono::{DateTime, NaiveDate, Utc};
use domain::approval::matter::{Changed, Part, changes};
use domain::approval::{
    Absence, ApprovalEntry, ApprovalState, ApprovalSubject, Chair, Given, Progress, Route, Seat, StageState, holds,
    seat_for,
};
use domain::checklist::Item;
use domain::confirmation::view::Sheet;
use domain::digest;
use domain::permission::Standing;
use domain::refusal::{Refusal, Rule};
use uuid::Uuid;

/// An approval: along which route, how far it is, what is to be approved, what was said so far.
#[derive(Clone, Debug)]
pub struct ApprovalPage {
    /// What is to be approved.
    pub subject: ApprovalSubject,
    /// Its key.
    pub id: Uuid,
    /// The number that people know it by.
    pub number: String,
    /// The page where it is done or read, for whoever may see that.
    pub back: Option<String>,
    /// Number of the version of the route; none where nothing has to be approved.
    pub version: Option<i32>,
    /// Whether the asking goes along an earlier version than the one in force.
    pub earlier_version: bool,
    /// Where it stands.
    pub state: ApprovalState,
    /// The stages, with who approved and who is missing.
    pub stages: Vec<StageLine>,
    /// SHA-256 of what would leave the company now.
    pub digest: String,
    /// What would leave it; for whoever sees that by themselves, and from a seat while the asking is under way.
    pub content: Option<Content>,
    /// What changed since the reader approved, with when that was; of whoever asked, since they asked.
    pub changes: Option<(DateTime<Utc>, Vec<Changed>)>,
    /// Entries of all askings, newest first.
    pub history: Vec<HistoryLine>,
    /// What the reader can do.
    pub may: May,
    /// Why it could not leave the company now.
    pub not_ready: Option<Rule>,
}

/// A content to read.
#[derive(Clone, Debug)]
pub struct Content {
    /// Its parts.
    pub parts: Vec<Part>,
    /// The sheet, where it is one.
    pub sheet: Option<Sheet>,
    /// The item, where it is about one.
    pub item: Option<Item>,
}

/// What the reader of an approval can do.
#[derive(Clone, Debug, Default)]
pub struct May {
    /// Ask, for the first time or anew.
    pub ask: bool,
    /// Put the changed content to the stages again.
    pub ask_again: bool,
    /// Take the asking back.
    pub take_back: bool,
    /// Approve or decline; in whose place, by name, where they act as a deputy.
    pub approve: Option<Option<String>>,
    /// Why somebody with a seat cannot.
    pub why_not: Option<Rule>,
}

/// One stage.
#[derive(Clone, Debug)]
pub struct StageLine {
    /// Its name.
    pub name: String,
    /// How many people have to approve, where not every seat is needed.
    pub any: Option<usize>,
    /// Where it stands.
    pub state: StageState,
    /// Its seats.
    pub seats: Vec<Seated>,
}

/// One seat.
#[derive(Clone, Debug)]
pub struct Seated {
    /// The seat.
    pub seat: Seat,
    /// Name of its person.
    pub name: Option<String>,
    /// Who approved the present content: name, in whose place, when.
    pub given: Option<(String, Option<String>, DateTime<Utc>)>,
    /// Who approved another content.
    pub stale: Option<(String, Option<String>, DateTime<Utc>)>,
    /// Who could fill it: names of people who are assigned to the case.
    pub holders: Vec<String>,
    /// Until when its person is away – open where that is not known –, and who stands in.
    pub away: Option<(Option<NaiveDate>, Option<String>)>,
}

/// One entry.
#[derive(Clone, Debug)]
pub struct HistoryLine {
    /// What it says.
    pub entry: ApprovalEntry,
    /// Name of the stage, of an approval or a declining.
    pub stage: Option<String>,
    /// Who.
    pub name: String,
    /// In whose place.
    pub in_place_of: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Of which content.
    pub digest: String,
    /// Why.
    pub reason: String,
}

/// The approval of a subject, for whoever sees that and for the seats of the newest asking. At most six statements.
///
/// # Errors
/// [`Refusal::NotFound`] for everybody else.
pub async fn page(ctx: &Ctx, kind: ApprovalSubject, id: Uuid) -> Result<ApprovalPage> {
    let reached = reach(ctx, kind, id).await?;
    let digest = reached.subject.matter.digest()?;
    let newest = reached.chain.runs.first();
    let now = newest.map(|run| run.progress(&digest));
    let in_force = reached.chain.in_force();
    let route = match reached.alive() {
        Some(run) => Some((run.version, &run.route)),
        None => in_force.map(|version| (version.number, &version.route)),
    };
    let state = match (route, newest.zip(now.as_ref())) {
        (None, _) => ApprovalState::NotWanted,
        (Some(_), run) => ApprovalState::of(run.map(|(run, now)| (run.row.status, now))),
    };
    let shown = reached.alive().zip(now.as_ref()).map(|(_, now)| now);
    let stages = route.map(|(_, route)| stages(ctx, &reached, route, shown)).unwrap_or_default();
    let sees = !reached.from_seat || reached.alive().is_some();
    let changes = if sees { since(&reached, &digest)? } else { None };
    Ok(ApprovalPage {
        subject: kind,
        id,
        version: route.map(|(number, _)| number),
        earlier_version: route.is_some_and(|(number, _)| in_force.is_none_or(|version| version.number != number)),
        state,
        stages,
        changes,
        history: reached.chain.runs.iter().flat_map(|run| history(&reached, run)).collect(),
        may: may(ctx, &reached, &digest, shown)?,
        not_ready: reached.subject.not_ready,
        digest,
        content: sees.then(|| Content {
            parts: reached.subject.matter.parts(),
            sheet: reached.subject.sheet,
            item: reached.subject.item,
        }),
        number: reached.subject.number,
        back: reached.subject.back,
    })
}

/// Where the approval of a sheet stands that the caller loaded for somebody of its company. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn state(ctx: &Ctx, sheet: &Sheet) -> Result<ApprovalState> {
    if sheet.standing != Standing::Downstream {
        return Ok(ApprovalState::NotWanted);
    }
    let chain = chain(ctx.read(), sheet.downstream.id, ApprovalSubject::SubmitSheet, sheet.id.0).await?;
    if chain.in_force().is_none() {
        return Ok(ApprovalState::NotWanted);
    }
    let digest = digest::of(&sheets::as_submitted(&sheet.number, sheet)?)?;
    let now = chain.runs.first().map(|run| (run.row.status, run.progress(&digest)));
    Ok(ApprovalState::of(now.as_ref().map(|(status, now)| (*status, now))))
}

fn may(ctx: &Ctx, reached: &Reached, digest: &str, now: Option<&Progress>) -> Result<May> {
    let mut may = May::default();
    let asks = reached.subject.asks.is_some() && !reached.from_seat;
    let ready = reached.subject.not_ready.is_none();
    let Some((run, now)) = reached.alive().zip(now) else {
        may.ask = asks && ready && reached.chain.in_force().is_some();
        return Ok(may);
    };
    let own = reached.me.account;
    may.take_back = asks;
    may.ask_again = asks && ready && run.row.digest != digest && now.turn.is_some() && !run.approved(own);
    if !ready {
        return Ok(may);
    }
    match seat_for(&run.route, now, &run.barred(), &reached.me, &reached.people.absences, ctx.today()) {
        Ok(Chair { in_place_of, .. }) => {
            may.approve = Some(in_place_of.map(|person| name(reached, person)));
        }
        Err(Refusal::Rule(rule)) if now.turn.is_some() => may.why_not = Some(rule),
        Err(_) => {}
    }
    Ok(may)
}

/// What is not as the reader knew it: as they approved it last, or, having asked, as it was asked for.
fn since(reached: &Reached, digest: &str) -> Result<Option<(DateTime<Utc>, Vec<Changed>)>> {
    let Some(run) = reached.alive() else { return Ok(None) };
    let own = |step: &&domain::approval::Step| step.by == reached.me.account;
    let known = |step: &&domain::approval::Step| {
        step.entry.is_approval() || matches!(step.entry, ApprovalEntry::Ask | ApprovalEntry::AskAgain)
    };
    let Some(last) = run.steps.iter().rev().filter(own).find(known) else { return Ok(None) };
    if last.digest == digest {
        return Ok(None);
    }
    let before = run.content(&last.digest)?.ok_or(Refusal::NotFound)?;
    Ok(Some((last.at, changes(&before.parts(), &reached.subject.matter.parts()))))
}

fn stages(ctx: &Ctx, reached: &Reached, route: &Route, now: Option<&Progress>) -> Vec<StageLine> {
    let line = |(index, stage): (usize, &domain::approval::Stage)| {
        let found = now.and_then(|now| now.stages.get(index));
        let seats = stage.seats.iter().enumerate().map(|(place, seat)| {
            let at = |all: &[Given]| all.iter().find(|one| one.seat == place).map(|one| given(reached, one));
            Seated {
                seat: *seat,
                name: person(*seat).map(|account| name(reached, account)),
                given: found.and_then(|found| at(&found.given)),
                stale: found.and_then(|found| at(&found.stale)),
                holders: holders(ctx, reached, *seat),
                away: person(*seat).and_then(|account| away(ctx, &reached.people, account)),
            }
        });
        StageLine {
            name: stage.name.clone(),
            any: stage.any,
            state: found.map_or(StageState::Waiting, |found| found.state),
            seats: seats.collect(),
        }
    };
    route.stages.iter().enumerate().map(line).collect()
}

const fn person(seat: Seat) -> Option<domain::id::AccountId> {
    match seat {
        Seat::Person(account) => Some(account),
        Seat::Role(_) => None,
    }
}

fn given(reached: &Reached, given: &Given) -> (String, Option<String>, DateTime<Utc>) {
    (name(reached, given.by), given.in_place_of.map(|person| name(reached, person)), given.at)
}

/// Who could fill a seat today, but for whoever asked or drafted.
fn holders(ctx: &Ctx, reached: &Reached, seat: Seat) -> Vec<String> {
    let barred = reached.alive().map(Run::barred).unwrap_or_default();
    let people = &reached.people;
    let fits = people.colleagues.iter().filter(|one| !barred.contains(&one.account));
    let fits = fits.filter(|one| holds(one, seat, &people.absences, ctx.today()).is_some());
    fits.map(|one| one.name.clone()).collect()
}

fn away(ctx: &Ctx, people: &People, account: domain::id::AccountId) -> Option<(Option<NaiveDate>, Option<String>)> {
    let now = |absence: &&Absence| absence.person == account && absence.covers(ctx.today());
    let absence = people.absences.iter().find(now)?;
    Some((absence.until, absence.deputy.and_then(|deputy| people.name(deputy))))
}

fn name(reached: &Reached, account: domain::id::AccountId) -> String {
    reached.people.name(account).or_else(|| reached.chain.names.get(&account).cloned()).unwrap_or_default()
}

fn history(reached: &Reached, run: &Run) -> Vec<HistoryLine> {
    let line = |step: &domain::approval::Step| {
        let from_seat = step.entry.is_approval() || step.entry == ApprovalEntry::Decline;
        let stage = run.route.stages.get(step.stage).filter(|_| from_seat);
        HistoryLine {
            entry: step.entry,
            stage: stage.map(|stage| stage.name.clone()),
            name: name(reached, step.by),
            in_place_of: step.in_place_of.map(|person| name(reached, person)),
            at: step.at,
            digest: step.digest.clone(),
            reason: step.reason.clone(),
        }
    };
    run.steps.iter().rev().map(line).collect()
}
