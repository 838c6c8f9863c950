//! The child: `kakunin read-workbook`, with the workbook as its standard input and JSON as its standard output.

use crate::confined::confine;
use domain::checklist::layout::{Grid, WorkbookRefusal as Refusal};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufReader, Write as _};
use std::os::fd::AsFd as _;
use std::process::ExitCode;
use wire::workbook::{grid, limit};

/// What the child tells the parent.
#[derive(Serialize, Deserialize)]
pub enum Told {
    /// The cells.
    Grid(Grid),
    /// Why there are none.
    Refused(Refusal),
}

/// Reads the workbook on standard input under limits, and tells of it on standard output. To be called before threads or a
/// runtime are started: their stacks count against the limit.
#[must_use]
pub fn child() -> ExitCode {
    if confine(limit::MEMORY, limit::SECONDS).is_err() {
        return ExitCode::FAILURE;
    }
    let told = match workbook() {
        Ok(grid) => Told::Grid(grid),
        Err(refusal) => Told::Refused(refusal),
    };
    let mut out = std::io::stdout().lock();
    match serde_json::to_writer(&mut out, &told).map_err(std::io::Error::from).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn workbook() -> Result<Grid, Refusal> {
    let input = std::io::stdin().as_fd().try_clone_to_owned().map_err(|_| Refusal::Unavailable)?;
    grid(BufReader::new(File::from(input)))
}
