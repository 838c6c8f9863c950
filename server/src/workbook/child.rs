//! The child: `kakunin read-workbook`, with the workbook as its standard input and JSON as its standard output.

use super::{archive, cells, limit};
use domain::checklist::layout::{Grid, WorkbookRefusal as Refusal};
use rustix::process::{Resource, Rlimit, setrlimit};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufReader, Write as _};
use std::os::fd::AsFd as _;
use std::process::ExitCode;

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
    if confine().is_err() {
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

/// From here on: little memory, little time, nothing written, no core left behind.
fn confine() -> rustix::io::Result<()> {
    let limits = [
        (Resource::As, limit::MEMORY),
        (Resource::Cpu, limit::SECONDS),
        (Resource::Nofile, limit::OPEN_FILES),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ];
    limits
        .into_iter()
        .try_for_each(|(resource, most)| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }))
}

fn workbook() -> Result<Grid, Refusal> {
    let input = std::io::stdin().as_fd().try_clone_to_owned().map_err(|_| Refusal::Unavailable)?;
    let mut file = BufReader::new(File::from(input));
    archive::scan(&mut file)?;
    cells::read(file)
}
