//! Passkeys (パスキー, WebAuthn level 3): a device is asked, verifies who holds it, and signs. Two factors in one, therefore a whole
//! sign-in, and a way to show anew that it is still oneself. What was asked waits in a table and is taken once.

mod challenge;
mod list;
mod register;
mod remove;
mod show;
mod suspend;

pub use challenge::Challenge;
pub use list::{list, one};
pub use register::{ask_new, register};
pub use remove::remove;
pub use show::{ask_anew, ask_sign_in, show_anew, sign_in};

use crate::ctx::Ctx;
use crate::error::{Error, Result};
use domain::account::passkey::host;
use domain::digest;
use domain::id::{AccountId, PasskeyId};
use domain::refusal::{Fault, Refusal, Rule};
use entity::passkey as table;
use serde::de::DeserializeOwned;
use webauthn_rs::prelude::{Passkey, Url, Webauthn, WebauthnBuilder};

/// Whether browsers make passkeys for this portal's address.
#[must_use]
pub fn offered(ctx: &Ctx) -> bool {
    host(&ctx.house.public_url).is_some()
}

/// What devices know this portal by: the host of its address. Answers from anywhere else are refused.
fn party(ctx: &Ctx) -> Result<Webauthn> {
    let host = host(&ctx.house.public_url).ok_or(Rule::PasskeysNotOffered)?;
    let origin = Url::parse(&ctx.house.public_url).map_err(Error::internal)?;
    let builder = WebauthnBuilder::new(host, &origin).map_err(Error::internal)?;
    builder.rp_name("Kakunin 確認").build().map_err(Error::internal)
}

/// What a browser sent, whatever is wrong with it: the same answer.
fn refused() -> Error {
    Refusal::field("passkey", Fault::Passkey).into()
}

/// What a browser sent, read.
fn read<T: DeserializeOwned>(said: &str) -> Result<T> {
    if said.is_empty() {
        return Err(Refusal::field("passkey", Fault::PasskeyMissing).into());
    }
    serde_json::from_str(said).map_err(|_| refused())
}

/// What is stored of the id that a device gave.
fn hash(credential: &[u8]) -> String {
    digest::of_bytes(credential)
}

/// What a passkey is sealed for.
pub(crate) fn about(id: PasskeyId, owner: AccountId) -> String {
    format!("passkey {id} of {owner}")
}

/// The key itself; of one that was removed there is none.
fn open(ctx: &Ctx, row: &table::Model) -> Result<Passkey> {
    let sealed = row.credential.as_deref().ok_or(Refusal::NotFound)?;
    Ok(serde_json::from_slice(&ctx.house.keys.open(&about(row.id, row.account_id), sealed)?)?)
}
