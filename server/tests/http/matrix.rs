//! The authorisation matrix: every address and every command by everybody, against tables that people wrote.

pub mod commands;
pub mod owners;
pub mod people;
pub mod rows;
pub mod table;

use crate::canary;
use crate::portal::{Answer, Below, Portal, Things};
use app::routes::App;
use axum::body::Body;
use axum::http::{Method, Request, header};
use leptos_axum::generate_route_list;
use people::{Person, nobodies};
use std::collections::{BTreeMap, BTreeSet};
use table::{Row, Table};
use testing::proof::Proof;
use testing::{TestHouse, houses};

pub const PROOF: Proof = Proof("matrix");

/// Who is answered what at which address.
pub fn addresses() -> Table {
    Table::read(include_str!("matrix/addresses.txt"))
}

/// A portal with everything in it, and everybody.
pub struct Ground {
    pub portal: Portal,
    pub things: Things,
    pub below: Below,
    pub people: Vec<Person>,
}

impl Ground {
    pub async fn new(house: TestHouse) -> Self {
        let portal = Portal::new(house).await;
        let (things, below) = Things::with_below(&portal).await;
        let mut everybody = people::named(&portal.world);
        everybody.extend(people::named_below(&below.world));
        let sides = people::sides(&portal.world, &below.world.bystander).await;
        for place in people::places() {
            everybody.push(people::join(&portal.world, &sides, place).await);
        }
        Self { portal, things, below, people: everybody }
    }

    /// An address of the table with its keys filled in; with a tilde those of the case below.
    pub fn path(&self, address: &str) -> String {
        match address.strip_suffix('~') {
            Some(pattern) => pattern
                .replace("/engagement/{id}", &format!("/engagement/{}", self.below.engagement))
                .replace("/confirmation/{id}", &format!("/confirmation/{}", self.below.sheet))
                .replace("/application/{id}", &format!("/application/{}", self.below.application)),
            None if address == "/assets/{name}" => "/assets/a.css".to_owned(),
            None if address == "/ministry-audit.csv" => format!("{address}?id={}", self.things.ministry.id),
            None => self.things.path(&self.portal, address),
        }
    }

    /// Cookies of everybody, in their order.
    pub async fn cookies(&self) -> Vec<String> {
        let mut cookies = Vec::new();
        for person in &self.people {
            cookies.push(self.portal.cookie(&person.actor).await);
        }
        cookies
    }
}

/// Which of so many are tried in this turn, spread over all of them: everyone in a long run, others in each turn of a quick one.
pub fn some(turn: usize, of: usize, most: usize) -> impl Iterator<Item = usize> {
    let most = most.min(of);
    (0..most).map(move |n| (turn + n * of / most) % of)
}

#[tokio::test]
async fn every_address_is_in_the_table() {
    let portal = Portal::new(testing::sqlite().await.unwrap()).await;
    let table = addresses();
    let listed: BTreeSet<String> =
        table.rows.keys().map(|address| address.trim_end_matches('~').to_owned()).chain(table.forms).collect();
    let existing: BTreeSet<String> = portal.addresses().into_iter().filter(|path| !path.starts_with("/api/")).collect();
    let pages: BTreeSet<String> = generate_route_list(App).iter().map(|route| route.path().to_owned()).collect();
    assert!(pages.is_subset(&existing), "the router tells its addresses");
    assert_eq!(existing.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "without a line in the table");
    assert_eq!(listed.difference(&existing).collect::<Vec<_>>(), Vec::<&String>::new(), "no longer there");
}

/// What went wrong, and how often it was tried.
#[derive(Default)]
struct Tally {
    tried: usize,
    methods: usize,
    unexpected: BTreeMap<String, Vec<String>>,
    leaks: BTreeSet<String>,
    changed: Vec<String>,
}

#[tokio::test]
async fn everybody_is_answered_as_the_table_says() {
    let (table, mut tally) = (addresses(), Tally::default());
    for house in houses().await.unwrap() {
        let ground = Box::pin(Ground::new(house)).await;
        canary::mark(&ground.portal.house).await;
        let foreign = canary::Foreign::new(&ground).await;
        let (cookies, nobodies) = (ground.cookies().await, nobodies(&ground.portal).await);
        let before = rows::digests(&ground.portal.house).await;
        for (turn, (address, row)) in table.rows.iter().enumerate() {
            let path = ground.path(address);
            by_people(&ground, &cookies, &foreign, (turn, address, row, &path), &mut tally).await;
            by_nobody(&ground, &nobodies, (turn, address, row, &path), &mut tally).await;
            if !table.forms.contains(address) {
                by_other_methods(&ground, &cookies, (turn, address, &path), &mut tally).await;
            }
        }
        let after = rows::digests(&ground.portal.house).await;
        let changed = after.iter().filter(|(name, digest)| before.get(*name) != Some(digest));
        tally.changed.extend(changed.map(|(name, _)| format!("{} {name}", ground.portal.house.name)));
    }
    for (what, who) in &tally.unexpected {
        println!("{what}: {}", who.join(" "));
    }
    for what in tally.leaks.iter().chain(&tally.changed) {
        println!("{what}");
    }
    PROOF.never("answers of pages and files other than the table says", tally.unexpected.len(), tally.tried);
    PROOF.never("foreign markers in them", tally.leaks.len(), tally.tried);
    PROOF.never("tables changed by reading", tally.changed.len(), tally.tried);
    PROOF.at_least("requests with other methods, refused", tally.methods, PROOF.times(500, 5_000), tally.methods);
    PROOF.at_least("cases of pages and files", tally.tried, PROOF.times(2_000, 10_000), tally.tried);
}

type At<'a> = (usize, &'a str, &'a Row, &'a str);

async fn by_people(ground: &Ground, cookies: &[String], foreign: &canary::Foreign, at: At<'_>, tally: &mut Tally) {
    let (turn, address, row, path) = at;
    let count = ground.people.len();
    // First somebody who may: else the refusals below say nothing.
    let control = (0..count).find(|n| row.expected(&ground.people[*n]) == 200);
    let chosen: BTreeSet<usize> = some(turn, count, PROOF.times(2, count)).chain(control).collect();
    for n in chosen {
        let (person, expected) = (&ground.people[n], row.expected(&ground.people[n]));
        let answer = ground.portal.get(Some(&cookies[n]), path).await;
        tally.check(ground, (address, person.name(), expected), &answer);
        for marker in foreign.to(person, &answer) {
            tally.leaks.insert(format!("{marker}  ({address} to {})", person.role.code()));
        }
    }
}

async fn by_nobody(
    ground: &Ground,
    nobodies: &[(&'static str, Option<String>)],
    (turn, address, row, path): At<'_>,
    tally: &mut Tally,
) {
    for n in some(turn, nobodies.len(), PROOF.times(1, nobodies.len())) {
        let (what, cookie) = &nobodies[n];
        let answer = ground.portal.get(cookie.as_deref(), path).await;
        let expected = row.expected_of_nobody(what);
        tally.check(ground, (address, format!("<{what}>"), expected), &answer);
        let open = !matches!(expected, 302 | 303) || address.starts_with("/sign-in") || address.contains("/provider/");
        if !open && !answer.location().is_some_and(|to| to.starts_with("/sign-in")) {
            tally.leaks.insert(format!("{address} leads {what} to {:?}", answer.location()));
        }
    }
}

/// No page takes anything but to be read; what comes from elsewhere is not even looked at.
async fn by_other_methods(
    ground: &Ground,
    cookies: &[String],
    (turn, address, path): (usize, &str, &str),
    tally: &mut Tally,
) {
    for n in some(turn, ground.people.len(), PROOF.times(1, 2)) {
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS] {
            for (site, expected) in
                [("same-origin", 405), ("cross-site", if method == Method::OPTIONS { 405 } else { 403 })]
            {
                let request = Request::builder().method(&method).uri(path).header(header::COOKIE, &cookies[n]);
                let answer =
                    ground.portal.send(request.header("sec-fetch-site", site).body(Body::empty()).unwrap()).await;
                tally.methods += 1;
                tally.check(
                    ground,
                    (address, format!("{method} {site} {}", ground.people[n].name()), expected),
                    &answer,
                );
            }
        }
        let request = Request::builder().method(Method::HEAD).uri(path).header(header::COOKIE, &cookies[n]);
        let head = ground.portal.send(request.body(Body::empty()).unwrap()).await;
        tally.methods += 1;
        if !head.body.is_empty() {
            tally.leaks.insert(format!("HEAD {address} has a body"));
        }
    }
}

impl Tally {
    fn check(&mut self, ground: &Ground, (address, who, expected): (&str, String, u16), answer: &Answer) {
        self.tried += 1;
        let status = answer.status.as_u16();
        if status != expected {
            let what = format!("{} {address} answers {status}, not {expected}", ground.portal.house.name);
            self.unexpected.entry(what).or_default().push(who);
        }
    }
}
