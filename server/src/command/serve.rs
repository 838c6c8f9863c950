use super::open::{Opening, open};
use super::rotate_key::change;
use super::{Failure, Place};
use crate::assets::Assets;
use crate::listen::{Signals, Told};
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
use tokio::sync::watch;

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
    let (bound, public_url) = bind(&settings, arguments.listen, arguments.demo).await?;
    let portal = Portal { arguments, settings, public_url };
    portal.announce(&portal.parts()?);
    let mut house = portal.open().await?;
    println!("{}", house.public_url);
    let mut signals = Signals::new().map_err(|error| Failure::new(error.to_string()))?;
    let mut bound = Some(bound);
    while portal.turn(house, &mut bound, &mut signals).await? == Told::ChangeKeys {
        match change(&portal.arguments.place).await {
            Ok(done) => tracing::info!(files = done.files, "the key was changed"),
            Err(Failure(why)) => tracing::error!(why = why.join("; "), "the key was not changed"),
        }
        house = portal.open().await?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What stays the same when the keys are changed between two turns of serving.
struct Portal {
    arguments: Arguments,
    settings: Settings,
    public_url: String,
}

/// What a turn is served with, beside the house.
struct Parts {
    assets: Assets,
    registry: Registry,
    post: Post,
}

impl Portal {
    fn parts(&self) -> Result<Parts, Failure> {
        let assets = Assets::open(self.arguments.assets.as_deref()).map_err(|error| Failure::new(error.to_string()))?;
        let registry = Registry::new(self.settings.sign_in.clone())?;
        let outbox = self.arguments.demo.then(|| self.arguments.place.data.join("outbox"));
        let post = Post::new(&self.settings.smtp, outbox).map_err(Failure::new)?;
        Ok(Parts { assets, registry, post })
    }

    fn announce(&self, parts: &Parts) {
        if self.arguments.no_worker || matches!(parts.post, Post::Wait) {
            let why = if self.arguments.no_worker { "--no-worker" } else { "no smtp.url is set" };
            println!("mails wait in the outbox: {why}");
        }
        if self.settings.without_row_policies {
            println!("rows are shown by the portal's own scopes alone: database.row_policies is off");
        }
    }

    async fn open(&self) -> Result<Arc<House>, Failure> {
        let Arguments { demo, days_ahead, .. } = self.arguments;
        let opening = Opening { public_url: Some(self.public_url.clone()), demo, make: true, ahead: days_ahead };
        let house = open(&self.arguments.place, &self.settings, opening).await?;
        furnish(&house, demo).await?;
        Ok(house)
    }

    /// Serves until a signal comes; then everything under way is finished, and nobody has the database open.
    async fn turn(
        &self,
        house: Arc<House>,
        bound: &mut Option<TcpListener>,
        signals: &mut Signals,
    ) -> Result<Told, Failure> {
        let Parts { assets, registry, post } = self.parts()?;
        let routes = http::router(AppState::new(house.clone(), assets).with_sign_in(registry));
        let outside = Outside::of(self.settings.checkpoint_file.as_deref(), &self.arguments.place.data);
        let (leave, left) = watch::channel(false);
        let work = worker::run(house.clone(), post, outside, left);
        let work = (!self.arguments.no_worker).then(|| tokio::spawn(work));
        let called = async {
            let signal = signals.next().await;
            let _ = leave.send(true);
            signal
        };
        let signal = listen::serve(bound, routes, called).await;
        if let Some(work) = work {
            let _ = work.await;
        }
        house.store.clone().close().await;
        Ok(signal)
    }
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
