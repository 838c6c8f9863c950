//! The second net with the first taken away: every table is read whole for every organisation, without a scope, on PostgreSQL.

use crate::canary::{self, Foreign};
use crate::hostile::WORDS;
use crate::matrix::people::Person;
use crate::matrix::{Ground, addresses, some};
use axum::http::StatusCode;
use service::{Ctx, House};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use testing::proof::Proof;
use testing::{TestHouse, World, bare, houses};

const PROOF: Proof = Proof("sight");

/// Tables without a policy, each with the reason.
fn open() -> BTreeMap<&'static str, &'static str> {
    let lines =
        include_str!("matrix/open.txt").lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let pairs = lines.map(|line| line.split_once(" : ").unwrap_or_else(|| panic!("without a reason: {line}")));
    pairs.flat_map(|(tables, why)| tables.split_whitespace().map(move |table| (table, why))).collect()
}

/// All tables, and whether they are under the net.
async fn tables(house: &TestHouse) -> BTreeMap<String, bool> {
    let question = "SELECT relname::text, relrowsecurity::text FROM pg_class \
         WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'seaql_migrations'";
    let rows = house.pairs(question).await.unwrap();
    rows.into_iter().map(|(table, under)| (table, under == "true")).collect()
}

#[tokio::test]
async fn every_table_is_under_the_net_or_says_why_not() {
    for house in houses().await.unwrap().into_iter().filter(TestHouse::is_postgres) {
        let (open, tables) = (open(), tables(&house).await);
        let known: BTreeSet<&str> = bare::tables().into_iter().collect();
        assert_eq!(known, tables.keys().map(String::as_str).collect(), "all tables are known");
        let bare: Vec<_> =
            tables.iter().filter(|(name, under)| !**under && !open.contains_key(name.as_str())).collect();
        assert!(bare.is_empty(), "without a policy and without a line in open.txt: {bare:?}");
        let told = open.keys().filter(|table| tables.get(**table).is_none_or(|under| *under)).collect::<Vec<_>>();
        assert!(told.is_empty(), "open.txt names what is under the net: {told:?}");
    }
}

#[tokio::test]
async fn the_net_is_there_unless_it_is_taken_away() {
    for house in houses().await.unwrap() {
        assert_eq!(house.house.store.has_row_policies(), house.is_postgres());
        if house.is_postgres() {
            let named = "(SELECT current_user::text AS name) one";
            let world = World::new(&house).await.unwrap();
            let reader = async |house: &Arc<House>| {
                bare::rows(&Ctx::of(house.clone(), world.clerk.clone()), named, &["name"]).await.unwrap()
            };
            assert_eq!(reader(&house.house).await, ["kakunin_served"]);
            assert_ne!(reader(&without(&house.house)).await, ["kakunin_served"]);
        }
    }
}

/// A name without a table in a policy's question is that question's own column, where it has one: then it compares nothing.
#[tokio::test]
async fn no_policy_compares_a_column_with_itself() {
    for house in houses().await.unwrap().into_iter().filter(TestHouse::is_postgres) {
        let question = "SELECT tablename::text, qual FROM pg_policies \
             UNION ALL SELECT viewname::text, definition FROM pg_views WHERE schemaname = 'public'";
        let asked = house.pairs(question).await.unwrap();
        assert!(asked.len() > 100, "hardly any policies: {}", asked.len());
        for (name, asks) in asked {
            let words: Vec<&str> = asks.split_whitespace().map(|word| word.trim_matches(['(', ')', ';'])).collect();
            let same = words.windows(3).find(|three| three[1] == "=" && three[0] == three[2]);
            assert_eq!(same, None, "{name}");
        }
    }
}

#[tokio::test]
async fn what_policies_ask_is_for_whoever_is_served_alone() {
    for house in houses().await.unwrap().into_iter().filter(TestHouse::is_postgres) {
        let question = "SELECT proname::text, array_to_string(proacl, ' ') FROM pg_proc \
             WHERE proname ^@ 'sight_' AND prosecdef";
        let functions = house.pairs(question).await.unwrap();
        assert_eq!(functions.len(), 11);
        for (name, may) in functions {
            // Everybody's right has nobody's name before it.
            assert!(
                may.contains("kakunin_served=X") && !may.split(' ').any(|who| who.starts_with('=')),
                "{name}: {may}"
            );
        }
        let changing = "SELECT table_name::text, privilege_type::text FROM information_schema.role_table_grants \
             WHERE grantee = 'kakunin_served' AND privilege_type <> 'SELECT'";
        assert_eq!(house.pairs(changing).await.unwrap(), []);
    }
}

#[tokio::test]
async fn no_page_says_anything_else_under_the_net() {
    let (mut asked, mut given, mut other) = (0, 0, BTreeSet::new());
    for house in houses().await.unwrap().into_iter().filter(TestHouse::is_postgres) {
        let mut ground = Box::pin(Ground::new(house)).await;
        let (under, bare) = (ground.portal.house.house.clone(), without(&ground.portal.house.house));
        let paths: Vec<String> = addresses().rows.keys().map(|address| ground.path(address)).collect();
        for n in some(0, ground.people.len(), PROOF.times(14, 60)) {
            let cookie = ground.portal.cookie(&ground.people[n].actor).await;
            for path in some(n, paths.len(), PROOF.times(40, 400)).map(|at| &paths[at]) {
                let mut said = Vec::new();
                for house in [&under, &bare] {
                    ground.portal.serve(house.clone());
                    let answer = ground.portal.get(Some(&cookie), path).await;
                    // Beside what is random in it a page is as long as its words.
                    said.push((answer.status, answer.body.len()));
                }
                asked += 1;
                given += usize::from(said[1].0 == StatusCode::OK);
                if said[0] != said[1] {
                    other.insert(format!("{path} to {}: {said:?}", ground.people[n].name()));
                }
            }
        }
    }
    for what in &other {
        println!("{what}");
    }
    PROOF.never("pages and files that say something else under the net", other.len(), asked);
    PROOF.at_least("of them given, not refused", given, asked / 10, asked);
}

#[tokio::test]
async fn without_the_scopes_nobody_is_shown_what_is_not_theirs() {
    for house in houses().await.unwrap().into_iter().filter(TestHouse::is_postgres) {
        let ground = Box::pin(Ground::new(house)).await;
        canary::mark(&ground.portal.house).await;
        let mut foreign = Foreign::new(&ground).await;
        foreign.also(include_str!("matrix/sight.txt"));
        let (open, mut tally) = (open(), Tally::default());
        let sides: BTreeMap<&str, &Person> = ground.people.iter().map(|person| (person.side, person)).collect();
        let house = &ground.portal.house.house;
        let bare = &without(house);
        for (table, columns) in WORDS.iter().filter(|(table, _)| !open.contains_key(table)) {
            let all = bare::rows(&Ctx::nobody(house.clone()), table, columns).await.unwrap();
            for person in sides.values() {
                let seen = rows(house, person, table, columns).await;
                tally.look(&foreign, person, (table, &all, &seen));
                let beside = rows(bare, person, table, columns).await;
                tally.beside += beside.iter().flat_map(|row| foreign.in_text(person, row)).count();
            }
            tally.strangers += bare::rows(&Ctx::stranger(house.clone()), table, columns).await.unwrap().len();
        }
        tally.end();
    }
}

/// The same house with the net taken away.
fn without(house: &Arc<House>) -> Arc<House> {
    Arc::new(House { store: house.store.clone().without_row_policies(), ..(**house).clone() })
}

async fn rows(house: &Arc<House>, person: &Person, table: &str, columns: &[&str]) -> Vec<String> {
    bare::rows(&Ctx::of(house.clone(), person.actor.clone()), table, columns).await.unwrap()
}

/// What was found, and how often it was looked.
#[derive(Default)]
struct Tally {
    tables: usize,
    rows: usize,
    hidden: usize,
    strangers: usize,
    /// Foreign words where the net is taken away too.
    beside: usize,
    foreign: BTreeSet<String>,
    missing: BTreeSet<String>,
}

impl Tally {
    fn look(&mut self, foreign: &Foreign, person: &Person, (table, all, seen): (&str, &[String], &[String])) {
        self.tables += 1;
        self.rows += seen.len();
        self.hidden += all.len() - seen.len();
        self.foreign.extend(seen.iter().flat_map(|row| foreign.in_text(person, row)));
        let own = |row: &&String| foreign.is_own(person, row);
        let (there, shown) = (all.iter().filter(own).count(), seen.iter().filter(own).count());
        if shown < there {
            self.missing.insert(format!("{table}: {} is shown {shown} of its {there} own rows", person.side));
        }
    }

    fn end(&self) {
        for what in self.foreign.iter().chain(&self.missing) {
            println!("{what}");
        }
        let tried = self.tables;
        PROOF.never("foreign words in whole tables, each read for each organisation", self.foreign.len(), self.rows);
        PROOF.never("tables in which an organisation misses rows of its own", self.missing.len(), tried);
        PROOF.never("rows shown to somebody who is not signed in", self.strangers, tried);
        PROOF.at_least("tables read without a scope", tried, 400, tried);
        PROOF.at_least("rows that the net held back", self.hidden, 500, self.hidden);
        PROOF.at_least("foreign words in the same reads without the net", self.beside, 500, self.beside);
    }
}
