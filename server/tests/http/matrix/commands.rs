//! Every command in the state in which somebody may: by everybody who may not nothing is written, and what lies outside their
//! sight is answered like what does not exist; whoever it is meant for leaves a trail entry.

use super::people::{self, Person, nobodies};
use super::table::Table;
use super::{PROOF, rows, some};
use crate::command_list::{COMMANDS, Line, OWN};
use crate::not_found::{elsewhere, told};
use crate::portal::{Answer, Portal};
use crate::scene::Scene;
use crate::state::actor;
use axum::http::StatusCode;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};
use testing::houses;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("commands.txt")));

/// How often a command was refused, and what should not have come of it.
#[derive(Default)]
struct Refused {
    tried: usize,
    pairs: usize,
    wrong: BTreeSet<String>,
    traces: BTreeSet<String>,
    changed: BTreeSet<String>,
    telling: BTreeSet<String>,
}

impl Refused {
    fn add(&mut self, other: Self) {
        self.tried += other.tried;
        self.pairs += other.pairs;
        self.wrong.extend(other.wrong);
        self.traces.extend(other.traces);
        self.changed.extend(other.changed);
        self.telling.extend(other.telling);
    }

    fn write_down(self) {
        for (what, lines) in
            [("trace", &self.traces), ("changed", &self.changed), ("wrong", &self.wrong), ("telling", &self.telling)]
        {
            lines.iter().for_each(|line| println!("{what}: {line}"));
        }
        PROOF.never("refused commands that left a trace", self.traces.len(), self.tried);
        PROOF.never("scenes with a changed row after them", self.changed.len(), self.tried);
        PROOF.never("refused commands answered otherwise than refused", self.wrong.len(), self.tried);
        PROOF.never("answers to commands that tell what exists", self.telling.len(), self.pairs);
        PROOF.at_least("cases of commands", self.tried, PROOF.times(100, 10_000), self.tried);
    }
}

#[test]
fn every_command_is_in_the_table() {
    let listed: BTreeSet<&str> = TABLE.rows.keys().map(String::as_str).collect();
    let existing: BTreeSet<&str> = COMMANDS.into_iter().flatten().map(|line| line.path).collect();
    assert_eq!(existing.difference(&listed).collect::<Vec<_>>(), Vec::<&&str>::new(), "without a line in the table");
    assert_eq!(listed.difference(&existing).collect::<Vec<_>>(), Vec::<&&str>::new(), "no longer there");
}

/// Lines that are tried beside each other: most of a try is waiting for a database.
const AT_ONCE: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_whom_it_is_meant_for_leaves_a_trace() {
    let room = Arc::new(Semaphore::new(AT_ONCE));
    let mut tries = JoinSet::new();
    for (turn, line) in COMMANDS.into_iter().flatten().enumerate() {
        let room = room.clone();
        tries.spawn(async move {
            let _place = room.acquire_owned().await.unwrap();
            let mut refused = Refused::default();
            for house in houses().await.unwrap() {
                refused.add(Box::pin(tried(turn, line, Portal::new(house).await)).await);
            }
            refused
        });
    }
    let mut refused = Refused::default();
    while let Some(tried) = tries.join_next().await {
        refused.add(tried.unwrap());
    }
    refused.write_down();
}

async fn tried(turn: usize, line: &Line, portal: Portal) -> Refused {
    let name = portal.house.name;
    let scene = Scene::new(&portal, line.state).await;
    let (path, form) = (format!("/api/app/{}", line.path), (line.form)(&scene));
    let before = portal.entries().await;

    let answer = portal.post(None, &path, &form).await;
    assert!(
        answer.location().is_some_and(|to| to.starts_with("/sign-in") || line.path.ends_with("autosave")),
        "{name} {path} nobody: {:?}",
        answer.location()
    );
    let own = OWN.contains(&line.path);
    for stranger in [&portal.world.stranger, &portal.world.bystander].into_iter().filter(|_| !own) {
        let cookie = portal.cookie(stranger).await;
        let answer = portal.post(Some(&cookie), &path, &form).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{name} {path}");
        // A script asks to save while one types, and is told a code instead of being led away.
        if form.starts_with("id=") && !line.path.ends_with("autosave") {
            assert_eq!(answer.location(), Some("/not-found"), "{name} {path} a stranger");
        }
    }
    let cookie = portal.cookie(actor(&portal.world, line.wrong)).await;
    portal.post(Some(&cookie), &path, &form).await;
    assert_eq!(portal.entries().await, before, "{name} {path}: a stranger or {:?} left a trace", line.wrong);
    // In a quick run every twelfth line, as a sample: to bring more people into a scene takes longer than to try the command.
    let sampled = turn.is_multiple_of(PROOF.times(12, 1));
    let refused = if sampled { refused(turn, (line, &path, &form), &portal).await } else { Refused::default() };

    let cookie = portal.cookie(actor(&portal.world, line.right)).await;
    let answer = portal.post(Some(&cookie), &path, &form).await;
    assert_eq!(answer.status, StatusCode::FOUND, "{name} {path}: {}", answer.text());
    assert!(portal.entries().await > before, "{name} {path}: {:?} left no trace ({:?})", line.right, answer.location());
    refused
}

/// Tries the command as everybody who may not.
async fn refused(turn: usize, (line, path, form): (&Line, &str, &str), portal: &Portal) -> Refused {
    let (mut refused, name) = (Refused::default(), portal.house.name);
    let others = others(turn, line, portal).await;
    let nobodies = nobodies(portal).await;
    let (entries, before) = (rows::entries(&portal.house).await, rows::digests(&portal.house).await);
    for (what, cookie) in some(turn, nobodies.len(), PROOF.times(1, usize::MAX)).map(|n| &nobodies[n]) {
        refused.tried += 1;
        let answer = portal.post(cookie.as_deref(), path, form).await;
        let away = answer.location().is_some_and(|to| to.starts_with("/sign-in"));
        if !away && !line.path.ends_with("autosave") {
            refused.wrong.insert(format!("{name} {path} <{what}>: {} to {:?}", answer.status, answer.location()));
        }
    }
    let none = portal.house.nobody().new_id();
    let nowhere = elsewhere(form, none).filter(|_| form.starts_with("id="));
    for person in &others {
        refused.tried += 1;
        let cookie = portal.cookie(&person.actor).await;
        let answer = portal.post(Some(&cookie), path, form).await;
        if rows::entries(&portal.house).await != entries {
            refused.traces.insert(format!("{name} {path} {}", person.name()));
            return refused;
        }
        if !is_refusal(&answer, line) {
            refused.wrong.insert(format!(
                "{name} {path} {}: {} to {:?}",
                person.name(),
                answer.status,
                answer.location()
            ));
        }
        if let Some(nowhere) = nowhere.as_ref().filter(|_| is_outside(person) && !OWN.contains(&line.path)) {
            refused.pairs += 1;
            let other = portal.post(Some(&portal.cookie(&person.actor).await), path, nowhere).await;
            if told(&answer, path) != told(&other, path) {
                refused.telling.insert(format!("{name} {path} {}", person.name()));
            }
        }
    }
    let after = rows::digests(&portal.house).await;
    let changed = after.iter().filter(|(table, digest)| before.get(*table) != Some(digest));
    refused.changed.extend(changed.map(|(table, _)| format!("{name} {path}: {table}")));
    refused
}

/// Back to where one was, or to what does not exist; a script is told a code.
fn is_refusal(answer: &Answer, line: &Line) -> bool {
    let led = answer.status.as_u16() == 302 && matches!(answer.location(), Some("/not-found" | "/"));
    led || line.path.ends_with("autosave") && answer.status.as_u16() < 500
}

fn is_outside(person: &Person) -> bool {
    ["other-prime", "other-sub", "other-ministry"].contains(&person.side)
}

/// Those who may not, by the table: some of them, others for each command.
async fn others(turn: usize, line: &Line, portal: &Portal) -> Vec<Person> {
    let lowest = portal.world.one_tier_down().await.unwrap().bystander;
    let sides = people::sides(&portal.world, &lowest).await;
    let named = people::named(&portal.world).into_iter().filter(|person| !TABLE.may(line.path, person));
    let named: Vec<Person> = named.collect();
    let places = people::places();
    let mut others = Vec::new();
    for n in some(turn, named.len(), PROOF.times(2, 6)) {
        others.push(named[n].clone());
    }
    for place in some(turn, places.len(), PROOF.times(3, 16)).map(|n| places[n]) {
        let person = people::join(&portal.world, &sides, place).await;
        others.extend(Some(person).filter(|person| !TABLE.may(line.path, person)));
    }
    others
}
