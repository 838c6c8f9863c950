//! The Rust tests. Those that touch the store run each case on SQLite and, when `KAKUNIN_TEST_POSTGRES` names a server,
//! on PostgreSQL too; those that are ignored need a clamd and run when there is one.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::compiler::Compiler;
use crate::house::House;
use crate::tally::{Counts, Tally, Verdict};
use crate::{Result, memory, shell};

/// What tests find outside.
#[derive(Clone, Copy)]
pub struct Outside<'a> {
    /// A PostgreSQL server where databases may be made.
    pub postgres: Option<&'a str>,
    /// ClamAV's daemon.
    pub clamd: Option<&'a Path>,
    /// Programs of others, by the variable that names them.
    pub tools: &'a [(&'static str, PathBuf)],
}

/// The same division as in the lints, for the same reason.
const SELECTIONS: [&[&str]; 2] = [&["--workspace", "--exclude", "xtask"], &["-p", "xtask"]];

/// Everything that can be linted. Not `--all-targets`: that compiles as a test also each library that says it has none.
const TARGETS: [&[&str]; 2] =
    [&["--lib", "--bins", "--tests", "--bench", "portal", "--locked"], &["--bins", "--tests", "--locked"]];

/// Compiles all of them and everything else that can be linted, and runs none.
pub fn compile(house: &House, compiler: &Compiler) -> Result<Verdict> {
    for (selection, targets) in SELECTIONS.into_iter().zip(TARGETS) {
        shell::run(compiler.cargo(house).arg("build").args(selection).args(targets))?;
    }
    Ok(Verdict::Holds(String::new()))
}

/// Runs all of them, also after a failure, and counts what libtest reports.
pub fn run(house: &House, compiler: &Compiler, outside: Outside<'_>, names: &[String], tally: &mut Tally) {
    for selection in SELECTIONS {
        let test = || batch(compiler.cargo(house), selection, outside, names);
        tally.count(&format!("cargo test {}", selection.join(" ")), test);
    }
}

/// Counts what every `test result:` line says.
fn batch(mut test: Command, selection: &[&str], outside: Outside<'_>, names: &[String]) -> Result<Counts> {
    test.arg("test").args(selection).args(["--locked", "--no-fail-fast", "--"]).args(names);
    test.env("TMPDIR", memory::folder());
    // More than there are cores: most of a test is waiting for a database, a mail server, a closing connection.
    test.env("RUST_TEST_THREADS", (2 * std::thread::available_parallelism().map_or(1, usize::from)).to_string());
    match outside.postgres {
        Some(address) => test.env("KAKUNIN_TEST_POSTGRES", address),
        None => test.env_remove("KAKUNIN_TEST_POSTGRES"),
    };
    if let Some(program) = outside.clamd {
        test.arg("--include-ignored").env("KAKUNIN_TEST_CLAMD", program);
    }
    test.envs(outside.tools.iter().map(|(variable, tool)| (variable, tool)));
    let mut sum = Counts::default();
    let success = shell::follow(&mut test, |line| {
        if let Some(counts) = counts(line) {
            sum.passed += counts.passed;
            sum.failed += counts.failed;
            sum.skipped += counts.skipped;
        }
    })?;
    // Something that does not compile, or a test that takes its whole process down, reports nothing.
    if !success && sum.failed == 0 {
        sum.failed = 1;
    }
    Ok(sum)
}

/// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn counts(line: &str) -> Option<Counts> {
    let (_, figures) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut sum = Counts::default();
    for figure in figures.split("; ") {
        let (number, what) = figure.split_once(' ')?;
        match what {
            "passed" => sum.passed = number.parse().ok()?,
            "failed" => sum.failed = number.parse().ok()?,
            "ignored" => sum.skipped = number.parse().ok()?,
            _ => {}
        }
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::{Counts, counts};

    #[test]
    fn reads_what_libtest_prints() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.52s";
        assert_eq!(counts(line), Some(Counts { passed: 12, failed: 3, skipped: 1 }));
        assert_eq!(counts("test domain::text ... ok"), None);
        assert_eq!(counts("test result: nonsense"), None);
    }
}
