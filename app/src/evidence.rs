//! Evidence (証拠資料): what its forms say, and how a file is looked at.

pub(crate) mod files;
mod preview;

pub use preview::PreviewPage;
pub(crate) use preview::look;

use crate::i18n::td_string;
use crate::page::Seen;

/// Whether files are scanned, beside every form that takes evidence: that nothing scans them is said, not hidden.
pub(crate) fn scanner(seen: &Seen) -> &'static str {
    match &seen.visit.ctx.house.scanner {
        Some(_) => td_string!(seen.locale, evidence.scanned),
        None => td_string!(seen.locale, evidence.scanner_missing),
    }
}
