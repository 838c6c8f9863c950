//! Both languages, compiled from `ja/` and `en/`. A crate of its own: the table of words is large, and who changes a page need not
//! wait for it.
#![forbid(unsafe_code)]
#![expect(clippy::all, clippy::allow_attributes, clippy::expect_used, reason = "generated")]

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
