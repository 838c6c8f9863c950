//! People: how they prove who they are, how they come and go, on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod authenticator;
mod invitation;
mod membership;
mod organisation;
mod passkey;
mod session;
mod sign_in;
mod support;
