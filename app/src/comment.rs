//! Comments (コメント) on items: the panel beside an item, and the page where one writes, answers, settles.

pub mod api;
mod form;
mod page;
mod panel;
mod thread;

pub use page::CommentsPage;
pub use panel::panel;

use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::comment::{Audience, Comment};
use domain::work::Party;

/// Who reads a thread, in words: inside the ministry there is no company.
/// An [`Audience`] in words, for whoever wrote for this party.
#[must_use]
pub fn audience(locale: Locale, audience: Audience, side: Party) -> &'static str {
    match (audience, side) {
        (Audience::Internal, Party::Ministry) => td_string!(locale, comment.audience_internal_ministry),
        (Audience::Internal, Party::Upstream | Party::Downstream | Party::Above) => {
            td_string!(locale, comment.audience_internal)
        }
        (Audience::Counterparty, _) => td_string!(locale, comment.audience_counterparty),
        (Audience::Ministry, _) => td_string!(locale, comment.audience_ministry),
    }
}

/// The wider, the louder.
const fn tone(audience: Audience) -> Tone {
    match audience {
        Audience::Internal => Tone::Plain,
        Audience::Counterparty => Tone::Active,
        Audience::Ministry => Tone::Caution,
    }
}

/// The party for which somebody wrote.
#[must_use]
pub fn side(locale: Locale, side: Party) -> &'static str {
    match side {
        Party::Upstream => td_string!(locale, comment.side_upstream),
        Party::Downstream => td_string!(locale, comment.side_downstream),
        Party::Ministry => td_string!(locale, comment.side_ministry),
        Party::Above => td_string!(locale, work.party_above),
    }
}

/// What was said, or that it was taken back; and the class of how it looks.
#[must_use]
pub fn words(locale: Locale, comment: &Comment) -> (String, &'static str) {
    if comment.retracted_at.is_none() {
        return (comment.text.clone(), "as-typed");
    }
    let digest = comment.sha256.get(..12).unwrap_or_default();
    (td_string!(locale, comment.retracted, digest = digest).to_string(), "quiet")
}
