//! Internal approval (社内承認): the page of one approval, what waits for the reader, the routes of the company, who is away.

mod absence;
pub mod api;
mod changes;
mod content;
mod desk;
mod give;
mod history;
mod overview;
mod page;
mod route;
mod stages;
mod words;

pub use absence::AbsencePage;
pub(crate) use desk::home_task;
pub use overview::RoutesPage;
pub use page::ApprovalPage;
pub use route::RoutePage;

use crate::i18n::{Locale, td_string};
use crate::ui::{Banner, BannerKind, ButtonKind, LinkButton};
use domain::approval::{ApprovalState, ApprovalSubject};
use domain::id::ConfirmationId;
use leptos::prelude::*;
use service::approval::address;
use uuid::Uuid;

/// What stands before submitting, with the way to the approval; nothing where the company does not want any.
pub fn before_submitting(locale: Locale, id: ConfirmationId, now: ApprovalState) -> Option<AnyView> {
    if now == ApprovalState::NotWanted {
        return None;
    }
    let kind = if now == ApprovalState::Given { BannerKind::Success } else { BannerKind::Warning };
    let (_, text) = words::state(locale, now);
    let href = address(ApprovalSubject::SubmitSheet, id.0);
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

/// The way to the approval, beside the form of what may need one.
pub(crate) fn way(locale: Locale, subject: ApprovalSubject, id: Uuid) -> impl IntoView {
    view! {
        <p class="small no-print">
            {td_string!(locale, approval.may_need)} " "
            <a href=address(subject, id)>{td_string!(locale, approval.to_page)}</a>
        </p>
    }
}
