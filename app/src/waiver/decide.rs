//! The ministry's answer: granted in the portal, or whatever was answered on paper (trap 57).

use super::api::{Decide, RecordPaper};
use super::said::facts;
use super::{address, below, can, here, words};
use crate::decision;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Choice, Details, Hidden, LinkButton, PostForm};
use domain::decision::Papers;
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::permission::Action;
use domain::waiver::view::WaiverDetail;
use domain::waiver::{WaiverOutcome, WaiverStatus, WaiverStep};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn labels(locale: Locale) -> [(&'static str, &'static str); 6] {
    [
        ("outcome", td_string!(locale, application.outcome)),
        ("until", td_string!(locale, waiver.granted_until)),
        ("conditions", td_string!(locale, waiver.conditions)),
        ("reason", td_string!(locale, waiver.why)),
        ("number", td_string!(locale, application.answer_number)),
        ("answered_on", td_string!(locale, application.answered_on)),
    ]
}

pub(super) fn grants(detail: &WaiverDetail) -> bool {
    detail.status == WaiverStatus::Supported && detail.papers.as_ref().is_some_and(Papers::writes)
}

/// `/waiver/{id}/grant`.
#[component]
pub fn GrantPage() -> impl IntoView {
    below(td_string!(here(), waiver.grant), grants, grant)
}

fn grant(seen: &Seen, detail: &WaiverDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "decide"));
    let [_, until, conditions, _, number, _] = labels(locale);
    let (id, revision, says) = (detail.id.to_string(), detail.revision.to_string(), facts(locale, detail));
    let hint = td_string!(locale, waiver.granted_until_hint);
    let papers = detail.papers.as_ref();
    let begun = decision::begun(papers, Some(WaiverOutcome::Granted.code()));
    let last = domain::time::parse_day(&begun.until).unwrap_or(detail.content.ends_on);
    let fields = [
        typed.field(until.0, until.1).required(true).hint(hint).day(Some(last)),
        typed.field(conditions.0, conditions.1).required(false).paragraph(&begun.conditions, 3),
        typed.field(number.0, number.1).required(false).line(&begun.number, 32),
    ];
    let buttons = buttons(locale, detail, decision::button(locale, papers, td_string!(locale, waiver.grant_now)));
    let answer = view! {
        <div class="confirm stack">
            <p>{td_string!(locale, waiver.grant_means)}</p>
            {decision::lead(locale, papers)}
            <PostForm action=decision::action(papers, Decide::PATH) id="decide-form" class="stack">
                <Hidden name="procedure" value=Procedure::Waiver.code()/>
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                <Hidden name="outcome" value="granted"/>
                {fields}
                {buttons}
            </PostForm>
        </div>
        {decision::templates(locale, papers, "decide", &[(Purpose::Permit, "conditions")])}
    };
    view! {
        {typed.summary(&labels(locale))}
        {decision::beside(locale, says, answer.into_any())}
    }
    .into_any()
}

pub(super) fn records(detail: &WaiverDetail) -> bool {
    can(detail, Action::RecordPaperAnswer, WaiverStep::RecordPaper)
}

/// `/waiver/{id}/paper`.
#[component]
pub fn PaperPage() -> impl IntoView {
    below(td_string!(here(), application.paper), records, paper)
}

fn paper(seen: &Seen, detail: &WaiverDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "paper"));
    let [outcome, until, _, _, number, answered_on] = labels(locale);
    let choices = WaiverOutcome::ALL.iter().map(|code| Choice::new(code.code(), words::outcome(locale, *code)));
    let (id, revision, says) = (detail.id.to_string(), detail.revision.to_string(), facts(locale, detail));
    let fields = [
        typed.field(number.0, td_string!(locale, application.paper_number)).required(true).line("", 32),
        typed.field(answered_on.0, answered_on.1).required(true).day(None),
        typed.field(outcome.0, outcome.1).required(true).pick("", choices.collect()),
        typed.field(until.0, until.1).hint(td_string!(locale, waiver.granted_until_hint)).day(None),
        typed
            .field("reason", td_string!(locale, waiver.paper_words))
            .hint(td_string!(locale, waiver.refuse_reason_hint))
            .paragraph("", 3),
    ];
    let buttons = buttons(locale, detail, td_string!(locale, application.paper_now));
    let pick = [(Purpose::Permit, "reason"), (Purpose::Refuse, "reason")];
    view! {
        {typed.summary(&labels(locale))}
        <Details summary=td_string!(locale, waiver.what_it_says)>{says}</Details>
        <p>{td_string!(locale, application.paper_lead)}</p>
        <PostForm action=RecordPaper::PATH id="paper-form" class="stack narrow">
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision/>
            {fields}
            {buttons}
        </PostForm>
        {decision::templates(locale, detail.papers.as_ref(), "paper", &pick)}
    }
    .into_any()
}

fn buttons(locale: Locale, detail: &WaiverDetail, text: &'static str) -> impl IntoView + use<> {
    let back = address(detail.id);
    view! {
        <div class="button-row">
            <Button>{text}</Button>
            <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, waiver.back)}</LinkButton>
        </div>
    }
}
