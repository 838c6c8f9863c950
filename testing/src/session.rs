//! Sessions without signing in: a test that cannot go on stops here.

#![expect(clippy::unwrap_used, reason = "only tests are built with this")]

use super::TestHouse;
use domain::account::Ticket;
use domain::permission::Actor;
use serde_json::{Map, Value};
use service::account::session::{TICKET, begin};
use tower_sessions::session::Id;

/// The cookie of a new session of this person, as after sign-in.
///
/// # Panics
/// The store does not answer.
pub async fn cookie(house: &TestHouse, actor: &Actor) -> String {
    let Actor { account, membership, kind, .. } = *actor;
    let ticket = Ticket { account, membership, kind, epoch: 1, since: house.nobody().now() };
    cookie_with(house, TICKET, &serde_json::to_value(ticket).unwrap()).await
}

/// The cookie of a new session with one thing in it.
///
/// # Panics
/// The store does not answer.
pub async fn cookie_with(house: &TestHouse, key: &str, value: &Value) -> String {
    let id = Id::default().to_string();
    begin(&house.house, &id, &Map::from_iter([(key.to_owned(), value.clone())])).await.unwrap();
    format!("kakunin={id}")
}
