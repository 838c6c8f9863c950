//! Everybody who might ask: each role on each side, the people whom a scene names, and what is no session any more.

use crate::portal::Portal;
use domain::account::{Passed, Ticket};
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use domain::role::Role;
use service::account::session;
use std::collections::BTreeMap;
use testing::World;
use tower_sessions::session::Id;

/// The organisation that gives the work, the one that takes it, the one below, and those that have nothing to do with it.
pub const COMPANIES: [&str; 5] = ["prime", "sub", "lower", "other-prime", "other-sub"];
pub const MINISTRIES: [&str; 2] = ["ministry", "other-ministry"];

/// The password was right, nothing else.
pub const PENDING: &str = "second factor pending";

/// Somebody, and how they stand to what the scene is about.
#[derive(Clone)]
pub struct Person {
    pub side: &'static str,
    pub role: Role,
    /// Whether it is the person whom the scene named.
    pub named: bool,
    pub actor: Actor,
}

impl Person {
    pub fn name(&self) -> String {
        format!("{}/{}{}", self.side, self.role.code(), if self.named { "+" } else { "" })
    }
}

/// Every role of every side.
pub fn places() -> Vec<(&'static str, Role)> {
    let of = |sides: &'static [&'static str], kind| {
        let roles = Role::ALL.iter().copied().filter(move |role| role.exists_in(kind));
        roles.flat_map(move |role| sides.iter().map(move |side| (*side, role)))
    };
    of(&COMPANIES, OrganisationKind::Company).chain(of(&MINISTRIES, OrganisationKind::Ministry)).collect()
}

/// Somebody of each side, to whom colleagues are added.
pub async fn sides(world: &World, other_sub: &Actor) -> BTreeMap<&'static str, Actor> {
    let other_ministry = world.another_ministry().await.unwrap();
    BTreeMap::from([
        ("prime", world.clerk.clone()),
        ("sub", world.supervisor.clone()),
        ("lower", world.bystander.clone()),
        ("other-prime", world.stranger.clone()),
        ("other-sub", other_sub.clone()),
        ("ministry", world.officer.clone()),
        ("other-ministry", other_ministry),
    ])
}

/// A colleague in this place, whom nothing names.
pub async fn join(world: &World, sides: &BTreeMap<&'static str, Actor>, place: (&'static str, Role)) -> Person {
    let (side, role) = place;
    let actor = world.colleague(&sides[side], &format!("{side}-{}", role.code()), &[role]).await.unwrap();
    Person { side, role, named: false, actor }
}

/// Whom the scenes name.
pub fn named(world: &World) -> Vec<Person> {
    let prime = [
        &world.clerk,
        &world.checker,
        &world.judge,
        &world.manager,
        &world.executive,
        &world.auditor,
        &world.handler,
        &world.gate,
        &world.administrator,
    ];
    let ministry = [&world.officer, &world.case_officer, &world.office];
    let of = |side, actors: &[&Actor]| -> Vec<Person> {
        let person = |actor: &&Actor| Person { side, role: actor.roles[0], named: true, actor: (*actor).clone() };
        actors.iter().map(person).collect()
    };
    [of("prime", &prime), of("sub", &[&world.supervisor, &world.employee]), of("ministry", &ministry)].concat()
}

/// Whom a case one tier below names.
pub fn named_below(below: &World) -> Vec<Person> {
    let of = |side, actor: &Actor| Person { side, role: actor.roles[0], named: true, actor: actor.clone() };
    vec![of("sub", &below.clerk), of("sub", &below.checker), of("lower", &below.supervisor)]
}

/// Cookies that are nobody's: all but the first were, or look like, those of the clerk of the case.
pub async fn nobodies(portal: &Portal) -> Vec<(&'static str, Option<String>)> {
    let (world, now) = (&portal.world, portal.house.nobody().now());
    let ticket = |actor: &Actor| Ticket {
        account: actor.account,
        membership: actor.membership,
        kind: actor.kind,
        epoch: 1,
        since: now,
    };
    let clerk = ticket(&world.clerk);
    let expired = Ticket { since: now - chrono::Duration::days(30), ..clerk.clone() };
    let ended = Ticket { epoch: 0, ..clerk.clone() };
    let borrowed = Ticket { account: world.stranger.account, ..clerk.clone() };
    let disabled = world.colleague(&world.clerk, "disabled", &[Role::SubcontractClerk]).await.unwrap();
    let left = world.colleague(&world.clerk, "left", &[Role::SubcontractClerk]).await.unwrap();
    for (table, column, key) in
        [("account", "disabled_at", disabled.account.0), ("membership", "ended_at", left.membership.0)]
    {
        let key = portal.house.literal(key);
        let statement = format!("UPDATE {table} SET {column} = created_at WHERE id = {key}");
        assert_eq!(portal.house.behind_the_back(table, &statement).await.unwrap(), 1);
    }
    let pending = Passed { account: world.clerk.account, epoch: 1, at: now, offered: None };
    let mut cookies = vec![
        ("anonymous", None),
        ("bad cookie", Some("kakunin=x".to_owned())),
        ("unknown session", Some(format!("kakunin={}", Id::default()))),
    ];
    let sessions = [
        ("expired", session::TICKET, serde_json::to_value(expired)),
        ("rights changed since", session::TICKET, serde_json::to_value(ended)),
        ("of another account", session::TICKET, serde_json::to_value(borrowed)),
        ("deactivated", session::TICKET, serde_json::to_value(ticket(&disabled))),
        ("left", session::TICKET, serde_json::to_value(ticket(&left))),
        (PENDING, "passed", serde_json::to_value(pending)),
    ];
    for (what, key, value) in sessions {
        cookies.push((what, Some(portal.session(key, &value.unwrap()).await)));
    }
    cookies
}
