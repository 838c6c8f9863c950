//! Backups and what is made of them.

use super::open::{Opening, open};
use super::{Failure, Place};
use crate::key::{self, Key};
use crate::settings::Settings;
use service::backup::{self, End};
use service::store::Store;
use service::{Ctx, keys::Keys};
use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, BufWriter, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The backup to write; it must not be there yet
    file: PathBuf,
}

#[derive(clap::Args)]
pub struct RestoreArguments {
    #[command(flatten)]
    place: Place,
    /// The backup to put back
    file: PathBuf,
    /// Only looks whether the backup is whole and opens with the key
    #[arg(long)]
    check: bool,
}

/// Writes a backup while the portal may run: under another name until it is whole.
pub async fn backup(Arguments { place, file }: Arguments) -> Result<ExitCode, Failure> {
    let settings = place.settings()?;
    crate::log::start(&settings.log, "warn");
    if file.exists() {
        return Err(Failure::new(format!("{} is there already", file.display())));
    }
    let house = open(&place, &settings, Opening::AS_IT_IS).await?;
    let mut name = file.clone().into_os_string();
    name.push(".part");
    let part = PathBuf::from(name);
    let written = write(&Ctx::nobody(house.clone()), &part).await;
    house.store.clone().close().await;
    let failed = |error: std::io::Error| Failure::new(format!("{}: {error}", file.display()));
    match written {
        Ok(end) => {
            fs::rename(&part, &file).map_err(failed)?;
            tell("written", &end);
            Ok(ExitCode::SUCCESS)
        }
        Err(failure) => {
            let _ = fs::remove_file(&part);
            Err(failure)
        }
    }
}

async fn write(ctx: &Ctx, part: &Path) -> Result<End, Failure> {
    let failed = |error: std::io::Error| Failure::new(format!("{}: {error}", part.display()));
    // What an earlier try left is of no use.
    let made = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(part).map_err(failed)?;
    let mut out = BufWriter::new(made);
    let end = backup::write(ctx, &mut out).await?;
    out.flush().and_then(|()| out.get_ref().sync_all()).map_err(failed)?;
    Ok(end)
}

/// Puts a backup back where nothing is: it is read whole before anything is touched.
pub async fn restore(RestoreArguments { place, file, check }: RestoreArguments) -> Result<ExitCode, Failure> {
    let settings = place.settings()?;
    crate::log::start(&settings.log, "warn");
    let keys = keys(&place, &settings)?;
    let (begin, end) = backup::check(&keys, &mut input(&file)?)?;
    if check {
        tell(&format!("of {} is whole", begin.at), &end);
        return Ok(ExitCode::SUCCESS);
    }
    let opening = empty(&place, &settings, &keys).await?;
    let house = open(&place, &settings, opening).await?;
    let end = backup::restore(&Ctx::nobody(house.clone()), &mut input(&file)?).await?;
    house.store.clone().close().await;
    tell(&format!("of {} is restored", begin.at), &end);
    Ok(ExitCode::SUCCESS)
}

/// The key of the backup; none is made here.
fn keys(place: &Place, settings: &Settings) -> Result<Keys, Failure> {
    let data = absolute(&place.data)?;
    match key::find(&settings.key, &data, false).map_err(Failure::new)? {
        Key::Known(keys) => Ok(keys),
        Key::New(_, _, path) => Err(Failure::new(format!(
            "the key of the backup is missing: put it at {}, or set KAKUNIN_KEY_FILE or KAKUNIN_KEY",
            path.display()
        ))),
    }
}

/// The data folder, which may not be there yet.
fn absolute(data: &Path) -> Result<PathBuf, Failure> {
    let absolute = data.canonicalize().or_else(|_| std::path::absolute(data));
    absolute.map_err(|error| Failure::new(format!("{}: {error}", data.display())))
}

/// How to open a place where nothing is; refuses any other before it is touched.
async fn empty(place: &Place, settings: &Settings, keys: &Keys) -> Result<Opening, Failure> {
    let sqlite = place.data.join("kakunin.sqlite");
    let store = match &settings.database_url {
        Some(url) => Store::postgres(url).await?,
        None if sqlite.is_file() => Store::sqlite(&sqlite, keys).await?,
        None => return Ok(Opening::MAKE),
    };
    let is_empty = backup::is_empty(&store).await;
    store.close().await;
    match is_empty {
        None => Ok(Opening::MAKE),
        Some(true) => Ok(Opening::AS_IT_IS),
        Some(false) => Err(Failure::new("there is data already: a backup is restored only where nothing is")),
    }
}

fn input(file: &Path) -> Result<BufReader<File>, Failure> {
    let opened = File::open(file).map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    Ok(BufReader::new(opened))
}

fn tell(what: &str, end: &End) {
    let (rows, tables) = (end.rows.values().sum::<u64>(), end.rows.len());
    println!("the backup {what}: {rows} rows of {tables} tables, {} files, digest {}", end.files, end.digest);
}
