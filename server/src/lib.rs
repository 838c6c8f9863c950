//! What runs: http, sign-in, uploads, the worker, the command line. No rules of the standard live here.

pub mod assets;
pub mod calendar;
pub mod checklist_import;
pub mod command;
pub mod confined;
pub mod dispatch_list;
pub mod download;
pub mod export;
pub mod health;
pub mod http;
pub mod key;
pub mod listen;
pub mod log;
pub mod mail;
pub mod outside;
pub mod preview;
pub mod receipt;
pub mod same_origin;
pub mod session;
pub mod settings;
pub mod sign_in;
pub mod state;
pub mod upload;
pub mod visit;
pub mod workbook;
pub mod worker;
