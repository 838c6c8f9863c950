//! Sessions: the cookie, and the store behind it. The store never brings a session back that was ended.

use async_trait::async_trait;
use domain::account::view::Signed;
use service::account::session as stored;
use service::{Ctx, Error, House};
use std::fmt;
use std::sync::Arc;
use time::OffsetDateTime;
use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{self, SessionStore};
use tower_sessions::{Session, SessionManagerLayer};

/// Name of the cookie over https: the browser then takes it from this host only, for all paths, encrypted.
pub const SECURE_COOKIE: &str = "__Host-kakunin";
/// Name of the cookie on loopback without encryption.
pub const LOCAL_COOKIE: &str = "kakunin";

/// Sessions in the table of the house.
#[derive(Clone)]
pub struct SessionTable(Arc<House>);

impl fmt::Debug for SessionTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionTable")
    }
}

#[async_trait]
impl SessionStore for SessionTable {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        stored::begin(&self.0, &record.id.to_string(), &content(record)).await.map_err(broken)
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        stored::save(&self.0, &record.id.to_string(), &content(record)).await.map_err(broken)
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let found = stored::load(&self.0, &id.to_string()).await.map_err(broken)?;
        // The table decides how long a session lives; the library's own date is not used.
        let expiry_date = OffsetDateTime::UNIX_EPOCH;
        Ok(found.map(|content| Record { id: *id, data: content.into_iter().collect(), expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        stored::end(&self.0, &id.to_string()).await.map_err(broken)
    }
}

fn content(record: &Record) -> stored::Content {
    record.data.clone().into_iter().collect()
}

fn broken(error: Error) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}

/// The layer that reads and writes the session cookie. `Lax`, because a provider sends people back from another site.
#[must_use]
pub fn layer(house: &Arc<House>) -> SessionManagerLayer<SessionTable> {
    let secure = house.public_url.starts_with("https://");
    SessionManagerLayer::new(SessionTable(house.clone()))
        .with_name(if secure { SECURE_COOKIE } else { LOCAL_COOKIE })
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
}

/// Who is signed in by this session. A session whose rights are gone is ended.
///
/// # Errors
/// The store does not answer.
pub async fn signed(ctx: &Ctx, session: &Session) -> service::Result<Option<Signed>> {
    let Some(ticket) = app::account::session::ticket(session).await? else { return Ok(None) };
    let signed = service::account::signed(ctx, &ticket).await?;
    if signed.is_none() {
        session.flush().await.map_err(Error::internal)?;
    }
    Ok(signed)
}
