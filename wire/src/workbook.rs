//! Workbooks. To be opened only in a child process with a limit on memory and time: a valid file of 10 KB can ask for half a
//! terabyte, and a failed allocation takes the whole process with it.

mod archive;
mod cells;
pub mod limit;

pub use archive::{OLE, ZIP, scan};
pub use cells::read;

use domain::checklist::layout::{Grid, WorkbookRefusal as Refusal};
use std::io::{Read, Seek};

/// Looks into the archive, then reads every cell with something in it.
///
/// # Errors
/// Why the file is not read.
pub fn grid<R: Read + Seek>(mut file: R) -> Result<Grid, Refusal> {
    scan(&mut file)?;
    read(file)
}
