//! Engagements (下請負): the list, and the case from the first description of the work to its end.

pub mod export;
pub mod filter;
mod list;

pub use list::Engagements;
