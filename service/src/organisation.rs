//! Organisations (組織) and their people.

mod name;

pub use name::{name, names};
