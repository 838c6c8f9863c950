use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::vault::Validity;

/// A [`Validity`] in words.
pub(super) fn validity(locale: Locale, code: Validity) -> &'static str {
    match code {
        Validity::Undated => td_string!(locale, vault.undated),
        Validity::NotYet => td_string!(locale, vault.not_yet),
        Validity::Valid => td_string!(locale, vault.valid),
        Validity::EndsSoon => td_string!(locale, vault.ends_soon),
        Validity::Expired => td_string!(locale, vault.expired),
    }
}

pub(super) const fn tone(code: Validity) -> Tone {
    match code {
        Validity::Undated => Tone::Plain,
        Validity::NotYet => Tone::Waiting,
        Validity::Valid => Tone::Success,
        Validity::EndsSoon => Tone::Caution,
        Validity::Expired => Tone::Danger,
    }
}
