//! The tiers of subcontractors (下請負の階層): the same graph as a picture, as a table and as a file, seen by whoever stands in it.

mod asked;
pub mod export;
mod list;
mod overlap;
mod picture;

pub use list::TiersPage;
pub use overlap::OverlapsPage;
