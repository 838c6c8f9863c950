//! The ministry's answer: permitted in the portal, or whatever was answered on paper (trap 57).

use super::api::{Decide, RecordPaper};
use super::panels::{facts, requests};
use super::{address, below, words};
use crate::decision;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Choice, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::agreement::view::AgreementDetail;
use domain::agreement::{AgreementStatus, AgreementStep, Permission};
use domain::decision::Papers;
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn labels(locale: Locale) -> [(&'static str, &'static str); 6] {
    [
        ("outcome", td_string!(locale, application.outcome)),
        ("until", td_string!(locale, agreement.valid_until)),
        ("conditions", td_string!(locale, agreement.conditions)),
        ("reason", td_string!(locale, agreement.reason)),
        ("number", td_string!(locale, application.answer_number)),
        ("answered_on", td_string!(locale, application.answered_on)),
    ]
}

/// What was asked: the agreement, and why protected information cannot be excluded.
pub(super) fn asked(locale: Locale, detail: &AgreementDetail) -> AnyView {
    view! {
        {facts(locale, detail)}
        {requests(locale, detail)}
    }
    .into_any()
}

pub(super) fn permits(detail: &AgreementDetail) -> bool {
    detail.line.status == AgreementStatus::Asked && detail.papers.as_ref().is_some_and(Papers::writes)
}

/// `/agreement/{id}/permit`.
#[component]
pub fn PermitPage() -> impl IntoView {
    below(td_string!(locale(), agreement.permit), permits, permit)
}

fn permit(seen: &Seen, detail: &AgreementDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "decide"));
    let [_, until, conditions, _, number, _] = labels(locale);
    let papers = detail.papers.as_ref();
    let begun = decision::begun(papers, Some(Permission::Permitted.code()));
    let wanted = detail.requests.first().map(|asked| asked.wanted_until);
    let last = domain::time::parse_day(&begun.until).ok().or(wanted);
    let hint = td_string!(locale, application.no_content);
    let fields = view! {
        <Hidden name="procedure" value=Procedure::Agreement.code()/>
        <Hidden name="outcome" value="permitted"/>
        {typed.field(until.0, until.1).required(true).hint(td_string!(locale, waiver.granted_until_hint)).day(last)}
        {typed.field(conditions.0, conditions.1).required(false).hint(hint).paragraph(&begun.conditions, 3)}
        {typed.field(number.0, number.1).required(false).line(&begun.number, 32)}
    };
    let button = decision::button(locale, papers, td_string!(locale, agreement.permit_now));
    let form = view! {
        <div class="confirm stack">
            <p>{td_string!(locale, agreement.permit_means)}</p>
            {decision::lead(locale, papers)}
            {form(locale, detail, decision::action(papers, Decide::PATH), (fields.into_any(), button))}
        </div>
        {decision::templates(locale, papers, "decide", &[(Purpose::Permit, "conditions")])}
    };
    view! {
        {typed.summary(&labels(locale))}
        {decision::beside(locale, asked(locale, detail), form.into_any())}
    }
    .into_any()
}

pub(super) fn records(detail: &AgreementDetail) -> bool {
    detail.can(Action::QueryAgreement, AgreementStep::RecordPaper)
}

/// `/agreement/{id}/paper`.
#[component]
pub fn PaperPage() -> impl IntoView {
    below(td_string!(locale(), application.paper), records, paper)
}

fn paper(seen: &Seen, detail: &AgreementDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "decide"));
    let [outcome, until, conditions, reason, number, answered_on] = labels(locale);
    let choices = Permission::ALL.iter().map(|code| Choice::new(code.code(), words::permission(locale, *code)));
    let hint = td_string!(locale, application.no_content);
    let fields = view! {
        {typed.field(number.0, td_string!(locale, application.paper_number)).required(true).line("", 32)}
        {typed.field(answered_on.0, answered_on.1).required(true).day(None)}
        {typed.field(outcome.0, outcome.1).required(true).pick("", choices.collect())}
        {typed.field(until.0, until.1).hint(td_string!(locale, waiver.granted_until_hint)).day(None)}
        {typed.field(conditions.0, conditions.1).required(false).hint(hint).paragraph("", 3)}
        {typed.field(reason.0, reason.1).hint(td_string!(locale, waiver.refuse_reason_hint)).paragraph("", 3)}
    };
    let button = td_string!(locale, application.paper_now);
    let pick = [(Purpose::Permit, "conditions"), (Purpose::Refuse, "reason")];
    let form = view! {
        <div class="confirm stack">
            <p>{td_string!(locale, application.paper_lead)}</p>
            {form(locale, detail, RecordPaper::PATH, (fields.into_any(), button))}
        </div>
        {decision::templates(locale, detail.papers.as_ref(), "decide", &pick)}
    };
    view! {
        {typed.summary(&labels(locale))}
        {decision::beside(locale, asked(locale, detail), form.into_any())}
    }
    .into_any()
}

fn form(
    locale: Locale,
    detail: &AgreementDetail,
    action: &'static str,
    (fields, button): (AnyView, &'static str),
) -> AnyView {
    let (id, revision, back) = (detail.line.id.to_string(), detail.revision.to_string(), address(detail.line.id));
    view! {
        <PostForm action=action id="decide-form" class="stack">
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision/>
            {fields}
            <div class="button-row">
                <Button>{button}</Button>
                <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, agreement.back)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}
