use super::open::{Opening, open};
use super::{Failure, Place};
use service::Ctx;
use std::process::ExitCode;

pub async fn migrate(place: Place) -> Result<ExitCode, Failure> {
    let settings = place.settings()?;
    crate::log::start(&settings.log, "warn");
    let house = open(&place, &settings, Opening::MAKE).await?;
    service::checklist::load_built_in(&Ctx::nobody(house.clone())).await?;
    println!("the store is up to date");
    house.store.clone().close().await;
    Ok(ExitCode::SUCCESS)
}
