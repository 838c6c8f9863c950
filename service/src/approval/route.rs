use super::entry::number;
use super::reach::people;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use chrono::{DateTime, Utc};
use domain::approval::{ApprovalSubject, Change, Route, Seat};
use domain::id::{AccountId, ApprovalRouteId, ApprovalRouteVersionId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use entity::{account, approval_route, approval_route_version, approval_seat};
use std::collections::BTreeMap;

/// The routes in force of a company.
#[derive(Clone, Debug)]
pub struct Overview {
    /// For every kind of subject: the number and the route; none where nothing has to be approved.
    pub routes: Vec<(ApprovalSubject, Option<(i32, Route)>)>,
    /// Names of people.
    pub names: BTreeMap<AccountId, String>,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionLine {
    /// Its number.
    pub number: i32,
    /// What it says.
    pub route: Route,
    /// Who put it in force; none for the portal.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The route for one kind of subject, being written.
#[derive(Clone, Debug)]
pub struct RoutePage {
    /// What it is for.
    pub subject: ApprovalSubject,
    /// For optimistic locking; 0 where nothing was ever written.
    pub revision: i32,
    /// What is written.
    pub draft: Route,
    /// The versions, newest first: the first is in force.
    pub versions: Vec<VersionLine>,
    /// People of the company.
    pub people: Vec<(AccountId, String)>,
}

impl RoutePage {
    /// Whether what is written is not what is in force.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.versions.first().map(|version| &version.route).unwrap_or(&Route::default()) != &self.draft
    }
}

/// The routes in force of the actor's company. Two statements.
///
/// # Errors
/// [`Refusal::NotPermitted`] for anybody but its administrator.
pub async fn routes(ctx: &Ctx) -> Result<Overview> {
    let actor = ctx.actor()?;
    permit(actor)?;
    let versions = approval_route_version::of(actor.organisation).all(ctx.read()).await?;
    let mut routes = Vec::new();
    for subject in ApprovalSubject::ALL {
        let newest = versions.iter().find(|version| version.subject == *subject);
        let newest = newest.map(|row| Ok::<_, crate::Error>((row.number, read(&row.stages)?))).transpose()?;
        routes.push((*subject, newest.filter(|(_, route)| !route.stages.is_empty())));
    }
    let colleagues = people(ctx, actor.organisation, None).await?.colleagues;
    Ok(Overview { routes, names: colleagues.into_iter().map(|one| (one.account, one.name)).collect() })
}

/// The route for one kind of subject, with all its versions. Three statements.
///
/// # Errors
/// As [`routes`].
pub async fn route(ctx: &Ctx, subject: ApprovalSubject) -> Result<RoutePage> {
    let actor = ctx.actor()?;
    permit(actor)?;
    let company = actor.organisation;
    let draft = approval_route::of(company, subject).one(ctx.read()).await?;
    let mut versions = Vec::new();
    for (row, by) in approval_route_version::of_kind(company, subject).all(ctx.read()).await? {
        let (route, by) = (read(&row.stages)?, by.map(|by: account::Model| by.name));
        versions.push(VersionLine { number: row.number, route, by, at: row.set_at });
    }
    let people = people(ctx, company, None).await?.colleagues;
    let in_force = versions.first().map(|version| version.route.clone()).unwrap_or_default();
    Ok(RoutePage {
        subject,
        revision: draft.as_ref().map_or(0, |draft| draft.revision),
        draft: draft.map_or(Ok(in_force), |draft| read(&draft.stages))?,
        versions,
        people: people.into_iter().map(|one| (one.account, one.name)).collect(),
    })
}

/// Changes what is written of a route by one step. What is in force stays so.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::ChangedMeanwhile`], those of [`Route::changed`]; [`Refusal::Fields`] for a person who is not
/// of the company.
pub async fn change_route(ctx: &Ctx, subject: ApprovalSubject, revision: i32, change: Change) -> Result<()> {
    let actor = ctx.actor()?;
    let role = permit(actor)?;
    let company = actor.organisation;
    if let Change::AddSeat(_, seat) = change {
        known(ctx, company, seat).await?;
    }
    let mut write = ctx.write().await?;
    let row = approval_route::of(company, subject).one(write.tx()).await?;
    let before = match &row {
        Some(row) => read(&row.stages)?,
        None => newest(&write, company, subject).await?.map_or(Ok(Route::default()), |row| read(&row.stages))?,
    };
    if row.as_ref().map_or(0, |row| row.revision) != revision {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let stages = serde_json::to_string(&before.changed(change)?)?;
    let (changed_by, changed_at) = (actor.account, ctx.now());
    match row {
        Some(row) => write.revise(approval_route::Model { stages, changed_by, changed_at, ..row }).await?,
        None => {
            let id = ApprovalRouteId(ctx.new_id());
            let row = approval_route::Model {
                id,
                organisation_id: company,
                subject,
                stages,
                changed_by,
                changed_at,
                revision: 1,
            };
            write.insert(row).await?
        }
    };
    write
        .record(Act { case: company.0, act: "approval-route-written", role: Some(role), reason: subject.code() })
        .await?;
    write.commit().await
}

/// Puts what is written in force as the next version: what is asked from now on goes along it, what is under way keeps its own. A
/// route without a stage means that nothing has to be approved.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::ChangedMeanwhile`], [`Refusal::Fields`] at `stage-0` … for a stage without a seat,
/// [`Rule::NotInThisState`] where that is in force already.
pub async fn put_in_force(ctx: &Ctx, subject: ApprovalSubject, revision: i32) -> Result<()> {
    let actor = ctx.actor()?;
    let role = permit(actor)?;
    let company = actor.organisation;
    let mut write = ctx.write().await?;
    let row = approval_route::of(company, subject).one(write.tx()).await?.ok_or(Rule::NotInThisState)?;
    if row.revision != revision {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let route = read(&row.stages)?;
    route.check()?;
    let newest = newest(&write, company, subject).await?;
    let before = newest.as_ref().map_or(Ok(Route::default()), |row| read(&row.stages))?;
    if before == route {
        return Err(Rule::NotInThisState.into());
    }
    let number = newest.map_or(0, |row| row.number) + 1;
    insert_version(&mut write, (company, subject), number, &route, Some(actor.account)).await?;
    let reason = format!("{subject} {number}");
    write.record(Act { case: company.0, act: "approval-route-set", role: Some(role), reason: &reason }).await?;
    write.commit().await
}

/// Adds a version with its seats.
pub(super) async fn insert_version(
    write: &mut Write,
    (organisation_id, subject): (OrganisationId, ApprovalSubject),
    version: i32,
    route: &Route,
    set_by: Option<AccountId>,
) -> Result<()> {
    let id = ApprovalRouteVersionId(write.ctx.new_id());
    let (stages, set_at) = (serde_json::to_string(route)?, write.ctx.now());
    let row = approval_route_version::Model { id, organisation_id, subject, number: version, stages, set_by, set_at };
    write.insert(row).await?;
    for (stage, one) in route.stages.iter().enumerate() {
        for (place, seat) in one.seats.iter().enumerate() {
            let (role, account_id) = match seat {
                Seat::Role(role) => (Some(*role), None),
                Seat::Person(account) => (None, Some(*account)),
            };
            let (stage, place, version_id) = (number(stage), number(place), id);
            let id = write.ctx.new_id();
            write.insert(approval_seat::Model { id, version_id, stage, place, role, account_id }).await?;
        }
    }
    Ok(())
}

async fn newest(
    write: &Write,
    company: OrganisationId,
    subject: ApprovalSubject,
) -> Result<Option<approval_route_version::Model>> {
    let found = approval_route_version::of_kind(company, subject).one(write.tx()).await?;
    Ok(found.map(|(row, _)| row))
}

async fn known(ctx: &Ctx, company: OrganisationId, seat: Seat) -> Result<()> {
    let there = match seat {
        Seat::Role(role) => role.exists_in(OrganisationKind::Company),
        Seat::Person(account) => people(ctx, company, None).await?.find(account).is_some(),
    };
    if there { Ok(()) } else { Err(Refusal::field("seat", Fault::Choice).into()) }
}

fn read(stages: &str) -> Result<Route> {
    Ok(serde_json::from_str(stages)?)
}

pub(super) fn permit(actor: &Actor) -> Result<Role> {
    let role = actor.acting_as(Action::SetApproval, Standing::OwnOrganisation);
    Ok(role.ok_or(Refusal::NotPermitted)?)
}
