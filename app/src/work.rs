//! work pages.
