//! Sharing out the answers (回答の分担): who has what, asking, taking back, and what colleagues see of it.

pub mod api;
mod ask;
mod own;
mod page;
mod table;

pub use own::own;
pub use page::SharingPage;

use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::delegation::DelegationState;

/// Where a delegation stands, in words and in colour.
fn state(locale: Locale, state: DelegationState) -> (Tone, &'static str) {
    match state {
        DelegationState::Open => (Tone::Active, td_string!(locale, delegation.state_open)),
        DelegationState::Overdue => (Tone::Danger, td_string!(locale, delegation.state_overdue)),
        DelegationState::Done => (Tone::Success, td_string!(locale, delegation.state_done)),
    }
}
