//! What the browser downloads must not drag in the server's world.

use super::verdict;
use crate::house::House;
use crate::tally::Verdict;
use crate::{Result, shell};

const FOREIGN: [&str; 9] = ["axum", "entity", "hyper", "libsqlite3-sys", "mio", "sea-orm", "service", "sqlx", "tokio"];

/// The tree of `app` as it is built for the browser names none of them, nor `sea-orm-…`, `tokio-…` and so on.
pub fn check(house: &House) -> Result<Verdict> {
    let mut ask = house.cargo();
    ask.args(["tree", "-p", "app", "--no-default-features", "--features", "hydrate", "--locked"]);
    ask.args(["--target", "wasm32-unknown-unknown", "-e", "normal", "--prefix", "none", "--format", "{p}"]);
    let told = shell::capture(&mut ask)?;
    let mut names: Vec<&str> = told.lines().filter_map(|line| line.split(' ').next()).collect();
    names.sort_unstable();
    names.dedup();
    let foreign = names.iter().filter(|name| is_foreign(name));
    let complaints: Vec<String> = foreign.map(|name| format!("app (hydrate) brings {name}")).collect();
    verdict(&complaints, format!("{} packages", names.len()))
}

fn is_foreign(name: &str) -> bool {
    FOREIGN
        .iter()
        .any(|foreign| name.strip_prefix(foreign).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
}

#[cfg(test)]
mod tests {
    use super::is_foreign;

    #[test]
    fn families_are_meant_not_prefixes() {
        assert!(is_foreign("tokio") && is_foreign("tokio-util") && is_foreign("sea-orm-macros"));
        assert!(!is_foreign("entity_of") && !is_foreign("miow"));
    }
}
