//! The six tones of a status; `style/semantic.css` gives each its colours.

/// How a status is meant, whatever its word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Done and of no further interest: plain text.
    #[default]
    Plain,
    /// Nothing has happened yet, or it is somebody else's turn.
    Waiting,
    /// Under way.
    Active,
    /// Somebody has to act soon.
    Caution,
    /// A good end.
    Success,
    /// A bad end, or an error.
    Danger,
}

impl Tone {
    /// Value of `data-tone`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::Caution => "caution",
            Self::Success => "success",
            Self::Danger => "danger",
        }
    }
}
