//! `cargo xtask test`: everything that must hold, and one line at the end.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread::{self, ScopedJoinHandle};

use crate::arguments::Arguments;
use crate::compiler::Compiler;
use crate::house::House;
use crate::journeys::{self, Portal};
use crate::postgres::Cluster;
use crate::rust_tests::Outside;
use crate::tally::{Tally, Verdict};
use crate::tools::Tool;
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
    let compiler = compile(&house, &plan, &mut tally);
    if plan.runs("wasm") || plan.runs("rust") || plan.runs("journeys") {
        thread::scope(|scope| {
            // The Rust tests mostly wait, so the browser half is built beside them; beside their compilation it would only compete.
            let half = scope.spawn(|| BrowserHalf::make(&house, &plan));
            behaviour(&house, &plan, (&compiler, half), &mut tally);
        });
    }
    Ok(if tally.close() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Lints, and compiles the Rust tests: in one go where both are asked for. Gives the compiler of what is run then.
fn compile(house: &House, plan: &Plan, tally: &mut Tally) -> Compiler {
    match (plan.runs("clippy"), plan.runs("rust")) {
        (true, true) => {
            let linting = Compiler::linting(house);
            let linted = tally.check("clippy, and the Rust tests compile", || {
                rust_tests::compile(house, linting.as_ref().map_err(Clone::clone)?)
            });
            if let (true, Ok(linting)) = (linted, linting) {
                return linting;
            }
        }
        (true, false) => {
            lint::server(house, tally);
            return Compiler::Plain;
        }
        (false, false) => return Compiler::Plain,
        (false, true) => {}
    }
    // What a lint complains of may still be right: one run shows everything.
    tally.check("the Rust tests compile", || rust_tests::compile(house, &Compiler::Plain));
    Compiler::Plain
}

/// The browser half: what its lints say, and the assets made of it. `None` where nobody asked.
struct BrowserHalf {
    lints: Option<Result<()>>,
    assets: Option<Result<PathBuf>>,
}

impl BrowserHalf {
    fn make(house: &House, plan: &Plan) -> Self {
        let asked = |stage| !plan.quick && plan.runs(stage);
        match (asked("wasm"), asked("journeys")) {
            (true, true) => Self::linted(house),
            (true, false) => Self { lints: Some(wasm::clippy(house)), assets: None },
            (false, true) => Self { lints: None, assets: Some(site::build(house, &Compiler::Plain)) },
            (false, false) => Self { lints: None, assets: None },
        }
    }

    /// Both in one go; what a lint complains of may still be right.
    fn linted(house: &House) -> Self {
        let linted = Compiler::linting(house).and_then(|linting| wasm::compile(house, &linting).map(|()| linting));
        let compiler = linted.clone().unwrap_or(Compiler::Plain);
        Self { lints: Some(linted.map(drop)), assets: Some(site::build(house, &compiler)) }
    }
}

/// The stages that need a database, and what `half` made in the meantime.
fn behaviour(
    house: &House,
    plan: &Plan,
    (compiler, half): (&Compiler, ScopedJoinHandle<'_, BrowserHalf>),
    tally: &mut Tally,
) {
    let cluster = if plan.quick || !(plan.runs("rust") || plan.runs("journeys")) { None } else { postgres(tally) };
    let address = cluster.as_ref().map(Database::address);
    if plan.quick {
        tally.skip(3, "wasm lints, PostgreSQL and journeys: --quick");
    }
    if plan.runs("rust") {
        let clamd = scanner(plan, tally);
        let tools = tools(house, plan, tally);
        let outside = Outside { postgres: address, clamd: clamd.as_deref(), tools: &tools };
        rust_tests::run(house, compiler, outside, &plan.names, tally);
    }
    let Ok(BrowserHalf { lints, assets }) = half.join() else { return tally.fail(1, "the browser half: a panic") };
    if let Some(lints) = lints {
        tally.check("lints of the browser half", || lint::holds(lints));
    }
    if let Some(assets) = assets {
        browser(house, (compiler, assets), address, &plan.names, tally);
    }
}

fn browser(
    house: &House,
    (compiler, assets): (&Compiler, Result<PathBuf>),
    postgres: Option<&str>,
    names: &[String],
    tally: &mut Tally,
) {
    let mut site = None;
    let built = tally.check("the portal for the journeys", || {
        site = Some(assets?);
        // The one that was compiled with the tests: the same selection, so that nothing is compiled anew.
        let selection = ["build", "--workspace", "--exclude", "xtask", "--bins", "--locked"];
        shell::run(compiler.cargo(house).args(selection))?;
        Ok(Verdict::Holds(String::new()))
    });
    match site {
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

/// What the quick sizes of proofs need, by the variable that names it.
fn tools(house: &House, plan: &Plan, tally: &mut Tally) -> Vec<(&'static str, PathBuf)> {
    let wanted = if plan.quick { &[] } else { Tool::QUICK.as_slice() };
    let mut found = Vec::new();
    for tool in wanted {
        match tool.find(house) {
            Ok(path) => found.push((tool.variable(), path)),
            Err(reason) => tally.skip(1, &reason),
        }
    }
    found
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
