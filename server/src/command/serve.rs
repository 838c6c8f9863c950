use super::open::{Opening, open};
use super::{Failure, Place};
use crate::assets::Assets;
use crate::mail::Post;
use crate::outside::Outside;
use crate::settings::{Settings, is_loopback};
use crate::sign_in::Registry;
use crate::state::AppState;
use crate::{http, listen, worker};
use service::{Ctx, House, demo};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Address and port to listen on
    #[arg(long, env = "KAKUNIN_LISTEN", default_value = "127.0.0.1:3000")]
    listen: SocketAddr,
    /// Folder of style sheet, script and wasm, for builds that do not carry them
    #[arg(long)]
    assets: Option<PathBuf>,
    /// Loads a demonstration world with known passwords; on loopback only
    #[arg(long)]
    demo: bool,
    /// Lets the demonstration run so many days ahead: for trying what time brings
    #[arg(long, requires = "demo", default_value_t = 0)]
    days_ahead: u16,
    /// Leaves mail and housekeeping to `kakunin worker`
    #[arg(long)]
    no_worker: bool,
}

pub async fn serve(arguments: Arguments) -> Result<ExitCode, Failure> {
    let settings = arguments.place.settings()?;
    crate::log::start(&settings.log, "info");
    if arguments.demo && !arguments.listen.ip().is_loopback() {
        return Err(Failure::new(format!("--demo has known passwords: {} is not loopback", arguments.listen)));
    }
    let assets = Assets::open(arguments.assets.as_deref()).map_err(|error| Failure::new(error.to_string()))?;
    let registry = Registry::new(settings.sign_in.clone())?;
    let outbox = arguments.demo.then(|| arguments.place.data.join("outbox"));
    let post = Post::new(&settings.smtp, outbox).map_err(Failure::new)?;
    let (bound, public_url) = bind(&settings, arguments.listen, arguments.demo).await?;
    let opening =
        Opening { public_url: Some(public_url), demo: arguments.demo, make: true, ahead: arguments.days_ahead };
    let house = open(&arguments.place, &settings, opening).await?;
    furnish(&house, arguments.demo).await?;
    if arguments.no_worker || matches!(post, Post::Wait) {
        let why = if arguments.no_worker { "--no-worker" } else { "no smtp.url is set" };
        println!("mails wait in the outbox: {why}");
    }
    if settings.without_row_policies {
        println!("rows are shown by the portal's own scopes alone: database.row_policies is off");
    }
    println!("{}", house.public_url);
    let state = AppState::new(house.clone(), assets).with_sign_in(registry);
    let routes = http::router(state);
    let mut stop = listen::stop_signal().map_err(|error| Failure::new(error.to_string()))?;
    let outside = Outside::of(settings.checkpoint_file.as_deref(), &arguments.place.data);
    let work = (!arguments.no_worker).then(|| tokio::spawn(worker::run(house.clone(), post, outside, stop.clone())));
    listen::serve(bound, routes, &mut stop).await;
    if let Some(work) = work {
        let _ = work.await;
    }
    house.store.clone().close().await;
    Ok(ExitCode::SUCCESS)
}

/// The socket, and the address in links and in the test for requests from elsewhere. In the clear on loopback only.
async fn bind(settings: &Settings, listen: SocketAddr, demo: bool) -> Result<(TcpListener, String), Failure> {
    let failed = |error| Failure::new(format!("--listen {listen}: {error}"));
    let url = match &settings.public_url {
        Some(url) if demo && !is_loopback(url) => {
            return Err(Failure::new("--demo has known passwords: public_url must be a loopback address"));
        }
        None if !listen.ip().is_loopback() => {
            let what = format!("public_url: to listen on {listen}, set the https address that people use");
            return Err(Failure::new(what));
        }
        url => url.clone(),
    };
    let bound = TcpListener::bind(listen).await.map_err(failed)?;
    // Port 0 becomes a real one only now.
    let local = bound.local_addr().map_err(failed)?;
    Ok((bound, url.unwrap_or_else(|| format!("http://{local}"))))
}

/// The built-in checklist, and the demonstration where it is asked for and nowhere else.
async fn furnish(house: &Arc<House>, wanted: bool) -> Result<(), Failure> {
    let ctx = Ctx::nobody(house.clone());
    let _turn = house.store.turn().await?;
    service::checklist::load_built_in(&ctx).await?;
    if !wanted {
        if demo::is_loaded(&ctx).await? {
            return Err(Failure::new(
                "this data is a demonstration with known passwords: use --demo or another --data",
            ));
        }
        return Ok(());
    }
    for line in Box::pin(demo::load(&ctx)).await? {
        println!("{line}");
    }
    Ok(())
}
