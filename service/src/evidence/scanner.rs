use crate::error::{Error, Result};
use bytes::Bytes;
use domain::refusal::{Fault, Refusal};
use futures::stream::{Stream, StreamExt};
use std::io;
use std::path::PathBuf;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;

/// Until the scanner takes the call.
const CALL: Duration = Duration::from_secs(5);
/// Until it has read a file and answered; clamd's own limit for one file is as long.
const WHOLE: Duration = Duration::from_secs(120);
/// Longest answer that is read, bytes.
const ANSWER: u64 = 4096;

/// A clamd, spoken to with INSTREAM (clamd(8)): the file goes through the connection, the scanner needs no access to ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanner(Address);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Address {
    Tcp(String),
    Unix(PathBuf),
}

/// Why there is no verdict.
enum Trouble {
    Scanner(io::Error),
    Ours(Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Scanner(error)
    }
}

impl Scanner {
    /// `tcp://host:port` or `unix:/path/of/the/socket`.
    #[must_use]
    pub fn at(address: &str) -> Option<Self> {
        if let Some(path) = address.strip_prefix("unix:") {
            return path.starts_with('/').then(|| Self(Address::Unix(path.into())));
        }
        let place = address.strip_prefix("tcp://")?;
        let (host, port) = place.rsplit_once(':')?;
        let known =
            !host.is_empty() && !host.contains(['/', '@', ' ']) && port.parse::<u16>().is_ok_and(|port| port > 0);
        known.then(|| Self(Address::Tcp(place.to_owned())))
    }

    /// Has a file read to its end.
    ///
    /// # Errors
    /// [`Fault::FileInfected`]; [`Fault::FileUnscanned`] where no clear answer came in time; the file does not open.
    pub(super) async fn scan<S>(&self, plain: S) -> Result<()>
    where
        S: Stream<Item = Result<Bytes>> + Send + Unpin,
    {
        let answer = timeout(WHOLE, self.ask(plain)).await.unwrap_or_else(|late| Err(Trouble::Scanner(late.into())));
        match answer {
            Ok(answer) if answer == "stream: OK" => Ok(()),
            Ok(answer) if answer.ends_with(" FOUND") => {
                tracing::warn!(answer, "an upload was refused");
                Err(Refusal::field("file", Fault::FileInfected).into())
            }
            Ok(answer) => Err(unscanned(&answer)),
            Err(Trouble::Scanner(error)) => Err(unscanned(&error)),
            Err(Trouble::Ours(error)) => Err(error),
        }
    }

    async fn ask<S>(&self, plain: S) -> std::result::Result<String, Trouble>
    where
        S: Stream<Item = Result<Bytes>> + Send + Unpin,
    {
        match &self.0 {
            Address::Tcp(place) => converse(called(TcpStream::connect(place)).await?, plain).await,
            Address::Unix(path) => converse(called(UnixStream::connect(path)).await?, plain).await,
        }
    }
}

fn unscanned(why: &dyn std::fmt::Display) -> Error {
    tracing::error!(%why, "the scanner gave no verdict");
    Refusal::field("file", Fault::FileUnscanned).into()
}

async fn called<C>(call: impl Future<Output = io::Result<C>>) -> io::Result<C> {
    timeout(CALL, call).await?
}

/// Length before each piece, a length of nothing at the end, one line back.
async fn converse<C, S>(mut clamd: C, mut plain: S) -> std::result::Result<String, Trouble>
where
    C: AsyncRead + AsyncWrite + Send + Unpin,
    S: Stream<Item = Result<Bytes>> + Send + Unpin,
{
    clamd.write_all(b"zINSTREAM\0").await?;
    while let Some(bytes) = plain.next().await {
        let bytes = bytes.map_err(Trouble::Ours)?;
        // A piece of no length would be the end.
        if bytes.is_empty() {
            continue;
        }
        clamd.write_u32(u32::try_from(bytes.len()).map_err(io::Error::other)?).await?;
        clamd.write_all(&bytes).await?;
    }
    clamd.write_u32(0).await?;
    clamd.flush().await?;
    let mut answer = Vec::new();
    clamd.take(ANSWER).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).trim_end_matches(['\0', '\n']).to_owned())
}
