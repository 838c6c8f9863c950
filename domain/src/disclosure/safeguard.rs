//! The list of safeguards that a request is held against. It is the portal's own: the standard says that a permission is needed
//! (5-4-1), not what must be in place; every point names the clause whose duty it carries over to the third party.

use crate::code::codes;
use crate::refusal::{Fault, Faults};
use crate::text;
use serde::{Deserialize, Serialize};

codes! {
    /// One point of the list.
    pub enum Safeguard {
        /// The people who will handle it are named, and no more of them than the purpose needs.
        NamedPeople = "named-people",
        /// They have agreed to keep it secret, also afterwards.
        Secrecy = "secrecy",
        /// Ownership and nationality were examined for whoever could demand the information.
        Control = "control",
        /// It goes no further from there.
        NoOnward = "no-onward",
        /// Paper and things are kept locked, keys with few.
        Locked = "locked",
        /// Data is encrypted wherever it lies and travels.
        Encrypted = "encrypted",
        /// Every handing over, copy and look is entered in the register.
        Registered = "registered",
        /// Marks stay visible on what is handed over and copied.
        Marked = "marked",
        /// A loss or a suspicion is told to the company at once.
        Incident = "incident",
        /// At the end everything comes back or is destroyed, with proof.
        Return = "return",
    }
}

codes! {
    /// What is said to a point.
    pub enum Held {
        /// In place.
        Yes = "yes",
        /// Not in place: the note says what is done instead.
        No = "no",
        /// Does not apply: the note says why.
        NotApplicable = "not-applicable",
    }
}

/// What was said to one point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeguardAnswer {
    /// The point.
    pub safeguard: Safeguard,
    /// In place or not.
    pub held: Held,
    /// How; compulsory where it is not simply in place.
    pub note: String,
}

impl Safeguard {
    /// The clause whose duty the point carries over.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::NamedPeople | Self::Secrecy => "5-2-1",
            Self::Control | Self::NoOnward => "5-4-1",
            Self::Locked | Self::Encrypted => "8-5-1",
            Self::Registered => "6-2-2",
            Self::Marked => "6-3-1",
            Self::Incident => "11-2-1",
            Self::Return => "6-7-1",
        }
    }
}

/// Points without an answer yet, in the order of the list: a request is put to nobody before there are none.
#[must_use]
pub fn open(answers: &[SafeguardAnswer]) -> Vec<Safeguard> {
    let answered = |point: &Safeguard| answers.iter().any(|answer| answer.safeguard == *point);
    Safeguard::ALL.iter().copied().filter(|point| !answered(point)).collect()
}

/// Reads the answer to a point as typed; nothing chosen is no answer yet. Fields are `{point}` and `{point}-note`.
pub fn read(point: Safeguard, held: &str, note: &str, faults: &mut Faults) -> Option<SafeguardAnswer> {
    let field = format!("{point}-note");
    let note = note.trim();
    if note.chars().count() > text::PARAGRAPH {
        faults.add(&field, Fault::TooLong);
    }
    if held.is_empty() {
        return None;
    }
    let held = faults.take(point.code(), Held::from_code(held).ok_or(Fault::Choice))?;
    if held != Held::Yes && note.is_empty() {
        faults.add(&field, Fault::Missing);
    }
    Some(SafeguardAnswer { safeguard: point, held, note: note.to_owned() })
}
