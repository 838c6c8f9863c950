//! Steps from hand to hand; every one is asked once more, with what it means and with the whole plan.

use super::api::{Approve, Cancel, Decline, GiveBack, Pass, Reopen, Submit, TakeBack};
use super::panels::whole;
use super::{address, below, detail};
use crate::i18n::td_string;
use crate::page::Seen;
use crate::step::{On, Step};
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::audit::separation::TeamProblem;
use domain::audit_plan::AuditPlanStep as T;
use domain::audit_plan::view::{AuditPlanDetail, Lack};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn draw(step: &Step, seen: &Seen, plan: &AuditPlanDetail) -> AnyView {
    let locale = seen.locale;
    let on = On {
        id: plan.line.id.to_string(),
        revision: plan.revision,
        back: (address(plan.line.id), td_string!(locale, audit_plan.back)),
        says: Some((td_string!(locale, audit_plan.what_it_says), whole(locale, &plan.content))),
        first: detail::exception(locale, plan),
        office: None,
    };
    step.draw(seen, on)
}

/// A step that takes a reason, or nothing.
fn plain(form: &'static str, action: &'static str, (means, button): (&'static str, &'static str)) -> Step {
    Step { form, action, means, field: None, button, danger: false, fixed: None }
}

fn with_reason(step: Step) -> Step {
    Step { field: Some(("reason", td_string!(locale(), audit_plan.reason), true)), ..step }
}

pub(super) fn submits(plan: &AuditPlanDetail) -> bool {
    let mended = |lack: &Lack| matches!(lack, Lack::Team(TeamProblem::NoOutsider | TeamProblem::OutsiderNotHandler));
    plan.can(Action::DraftAuditPlan, T::Submit) && plan.lacks.iter().all(mended)
}

/// `/audit-plan/{id}/submit`: where no handler from outside takes part, with the reason.
#[component]
pub fn SubmitPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, audit_plan.submit_means), td_string!(locale, audit_plan.submit_now));
    below(td_string!(locale, audit_plan.submit), submits, move |seen, plan| {
        let step = plain("submit", Submit::PATH, words);
        let field = (!plan.lacks.is_empty()).then_some(("exception", td_string!(locale, audit_plan.exception), true));
        let about: Vec<_> =
            plan.lacks.iter().map(|lack| view! { <p>{super::words::lack(locale, *lack)}</p> }).collect();
        view! { {about} {draw(&Step { field, ..step }, seen, plan)} }.into_any()
    })
}

pub(super) fn takes_back(plan: &AuditPlanDetail) -> bool {
    plan.can(Action::DraftAuditPlan, T::TakeBack)
}

/// `/audit-plan/{id}/take-back`.
#[component]
pub fn TakeBackPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, audit_plan.take_back_means), td_string!(locale, audit_plan.take_back_now));
    let step = plain("take-back", TakeBack::PATH, words);
    below(td_string!(locale, audit_plan.take_back), takes_back, move |seen, plan| draw(&step, seen, plan))
}

pub(super) fn passes(plan: &AuditPlanDetail) -> bool {
    plan.can(Action::PassAuditPlan, T::Pass)
}

/// `/audit-plan/{id}/pass`.
#[component]
pub fn PassPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, audit_plan.pass_means), td_string!(locale, audit_plan.pass_now));
    let step = plain("pass", Pass::PATH, words);
    below(td_string!(locale, audit_plan.pass), passes, move |seen, plan| draw(&step, seen, plan))
}

pub(super) fn returns(plan: &AuditPlanDetail) -> bool {
    plan.can(Action::PassAuditPlan, T::Return)
}

/// `/audit-plan/{id}/return`.
#[component]
pub fn ReturnPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, audit_plan.return_means), td_string!(locale, audit_plan.return_now));
    let step = with_reason(plain("return", GiveBack::PATH, words));
    below(td_string!(locale, audit_plan.give_back), returns, move |seen, plan| draw(&step, seen, plan))
}

pub(super) fn approves(plan: &AuditPlanDetail) -> bool {
    plan.can(Action::ApproveAuditPlan, T::Approve)
}

/// `/audit-plan/{id}/approve`: of exactly what is read here.
#[component]
pub fn ApprovePage() -> impl IntoView {
    below(td_string!(locale(), audit_plan.approve), approves, |seen, plan| {
        let locale = seen.locale;
        let (id, revision, back) = (plan.line.id.to_string(), plan.revision.to_string(), address(plan.line.id));
        let (digest, shown) = (plan.digest.clone(), plan.digest.clone());
        view! {
            {Typed::of(seen, "approve").summary(&[])}
            {detail::exception(locale, plan)}
            <div class="stack">{whole(locale, &plan.content)}</div>
            <div class="confirm stack">
                <p>{td_string!(locale, audit_plan.approve_means)}</p>
                <p>{td_string!(locale, audit_plan.digest)}{td_string!(locale, work.colon)}<code class="digest">{shown}</code></p>
                <PostForm action=Approve::PATH class="stack">
                    <Hidden name="id" value=id/>
                    <Hidden name="revision" value=revision/>
                    <Hidden name="digest" value=digest/>
                    <div class="button-row">
                        <Button>{td_string!(locale, audit_plan.approve_now)}</Button>
                        <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, audit_plan.back)}</LinkButton>
                    </div>
                </PostForm>
            </div>
        }
        .into_any()
    })
}

pub(super) fn declines(plan: &AuditPlanDetail) -> bool {
    plan.can(Action::ApproveAuditPlan, T::Decline)
}

/// `/audit-plan/{id}/decline`.
#[component]
pub fn DeclinePage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, audit_plan.return_means), td_string!(locale, audit_plan.return_now));
    let step = with_reason(plain("decline", Decline::PATH, words));
    below(td_string!(locale, audit_plan.give_back), declines, move |seen, plan| draw(&step, seen, plan))
}

pub(super) fn reopens(plan: &AuditPlanDetail) -> bool {
    plan.audit.is_none() && plan.can(Action::DraftAuditPlan, T::Reopen)
}

/// `/audit-plan/{id}/reopen`.
#[component]
pub fn ReopenPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, audit_plan.reopen_means), td_string!(locale, audit_plan.reopen_now));
    let step = Step { danger: true, ..with_reason(plain("reopen", Reopen::PATH, words)) };
    below(td_string!(locale, audit_plan.reopen), reopens, move |seen, plan| draw(&step, seen, plan))
}

pub(super) fn cancels(plan: &AuditPlanDetail) -> bool {
    plan.can(Action::DraftAuditPlan, T::Cancel)
}

/// `/audit-plan/{id}/cancel`.
#[component]
pub fn CancelPage() -> impl IntoView {
    let locale = locale();
    let words = (td_string!(locale, audit_plan.cancel_means), td_string!(locale, audit_plan.cancel_now));
    let step = Step { danger: true, ..with_reason(plain("cancel", Cancel::PATH, words)) };
    below(td_string!(locale, audit_plan.cancel), cancels, move |seen, plan| draw(&step, seen, plan))
}
