//! Steps of an audit by the ministry that take one text at most; every one is asked once more, with what it means.

use super::api::{Accept, Answer, Ask, CallOff, Close, KeepDays, TakeDays};
use super::{address, frame};
use crate::i18n::td_string;
use crate::page::{Seen, named, page};
use crate::step::{On, Step};
use crate::visit::locale;
use domain::id::MinistryAuditId;
use domain::ministry_audit::MinistryAuditStep as T;
use domain::ministry_audit::view::MinistryAuditDetail;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// A page below an audit, for whoever can take the step now; the command asks again.
pub(super) fn below(
    title: &'static str,
    step: T,
    draw: impl Fn(&Seen, &MinistryAuditDetail) -> AnyView + Send + 'static,
) -> impl IntoView {
    let id = named::<MinistryAuditId>("id");
    page(
        title,
        move |visit| async move {
            let detail = service::ministry_audit::detail(&visit.ctx, id?).await?;
            if detail.can(step) { Ok(detail) } else { Err(Refusal::NotFound.into()) }
        },
        move |seen, detail| {
            let body = draw(&seen, &detail);
            frame(&seen, title, &detail.row.line, body)
        },
    )
}

fn draw(step: &Step, seen: &Seen, detail: &MinistryAuditDetail) -> AnyView {
    let id = detail.row.line.id;
    let back = (address(id), td_string!(seen.locale, ministry_audit.back));
    step.draw(seen, On { id: id.to_string(), revision: detail.revision, back, says: None, first: None, office: None })
}

fn plain(form: &'static str, action: &'static str, (means, button): (&'static str, &'static str)) -> Step {
    Step { form, action, means, field: None, button, danger: false, fixed: None }
}

/// `/ministry-audit/{id}/accept` (14-1).
#[component]
pub fn AcceptPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, ministry_audit.accept_means), td_string!(locale, ministry_audit.accept_now));
    let step = plain("accept", Accept::PATH, words);
    below(td_string!(locale, ministry_audit.accept), T::Accept, move |seen, detail| draw(&step, seen, detail))
}

/// `/ministry-audit/{id}/take-days`.
#[component]
pub fn TakeDaysPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, ministry_audit.days_take_means), td_string!(locale, ministry_audit.days_take_now));
    let step = plain("take-days", TakeDays::PATH, words);
    below(td_string!(locale, ministry_audit.days_take), T::TakeDays, move |seen, detail| draw(&step, seen, detail))
}

/// `/ministry-audit/{id}/keep-days`.
#[component]
pub fn KeepDaysPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, ministry_audit.days_keep_means), td_string!(locale, ministry_audit.days_keep_now));
    let field = Some(("reason", td_string!(locale, ministry_audit.reason), true));
    let step = Step { field, ..plain("keep-days", KeepDays::PATH, words) };
    below(td_string!(locale, ministry_audit.days_keep), T::KeepDays, move |seen, detail| draw(&step, seen, detail))
}

/// `/ministry-audit/{id}/ask` (14-2-b).
#[component]
pub fn AskPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, ministry_audit.ask_means), td_string!(locale, ministry_audit.ask_now));
    let field = Some(("text", td_string!(locale, ministry_audit.question), true));
    let step = Step { field, ..plain("ask", Ask::PATH, words) };
    below(td_string!(locale, ministry_audit.ask), T::Ask, move |seen, detail| draw(&step, seen, detail))
}

/// `/ministry-audit/{id}/answer`.
#[component]
pub fn AnswerPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, ministry_audit.answer_means), td_string!(locale, ministry_audit.answer_now));
    let field = Some(("text", td_string!(locale, ministry_audit.answer_text), true));
    let step = Step { field, ..plain("answer", Answer::PATH, words) };
    below(td_string!(locale, ministry_audit.answer), T::Answer, move |seen, detail| draw(&step, seen, detail))
}

/// `/ministry-audit/{id}/close`: the ministry's own.
#[component]
pub fn ClosePage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, ministry_audit.close_means), td_string!(locale, ministry_audit.close_now));
    let step = plain("close", Close::PATH, words);
    below(td_string!(locale, ministry_audit.close), T::Close, move |seen, detail| draw(&step, seen, detail))
}

/// `/ministry-audit/{id}/call-off`.
#[component]
pub fn CallOffPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, ministry_audit.call_off_means), td_string!(locale, ministry_audit.call_off_now));
    let field = Some(("reason", td_string!(locale, ministry_audit.reason), true));
    let step = Step { field, danger: true, ..plain("call-off", CallOff::PATH, words) };
    below(td_string!(locale, ministry_audit.call_off), T::CallOff, move |seen, detail| draw(&step, seen, detail))
}
