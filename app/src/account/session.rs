//! What the browser's session remembers of a sign-in. Every step up gets a new session id.

use crate::visit::Visit;
use chrono::{DateTime, Utc};
use domain::account::view::SignInLine;
use domain::account::{Passed, Ticket};
use serde::Serialize;
use serde::de::DeserializeOwned;
use service::account::session::{BROWSER, TICKET};
use service::{Error, Result};
use tower_sessions::Session;
use uuid::Uuid;

const PASSED: &str = "passed";
const NEXT: &str = "next";
const CODES: &str = "recovery-codes";
const OFFER: &str = "authenticator";
const SHOWN: &str = "shown";
const BEFORE: &str = "before";
const PASSKEY: &str = "passkey";

/// Who is signed in, if anybody.
///
/// # Errors
/// The store does not answer.
pub async fn ticket(session: &Session) -> Result<Option<Ticket>> {
    get(session, TICKET).await
}

/// Signs in: the session is new, nothing of the one before is in it but where to go next.
///
/// # Errors
/// The store does not answer.
pub async fn sign_in(visit: &Visit, ticket: &Ticket) -> Result<()> {
    let session = &visit.session;
    renew(session).await?;
    let before = service::account::note(&visit.ctx, ticket.account, &visit.browser).await?;
    put(session, BEFORE, before).await?;
    put(session, BROWSER, &visit.browser).await?;
    put(session, TICKET, ticket).await
}

/// The sign-in before the one of this session.
///
/// # Errors
/// The store does not answer.
pub async fn before(session: &Session) -> Result<Option<SignInLine>> {
    Ok(get::<Option<SignInLine>>(session, BEFORE).await?.flatten())
}

/// When a second factor was last shown: at sign-in, or since.
///
/// # Errors
/// The store does not answer.
pub async fn shown_at(session: &Session) -> Result<Option<DateTime<Utc>>> {
    match get(session, SHOWN).await? {
        Some(shown_at) => Ok(Some(shown_at)),
        None => Ok(ticket(session).await?.map(|ticket| ticket.since)),
    }
}

/// Notes that a second factor was shown just now; as with every step up the session gets a new id.
///
/// # Errors
/// The store does not answer.
pub async fn shown(session: &Session, now: DateTime<Utc>) -> Result<()> {
    session.cycle_id().await.map_err(Error::internal)?;
    put(session, SHOWN, now).await
}

/// Puts another ticket in the place of the one held: after a switch of organisation, or once rights or proofs changed.
///
/// # Errors
/// The store does not answer.
pub async fn change(session: &Session, ticket: &Ticket) -> Result<()> {
    session.cycle_id().await.map_err(Error::internal)?;
    put(session, TICKET, ticket).await
}

/// Remembers that the password was right; nobody is signed in yet, or any more.
///
/// # Errors
/// The store does not answer.
pub async fn pass(session: &Session, passed: &Passed) -> Result<()> {
    renew(session).await?;
    put(session, PASSED, passed).await
}

/// The password that was right, if the second factor is still to come.
///
/// # Errors
/// The store does not answer.
pub async fn passed(session: &Session) -> Result<Option<Passed>> {
    get(session, PASSED).await
}

/// Remembers where to go after sign-in: a path of ours, or nothing.
///
/// # Errors
/// The store does not answer.
pub async fn set_next(session: &Session, next: &str) -> Result<()> {
    // The way in is no place to go to from the way in.
    if is_own_path(next) && !next.starts_with("/sign-in") { put(session, NEXT, next).await } else { Ok(()) }
}

/// The way in, and from there to a path of ours.
#[must_use]
pub fn way_in(next: &str) -> String {
    format!("/sign-in?next={}", in_query(next))
}

/// A text as the value of a query.
#[must_use]
pub fn in_query(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// Where to go after sign-in; asked once.
///
/// # Errors
/// The store does not answer.
pub async fn take_next(session: &Session) -> Result<String> {
    let next: Option<String> = get(session, NEXT).await?;
    if next.is_some() {
        session.remove_value(NEXT).await.map_err(Error::internal)?;
    }
    Ok(next.unwrap_or_else(|| "/".to_owned()))
}

/// A path within the portal: one slash, then anything that no browser takes for another host.
#[must_use]
pub fn is_own_path(path: &str) -> bool {
    let end = path.strip_prefix('/');
    end.is_some_and(|rest| !rest.starts_with(['/', '\\'])) && !path.contains(['\\', '\r', '\n', '\t'])
}

/// Keeps new recovery codes until their owner says that they are written down.
///
/// # Errors
/// The store does not answer.
pub async fn keep_codes(session: &Session, codes: &[String]) -> Result<()> {
    put(session, CODES, codes).await
}

/// Recovery codes that wait to be written down.
///
/// # Errors
/// The store does not answer.
pub async fn codes(session: &Session) -> Result<Vec<String>> {
    Ok(get(session, CODES).await?.unwrap_or_default())
}

/// Forgets the recovery codes.
///
/// # Errors
/// The store does not answer.
pub async fn forget_codes(session: &Session) -> Result<()> {
    session.remove_value(CODES).await.map_err(Error::internal)?;
    Ok(())
}

/// Keeps the sealed secret of an authenticator that is about to take the place of another.
///
/// # Errors
/// The store does not answer.
pub async fn keep_offer(session: &Session, sealed: &str) -> Result<()> {
    put(session, OFFER, sealed).await
}

/// The sealed secret of the authenticator to come.
///
/// # Errors
/// The store does not answer.
pub async fn offer(session: &Session) -> Result<Option<String>> {
    get(session, OFFER).await
}

/// Forgets the authenticator to come.
///
/// # Errors
/// The store does not answer.
pub async fn forget_offer(session: &Session) -> Result<()> {
    session.remove_value(OFFER).await.map_err(Error::internal)?;
    Ok(())
}

/// Keeps under which key the answer of a device is looked for; one asked for before is forgotten.
///
/// # Errors
/// The store does not answer.
pub async fn keep_challenge(session: &Session, id: Uuid) -> Result<()> {
    put(session, PASSKEY, id).await
}

/// Takes it back, once.
///
/// # Errors
/// The store does not answer.
pub async fn take_challenge(session: &Session) -> Result<Option<Uuid>> {
    let found = get(session, PASSKEY).await?;
    if found.is_some() {
        session.remove_value(PASSKEY).await.map_err(Error::internal)?;
    }
    Ok(found)
}

async fn renew(session: &Session) -> Result<()> {
    let next: Option<String> = get(session, NEXT).await?;
    session.cycle_id().await.map_err(Error::internal)?;
    session.clear().await;
    if let Some(next) = next {
        put(session, NEXT, next).await?;
    }
    Ok(())
}

async fn get<T: DeserializeOwned>(session: &Session, key: &str) -> Result<Option<T>> {
    let found = session.get_value(key).await.map_err(Error::internal)?;
    // Written by an older version: as if it were not there.
    Ok(found.and_then(|value| serde_json::from_value(value).ok()))
}

async fn put(session: &Session, key: &str, value: impl Serialize) -> Result<()> {
    session.insert(key, value).await.map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::{is_own_path, way_in};

    #[test]
    fn the_whole_address_is_gone_back_to() {
        assert_eq!(way_in("/a?b=1&c=確#d"), "/sign-in?next=/a%3Fb%3D1%26c%3D%E7%A2%BA%23d");
    }

    #[test]
    fn only_paths_of_ours_are_gone_to() {
        for ours in ["/", "/engagement/1?tab=2#q", "/確認"] {
            assert!(is_own_path(ours), "{ours}");
        }
        for theirs in
            ["", "evil.example", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb", "/\t/e"]
        {
            assert!(!is_own_path(theirs), "{theirs}");
        }
    }
}
