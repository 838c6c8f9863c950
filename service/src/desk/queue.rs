use super::intake::clock;
use super::{Officer, officers, permit};
use crate::ctx::Ctx;
use crate::error::Result;
use chrono::NaiveDate;
use domain::desk::Procedure;
use domain::desk::query::Query;
use domain::desk::view::{Counts, Keeper, Line, Next, Queue};
use domain::id::MembershipId;
use domain::organisation::OrganisationKind;
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use entity::desk_intake::{self, Counted, Listed};
use entity::{contract, desk_view};
use sea_orm::{PaginatorTrait as _, QuerySelect as _};
use uuid::Uuid;

/// Lines of a page.
pub const PAGE: usize = 50;

/// Lines on the first screen.
const FIRST: u64 = 5;

/// What the queue shows, and what was asked for: by the address, else by the reader's first view.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What is shown.
    pub asked: Query,
    /// The queue.
    pub queue: Queue,
}

/// A page of the queue. Six statements, however many matters.
///
/// # Errors
/// [`Refusal::NotPermitted`] for whoever does not work at a ministry's desk.
pub async fn queue(ctx: &Ctx, asked: Option<Query>) -> Result<Shown> {
    let (actor, today) = (ctx.actor()?, ctx.today());
    permit(actor, Action::SeeDesk)?;
    let views: Vec<_> = desk_view::of(actor).all(ctx.read()).await?;
    let first = views.iter().find(|view| view.first).map(|view| Query::parse(&view.query));
    let asked = asked.or(first).unwrap_or_default();
    let counted = desk_intake::counts(actor, &asked, today).all(ctx.read()).await?;
    let total = desk_intake::fitting(actor, &asked, today).count(ctx.read()).await?;
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    let asked = Query { page: asked.page.min(total.div_ceil(PAGE).max(1)), ..asked };
    let size = u64::try_from(PAGE).unwrap_or_default();
    let lines = desk_intake::page(actor, &asked, today, size).all(ctx.read()).await?;
    let officers = officers(ctx.read(), ctx).await?;
    let contracts = contract::of_party(actor.organisation).all(ctx.read()).await?;
    let queue = Queue {
        counts: counted.iter().fold(Counts::default(), add),
        total,
        lines: lines.into_iter().map(|found| line(actor, found)).collect(),
        officers: officers.into_iter().map(|Officer { membership, name, .. }| (membership, name)).collect(),
        contracts: contracts.into_iter().map(|row| (row.id, row.number)).collect(),
        views: views.into_iter().map(super::view::saved).collect(),
        may_take: actor.may(Action::TakeMatter, Standing::Ministry),
    };
    Ok(Shown { asked, queue })
}

/// Everything that the queue shows, all pages of it: for a file. One statement.
///
/// # Errors
/// As [`queue`].
pub async fn list(ctx: &Ctx, asked: &Query) -> Result<Vec<Line>> {
    let actor = ctx.actor()?;
    permit(actor, Action::SeeDesk)?;
    let found = desk_intake::all(actor, asked, ctx.today()).all(ctx.read()).await?;
    Ok(found.into_iter().map(|found| line(actor, found)).collect())
}

/// The matter to go on with after another one, in the order of the queue: the next about which the reader can do something, from
/// the beginning again where there is none behind it. At most three statements.
///
/// # Errors
/// As [`queue`]; [`Refusal::NotFound`] where the other one is not in the register.
pub async fn after(ctx: &Ctx, asked: &Query, procedure: Procedure, subject: Uuid) -> Result<Option<Next>> {
    let (actor, today) = (ctx.actor()?, ctx.today());
    permit(actor, Action::SeeDesk)?;
    let here = desk_intake::subject_visible_to(actor, procedure, subject).one(ctx.read()).await?;
    let here = here.ok_or(Refusal::NotFound)?;
    if let Some(row) = desk_intake::after(actor, asked, today, &here).limit(1).one(ctx.read()).await? {
        return Ok(Some(next(row)));
    }
    let begin = desk_intake::waiting(actor, asked, today).limit(1).one(ctx.read()).await?;
    Ok(begin.filter(|row| row.id != here.id).map(next))
}

/// The first matter of the queue about which the reader can do something. One statement.
///
/// # Errors
/// As [`queue`].
pub async fn begin(ctx: &Ctx, asked: &Query) -> Result<Option<Next>> {
    let (actor, today) = (ctx.actor()?, ctx.today());
    permit(actor, Action::SeeDesk)?;
    Ok(desk_intake::waiting(actor, asked, today).limit(1).one(ctx.read()).await?.map(next))
}

fn next(row: desk_intake::Model) -> Next {
    Next { procedure: row.kind, subject: row.subject }
}

/// What the first screen of somebody at the desk shows of it.
#[derive(Clone, Debug)]
pub struct Front {
    /// Counts by procedure; only those of which something lies on the desk.
    pub counts: Vec<(Procedure, Counts)>,
    /// The oldest matters about which the reader has to do something.
    pub lines: Vec<Line>,
    /// For their targets.
    pub today: NaiveDate,
}

/// Counts by procedure and the first lines: the reader's own, else of all that waits for the ministry. None for whoever does not
/// work at a desk. At most three statements.
///
/// # Errors
/// The store does not answer.
pub async fn front(ctx: &Ctx) -> Result<Option<Front>> {
    let (actor, today) = (ctx.actor()?, ctx.today());
    if !actor.may(Action::SeeDesk, Standing::Ministry) {
        return Ok(None);
    }
    let all = Query::default();
    let counted = desk_intake::counts(actor, &all, today).all(ctx.read()).await?;
    let mut counts: Vec<_> = counted.iter().map(|row| (row.kind, add(Counts::default(), row))).collect();
    counts.sort_by_key(|(kind, _)| *kind);
    let lines = desk_intake::first(actor, today, FIRST).all(ctx.read()).await?;
    Ok(Some(Front { counts, lines: lines.into_iter().map(|found| line(actor, found)).collect(), today }))
}

fn add(to: Counts, row: &Counted) -> Counts {
    let whole = |count: i64| usize::try_from(count).unwrap_or_default();
    Counts {
        open: to.open + whole(row.open),
        mine: to.mine + whole(row.mine),
        nobody: to.nobody + whole(row.nobody),
        ministry: to.ministry + whole(row.ministry),
        applicant: to.applicant + whole(row.applicant),
        second: to.second + whole(row.second),
        over: to.over + whole(row.over),
    }
}

fn line(actor: &Actor, found: Listed) -> Line {
    let row = found.row;
    let keeper = match row.officer_id {
        None => Keeper::Nobody,
        Some(officer) if officer == actor.membership => Keeper::Reader,
        Some(_) if found.stands_in == 1 => Keeper::Absent,
        Some(_) => Keeper::Other,
    };
    Line {
        clock: clock(&row),
        target: row.target_days.map(i32::unsigned_abs).zip(row.target_on),
        id: row.id,
        revision: row.revision,
        procedure: row.kind,
        subject: row.subject,
        applicant: OrganisationName {
            id: row.applicant_id,
            kind: OrganisationKind::Company,
            name: found.applicant_name,
            kana: found.applicant_kana,
            latin: found.applicant_latin,
            corporate_number: None,
        },
        concerns: row.concerns,
        contract: found.contract_number,
        arrived_at: row.arrived_at,
        turn: row.turn,
        turn_since: row.turn_since,
        officer: row.officer_id.map(|id: MembershipId| (id, found.officer_name.unwrap_or_default())),
        keeper,
        recorded_by_reader: row.recorded_by == Some(actor.account),
        outcome: row.outcome,
        in_place: row.in_place,
        number: row.number,
    }
}
