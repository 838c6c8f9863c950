//! Workbooks from outside. They are opened only in a child process of our own binary, with a limit on memory and time:
//! a valid file of 10 KB can ask for half a terabyte, and a failed allocation takes the whole process with it.

mod child;
mod exchange;
mod files;
mod import;
mod list;
mod parent;
mod words;
mod write;

pub use child::child;
pub use exchange::routes;
pub use import::{import, read_checklist};
pub use parent::read;
pub use words::{heading, problem, refusal};
pub use write::{write, write_copy, write_list};

use app::visit::Visit;
use axum::extract::multipart::Field;
use wire::form::Kept;

/// The file of a form, in a file of its own.
///
/// # Errors
/// It is too large, broke off, or cannot be written.
pub(crate) async fn keep(visit: &Visit, field: Field<'_>) -> Result<Kept, ()> {
    Kept::keep(std::env::temp_dir().join(format!("kakunin-workbook-{}", visit.ctx.new_id())), field).await
}
