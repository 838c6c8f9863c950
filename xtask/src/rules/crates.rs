//! Who depends on whom.

use super::deny::Deny;
use super::tree::Tree;
use super::verdict;
use crate::Result;
use crate::tally::Verdict;

/// Our crates, each with the others that it may name. `app` has `service` only where the server renders.
const DIRECTIONS: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("entity", &["domain"]),
    ("migration", &[]),
    ("service", &["domain", "entity", "migration"]),
    ("app", &["domain", "locales", "service"]),
    ("locales", &[]),
    ("server", &["app", "domain", "migration", "service"]),
    ("testing", &["domain", "entity", "service"]),
    ("verifier", &["domain"]),
    ("xtask", &[]),
];

/// Our crate that tests and measurements may name, and nothing that ships.
const FOR_TESTS: &str = "testing";

/// What must be behind a feature where it is named, because the other half does not compile with it.
const OPTIONAL: [(&str, &str); 4] =
    [("app", "axum"), ("app", "leptos_axum"), ("app", "service"), ("domain", "sea-orm")];

/// Packages that only some of ours may name. Others use them too, so these rows cannot stand in `deny.toml`.
const OURS: [(&str, &[&str]); 4] = [
    ("reqwest", &["server"]),
    ("tokio", &["server", "service", "testing"]),
    ("tower", &["server"]),
    ("wasm-bindgen", &["app"]),
];

/// Our crates name each other only downwards.
pub fn directions(tree: &Tree) -> Result<Verdict> {
    let mut complaints = Vec::new();
    let members: Vec<&str> = tree.ours().map(|package| package.name.as_str()).collect();
    for package in tree.ours() {
        let name = package.name.as_str();
        let Some((_, allowed)) = DIRECTIONS.iter().find(|(ours, _)| *ours == name) else {
            complaints.push(format!("{name} has no row in xtask/src/rules/crates.rs"));
            continue;
        };
        for dependency in &package.dependencies {
            let used = dependency.name.as_str();
            let for_a_test = used == FOR_TESTS && dependency.is_for_tests();
            if members.contains(&used) && used != name && !allowed.contains(&used) && !for_a_test {
                complaints.push(format!("{name} must not depend on {used}"));
            }
            if !dependency.optional && OPTIONAL.contains(&(name, used)) {
                complaints.push(format!("{used} must be optional in {name}"));
            }
            if OURS.iter().any(|(restricted, users)| *restricted == used && !users.contains(&name)) {
                complaints.push(format!("{name} must not use {used}"));
            }
        }
    }
    verdict(&complaints, String::new())
}

/// `[bans]` of `deny.toml`: a restricted package has only the users named there.
pub fn bans(tree: &Tree, deny: &Deny) -> Result<Verdict> {
    let mut complaints = Vec::new();
    for ban in &deny.bans.deny {
        for user in tree.users_of(&ban.name) {
            if !ban.wrappers.iter().any(|wrapper| wrapper == user) {
                complaints.push(format!("{user} must not use {}: {}", ban.name, ban.reason));
            }
        }
    }
    verdict(&complaints, String::new())
}

/// `[sources]` of `deny.toml`: nothing comes from elsewhere.
pub fn sources(tree: &Tree, deny: &Deny) -> Result<Verdict> {
    let known = |source: &str| {
        let index = source.strip_prefix("registry+").unwrap_or(source);
        deny.sources.registries.iter().any(|registry| registry == index)
    };
    let strange = tree.packages().filter(|package| package.source.as_deref().is_some_and(|source| !known(source)));
    let complaints: Vec<String> = strange
        .map(|package| format!("{} comes from {}", package.name, package.source.as_deref().unwrap_or_default()))
        .collect();
    verdict(&complaints, format!("{} packages", tree.packages().count()))
}
