//! Risk assessments (リスク査定, 第12): planned, carried out, documented, made known to people by name, compared with earlier ones.

pub mod api;
mod compare;
mod detail;
mod drawing;
mod input;
mod interval;
mod list;
mod panels;
mod people;
mod plan;
mod raise;
mod step;
mod tell;
mod words;

pub use compare::ComparePage;
pub use detail::AssessmentPage;
pub use interval::IntervalPage;
pub use list::AssessmentsPage;
pub use people::PeoplePage;
pub use plan::{EditPage, NewPage};
pub use raise::RaisePage;
pub use step::{BeginPage, CancelPage, DocumentPage};
pub use tell::TellPage;

pub(crate) use raise::{for_item, for_waiver};

use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{Breadcrumb, StatusChip};
use domain::circulation::TOLD;
use domain::id::RiskAssessmentId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use domain::risk_assessment::AssessmentStatus;
use domain::risk_assessment::view::AssessmentDetail;
use leptos::prelude::*;

pub(crate) fn address(id: RiskAssessmentId) -> String {
    format!("/risk-assessment/{id}")
}

pub(crate) fn to_list(locale: Locale) -> (String, String) {
    ("/risk-assessment".to_owned(), td_string!(locale, risk_assessment.list).to_owned())
}

/// Whether somebody can have to do with assessments by their role: the link in the head of the page. Whoever is named is led there.
#[must_use]
pub fn concerns(actor: &Actor) -> bool {
    actor.may(Action::LeadRisk, Standing::OwnOrganisation) || TOLD.iter().any(|role| actor.roles.contains(role))
}

/// A page below an assessment, for whoever may take the step now; the command asks again.
fn below(
    title: &'static str,
    may: fn(&AssessmentDetail) -> bool,
    draw: impl Fn(&Seen, &AssessmentDetail) -> AnyView + Send + 'static,
) -> impl IntoView {
    let id = named::<RiskAssessmentId>("id");
    page(
        title,
        move |visit| async move {
            let detail = service::risk_assessment::detail(&visit.ctx, id?).await?;
            if may(&detail) { Ok(detail) } else { Err(Refusal::NotFound.into()) }
        },
        move |seen, detail| {
            let links = vec![to_list(seen.locale), (address(detail.line.id), detail.line.number.clone())];
            let body = draw(&seen, &detail);
            view! {
                <Breadcrumb links=links here=title/>
                <p class="reference">{detail.line.number.clone()}</p>
                <h1>{title}</h1>
                {body}
            }
        },
    )
}

/// The state of an assessment, as a chip.
pub(crate) fn state(locale: Locale, status: AssessmentStatus) -> AnyView {
    view! { <StatusChip tone=words::tone(status) text=words::status(locale, status)/> }.into_any()
}
