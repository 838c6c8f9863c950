//! The command line of `kakunin`. Every failure is told in one line on standard error, and the exit code is not zero.

mod backup;
mod create_admin;
mod failure;
mod import_checklist;
mod migrate;
mod open;
mod password;
mod rotate_key;
mod serve;
mod trail;
mod verify;
mod worker;

pub use failure::Failure;

use crate::settings::Settings;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// The supplier-assurance portal for Japan's defence-procurement information-security standard.
#[derive(Parser)]
#[command(name = "kakunin", version)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the portal; makes and migrates the store where that is needed
    Serve(serve::Arguments),
    /// Drains the outbox without serving; several may run
    Worker(Place),
    /// Makes the store where there is none, and brings its tables up to date
    Migrate(Place),
    /// Makes the ministry and its first administrator; the password comes from KAKUNIN_ADMIN_PASSWORD or is asked for
    CreateAdmin(create_admin::Arguments),
    /// Reads a checklist out of a workbook and publishes it
    ImportChecklist(import_checklist::Arguments),
    /// Recomputes the trail and the evidence from the data, and names what is not as it was
    Verify(verify::Arguments),
    /// Writes a backup of database and evidence to a file, sealed with the key; the portal may run meanwhile
    Backup(backup::Arguments),
    /// Puts a backup back where nothing is
    Restore(backup::RestoreArguments),
    /// Puts database and evidence under a new key, while the portal is stopped; run it again where it was interrupted
    RotateKey(Place),
    /// Signs the trail as it is now and prints that: to be kept outside, for `verify --since`
    Checkpoint(Place),
    /// Writes the whole trail to a file, to be checked by `kakunin-verify` where there is no portal
    TrailExport(trail::Arguments),
    /// Reads a workbook on standard input within bounds: for the portal itself, see `main`
    #[command(hide = true)]
    ReadWorkbook,
}

/// Where the data and the settings lie.
#[derive(Args, Clone)]
struct Place {
    /// Folder of the database and of evidence
    #[arg(long, env = "KAKUNIN_DATA", default_value = "data")]
    data: PathBuf,
    /// File of settings; without it ./kakunin.toml, where there is one
    #[arg(long)]
    config: Option<PathBuf>,
}

impl Place {
    fn settings(&self) -> Result<Settings, Failure> {
        let beside = PathBuf::from("kakunin.toml");
        let file = self.config.clone().or_else(|| beside.is_file().then_some(beside));
        Settings::read(file.as_deref(), std::env::vars_os()).map_err(Failure)
    }
}

/// Reads the command line and does what it says.
#[must_use]
pub fn run() -> ExitCode {
    let line = Line::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return Failure::new(format!("cannot start: {error}")).tell(),
    };
    runtime.block_on(Box::pin(command(line.command))).unwrap_or_else(|failure| failure.tell())
}

async fn command(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Serve(arguments) => serve::serve(arguments).await,
        Command::Worker(place) => worker::worker(place).await,
        Command::Migrate(place) => migrate::migrate(place).await,
        Command::CreateAdmin(arguments) => create_admin::create_admin(arguments).await,
        Command::ImportChecklist(arguments) => import_checklist::import_checklist(arguments).await,
        Command::Verify(arguments) => verify::verify(arguments).await,
        Command::Backup(arguments) => backup::backup(arguments).await,
        Command::Restore(arguments) => backup::restore(arguments).await,
        Command::RotateKey(place) => rotate_key::rotate_key(place).await,
        Command::Checkpoint(place) => trail::checkpoint(place).await,
        Command::TrailExport(arguments) => trail::export(arguments).await,
        Command::ReadWorkbook => Ok(crate::workbook::child()),
    }
}
