//! Checklists (確認事項): the built-in one, imported ones, and their contents. A published version never changes.

mod built_in;
mod content;
mod difference;
pub mod draft;
mod import;
mod lineage;
mod versions;

pub use built_in::{built_in, load_built_in};
pub use content::{ContentCache, content};
pub use difference::difference;
pub use import::{import, import_for_all};
pub use lineage::lineage;
pub use versions::{chosen, versions, versions_for};
