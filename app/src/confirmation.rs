//! confirmation pages.

pub mod review;
