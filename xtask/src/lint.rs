//! Formatting and lints. `ssr` and `hydrate` are never in one call.

use crate::house::House;
use crate::tally::{Tally, Verdict};
use crate::{Result, shell};

/// `cargo fmt --check`.
pub fn format(house: &House, tally: &mut Tally) {
    tally.check("formatting", || holds(shell::run(house.cargo().args(["fmt", "--all", "--check"]))));
}

/// Lints of everything that runs on the server (`app` as the server renders it), then of xtask.
///
/// xtask goes by itself: together with it, cargo would pick other features for what both use, and compile that twice.
pub fn server(house: &House, tally: &mut Tally) {
    for selection in [&["--workspace", "--exclude", "xtask"][..], &["-p", "xtask"]] {
        tally.check(&format!("clippy {}", selection.join(" ")), || {
            let mut clippy = house.cargo();
            clippy.arg("clippy").args(selection).args(["--all-targets", "--locked", "--", "-D", "warnings"]);
            holds(shell::run(&mut clippy))
        });
    }
}

/// A check without a note.
pub fn holds(result: Result<()>) -> Result<Verdict> {
    result.map(|()| Verdict::Holds(String::new()))
}
