//! Who works on the same item now (編集中).

pub mod api;
