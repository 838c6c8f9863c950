//! `cargo xtask guide`: takes the pictures of `docs/guide/` anew, in both languages, out of the demonstration.

use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::compiler::Compiler;
use crate::house::House;
use crate::journeys::{self, Portal};
use crate::tally::Tally;
use crate::{Result, shell, site};

/// Builds the portal and plays the journeys that show what the guide shows.
pub fn run(arguments: Arguments) -> Result<ExitCode> {
    arguments.end()?;
    let house = House::find()?;
    let assets = site::build(&house, &Compiler::Plain)?;
    shell::run(house.cargo().args(["build", "-p", "server", "--locked"]))?;
    let binary = house.target.join("debug/kakunin");
    let guide = house.path("docs/guide");
    let portal = Portal { binary: &binary, assets: &assets, postgres: None, guide: Some(&guide) };
    let mut tally = Tally::new();
    journeys::run(&house, &portal, &["guide.spec.ts".to_owned()], &mut tally);
    Ok(if tally.close() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
