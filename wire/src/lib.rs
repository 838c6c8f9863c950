//! What strangers send, byte by byte: workbooks, lists, fields of forms; and the one header that carries their words back. Pure
//! readers, so that what is tried on them millions of times (`fuzz/`) is what runs.

mod disposition;
pub mod form;
mod text;
pub mod workbook;

pub use disposition::disposition;
pub use text::decoded;
