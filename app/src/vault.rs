//! The evidence vault (証拠資料庫): the company's files, how long each holds, where each is used; attaching one that is there.

pub mod api;
mod asked;
mod attach;
mod file;
mod list;
mod remove;
mod words;

pub use attach::AttachPage;
pub use file::FilePage;
pub use list::VaultPage;
pub use remove::RemovePage;

use crate::i18n::Locale;
use crate::ui::StatusChip;
use chrono::NaiveDate;
use domain::vault::VaultFile;
use leptos::prelude::*;
use words::{tone, validity};

/// Whether a file holds today, in words and in colour.
fn chip(locale: Locale, file: &VaultFile, today: NaiveDate) -> AnyView {
    let found = file.validity(today);
    view! { <StatusChip tone=tone(found) text=validity(locale, found)/> }.into_any()
}

/// Bytes in words of three digits.
pub(crate) fn size(bytes: i64) -> String {
    let tenths = |unit: i64| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        ..1_024 => format!("{bytes} B"),
        1_024..1_048_576 => format!("{} KB", tenths(1_024)),
        1_048_576..1_073_741_824 => format!("{} MB", tenths(1_048_576)),
        1_073_741_824.. => format!("{} GB", tenths(1_073_741_824)),
    }
}
