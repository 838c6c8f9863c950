//! contract pages.
