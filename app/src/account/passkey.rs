//! Passkeys: which there are, a new one, one less; and the form that asks a device, wherever somebody shows who they are.

pub mod api;
mod form;
mod list;
mod remove;

pub use list::PasskeysPage;
pub use remove::RemovePasskeyPage;

pub(super) use form::{PasskeyForm, permit};
