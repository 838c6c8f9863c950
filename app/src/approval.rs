//! Internal approval (社内承認): the page of a sheet, and the setting of the company.

mod answers;
pub mod api;
mod give;
mod history;
mod page;
mod setting;

pub use page::ApprovalPage;
pub use setting::SettingPage;

use crate::i18n::{Locale, td_string};
use crate::ui::{Banner, BannerKind, ButtonKind, LinkButton, Tone};
use domain::approval::ApprovalState;
use domain::id::ConfirmationId;
use leptos::prelude::*;

/// Where an approval stands, in words and in colour.
fn state(locale: Locale, state: ApprovalState) -> (Tone, &'static str) {
    match state {
        ApprovalState::NotWanted => (Tone::Plain, td_string!(locale, approval.state_not_wanted)),
        ApprovalState::Missing => (Tone::Waiting, td_string!(locale, approval.state_missing)),
        ApprovalState::Requested => (Tone::Active, td_string!(locale, approval.state_requested)),
        ApprovalState::Declined => (Tone::Danger, td_string!(locale, approval.state_declined)),
        ApprovalState::Stale => (Tone::Caution, td_string!(locale, approval.state_stale)),
        ApprovalState::Given => (Tone::Success, td_string!(locale, approval.state_given)),
    }
}

/// What stands before submitting, with the way to the approval; nothing where the company does not want any.
pub fn before_submitting(locale: Locale, id: ConfirmationId, now: ApprovalState) -> Option<AnyView> {
    if now == ApprovalState::NotWanted {
        return None;
    }
    let kind = if now == ApprovalState::Given { BannerKind::Success } else { BannerKind::Warning };
    let (_, text) = state(locale, now);
    let href = format!("/confirmation/{id}/approval");
    Some(
        view! {
            <Banner kind=kind title=td_string!(locale, approval.needed)>
                <p>{td_string!(locale, approval.state)} {td_string!(locale, work.colon)} <strong>{text}</strong></p>
                <div class="button-row">
                    <LinkButton href=href kind=ButtonKind::Outline>{td_string!(locale, approval.to_page)}</LinkButton>
                </div>
            </Banner>
        }
        .into_any(),
    )
}
