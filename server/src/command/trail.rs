//! What of the trail is taken out of the house.

use super::open::{Opening, open};
use super::{Failure, Place};
use crate::outside::Outside;
use domain::trail::Line;
use service::Ctx;
use std::fs::OpenOptions;
use std::io::{BufWriter, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The file to write; it must not be there yet
    file: PathBuf,
}

/// Signs all heads now, keeps that outside and prints it.
pub async fn checkpoint(place: Place) -> Result<ExitCode, Failure> {
    let settings = place.settings()?;
    crate::log::start(&settings.log, "warn");
    let house = open(&place, &settings, Opening::AS_IT_IS).await?;
    let signed = service::trail::sign_now(&Ctx::nobody(house.clone())).await?;
    Outside::of(settings.checkpoint_file.as_deref(), &place.data).keep(&signed).map_err(Failure::new)?;
    let line = serde_json::to_string(&Line::Checkpoint(signed)).map_err(|error| Failure::new(error.to_string()))?;
    println!("{line}");
    house.store.clone().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Writes the whole trail to a file, for `kakunin-verify`.
pub async fn export(Arguments { place, file }: Arguments) -> Result<ExitCode, Failure> {
    let settings = place.settings()?;
    crate::log::start(&settings.log, "warn");
    let house = open(&place, &settings, Opening::AS_IT_IS).await?;
    let failed = |error: std::io::Error| Failure::new(format!("{}: {error}", file.display()));
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file).map_err(failed)?;
    let mut out = BufWriter::new(made);
    let entries = service::trail::export(&Ctx::nobody(house.clone()), &mut out).await?;
    out.flush().and_then(|()| out.get_ref().sync_all()).map_err(failed)?;
    println!("{entries} entries, public key {}", house.keys.public_key());
    house.store.clone().close().await;
    Ok(ExitCode::SUCCESS)
}
