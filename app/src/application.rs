//! Applications to the ministry (申請, 5-3-c), its queries and its answers. Silence never becomes consent.

pub mod api;
mod applicant;
mod decide;
mod detail;
mod draft;
mod frozen;
mod history;
mod list;
mod ministry;
mod paper;
mod passage;
mod second_person;
mod thread;
mod withdraw;

pub use decide::{DecidePage, DecisionPage};
pub use detail::ApplicationPage;
pub use list::ApplicationsPage;
pub use paper::PaperPage;
pub use passage::PassagePage;
pub(crate) use second_person::{given, second_person};
pub use withdraw::WithdrawPage;

use crate::i18n::{Locale, td_string};
use crate::ui::Breadcrumb;
use domain::application::view::ApplicationDetail;
use domain::id::ApplicationId;
use domain::permission::Action;
use leptos::prelude::*;

fn address(id: ApplicationId) -> String {
    format!("/application/{id}")
}

/// The way to a page below an application.
fn way_here(locale: Locale, detail: &ApplicationDetail, here: &'static str) -> impl IntoView + use<> {
    let links = vec![
        ("/application".to_owned(), td_string!(locale, shell.applications).to_owned()),
        (address(detail.id), detail.number.clone()),
    ];
    view! { <Breadcrumb links=links here=here/> }
}

/// Whether the reader may do this and the application is in one of the states for it.
fn can(detail: &ApplicationDetail, action: Action, step: domain::application::ApplicationStep) -> bool {
    detail.may.contains(&action) && detail.status.after(step).is_ok()
}
