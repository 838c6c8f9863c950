//! organisation pages.
