//! Notices (お知らせ): what happened in one's cases.

pub mod api;
mod list;

pub use list::{Latest, Notices};
