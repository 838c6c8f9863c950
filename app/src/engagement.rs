//! engagement pages.
