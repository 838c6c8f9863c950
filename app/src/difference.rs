//! Marks of a difference (差分): never by colour alone, and told to whoever listens to the page.

use crate::i18n::{Locale, td_string};
use domain::difference::{Mark, Piece};
use leptos::prelude::*;

/// One side of a compared text: what stands only on the other side is left out.
pub(crate) fn side(locale: Locale, pieces: &[Piece], not: Mark) -> AnyView {
    let pieces = pieces.iter().filter(|piece| piece.mark != not);
    pieces.map(|piece| marked(locale, piece.mark, piece.text.clone().into_any())).collect_view().into_any()
}

/// Something that stands on one side or both.
pub(crate) fn marked(locale: Locale, mark: Mark, inside: AnyView) -> AnyView {
    let hidden = |text: &'static str| view! { <span class="visually-hidden">{text}</span> };
    let end = td_string!(locale, difference.end);
    match mark {
        Mark::Same => inside,
        Mark::Removed => {
            view! { <del>{hidden(td_string!(locale, difference.removed))}{inside}{hidden(end)}</del> }.into_any()
        }
        Mark::Added => {
            view! { <ins>{hidden(td_string!(locale, difference.added))}{inside}{hidden(end)}</ins> }.into_any()
        }
    }
}

/// What became of a file, in a word.
pub(crate) fn word(locale: Locale, mark: Mark) -> &'static str {
    match mark {
        Mark::Same => td_string!(locale, difference.file_same),
        Mark::Removed => td_string!(locale, difference.file_removed),
        Mark::Added => td_string!(locale, difference.file_added),
    }
}
