//! `cargo xtask mutants`: the rules on who may not do what are changed one by one. A change that no test notices is an error.

use std::process::{Command, ExitCode};

use crate::arguments::Arguments;
use crate::house::House;
use crate::{Result, shell, tools};

/// What changes them.
const TOOL: &str = "cargo-mutants";
const VERSION: &str = "27.1.0";

/// Modules of `domain` in which nothing may be changed unnoticed: who may do what, separation of duties, and what must hold before a
/// result.
const MODULES: [&str; 6] = [
    "domain/src/permission.rs",
    "domain/src/audit/separation.rs",
    "domain/src/audit/result.rs",
    "domain/src/audit/finding.rs",
    "domain/src/circulation.rs",
    "domain/src/risk.rs",
];

/// Installs the tool below the target folder where it is missing, and runs it on these modules.
pub fn run(arguments: Arguments) -> Result<ExitCode> {
    arguments.end()?;
    let house = House::find()?;
    let tool = tools::cargo(&house, TOOL, VERSION, &[])?;
    let mut mutants = Command::new(tool);
    // Their copy of the tree is built below their own folder: ours stays as it is.
    mutants.current_dir(house.path(".")).env_remove("CARGO_TARGET_DIR");
    mutants.args(["mutants", "--package", "domain", "--no-shuffle", "--output"]).arg(house.target.join("mutants"));
    // A busy machine is no mutant that never ends.
    mutants.args(["--minimum-test-timeout", "120"]);
    for module in MODULES {
        mutants.args(["--file", module]);
    }
    // The rules are tried where they stand, and in the tables that are printed of them.
    mutants.args(["--", "--lib", "--test", "permission", "--test", "generated"]);
    shell::run(&mut mutants)?;
    Ok(ExitCode::SUCCESS)
}
