//! `cargo xtask mutants`: the rules on who may not do what, and the scopes through which rows are reached, are changed one by one. A
//! change that no test notices is an error.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use serde::Deserialize;

use crate::arguments::Arguments;
use crate::house::House;
use crate::prove::{Figure, Outcome, keep};
use crate::{Result, files, shell, tools};

/// What changes them.
const TOOL: &str = "cargo-mutants";
const VERSION: &str = "27.1.0";

/// What is changed, and the tests that must notice.
pub struct Suite {
    /// As the command takes it.
    pub name: &'static str,
    /// One sentence.
    pub promise: &'static str,
    package: &'static str,
    modules: &'static [&'static str],
    tests: &'static [&'static str],
}

/// All of them; the first is what is run where none is named.
pub const SUITES: [Suite; 2] = [
    Suite {
        name: "rules",
        promise: "Who may do what, separation of duties, and what must hold before a result: no change goes unnoticed.",
        package: "domain",
        modules: &[
            "domain/src/permission.rs",
            "domain/src/audit/separation.rs",
            "domain/src/audit/result.rs",
            "domain/src/audit/finding.rs",
            "domain/src/circulation.rs",
            "domain/src/risk.rs",
        ],
        // Where they stand, and in the tables that are printed of them.
        tests: &["--lib", "--test", "permission", "--test", "generated"],
    },
    Suite {
        name: "scopes",
        promise: "The scopes through which cases, sheets and evidence are reached: a test of `service` notices each change.",
        package: "entity",
        modules: &[
            "entity/src/engagement.rs",
            "entity/src/confirmation.rs",
            "entity/src/evidence_grant.rs",
            "entity/src/parties.rs",
            "entity/src/tier.rs",
        ],
        tests: &["--package", "service", "--test", "all"],
    },
];

/// What the tool counted.
#[derive(Deserialize)]
struct Counted {
    total_mutants: u64,
    caught: u64,
    missed: u64,
    timeout: u64,
    unviable: u64,
}

/// `cargo xtask mutants [SUITE [PART/PARTS]]`: installs the tool below the target folder where it is missing, and writes down what
/// came of it.
pub fn run(arguments: Arguments) -> Result<ExitCode> {
    let words = arguments.rest()?;
    let name = words.first().map_or(SUITES[0].name, String::as_str);
    let Some(suite) = SUITES.iter().find(|suite| suite.name == name) else {
        return Err(format!("no suite `{name}`; there are {}", SUITES.map(|suite| suite.name).join(" ")));
    };
    let (house, begun) = (House::find()?, Instant::now());
    let output = house.target.join("mutants").join(name);
    std::fs::create_dir_all(&output).map_err(|error| format!("{}: {error}", output.display()))?;
    let mut mutants = suite.command(&house, &output)?;
    if let Some(part) = words.get(1) {
        mutants.args(["--shard", part]);
    }
    mutants.arg("--").args(suite.tests);
    // What survived is an error of the tool's; what it counted is there all the same.
    let held = shell::run(&mut mutants);
    let counted = files::text(&output.join("mutants.out/outcomes.json"))?;
    let counted: Counted = serde_json::from_str(&counted).map_err(|error| format!("outcomes.json: {error}"))?;
    let figures = counted.figures(words.get(1).map(String::as_str));
    keep(&house, &format!("mutants {name}"), Outcome::of_today(begun.elapsed().as_secs(), figures)?)?;
    held.map(|()| ExitCode::SUCCESS)
}

impl Suite {
    fn command(&self, house: &House, output: &Path) -> Result<Command> {
        let tool = tools::cargo(house, TOOL, VERSION, &[])?;
        let mut mutants = Command::new(tool);
        // Their copy of the tree is built below their own folder: ours stays as it is.
        mutants.current_dir(house.path(".")).env_remove("CARGO_TARGET_DIR");
        mutants.args(["mutants", "--package", self.package, "--no-shuffle", "--output"]).arg(output);
        // A busy machine is no mutant that never ends.
        mutants.args(["--minimum-test-timeout", "120"]);
        for module in self.modules {
            mutants.args(["--file", module]);
        }
        Ok(mutants)
    }
}

impl Counted {
    fn figures(&self, part: Option<&str>) -> Vec<Figure> {
        let viable = self.total_mutants - self.unviable;
        let noticed = self.caught + self.timeout;
        let share = format!("{:.1}", noticed as f64 / viable.max(1) as f64 * 100.0);
        let of = part.map_or_else(String::new, |part| format!(", part {part}"));
        let figure = |what: String, value: String, unit: &str, bar: &str, held| Figure {
            what,
            value,
            unit: unit.to_owned(),
            bar: bar.to_owned(),
            limit: String::new(),
            held,
            tried: viable,
        };
        vec![
            figure(format!("changes noticed{of}"), share, "%", "≥ 95 %", noticed * 100 >= viable * 95),
            figure(format!("changes that no test noticed{of}"), self.missed.to_string(), "", "", true),
        ]
    }
}
