//! application pages.
