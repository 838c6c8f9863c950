//! A list taken home (一覧ブック): the risks of an assessment, the working paper of an audit. Out, filled in elsewhere, and back; and the
//! merge (照合) before anything is written. One set of pages for every kind of list.

pub mod api;
mod cells;
mod merge;
mod take;
mod words;

pub use merge::{PaperMergePage, RisksMergePage};
pub use words::{file, heading, lead, made, of, pick, pick_error, problem, title, whole};

use crate::confirmation::workbook::{Found, back, brought, out};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page, parameter};
use crate::ui::{Banner, BannerKind, Breadcrumb, ErrorSummary, Term};
use crate::visit::locale;
use crate::{audit, risk_assessment};
use axum::http::request::Parts;
use domain::id::{AuditId, RiskAssessmentId};
use domain::list_book::view::{ListMatter, ListPage};
use domain::list_book::{ListSubject, Matter};
use leptos::prelude::*;

/// `/risk-assessment/:id/workbook`, before and after a file was sent.
#[component]
pub fn RisksPage() -> impl IntoView {
    list(ListSubject::RiskAssessment)
}

/// `/audit/:id/workbook`, before and after a file was sent.
#[component]
pub fn PaperPage() -> impl IntoView {
    list(ListSubject::Audit)
}

fn list(subject: ListSubject) -> AnyView {
    let matter = Matter::new(subject, &parameter("id"));
    let found = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Found>().cloned());
    page(
        title(locale(), subject),
        move |visit| async move { service::list_book::page(&visit.ctx, matter?).await },
        move |seen, page| draw(&seen, &page, found),
    )
}

/// The page of a list.
fn at(matter: Matter) -> String {
    format!("{}/{}/workbook", of(matter.subject), matter.id)
}

/// The page of the matter itself.
fn matter_at(matter: Matter) -> String {
    match matter.subject {
        ListSubject::RiskAssessment => risk_assessment::address(RiskAssessmentId(matter.id)),
        ListSubject::Audit => format!("{}/fieldwork", audit::address(AuditId(matter.id))),
    }
}

/// The way here, shared with the page of a merge.
fn trail(locale: Locale, matter: &ListMatter, merge: bool) -> Vec<(String, String)> {
    let to_list = match matter.of.subject {
        ListSubject::RiskAssessment => risk_assessment::to_list(locale),
        ListSubject::Audit => audit::to_list(locale),
    };
    let mut links = vec![to_list, (matter_at(matter.of), matter.number.clone())];
    if merge {
        links.push((at(matter.of), title(locale, matter.of.subject).to_owned()));
    }
    links
}

fn heading_of(locale: Locale, subject: ListSubject) -> AnyView {
    let ja = match subject {
        ListSubject::RiskAssessment => "リスクの一覧ブック",
        ListSubject::Audit => "監査調書の一覧ブック",
    };
    view! { <h1><Term ja=ja en=title(locale, subject)/></h1> }.into_any()
}

fn draw(seen: &Seen, page: &ListPage, found: Option<Found>) -> AnyView {
    let (locale, matter) = (seen.locale, &page.matter);
    let (at, subject) = (at(matter.of), matter.of.subject);
    let (wrong, problems) = found.map_or((None, None), |found| found.told(locale));
    let summary: Vec<_> = wrong.iter().map(|text| ("#file".to_owned(), text.clone())).collect();
    let forms = if matter.writes {
        let forms = [out(locale, &at, words::holds(locale, subject)), back(locale, &at, wrong)];
        forms.into_iter().collect_view().into_any()
    } else {
        view! { <Banner kind=BannerKind::Info title=td_string!(locale, list_book.over)/> }.into_any()
    };
    view! {
        <div class="stack">
            <Breadcrumb links=trail(locale, matter, false) here=title(locale, subject)/>
            <p class="reference">{matter.number.clone()}</p>
            <ErrorSummary items=summary/>
            {heading_of(locale, subject)}
            {problems}
            {forms}
            {brought(locale, &at, &page.merges)}
        </div>
    }
    .into_any()
}
