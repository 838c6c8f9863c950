//! Workbooks from outside. They are opened only in a child process of our own binary, with a limit on memory and time:
//! a valid file of 10 KB can ask for half a terabyte, and a failed allocation takes the whole process with it.

mod archive;
mod cells;
mod child;
mod exchange;
mod file;
mod files;
mod import;
mod limit;
mod list;
mod parent;
mod words;
mod write;

pub use child::child;
pub use exchange::routes;
pub use file::{Kept, text_of};
pub use import::{import, read_checklist};
pub use parent::read;
pub use words::{heading, problem, refusal};
pub use write::{write, write_copy, write_list};
