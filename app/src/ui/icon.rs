//! The few pictures, drawn in the colour of the text around them and hidden from screen readers.

use leptos::prelude::*;

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A tick in a disc.
    Success,
    /// An exclamation mark in an octagon.
    Error,
    /// An exclamation mark in a triangle.
    Warning,
    /// An *i* in a disc.
    Info,
    /// A bare tick.
    Tick,
    /// Two arrows: can be sorted.
    Sort,
    /// Sorted, smallest first.
    Ascending,
    /// Sorted, largest first.
    Descending,
}

impl Picture {
    const fn path(self) -> &'static str {
        match self {
            Self::Success => "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-1.4 14.6 7-7-1.4-1.4-5.6 5.6-2.8-2.8-1.4 1.4Z",
            Self::Error => "M8 2h8l6 6v8l-6 6H8l-6-6V8Zm3 4.5v7h2v-7Zm0 9v2h2v-2Z",
            Self::Warning => "M12 2.5 23 21.5H1Zm-1 6.5v6h2v-6Zm0 7.5v2h2v-2Z",
            Self::Info => "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-1 8.5v7h2v-7Zm0-4v2h2v-2Z",
            Self::Tick => "m9.5 18.5-6-6 2-2 4 4 9-9 2 2Z",
            Self::Sort => "m12 3 5 7H7Zm0 18-5-7h10Z",
            Self::Ascending => "m12 5 8 13H4Z",
            Self::Descending => "m12 19-8-13h16Z",
        }
    }
}

/// A picture of the height of its line.
#[component]
pub fn Icon(picture: Picture) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path fill-rule="evenodd" d=picture.path()></path>
        </svg>
    }
}
