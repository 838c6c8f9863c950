//! What runs: http, sign-in, uploads, the worker, the command line. No rules of the standard live here.

pub mod assets;
pub mod download;
pub mod http;
pub mod same_origin;
pub mod session;
pub mod sign_in;
pub mod state;
pub mod upload;
pub mod visit;
pub mod workbook;
