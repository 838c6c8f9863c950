//! `cargo xtask test`: everything that must hold, and one line at the end.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::house::House;
use crate::journeys::{self, Portal};
use crate::postgres::Cluster;
use crate::rust_tests::Outside;
use crate::tally::{Tally, Verdict};
use crate::{Result, clamd, lint, rules, rust_tests, shell, site, wasm};

const STAGES: [&str; 6] = ["fmt", "rules", "clippy", "wasm", "rust", "journeys"];

struct Plan {
    quick: bool,
    stages: Vec<String>,
    names: Vec<String>,
}

impl Plan {
    /// A stage runs when it was named. When none was, all run; with names of tests alone, the Rust tests do.
    fn runs(&self, stage: &str) -> bool {
        if self.stages.is_empty() {
            self.names.is_empty() || stage == "rust"
        } else {
            self.stages.iter().any(|named| named == stage)
        }
    }
}

/// Runs the stages, the quick ones first. A stage that fails does not stop the next: one run shows everything.
pub fn run(mut arguments: Arguments) -> Result<ExitCode> {
    let quick = arguments.flag("--quick");
    let (stages, names) = arguments.rest()?.into_iter().partition(|word| STAGES.contains(&word.as_str()));
    let plan = Plan { quick, stages, names };
    let house = House::find()?;
    let mut tally = Tally::new();

    if plan.runs("fmt") {
        lint::format(&house, &mut tally);
    }
    if plan.runs("rules") {
        rules::run(&house, &mut tally);
    }
    if plan.runs("clippy") {
        lint::server(&house, &mut tally);
    }
    if plan.runs("wasm") {
        if plan.quick {
            tally.skip(1, "wasm lints: --quick");
        } else {
            tally.check("clippy of the browser half", || lint::holds(wasm::clippy(&house)));
        }
    }
    if plan.runs("rust") || plan.runs("journeys") {
        behaviour(&house, &plan, &mut tally);
    }
    Ok(if tally.close() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The stages that need a database.
fn behaviour(house: &House, plan: &Plan, tally: &mut Tally) {
    let cluster = if plan.quick {
        tally.skip(1, "PostgreSQL: --quick");
        None
    } else {
        postgres(tally)
    };
    let address = cluster.as_ref().map(Database::address);
    if plan.runs("rust") {
        let clamd = scanner(plan, tally);
        rust_tests::run(house, Outside { postgres: address, clamd: clamd.as_deref() }, &plan.names, tally);
    }
    if plan.runs("journeys") {
        if plan.quick {
            tally.skip(1, "journeys: --quick");
        } else {
            browser(house, address, &plan.names, tally);
        }
    }
}

fn browser(house: &House, postgres: Option<&str>, names: &[String], tally: &mut Tally) {
    let mut assets = None;
    let built = tally.check("the portal for the journeys", || {
        assets = Some(site::build(house)?);
        shell::run(house.cargo().args(["build", "-p", "server", "--locked"]))?;
        Ok(Verdict::Holds(String::new()))
    });
    match assets {
        Some(assets) if built => {
            let binary = house.target.join("debug/kakunin");
            journeys::run(house, &Portal { binary: &binary, assets: &assets, postgres, guide: None }, names, tally);
        }
        Some(_) | None => tally.fail(1, "journeys: the portal was not built"),
    }
}

/// Our own server, or the one that the caller named.
enum Database {
    Ours(Cluster),
    Theirs(String),
}

impl Database {
    fn address(&self) -> &str {
        match self {
            Self::Ours(cluster) => cluster.address(),
            Self::Theirs(address) => address,
        }
    }
}

fn scanner(plan: &Plan, tally: &mut Tally) -> Option<PathBuf> {
    if plan.quick {
        return None;
    }
    clamd::find().map_err(|reason| tally.skip(1, &format!("clamd: {reason}"))).ok()
}

fn postgres(tally: &mut Tally) -> Option<Database> {
    if let Ok(address) = env::var("KAKUNIN_TEST_POSTGRES") {
        return Some(Database::Theirs(address));
    }
    match shell::step("PostgreSQL", Cluster::start) {
        Ok(cluster) => Some(Database::Ours(cluster)),
        Err(reason) => {
            tally.skip(1, &format!("PostgreSQL: {reason}"));
            None
        }
    }
}
