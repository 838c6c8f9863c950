//! The prime's workbench, the ministry's desk and the import of checklists, as a browser without script sees them.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod application;
mod browser;
mod dispatch;
mod evidence;
mod import;
mod list;
mod review;
mod upstream;
mod workbook;
