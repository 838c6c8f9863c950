//! Waivers (例外): one item of one sheet that need not be met until a day.

pub mod api;
mod begin;
mod decide;
mod detail;
pub mod export;
mod form;
mod list;
mod mark;
mod said;
mod step;
mod thread;
mod words;

pub use begin::{BeginPage, EditPage, RenewPage};
pub use decide::{GrantPage, PaperPage};
pub use detail::WaiverPage;
pub use list::WaiversPage;
pub use mark::in_words;
pub(crate) use mark::{fact, in_book, mark, panel, then};
pub use step::{AnswerPage, DeclinePage, QueryPage, RefusePage, ReturnPage, SupportPage, WithdrawPage};
pub(crate) use words::{outcome, status, tone};

use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::Breadcrumb;
use crate::visit::locale;
use domain::id::WaiverId;
use domain::permission::Action;
use domain::refusal::Refusal;
use domain::waiver::WaiverStep;
use domain::waiver::view::WaiverDetail;
use leptos::prelude::*;

fn address(id: WaiverId) -> String {
    format!("/waiver/{id}")
}

/// Whether the reader may do this and the waiver is in one of the states for it.
fn can(detail: &WaiverDetail, action: Action, step: WaiverStep) -> bool {
    detail.may.contains(&action) && detail.status.after(step).is_ok()
}

/// A page below a waiver, for whoever may take the step now; the command asks again.
fn below(
    title: &'static str,
    may: fn(&WaiverDetail) -> bool,
    draw: impl Fn(&Seen, &WaiverDetail) -> AnyView + Send + 'static,
) -> impl IntoView {
    let id = named::<WaiverId>("id");
    page(
        title,
        move |visit| async move {
            let detail = service::waiver::detail(&visit.ctx, id?).await?;
            if may(&detail) { Ok(detail) } else { Err(Refusal::NotFound.into()) }
        },
        move |seen, detail| {
            let locale = seen.locale;
            let links = vec![
                ("/waiver".to_owned(), td_string!(locale, waiver.list).to_owned()),
                (address(detail.id), detail.number.clone()),
            ];
            let body = draw(&seen, &detail);
            let question =
                crate::checklist::said(locale, &detail.content.item.question_ja, &detail.content.item.question_en);
            view! {
                <Breadcrumb links=links here=title/>
                <p class="reference">{detail.number.clone()}</p>
                <h1>{title}</h1>
                <p class="quiet">{detail.content.item.key.clone()}" "{question}</p>
                {body}
            }
        },
    )
}

/// The language of this request: for titles of pages.
fn here() -> Locale {
    locale()
}
