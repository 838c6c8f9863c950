//! Plans of security audits (セキュリティ監査計画, 13-1): written by the audit unit, passed on, approved.

pub mod api;
mod detail;
pub mod export;
mod facts;
mod hand;
mod input;
mod list;
mod panels;
mod row;
mod take_over;
mod words;

pub use detail::PlanPage;
pub use facts::{EditPage, NewPage};
pub use hand::{ApprovePage, CancelPage, DeclinePage, PassPage, ReopenPage, ReturnPage, SubmitPage, TakeBackPage};
pub use list::PlansPage;
pub use row::{DayPage, MemberPage, ProcedurePage};
pub use take_over::TakeOverPage;

use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{Breadcrumb, StatusChip};
use domain::audit_plan::AuditPlanStatus;
use domain::audit_plan::view::AuditPlanDetail;
use domain::id::AuditPlanId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;

fn address(id: AuditPlanId) -> String {
    format!("/audit-plan/{id}")
}

fn to_list(locale: Locale) -> (String, String) {
    ("/audit-plan".to_owned(), td_string!(locale, audit_plan.list).to_owned())
}

/// Whether somebody can have to do with audits by their role: the link in the head of the page. Who takes part by name is told.
#[must_use]
pub fn concerns(actor: &Actor) -> bool {
    let by_role = [Action::DraftAuditPlan, Action::PassAuditPlan, Action::ApproveAuditPlan];
    by_role.iter().any(|action| actor.may(*action, Standing::OwnOrganisation))
}

/// A page below a plan, for whoever may take the step now; the command asks again.
fn below(
    title: &'static str,
    may: fn(&AuditPlanDetail) -> bool,
    draw: impl Fn(&Seen, &AuditPlanDetail) -> AnyView + Send + 'static,
) -> impl IntoView {
    let id = named::<AuditPlanId>("id");
    page(
        title,
        move |visit| async move {
            let detail = service::audit_plan::detail(&visit.ctx, id?).await?;
            if may(&detail) { Ok(detail) } else { Err(Refusal::NotFound.into()) }
        },
        move |seen, detail| {
            let body = draw(&seen, &detail);
            frame(&seen, title, &detail, body)
        },
    )
}

/// Heading and way back of a page below a plan.
fn frame(seen: &Seen, title: &'static str, detail: &AuditPlanDetail, body: AnyView) -> impl IntoView + use<> {
    let links = vec![to_list(seen.locale), (address(detail.line.id), detail.line.number.clone())];
    let number = detail.line.number.clone();
    view! {
        <Breadcrumb links=links here=title/>
        <p class="reference">{number}</p>
        <h1>{title}</h1>
        {body}
    }
}

/// The state of a plan, as a chip.
pub(crate) fn state(locale: Locale, status: AuditPlanStatus) -> AnyView {
    view! { <StatusChip tone=words::tone(status) text=words::status(locale, status)/> }.into_any()
}
