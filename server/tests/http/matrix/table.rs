//! What people wrote down about who may what: `addresses.txt` and `commands.txt`.

use super::people::{COMPANIES, MINISTRIES, PENDING, Person};
use std::collections::{BTreeMap, BTreeSet};

/// Who is meant: `SIDE/ROLE`, with a plus where only the named person is; `*` for everybody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector(String);

impl Selector {
    pub fn takes(&self, person: &Person) -> bool {
        let Some((side, role)) = self.0.split_once('/') else { return self.0 == "*" };
        let (role, only_named) = role.strip_suffix('+').map_or((role, false), |role| (role, true));
        let of_side = match side {
            "any" => true,
            "company" => COMPANIES.contains(&person.side),
            "ministries" => MINISTRIES.contains(&person.side),
            side => side == person.side,
        };
        of_side && (role == "*" || role == person.role.code()) && (person.named || !only_named)
    }
}

/// One address, and who is answered how.
#[derive(Default)]
pub struct Row {
    answers: Vec<(u16, Vec<Selector>)>,
}

impl Row {
    /// The status for somebody signed in.
    pub fn expected(&self, person: &Person) -> u16 {
        let answer = self.answers.iter().find(|(_, who)| who.iter().any(|who| who.takes(person)));
        answer.map_or(404, |(status, _)| *status)
    }

    /// The status for whoever is not; who lacks the second factor only has a word of their own.
    pub fn expected_of_nobody(&self, what: &str) -> u16 {
        let of = |word: &str| {
            let word = Selector(word.to_owned());
            self.answers.iter().find(|(_, who)| who.contains(&word)).map(|(status, _)| *status)
        };
        let pending = if what == PENDING { of("pending") } else { None };
        pending.or_else(|| of("nobody")).unwrap_or(302)
    }
}

/// Both kinds of lines: `STATUS ADDRESS… : WHO…`, `POST ADDRESS…`, `COMMAND… : WHO…`.
#[derive(Default)]
pub struct Table {
    pub rows: BTreeMap<String, Row>,
    /// Addresses that take a form of ours.
    pub forms: BTreeSet<String>,
}

impl Table {
    pub fn read(text: &str) -> Self {
        let (mut table, mut words) = (Self::default(), BTreeMap::new());
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some((word, who)) = line.strip_prefix('@').and_then(|line| line.split_once('=')) {
                words.insert(word.trim().to_owned(), selectors(who, &words));
            } else if let Some(addresses) = line.strip_prefix("POST ") {
                table.forms.extend(addresses.split_whitespace().map(str::to_owned));
            } else {
                table.add(line, &words);
            }
        }
        table
    }

    fn add(&mut self, line: &str, words: &BTreeMap<String, Vec<Selector>>) {
        let (what, who) = line.split_once(" :").unwrap_or((line, ""));
        let (status, addresses) = match what.split_once(' ') {
            Some((status, addresses)) if status.parse::<u16>().is_ok() => (status.parse().unwrap(), addresses),
            Some(_) | None => (200, what),
        };
        for address in addresses.split_whitespace() {
            let row = self.rows.entry(address.to_owned()).or_default();
            row.answers.push((status, selectors(who, words)));
        }
    }

    /// Whether somebody may, where the table is one of commands.
    pub fn may(&self, command: &str, person: &Person) -> bool {
        self.rows[command].expected(person) == 200
    }
}

fn selectors(text: &str, words: &BTreeMap<String, Vec<Selector>>) -> Vec<Selector> {
    let known = |name: &str| words.get(name).unwrap_or_else(|| panic!("the word @{name} is not explained")).clone();
    let one = |word: &str| word.strip_prefix('@').map_or_else(|| vec![Selector(word.to_owned())], known);
    text.split_whitespace().flat_map(one).collect()
}

#[test]
fn a_table_says_who_is_answered_what() {
    let world = Table::read(
        "@few = prime/auditor+ ministries/*\n200 /a /b : @few nobody\n302 /b : sub/employee\n404 /c\nPOST /d",
    );
    let id = uuid::Uuid::nil();
    let person = |side, role, named| Person {
        side,
        role,
        named,
        actor: domain::permission::Actor {
            account: domain::id::AccountId(id),
            membership: domain::id::MembershipId(id),
            organisation: domain::id::OrganisationId(id),
            kind: domain::organisation::OrganisationKind::Company,
            roles: vec![role],
        },
    };
    use domain::role::Role;
    let answered = |address: &str, who: &Person| world.rows[address].expected(who);
    assert_eq!(answered("/a", &person("prime", Role::Auditor, true)), 200);
    assert_eq!(answered("/a", &person("prime", Role::Auditor, false)), 404);
    assert_eq!(answered("/a", &person("other-ministry", Role::CaseOfficer, false)), 200);
    assert_eq!(answered("/b", &person("sub", Role::Employee, false)), 302);
    assert_eq!(answered("/c", &person("prime", Role::Auditor, true)), 404);
    assert_eq!((world.rows["/a"].expected_of_nobody("left"), world.rows["/c"].expected_of_nobody(PENDING)), (200, 302));
    assert!(world.forms.contains("/d"));
}
