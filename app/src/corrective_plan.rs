//! Corrective plans (是正計画, 11-1-4, 13-3-4): written, reported version by version, carried out, found done by a second person.

pub mod api;
mod begin;
mod detail;
pub mod export;
mod fields;
mod input;
mod list;
mod panels;
mod part;
mod receive;
mod step;
mod version;
mod words;

pub use begin::{EditPage, NewPage};
pub use detail::PlanPage;
pub use list::PlansPage;
pub use part::{NewPartPage, PartPage};
pub use receive::{PaperPage, ReceivePage};
pub use step::{AnswerPage, CancelPage, ClosePage, KeepPage, QueryPage, ReportPage, RevisePage};
pub use version::VersionsPage;

use crate::engagement::filter::encoded;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::Breadcrumb;
use domain::confirmation::view::Sheet;
use domain::corrective_plan::view::PlanDetail;
use domain::corrective_plan::{OriginKind, PlanStatus};
use domain::id::PlanId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use domain::waiver::is_waivable;
use leptos::prelude::*;
use uuid::Uuid;

fn address(id: PlanId) -> String {
    format!("/corrective-plan/{id}")
}

fn to_list(locale: Locale) -> (String, String) {
    ("/corrective-plan".to_owned(), td_string!(locale, corrective_plan.list).to_owned())
}

/// Where a plan for this is begun: of a row of ours by its key, of anything else by its number or name and its clause.
#[must_use]
pub fn beginning(kind: OriginKind, of: Uuid, item: &str) -> String {
    format!("/corrective-plan/new?origin={kind}&of={of}&item={}", encoded(item))
}

/// Whether somebody can have to do with plans at all: the link in the head of the page.
#[must_use]
pub fn concerns(actor: &Actor) -> bool {
    [Standing::OwnOrganisation, Standing::Ministry].iter().any(|standing| actor.may(Action::SeePlan, *standing))
}

/// Where a plan stands, in words.
pub(crate) fn state(locale: Locale, status: PlanStatus) -> &'static str {
    words::status(locale, status)
}

/// At an item that is not met, as far as its company knows – answered so, or returned: the way to a plan for it.
pub(crate) fn for_item(locale: Locale, sheet: &Sheet, item: &str) -> Option<AnyView> {
    let answer = sheet.answers.get(item).map(|line| line.value.as_str()).unwrap_or_default();
    let returned = sheet.verdicts.get(item).is_some_and(|verdict| verdict.returned_round.is_some());
    let open = sheet.standing == Standing::Downstream && sheet.may.contains(&Action::DraftPlan);
    (open && (returned || is_waivable(answer))).then(|| {
        let href = beginning(OriginKind::ItemNotMet, sheet.id.0, item);
        view! { <p class="small no-print"><a href=href>{td_string!(locale, corrective_plan.for_this)}</a></p> }
            .into_any()
    })
}

/// A page below a plan, for whoever may take the step now; the command asks again.
fn below(
    title: &'static str,
    may: fn(&PlanDetail) -> bool,
    draw: impl Fn(&Seen, &PlanDetail) -> AnyView + Send + 'static,
) -> impl IntoView {
    let id = named::<PlanId>("id");
    page(
        title,
        move |visit| async move {
            let detail = service::corrective_plan::detail(&visit.ctx, id?).await?;
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
