//! confirmation pages.
