//! How we work: `cargo xtask run`, `cargo xtask test`, `cargo xtask bench`, `cargo xtask mutants`, `cargo xtask prove`,
//! `cargo xtask guide`, `cargo xtask dist`.
//!
//! Read [`run`], [`test`], [`bench`], [`mutants`], [`prove`], [`guide`] and [`dist`] first; the other modules each know one tool. Errors are one line
//! of text, because the only thing anybody does with them is read them.

mod arguments;
mod bench;
mod clamd;
mod compiler;
mod css;
mod debian;
mod dist;
mod files;
mod guide;
mod house;
mod journeys;
mod lint;
mod memory;
mod mutants;
mod npm;
mod obligations;
mod postgres;
mod prove;
mod rules;
mod run;
mod rust_tests;
mod shell;
mod site;
mod tally;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;

use arguments::Arguments;

/// One line that says what went wrong, and where possible what to do about it.
type Result<T> = std::result::Result<T, String>;

const HELP: &str = "\
cargo xtask run  [--listen ADDR] [--data DIR] [--no-demo] [--release]
    build everything and start the portal; on an empty folder with a small demonstration world
cargo xtask test [--quick] [FILTER…]
    every check on both databases and in the browser; --quick leaves out the wasm lints, PostgreSQL and the journeys.
    FILTER is a stage (fmt rules clippy wasm rust journeys) or part of a test's name; names alone mean Rust tests
cargo xtask bench [--world small|large] [SECTION…]
    speed, size and memory on both databases, each beside its limit; an error where a bar is not held, after all was measured.
    SECTION is one of start sheet save whole book day first lighthouse; the small world is a hundredth, for developing
cargo xtask mutants [rules|scopes [PART/PARTS]]
    changes the rules on who may not do what, one by one; an error where no test notices
cargo xtask prove [NAME…]
    what is promised under attack, faults and load, tried as often as the promise says; writes docs/proof.md
cargo xtask guide
    takes the pictures of docs/guide anew
cargo xtask obligations
    writes docs/generated/obligations.md anew: which duty of the standard lives where
cargo xtask dist
    one stripped binary with its assets inside, and the verifier of exports";

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(line) => {
            eprintln!("xtask: {line}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<ExitCode> {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let arguments = Arguments::new(words.collect());
    match command.as_str() {
        "run" => run::run(arguments),
        "test" => test::run(arguments),
        "bench" => bench::run(arguments),
        "mutants" => mutants::run(arguments),
        "prove" => prove::run(arguments),
        "guide" => guide::run(arguments),
        "obligations" => obligations::write(arguments),
        "dist" => dist::run(arguments),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        unknown => Err(format!("no command `{unknown}`; `cargo xtask help` lists them")),
    }
}
