use super::open::{Opening, open};
use super::{Failure, Place};
use crate::outside::Outside;
use crate::{listen, mail, worker};
use std::process::ExitCode;

pub async fn worker(place: Place) -> Result<ExitCode, Failure> {
    let settings = place.settings()?;
    crate::log::start(&settings.log, "info");
    let post = mail::Post::new(&settings.smtp, None).map_err(Failure::new)?;
    let house = open(&place, &settings, Opening::AS_IT_IS).await?;
    let stop = listen::stop_signal().map_err(|error| Failure::new(error.to_string()))?;
    let outside = Outside::of(settings.checkpoint_file.as_deref(), &place.data);
    worker::run(house.clone(), post, outside, stop).await;
    house.store.clone().close().await;
    Ok(ExitCode::SUCCESS)
}
