//! Steps of an audit; every one is asked once more, with what it means.

use super::api::{CallOff, Close, Finish, Start};
use super::{address, frame};
use crate::i18n::td_string;
use crate::page::{Seen, named, page};
use crate::step::{On, Step};
use crate::visit::locale;
use domain::audit::AuditStep as T;
use domain::audit::view::AuditDetail;
use domain::id::AuditId;
use domain::permission::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// A page below an audit, for whoever may take the step now; the command asks again.
pub(super) fn below(
    title: &'static str,
    may: fn(&AuditDetail) -> bool,
    draw: impl Fn(&Seen, &AuditDetail) -> AnyView + Send + 'static,
) -> impl IntoView {
    let id = named::<AuditId>("id");
    page(
        title,
        move |visit| async move {
            let detail = service::audit::detail(&visit.ctx, id?).await?;
            if may(&detail) { Ok(detail) } else { Err(Refusal::NotFound.into()) }
        },
        move |seen, detail| {
            let body = draw(&seen, &detail);
            frame(&seen, title, &detail.line, body)
        },
    )
}

fn draw(step: &Step, seen: &Seen, detail: &AuditDetail) -> AnyView {
    let back = (address(detail.line.id), td_string!(seen.locale, audit.back));
    let on =
        On { id: detail.line.id.to_string(), revision: detail.revision, back, says: None, first: None, office: None };
    step.draw(seen, on)
}

fn plain(form: &'static str, action: &'static str, (means, button): (&'static str, &'static str)) -> Step {
    Step { form, action, means, field: None, button, danger: false, fixed: None }
}

pub(super) fn starts(detail: &AuditDetail) -> bool {
    detail.can(Action::HoldAudit, T::Start)
}

/// `/audit/{id}/start`.
#[component]
pub fn StartPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, audit.start_means), td_string!(locale, audit.start_now));
    let step = plain("start", Start::PATH, words);
    below(td_string!(locale, audit.start), starts, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn finishes(detail: &AuditDetail) -> bool {
    detail.can(Action::HoldAudit, T::Finish)
}

/// `/audit/{id}/finish`.
#[component]
pub fn FinishPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, audit.finish_means), td_string!(locale, audit.finish_now));
    let step = plain("finish", Finish::PATH, words);
    below(td_string!(locale, audit.finish), finishes, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn closes(detail: &AuditDetail) -> bool {
    detail.can(Action::OrderAudit, T::Close)
}

/// `/audit/{id}/close`.
#[component]
pub fn ClosePage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, audit.close_means), td_string!(locale, audit.close_now));
    let step = plain("close", Close::PATH, words);
    below(td_string!(locale, audit.close), closes, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn calls_off(detail: &AuditDetail) -> bool {
    detail.can(Action::OrderAudit, T::CallOff)
}

/// `/audit/{id}/call-off`.
#[component]
pub fn CallOffPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, audit.call_off_means), td_string!(locale, audit.call_off_now));
    let field = Some(("reason", td_string!(locale, audit_plan.reason), true));
    let step = Step { field, danger: true, ..plain("call-off", CallOff::PATH, words) };
    below(td_string!(locale, audit.call_off), calls_off, move |seen, detail| draw(&step, seen, detail))
}
