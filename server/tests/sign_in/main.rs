//! Signing in over HTTP as a browser without JavaScript does it, on both databases; with a provider that can be told to lie.
#![expect(clippy::panic, clippy::unwrap_used, reason = "tests")]

mod browser;
mod cookie;
mod invitation;
mod oauth2;
mod oidc;
mod passkey;
mod password;
mod provider;
mod reauthentication;
mod session;
