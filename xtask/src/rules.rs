//! The rules of the house that a machine can read off the dependencies and the text.

mod advisories;
mod browser;
mod crates;
mod deny;
mod frozen;
mod licences;
pub mod text;
mod tree;

use crate::house::House;
use crate::lint::holds;
use crate::tally::{Tally, Verdict};
use crate::{Result, obligations, shell};
use deny::Deny;
use tree::Tree;

/// Checks all of them.
pub fn run(house: &House, tally: &mut Tally) {
    match Tree::load(house).and_then(|tree| Ok((tree, Deny::load(house)?))) {
        Ok((tree, deny)) => dependencies(house, &tree, &deny, tally),
        Err(complaint) => {
            eprintln!("✗ dependencies\n  {complaint}");
            tally.fail(1, "dependencies");
        }
    }
    tally.check("the browser half brings nothing of the server", || browser::check(house));
    tally.check("landed migrations stay as they are", || frozen::check(house));
    match text::ours(house) {
        Ok(files) => {
            tally.check("forbidden text", || text::forbidden(&files));
            tally.check("length of files", || text::length(&files));
            tally.check("duties of the standard", || obligations::check(house, &files));
            tally.check("lock files name no registry", || text::lock_files(house, &files));
        }
        Err(complaint) => {
            eprintln!("✗ text\n  {complaint}");
            tally.fail(1, "text");
        }
    }
    if shell::find("cargo-deny").is_some() {
        let mut check = house.cargo();
        check.args(["deny", "check", "bans", "licenses", "sources"]);
        tally.check("cargo deny", || holds(shell::run(&mut check)));
    }
}

fn dependencies(house: &House, tree: &Tree, deny: &Deny, tally: &mut Tally) {
    tally.check("directions between our crates", || crates::directions(tree));
    tally.check("who may use what", || crates::bans(tree, deny));
    tally.check("licences", || licences::check(tree, deny));
    tally.check("sources", || crates::sources(tree, deny));
    tally.check("security advisories", || advisories::check(house, tree, deny));
}

/// One error out of many complaints, or the note.
fn verdict(complaints: &[String], note: String) -> Result<Verdict> {
    if complaints.is_empty() { Ok(Verdict::Holds(note)) } else { Err(complaints.join("\n")) }
}
