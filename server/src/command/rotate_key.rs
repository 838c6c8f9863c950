//! Puts everything under a new key. The trail keeps its own: what was signed and handed out stays verifiable.

use super::open::{Opening, folder, house};
use super::{Failure, Place};
use crate::key::Change;
use crate::settings::Settings;
use service::keys::Keys;
use service::rotation::{Resealed, reseal};
use service::store::Store;
use service::{Ctx, Result as Served};
use std::path::Path;
use std::process::ExitCode;

pub async fn rotate_key(place: Place) -> Result<ExitCode, Failure> {
    crate::log::start(&place.settings()?.log, "warn");
    let done = change(&place).await?;
    println!(
        "the key was changed: {} authenticators, {} passkeys, {} files",
        done.authenticators, done.passkeys, done.files
    );
    println!("backups of before open with the former key only");
    Ok(ExitCode::SUCCESS)
}

/// Changes the key of what nobody has open.
pub async fn change(place: &Place) -> Result<Resealed, Failure> {
    let settings = place.settings()?;
    let data = folder(&place.data, false)?;
    let sqlite = data.join("kakunin.sqlite");
    if settings.database_url.is_none() && !sqlite.is_file() {
        return Err(Failure::new(format!("{} holds no database", data.display())));
    }
    let change = Change::begin(&settings.key, &data).map_err(Failure::new)?;
    let done = match changed(&data, &settings, &change).await {
        Ok(done) => done,
        Err(failure) => {
            // Nothing was changed: the next start must not wait for the end of this.
            if failure.0.iter().any(|line| line.contains("in use")) {
                change.give_up().map_err(Failure::new)?;
            }
            return Err(failure);
        }
    };
    change.finish().map_err(Failure::new)?;
    Ok(done)
}

async fn changed(data: &Path, settings: &Settings, change: &Change) -> Result<Resealed, Failure> {
    if let Some(url) = &settings.database_url {
        return sealed_anew(data, settings, Store::postgres(url).await?, change).await;
    }
    let sqlite = data.join("kakunin.sqlite");
    let (store, under) = opened(&sqlite, change).await?;
    let done = sealed_anew(data, settings, store, change).await?;
    if let Some(former) = under {
        Store::rekey(&sqlite, &former, &change.keys).await?;
    }
    Ok(done)
}

/// The database, which nobody else may have open, and the former keys where it is still under them.
async fn opened(sqlite: &Path, change: &Change) -> Served<(Store, Option<Keys>)> {
    let by = async |keys: &Keys| -> Served<Store> {
        Store::is_alone(sqlite, keys).await?;
        Store::sqlite(sqlite, keys).await
    };
    match by(&change.former).await {
        Ok(store) => Ok((store, Some(change.former.clone()))),
        Err(refused) if refused.to_string().contains("in use") => Err(refused),
        Err(refused) => by(&change.keys).await.map(|store| (store, None)).map_err(|_| refused),
    }
}

async fn sealed_anew(data: &Path, settings: &Settings, store: Store, change: &Change) -> Result<Resealed, Failure> {
    let house = house(data, settings, Opening::AS_IT_IS, store, &change.keys)?;
    if !house.store.is_current().await? {
        return Err(Failure::new("the tables are not those of this version: run `kakunin migrate` first"));
    }
    let done = reseal(&Ctx::nobody(house.clone()), &change.former).await?;
    house.store.clone().close().await;
    Ok(done)
}
