//! account pages.
