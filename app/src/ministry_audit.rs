//! Audits by the ministry (防衛省による監査, 第14): asked for, accepted, prepared, held, worked off, answered, closed.

pub mod api;
mod detail;
pub mod export;
mod finding;
mod found;
mod input;
mod list;
mod new;
mod panels;
mod prepare;
mod reply;
mod step;
mod visit;
mod visit_form;
mod words;

pub use detail::MinistryAuditPage;
pub use finding::MinistryFindingPage;
pub use found::{FoundPage, ReportPage};
pub use list::MinistryAuditsPage;
pub use new::NewPage;
pub use prepare::PreparePage;
pub use reply::{DaysPage, ReplyPage};
pub use step::{AcceptPage, AnswerPage, AskPage, CallOffPage, ClosePage, KeepDaysPage, TakeDaysPage};
pub use visit::VisitPage;
pub use visit_form::LeavePage;

use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{Breadcrumb, Button, ButtonKind, LinkButton, StatusChip};
use chrono::NaiveDate;
use domain::id::MinistryAuditId;
use domain::ministry_audit::MinistryAuditStatus;
use domain::ministry_audit::view::MinistryAuditLine;
use domain::permission::{Action, Actor, Standing};
use leptos::prelude::*;

fn address(id: MinistryAuditId) -> String {
    format!("/ministry-audit/{id}")
}

fn to_list(locale: Locale) -> (String, String) {
    ("/ministry-audit".to_owned(), td_string!(locale, ministry_audit.list).to_owned())
}

/// Whether somebody has to do with audits by the ministry by their role: the link in the head of the page. Who is named is told.
#[must_use]
pub fn concerns(actor: &Actor) -> bool {
    [Standing::OwnOrganisation, Standing::Ministry].iter().any(|as_| actor.may(Action::SeeMinistryAudit, *as_))
}

/// Whether somebody asks companies for audits.
fn asks(actor: &Actor) -> bool {
    actor.may(Action::HoldMinistryAudit, Standing::Ministry)
}

/// Heading and way back of a page below an audit.
fn frame(seen: &Seen, title: &'static str, line: &MinistryAuditLine, body: AnyView) -> AnyView {
    let links = vec![to_list(seen.locale), (address(line.id), line.number.clone())];
    let number = line.number.clone();
    view! {
        <Breadcrumb links=links here=title/>
        <p class="reference">{number}</p>
        <h1>{title}</h1>
        {body}
    }
    .into_any()
}

/// The button of a form and the way back.
fn buttons(text: &'static str, (href, back): (String, &'static str)) -> AnyView {
    view! {
        <div class="button-row">
            <Button>{text}</Button>
            <LinkButton href=href kind=ButtonKind::Text>{back}</LinkButton>
        </div>
    }
    .into_any()
}

/// First and last day.
pub(crate) fn span(locale: Locale, (first, last): (NaiveDate, NaiveDate)) -> String {
    format!("{} – {}", crate::day::day(locale, first), crate::day::day(locale, last))
}

/// The state of an audit, as a chip.
pub(crate) fn state(locale: Locale, status: MinistryAuditStatus) -> AnyView {
    view! { <StatusChip tone=words::tone(status) text=words::status(locale, status)/> }.into_any()
}

fn typed(text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <span class="as-typed">{text}</span> }.into_any()
}
