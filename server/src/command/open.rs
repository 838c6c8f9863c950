//! Opens the house that a command works in.

use super::{Failure, Place};
use crate::key;
use crate::settings::Settings;
use chrono::Duration;
use service::evidence::Previewer;
use service::files::Files;
use service::keys::Keys;
use service::store::Store;
use service::{Clock, Ctx, House};
use std::fs;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a command opens the house.
pub struct Opening {
    /// Address for links; without one, the settings' or a local one.
    pub public_url: Option<String>,
    /// Whether this is the demonstration.
    pub demo: bool,
    /// Whether what is missing is made: folder, key, database, tables.
    pub make: bool,
    /// By how many days its clock is ahead: for the demonstration only.
    pub ahead: u16,
}

impl Opening {
    /// For commands that make what is missing.
    pub const MAKE: Self = Self { public_url: None, demo: false, make: true, ahead: 0 };
    /// For commands that work on what is there.
    pub const AS_IT_IS: Self = Self { public_url: None, demo: false, make: false, ahead: 0 };
}

/// Opens folder, key, database and file store, in this order.
pub async fn open(place: &Place, settings: &Settings, opening: Opening) -> Result<Arc<House>, Failure> {
    let data = folder(&place.data, opening.make)?;
    let sqlite = data.join("kakunin.sqlite");
    if !opening.make && settings.database_url.is_none() && !sqlite.is_file() {
        return Err(Failure::new(format!("{} holds no database", data.display())));
    }
    let key = key::find(&settings.key, &data, sqlite.is_file()).map_err(Failure::new)?;
    let store = match &settings.database_url {
        Some(url) if settings.without_row_policies => Store::postgres(url).await?.without_row_policies(),
        Some(url) => Store::postgres(url).await?,
        None => {
            key.keep().map_err(Failure::new)?;
            Store::sqlite(&sqlite, key.keys()).await?
        }
    };
    let make = opening.make;
    let ctx = Ctx::nobody(house(&data, settings, opening, store, key.keys())?);
    // Before anything is changed; where there are no tables yet there is nothing to ask.
    if !service::trail::is_ours(&ctx).await.unwrap_or(true) {
        return Err(Failure::new(key.refused()));
    }
    if make {
        // Servers that share a database may be started at once.
        let _turn = ctx.house.store.turn().await?;
        ctx.house.store.migrate().await?;
        // The register of the ministry's desk came later than what is in it; its entries are in the trail, as all rows are.
        service::desk::fill(&ctx).await?;
        // Before routes there was one yes or no; it is carried over once, with its trail.
        service::approval::carry_over(&ctx).await?;
    } else if !ctx.house.store.is_current().await? {
        return Err(Failure::new("the tables are not those of this version: run `kakunin migrate` first"));
    }
    // A server's database may have had data that another key belongs to: only now it is known that it has none.
    if settings.database_url.is_some() {
        key.keep().map_err(Failure::new)?;
    }
    Ok(ctx.house)
}

/// A house around a store that is open.
pub fn house(
    data: &Path,
    settings: &Settings,
    opening: Opening,
    store: Store,
    keys: &Keys,
) -> Result<Arc<House>, Failure> {
    let files = match &settings.s3 {
        Some(s3) => Files::s3(s3)?,
        None => Files::folder(&data.join("evidence"))?,
    };
    let public_url = opening.public_url.or_else(|| settings.public_url.clone());
    Ok(Arc::new(House {
        store,
        clock: match opening.ahead {
            0 => Clock::System,
            days => Clock::Ahead(Duration::days(i64::from(days))),
        },
        keys: keys.clone(),
        files,
        scanner: settings.scanner.clone(),
        previewer: std::env::current_exe().ok().map(Previewer::at),
        checklists: Default::default(),
        public_url: public_url.unwrap_or_else(|| "http://127.0.0.1:3000".to_owned()),
        demo: opening.demo,
    }))
}

/// The data folder, for its owner only.
pub fn folder(data: &Path, make: bool) -> Result<PathBuf, Failure> {
    let failed = |error| Failure::new(format!("{}: {error}", data.display()));
    if make && !data.exists() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(data).map_err(failed)?;
    }
    let data = data.canonicalize().map_err(failed)?;
    if fs::metadata(&data).map_err(failed)?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).map_err(failed)?;
    }
    Ok(data)
}
