//! Takes connections: axum's own loop waits for ever on a client that never ends its headers.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::ServiceExt as _;

/// Longest wait for the head of a request.
const HEAD: Duration = Duration::from_secs(10);
/// Longest wait for requests under way when told to stop.
const FAREWELL: Duration = Duration::from_secs(30);
/// Connections at once; one more waits in the kernel's queue.
const CONNECTIONS: usize = 1024;

/// What a portal that serves is told by a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// SIGTERM or SIGINT.
    Stop,
    /// SIGUSR1.
    ChangeKeys,
}

/// The signals of a portal that serves.
pub struct Signals {
    terminate: Signal,
    interrupt: Signal,
    change: Signal,
}

impl Signals {
    /// Listens to them from now on.
    ///
    /// # Errors
    /// The machine has no signals.
    pub fn new() -> std::io::Result<Self> {
        let (terminate, interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        Ok(Self { terminate, interrupt, change: signal(SignalKind::user_defined1())? })
    }

    /// Waits for the next one.
    pub async fn next(&mut self) -> Told {
        tokio::select! {
            _ = self.terminate.recv() => Told::Stop,
            _ = self.interrupt.recv() => Told::Stop,
            _ = self.change.recv() => Told::ChangeKeys,
        }
    }
}

/// Becomes true once, at SIGTERM or SIGINT.
///
/// # Errors
/// The machine has no signals.
pub fn stop_signal() -> std::io::Result<watch::Receiver<bool>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let (told, stop) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        let _ = told.send(true);
    });
    Ok(stop)
}

/// Serves until told something; then takes no more connections, finishes what it has accepted, and gives what it was told. Told to
/// stop, it takes the listener away; else who comes after that waits in the kernel's queue.
pub async fn serve(listener: &mut Option<TcpListener>, routes: Router, told: impl Future<Output = Told>) -> Told {
    let graceful = GracefulShutdown::new();
    let turns = Arc::new(Semaphore::new(CONNECTIONS));
    let mut told = pin!(told);
    let told = loop {
        let Some(listener) = listener else { return Told::Stop };
        let next = async {
            let turn = turns.clone().acquire_owned().await.ok()?;
            Some((turn, listener.accept().await))
        };
        tokio::select! {
            told = &mut told => break told,
            Some((turn, accepted)) = next => match accepted {
                Ok((stream, peer)) => {
                    tokio::spawn(Box::pin(converse(stream, peer, routes.clone(), graceful.watcher(), turn)));
                }
                // Too many open files, most likely: a moment later there may be fewer.
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            },
        }
    };
    if told == Told::Stop {
        *listener = None;
    }
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
    told
}

async fn converse(stream: TcpStream, peer: SocketAddr, routes: Router, watcher: Watcher, turn: OwnedSemaphorePermit) {
    let routes = routes.map_request(move |request: Request<_>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request
    });
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD);
    let _ = stream.set_nodelay(true);
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(routes));
    // A browser that hangs up is no news.
    let _ = watcher.watch(connection.into_owned()).await;
    drop(turn);
}
