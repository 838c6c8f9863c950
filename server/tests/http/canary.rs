//! Every organisation's words carry a marker of their own; whoever is shown another's must be in `matrix/shown.txt`, with the reason.

mod crawl;

use crate::hostile::WORDS;
use crate::matrix::Ground;
use crate::matrix::owners::owner;
use crate::matrix::people::{COMPANIES, MINISTRIES, Person};
use crate::portal::Answer;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use testing::TestHouse;

/// Puts into every text column of people's own words whose it is and where it stands.
pub async fn mark(house: &TestHouse) -> usize {
    let mut rows = 0;
    for (table, columns) in WORDS {
        let whose = owner(table);
        let whose = if house.is_postgres() {
            format!("replace(coalesce({whose}::text, repeat('0', 32)), '-', '')")
        } else {
            format!("coalesce(lower(hex({whose})), '00000000000000000000000000000000')")
        };
        for column in *columns {
            let statement = format!("UPDATE {table} SET {column} = 'zq' || {whose} || '-{table}.{column}-qz'");
            rows += usize::try_from(house.behind_the_back(table, &statement).await.unwrap()).unwrap();
        }
    }
    rows
}

/// A marker that was found: whose, and of which column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Marker {
    whose: String,
    column: String,
}

/// All markers of a text.
fn markers(text: &str) -> BTreeSet<Marker> {
    let parts = text.split("zq").skip(1).filter_map(|part| {
        let (whose, rest) = part.split_at_checked(32)?;
        let column = rest.strip_prefix('-')?.split_once("-qz")?.0;
        let known = whose.bytes().all(|byte| byte.is_ascii_hexdigit());
        known.then(|| Marker { whose: whose.to_owned(), column: column.to_owned() })
    });
    parts.collect()
}

/// Which markers are whose, and which may be shown to whom.
pub struct Foreign {
    sides: BTreeMap<String, &'static str>,
    shown: BTreeSet<(String, String)>,
}

impl Foreign {
    pub async fn new(ground: &Ground) -> Self {
        let sides = ground.people.iter().map(|person| (person.actor.organisation.0.simple().to_string(), person.side));
        Self { sides: sides.collect(), shown: shown(include_str!("matrix/shown.txt")) }
    }

    /// Lets more be shown: lines as those of the first list.
    pub fn also(&mut self, list: &str) {
        self.shown.extend(shown(list));
    }

    /// What of an answer its reader should not be shown.
    pub fn to(&self, person: &Person, answer: &Answer) -> Vec<String> {
        self.in_text(person, &readable(answer))
    }

    /// Whether a text has words of the reader's own organisation.
    pub fn is_own(&self, person: &Person, text: &str) -> bool {
        let own = person.actor.organisation.0.simple().to_string();
        markers(text).iter().any(|marker| marker.whose == own)
    }

    /// What of a text its reader should not be shown.
    pub fn in_text(&self, person: &Person, text: &str) -> Vec<String> {
        let own = person.actor.organisation.0.simple().to_string();
        let mut found = markers(text);
        found.retain(|marker| marker.whose != own && !self.may(marker, person));
        found.into_iter().map(|marker| format!("{} {}>{}", marker.column, self.side(&marker), person.side)).collect()
    }

    fn side(&self, marker: &Marker) -> &str {
        self.sides.get(&marker.whose).copied().unwrap_or("unknown")
    }

    fn may(&self, marker: &Marker, person: &Person) -> bool {
        let table = marker.column.split('.').next().unwrap_or_default();
        let columns = [marker.column.clone(), format!("{table}.*")];
        let owner = self.side(marker);
        let relations = [format!("{owner}>{}", person.side), format!("{owner}>any"), "any>any".to_owned()];
        columns.iter().any(|column| relations.iter().any(|way| self.shown.contains(&(column.clone(), way.clone()))))
    }
}

/// Lines `TABLE.COLUMN… OWNER>READER… : why`.
fn shown(text: &str) -> BTreeSet<(String, String)> {
    let mut shown = BTreeSet::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let (what, why) = line.split_once(" :").unwrap_or_else(|| panic!("without a reason: {line}"));
        assert!(why.trim().len() > 10, "without a reason: {line}");
        let (ways, columns): (Vec<&str>, Vec<&str>) = what.split_whitespace().partition(|word| word.contains('>'));
        for (way, column) in ways.iter().flat_map(|way| columns.iter().map(move |column| (way, column))) {
            let (owner, reader) = way.split_once('>').unwrap();
            for side in [owner, reader] {
                assert!(side == "any" || COMPANIES.contains(&side) || MINISTRIES.contains(&side), "{line}");
            }
            shown.insert(((*column).to_owned(), (*way).to_owned()));
        }
    }
    shown
}

/// The text of an answer; of a workbook that of all its parts.
fn readable(answer: &Answer) -> String {
    if !answer.body.starts_with(b"PK") {
        return answer.text();
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(answer.body.as_ref())).unwrap();
    let mut text = String::new();
    for n in 0..archive.len() {
        let mut part = Vec::new();
        archive.by_index(n).unwrap().read_to_end(&mut part).unwrap();
        text.push_str(&String::from_utf8_lossy(&part));
    }
    text
}

#[test]
fn markers_are_found() {
    let key = "0123456789abcdef0123456789abcdef";
    let found = markers(&format!("<p>zq{key}-answer.value-qz</p>zq{key}-risk.asset-qz zqx"));
    let columns: Vec<_> = found.iter().map(|marker| marker.column.as_str()).collect();
    assert_eq!(columns, ["answer.value", "risk.asset"]);
    assert!(
        shown("answer.value sub>prime : the prime judges it").contains(&("answer.value".into(), "sub>prime".into()))
    );
}
