//! The list of waivers as a file for a spreadsheet.

pub use super::list::Asked;
use super::list::{heads, texts};
use crate::engagement::export::line;
use crate::i18n::Locale;
use domain::waiver::view::WaiverLine;

/// What the list shows, all pages of it, as CSV for Excel: see [`crate::engagement::export`].
#[must_use]
pub fn csv(locale: Locale, asked: &Asked, lines: &[WaiverLine]) -> String {
    let mut file = String::from("\u{feff}");
    line(&mut file, heads(locale).map(ToOwned::to_owned));
    for found in lines.iter().filter(|found| asked.takes(found)) {
        line(&mut file, texts(locale, found));
    }
    file
}
