//! Confirming again (再確認): why, what was answered before and still holds, after how long.

pub mod api;
mod begin;
mod call_off;
mod hold;
mod interval;
mod past;
mod words;

pub use begin::BeginPage;
pub(crate) use begin::can_begin;
pub use call_off::CallOffPage;
pub(crate) use call_off::under_way;
pub use hold::HoldPage;
pub use interval::IntervalPage;
pub(crate) use past::{panel, then};
pub(crate) use words::{age, change, ground, which};

use crate::i18n::{Locale, td_string};
use crate::ui::Fact;
use domain::reconfirmation::Reconfirmation;

/// Why it is confirmed again, as facts of the sheet.
pub(crate) fn facts(locale: Locale, again: &Reconfirmation) -> Vec<Fact> {
    let reason = Fact::typed(td_string!(locale, reconfirmation.ground), ground(locale, again.ground));
    let note = (!again.note.is_empty()).then(|| Fact::typed(td_string!(locale, reconfirmation.note), &again.note));
    [Fact::typed(td_string!(locale, reconfirmation.which), which(locale, again.ordinal))]
        .into_iter()
        .chain([reason])
        .chain(note)
        .collect()
}

/// Why it is confirmed again, in a line of plain text.
#[must_use]
pub fn line(locale: Locale, again: &Reconfirmation) -> String {
    let parts = [which(locale, again.ordinal), ground(locale, again.ground).to_owned(), again.note.clone()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(td_string!(locale, work.separator))
}
