//! Contracts (契約) between the ministry and a company.

pub mod api;
mod list;
mod new;

pub use list::Contracts;
pub use new::NewContract;
