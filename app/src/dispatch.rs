//! One checklist version to many subcontractors (一括送付): the list, the form with its dry run, one dispatch.

mod again;
pub mod api;
mod draft;
mod list;
mod mapping;
mod new;
mod page;
mod problem;

pub use again::AgainPage;
pub use list::DispatchesPage;
pub use new::NewDispatchPage;
pub use page::DispatchPage;

use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::dispatch::{DispatchStatus, RecipientState};

/// Where a dispatch stands, in words and in colour.
fn status(locale: Locale, status: DispatchStatus) -> (Tone, &'static str) {
    match status {
        DispatchStatus::Draft => (Tone::Caution, td_string!(locale, dispatch.status_draft)),
        DispatchStatus::Running => (Tone::Active, td_string!(locale, dispatch.status_running)),
        DispatchStatus::Stopped => (Tone::Caution, td_string!(locale, dispatch.status_stopped)),
        DispatchStatus::Discarded => (Tone::Plain, td_string!(locale, dispatch.status_discarded)),
    }
}

/// Where a recipient stands, in words and in colour.
fn state(locale: Locale, state: RecipientState) -> (Tone, &'static str) {
    match state {
        RecipientState::Waiting => (Tone::Plain, td_string!(locale, dispatch.state_waiting)),
        RecipientState::Blocked => (Tone::Caution, td_string!(locale, dispatch.state_blocked)),
        RecipientState::Prepared => (Tone::Waiting, td_string!(locale, dispatch.state_prepared)),
        RecipientState::Mailed => (Tone::Waiting, td_string!(locale, dispatch.state_mailed)),
        RecipientState::Bounced => (Tone::Danger, td_string!(locale, dispatch.state_bounced)),
        RecipientState::Opened => (Tone::Active, td_string!(locale, dispatch.state_opened)),
        RecipientState::Started => (Tone::Active, td_string!(locale, dispatch.state_started)),
        RecipientState::Submitted => (Tone::Success, td_string!(locale, dispatch.state_submitted)),
    }
}
