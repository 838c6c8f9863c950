//! Comments (コメント) on items: written, answered, resolved, taken back. Who reads them is the audience of the thread; who may
//! be named is who may read.

mod people;
mod read;
mod settle;
mod write;

pub use people::Person;
pub use read::{CommentPage, of, page};
pub use settle::{reopen, resolve, retract};
pub use write::{CommentForm, write};
