//! The ministry's answer: permitted in the portal, or whatever was answered on paper (trap 57).

use super::api::{Decide, RecordPaper};
use super::panels::facts;
use super::{address, below, words};
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Choice, Details, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::agreement::view::AgreementDetail;
use domain::agreement::{AgreementStatus, AgreementStep, Permission};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn labels(locale: Locale) -> [(&'static str, &'static str); 5] {
    [
        ("outcome", td_string!(locale, application.outcome)),
        ("until", td_string!(locale, agreement.valid_until)),
        ("words", td_string!(locale, agreement.answer_words)),
        ("number", td_string!(locale, application.answer_number)),
        ("answered_on", td_string!(locale, application.answered_on)),
    ]
}

pub(super) fn permits(detail: &AgreementDetail) -> bool {
    detail.line.status == AgreementStatus::Asked && detail.can(Action::PermitAgreement, AgreementStep::Permit)
}

/// `/agreement/{id}/permit`.
#[component]
pub fn PermitPage() -> impl IntoView {
    below(td_string!(locale(), agreement.permit), permits, |seen, detail| form(seen, detail, false))
}

pub(super) fn records(detail: &AgreementDetail) -> bool {
    detail.can(Action::QueryAgreement, AgreementStep::RecordPaper)
}

/// `/agreement/{id}/paper`.
#[component]
pub fn PaperPage() -> impl IntoView {
    below(td_string!(locale(), application.paper), records, |seen, detail| form(seen, detail, true))
}

fn form(seen: &Seen, detail: &AgreementDetail, paper: bool) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "decide"));
    let [outcome, until, words, number, answered_on] = labels(locale);
    let (action, means, button) = if paper {
        (RecordPaper::PATH, td_string!(locale, application.paper_lead), td_string!(locale, application.paper_now))
    } else {
        (Decide::PATH, td_string!(locale, agreement.permit_means), td_string!(locale, agreement.permit_now))
    };
    let choices = Permission::ALL.iter().map(|code| Choice::new(code.code(), words::permission(locale, *code)));
    let outcome = if paper {
        typed.field(outcome.0, outcome.1).required(true).pick("", choices.collect())
    } else {
        view! { <Hidden name="outcome" value="permitted"/> }.into_any()
    };
    let day = paper.then(|| typed.field(answered_on.0, answered_on.1).required(true).day(None));
    let asked = detail.requests.first().map(|asked| asked.wanted_until).filter(|_| !paper);
    let fields = view! {
        {outcome}
        {typed.field(until.0, until.1).hint(td_string!(locale, waiver.granted_until_hint)).day(asked)}
        {typed.field(words.0, words.1).required(false).hint(td_string!(locale, application.no_content)).paragraph("", 3)}
        {typed.field(number.0, number.1).required(paper).line("", 32)}
        {day}
    };
    let (id, revision, back) = (detail.line.id.to_string(), detail.revision.to_string(), address(detail.line.id));
    let says = facts(locale, detail);
    view! {
        {typed.summary(&labels(locale))}
        <Details summary=td_string!(locale, agreement.facts)>{says}</Details>
        <div class="confirm stack">
            <p>{means}</p>
            <PostForm action=action class="stack">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                {fields}
                <div class="button-row">
                    <Button>{button}</Button>
                    <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, agreement.back)}</LinkButton>
                </div>
            </PostForm>
        </div>
    }
    .into_any()
}
