//! The second net with the first taken away: every table is read whole for every organisation, without a scope, on PostgreSQL.

use crate::canary::{self, Foreign};
use crate::hostile::WORDS;
use crate::matrix::Ground;
use crate::matrix::people::Person;
use service::Ctx;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use testing::proof::Proof;
use testing::{TestHouse, bare, houses};

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
async fn without_the_scopes_nobody_is_shown_what_is_not_theirs() {
    for house in houses().await.unwrap().into_iter().filter(TestHouse::is_postgres) {
        let ground = Box::pin(Ground::new(house)).await;
        canary::mark(&ground.portal.house).await;
        let mut foreign = Foreign::new(&ground).await;
        foreign.also(include_str!("matrix/sight.txt"));
        let (open, mut tally) = (open(), Tally::default());
        let sides: BTreeMap<&str, &Person> = ground.people.iter().map(|person| (person.side, person)).collect();
        let house = &Arc::new(service::House {
            store: ground.portal.house.house.store.clone().with_row_policies(),
            ..(*ground.portal.house.house).clone()
        });
        house.store.make_role().await.unwrap();
        for (table, columns) in WORDS.iter().filter(|(table, _)| !open.contains_key(table)) {
            let all = bare::rows(&Ctx::nobody(house.clone()), table, columns).await.unwrap();
            for person in sides.values() {
                let seen = bare::rows(&Ctx::of(house.clone(), person.actor.clone()), table, columns).await.unwrap();
                tally.look(&foreign, person, (table, &all, &seen));
            }
            tally.strangers += bare::rows(&Ctx::stranger(house.clone()), table, columns).await.unwrap().len();
        }
        tally.end();
    }
}

/// What was found, and how often it was looked.
#[derive(Default)]
struct Tally {
    tables: usize,
    rows: usize,
    hidden: usize,
    strangers: usize,
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
    }
}
