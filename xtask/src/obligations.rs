//! `cargo xtask obligations`: which duty of the standard lives where, read off the source. A duty lives where its id is cited outside
//! tests; `docs/obligations.txt` lists them all.

use std::collections::BTreeSet;
use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::house::House;
use crate::rules::text::{self, File};
use crate::tally::Verdict;
use crate::{Result, files};

const LIST: &str = "docs/obligations.txt";
const PAGE: &str = "docs/generated/obligations.md";
/// Where a duty is only asked about.
const CHECKLIST: &str = "service/data/checklist.toml";
/// Where code of the product stands.
const CRATES: [&str; 5] = ["domain/", "entity/", "service/", "app/", "server/"];

/// Writes the page anew.
pub fn write(arguments: Arguments) -> Result<ExitCode> {
    arguments.end()?;
    let house = House::find()?;
    let page = Page::read(&house, &text::ours(&house)?)?;
    files::write(&house.path(PAGE), page.drawn().as_bytes())?;
    println!("{}", page.counted());
    Ok(ExitCode::SUCCESS)
}

/// The page says what the source says.
pub fn check(house: &House, ours: &[File]) -> Result<Verdict> {
    let page = Page::read(house, ours)?;
    if files::text(&house.path(PAGE)).unwrap_or_default() == page.drawn() {
        Ok(Verdict::Holds(page.counted()))
    } else {
        Err(format!("{PAGE} is not what the source says; `cargo xtask obligations` writes it anew"))
    }
}

/// A heading of the list, or a duty with the files that cite it.
enum Row {
    Part(String),
    Duty(Duty),
}

struct Duty {
    id: String,
    bearer: String,
    text: String,
    lives: Vec<String>,
    tests: Vec<String>,
    asked: bool,
}

struct Page(Vec<Row>);

impl Page {
    fn read(house: &House, ours: &[File]) -> Result<Self> {
        let mut texts = Vec::new();
        for file in ours.iter().filter(|file| is_source(&file.name)) {
            texts.push((file.name.as_str(), files::text(&file.path)?));
        }
        let list = files::text(&house.path(LIST))?;
        let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
        let rows = lines.map(|line| match line.strip_prefix("## ") {
            Some(part) => Ok(Row::Part(part.to_owned())),
            None => Duty::found(line, &texts).map(Row::Duty),
        });
        rows.collect::<Result<Vec<_>>>().map(Self)
    }

    fn duties(&self) -> impl Iterator<Item = &Duty> {
        self.0.iter().filter_map(|row| match row {
            Row::Duty(duty) => Some(duty),
            Row::Part(_) => None,
        })
    }

    fn counted(&self) -> String {
        let all = self.duties().count();
        let lives = self.duties().filter(|duty| !duty.lives.is_empty()).count();
        let asked = self.duties().filter(|duty| duty.lives.is_empty() && duty.asked).count();
        let open = all - lives - asked;
        format!("{all} duties: {lives} live in the product, {asked} are only asked about, {open} are not covered yet")
    }

    fn drawn(&self) -> String {
        let mut page = format!(
            "# Where each duty of the standard lives\n\nWritten by `cargo xtask obligations`. {}.\n\n\
             A duty lives in the files that cite its id; it is *asked about* where an item of the checklist names it. Tests are those \
             that cite it, else those of the same noun.\n",
            self.counted()
        );
        for row in &self.0 {
            match row {
                Row::Part(part) => {
                    page.push_str(&format!(
                        "\n## {part}\n\n| id | who | duty | lives in | tests |\n|---|---|---|---|---|\n"
                    ));
                }
                Row::Duty(duty) => page.push_str(&duty.drawn()),
            }
        }
        page
    }
}

impl Duty {
    fn found(line: &str, texts: &[(&str, String)]) -> Result<Self> {
        let cells: Vec<&str> = line.splitn(3, " | ").collect();
        let [id, bearer, text] = cells[..] else { return Err(format!("{LIST}: no duty: {line}")) };
        let citing: Vec<&str> = texts.iter().filter(|(_, text)| cites(text, id)).map(|(name, _)| *name).collect();
        let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        let lives: Vec<&str> =
            citing.iter().copied().filter(|name| !is_test(name) && *name != CHECKLIST && in_product(name)).collect();
        let mut tests: Vec<&str> = citing.iter().copied().filter(|name| is_test(name)).collect();
        if tests.is_empty() {
            let nouns: BTreeSet<&str> = lives.iter().filter_map(|name| noun(name)).collect();
            tests = texts.iter().map(|(name, _)| *name).filter(|name| tests_of(name, &nouns)).collect();
        }
        Ok(Self {
            id: id.to_owned(),
            bearer: bearer.to_owned(),
            text: text.to_owned(),
            asked: citing.contains(&CHECKLIST),
            lives: owned(lives),
            tests: owned(tests),
        })
    }

    fn drawn(&self) -> String {
        let lives = match (self.lives.is_empty(), self.asked) {
            (false, _) => listed(&self.lives),
            (true, true) => "*asked about*".to_owned(),
            (true, false) => "–".to_owned(),
        };
        let tests = if self.lives.is_empty() { String::new() } else { listed(&self.tests) };
        format!("| {} | {} | {} | {lives} | {tests} |\n", self.id, self.bearer, self.text)
    }
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join("<br>")
}

fn is_source(name: &str) -> bool {
    (in_product(name) && (name.ends_with(".rs") || name.ends_with(".toml"))) || name.starts_with("end2end/journeys/")
}

fn in_product(name: &str) -> bool {
    CRATES.iter().any(|folder| name.starts_with(folder))
}

fn is_test(name: &str) -> bool {
    name.contains("/tests/") || name.ends_with("/tests.rs") || name.starts_with("end2end/")
}

/// The noun of which a file is: `domain/src/waiver/view.rs` is of `waiver`.
fn noun(name: &str) -> Option<&str> {
    let (_, below) = name.split_once("/src/")?;
    let first = below.split('/').next()?;
    Some(first.strip_suffix(".rs").unwrap_or(first))
}

fn tests_of(name: &str, nouns: &BTreeSet<&str>) -> bool {
    let named = |part: &str| nouns.contains(part.strip_suffix(".rs").or(part.strip_suffix(".spec.ts")).unwrap_or(part));
    is_test(name) && name.split('/').skip(1).any(named)
}

/// Whether a text names exactly this id, not a longer one.
fn cites(text: &str, id: &str) -> bool {
    let part = |one: char| one.is_alphanumeric() || one == '-';
    text.match_indices(id).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let mut after = text.get(at + id.len()..).unwrap_or_default().chars();
        let (next, second) = (after.next(), after.next());
        let longer = match next {
            // `6-2-2-ア` goes on as `6-2-2-ア-(ア)-1`; a full stop or a dash between words does not.
            Some('-') => second.is_some_and(|second| part(second) || second == '('),
            Some(next) => next.is_alphanumeric(),
            None => false,
        };
        !before.is_some_and(part) && !longer
    })
}

#[cfg(test)]
mod tests {
    use super::{cites, noun, tests_of};

    #[test]
    fn an_id_is_not_the_beginning_of_a_longer_one() {
        assert!(cites("as 12-2-b asks", "12-2-b"));
        assert!(cites("(5-4-1)", "5-4-1"));
        assert!(cites("clauses = [\"8-1-1-ア\"]", "8-1-1-ア"));
        assert!(!cites("12-2-b", "12-2"));
        assert!(!cites("13-3-10", "13-3-1"));
        assert!(!cites("113-1", "13-1"));
        assert!(!cites("6-2-2-ア-(ア)-1", "6-2-2-ア"));
    }

    #[test]
    fn tests_are_found_by_the_noun() {
        let nouns = ["waiver"].into();
        assert_eq!(noun("domain/src/waiver/view.rs"), Some("waiver"));
        assert_eq!(noun("domain/src/waiver.rs"), Some("waiver"));
        assert!(tests_of("service/tests/all/waiver.rs", &nouns));
        assert!(tests_of("end2end/journeys/waiver.spec.ts", &nouns));
        assert!(!tests_of("service/tests/all/disclosure.rs", &nouns));
    }
}
