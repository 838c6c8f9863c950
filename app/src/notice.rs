//! Notices (お知らせ): what happened in one's cases, how one is told of it, what was mailed.

pub mod api;
mod list;
mod log;
mod preferences;
mod words;

pub use list::{Latest, Notices};
pub use log::MailLogPage;
pub use preferences::PreferencesPage;
