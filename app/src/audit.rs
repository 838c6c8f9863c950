//! Security audits (セキュリティ監査, 13-2, 13-3): ordered, held, reported, improved.

pub mod api;
mod check;
mod detail;
mod fieldwork;
mod finding;
mod form;
mod give;
mod improve;
pub(crate) mod input;
mod list;
mod order;
mod panels;
mod papers;
mod step;
mod tell;
mod words;

pub use check::LookPage;
pub use detail::AuditPage;
pub use fieldwork::FieldworkPage;
pub use finding::FindingPage;
pub use form::{FindingFormPage, ReportPage};
pub use give::{GivePage, ProvidePage};
pub use improve::{ConsultPage, DecidePage, ImplementPage, VerifyPage};
pub use list::AuditsPage;
pub use order::OrderPage;
pub use step::{CallOffPage, ClosePage, FinishPage, StartPage};
pub use tell::TellPage;

pub(crate) use words::problem;

use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{Breadcrumb, Button, ButtonKind, LinkButton, StatusChip};
use domain::audit::AuditStatus;
use domain::audit::finding::FindingStatus;
use domain::audit::view::AuditLine;
use domain::id::{AuditId, FindingId};
use domain::permission::{Action, Actor, Standing};
use leptos::prelude::*;

pub(crate) fn address(id: AuditId) -> String {
    format!("/audit/{id}")
}

fn of_finding(id: FindingId) -> String {
    format!("/audit-finding/{id}")
}

pub(crate) fn to_list(locale: Locale) -> (String, String) {
    ("/audit".to_owned(), td_string!(locale, audit.list).to_owned())
}

/// Whether somebody can have to do with audits by their role: the link in the head of the page. Who takes part by name is told.
#[must_use]
pub fn concerns(actor: &Actor) -> bool {
    [Action::OrderAudit, Action::HoldAudit].iter().any(|action| actor.may(*action, Standing::OwnOrganisation))
}

/// Heading and way back of a page below an audit.
fn frame(seen: &Seen, title: &'static str, line: &AuditLine, body: AnyView) -> AnyView {
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

/// The state of an audit, as a chip.
pub(crate) fn state(locale: Locale, status: AuditStatus) -> AnyView {
    view! { <StatusChip tone=words::tone(status) text=words::status(locale, status)/> }.into_any()
}

/// The state of a finding, as a chip.
pub(crate) fn finding_state(locale: Locale, status: FindingStatus) -> AnyView {
    view! { <StatusChip tone=words::finding_tone(status) text=words::finding(locale, status)/> }.into_any()
}
