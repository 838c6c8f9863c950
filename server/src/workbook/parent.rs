//! The parent: hands an open file to the child and believes only what comes back within bounds.

use super::child::Told;
use domain::checklist::layout::{Grid, WorkbookRefusal as Refusal};
use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use tokio::io::AsyncReadExt as _;
use tokio::process::{Child, Command};
use tokio::sync::Semaphore;
use wire::workbook::{OLE, ZIP, limit};

static TURN: Semaphore = Semaphore::const_new(limit::CHILDREN);

/// Sent for going over the processor time.
const SIGXCPU: i32 = 24;
/// Sent by ourselves to somebody who does not stop, and by the kernel after SIGXCPU.
const SIGKILL: i32 = 9;

/// Reads the cells of the workbook at `file` in a child process of the binary `bin` (`kakunin`; in the server
/// [`std::env::current_exe`]). This process never holds more of the file than its first bytes.
///
/// # Errors
/// Why the file is not read; [`Refusal::Unavailable`] where it is not the file's fault.
pub async fn read(bin: &Path, file: &Path) -> Result<Grid, Refusal> {
    let file = open(file)?;
    let _turn = TURN.acquire().await.map_err(|_| Refusal::Unavailable)?;
    let mut child = start(bin, file).map_err(|error| {
        tracing::error!(%error, "the workbook reader does not start");
        Refusal::Unavailable
    })?;
    match tokio::time::timeout(limit::PATIENCE, listen(&mut child)).await {
        Ok(told) => told,
        Err(_) => {
            let _ = child.kill().await;
            Err(Refusal::TimedOut)
        }
    }
}

/// The file that is checked is the file that the child gets, whatever happens to its name meanwhile.
fn open(path: &Path) -> Result<File, Refusal> {
    let mut file = File::open(path).map_err(|_| Refusal::Unavailable)?;
    let about = file.metadata().map_err(|_| Refusal::Unavailable)?;
    if !about.is_file() {
        return Err(Refusal::NotAWorkbook);
    }
    if about.len() > limit::FILE {
        return Err(Refusal::TooLarge);
    }
    let mut magic = [0; 8];
    if file.read_exact(&mut magic).is_err() || !(magic.starts_with(&ZIP) || magic == OLE) {
        return Err(Refusal::NotAWorkbook);
    }
    file.rewind().map_err(|_| Refusal::Unavailable)?;
    Ok(file)
}

/// No environment, and no folder of ours: it has the one file and nothing else.
fn start(bin: &Path, file: File) -> std::io::Result<Child> {
    Command::new(bin)
        .arg("read-workbook")
        .env_clear()
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::from(file))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
}

async fn listen(child: &mut Child) -> Result<Grid, Refusal> {
    let mut said = Vec::new();
    if let Some(out) = child.stdout.take() {
        out.take(limit::TOLD + 1).read_to_end(&mut said).await.map_err(|_| Refusal::Broken)?;
    }
    if said.len() as u64 > limit::TOLD {
        let _ = child.kill().await;
        return Err(Refusal::TooManyCells);
    }
    let status = child.wait().await.map_err(|_| Refusal::Unavailable)?;
    if !status.success() {
        return Err(ended(status));
    }
    match serde_json::from_slice(&said) {
        Ok(Told::Grid(grid)) => Ok(grid),
        Ok(Told::Refused(refusal)) => Err(refusal),
        Err(_) => Err(Refusal::Broken),
    }
}

/// A child that was stopped: by the clock, by its memory (it aborts), or by a fault of the reader.
fn ended(status: ExitStatus) -> Refusal {
    tracing::warn!(%status, "the workbook reader was stopped");
    match status.signal() {
        Some(SIGXCPU | SIGKILL) => Refusal::TimedOut,
        Some(_) => Refusal::Bomb,
        None => Refusal::Broken,
    }
}
