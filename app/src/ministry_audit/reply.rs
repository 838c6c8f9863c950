//! What the company says to the ministry in a form of its own: other days, an answer to a question.

use super::api::{ProposeDays, Reply};
use super::step::below;
use super::{address, buttons};
use crate::i18n::td_string;
use crate::page::{Seen, queried};
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind, Hidden, PostForm};
use crate::visit::locale;
use domain::ministry_audit::MinistryAuditStep;
use domain::ministry_audit::view::MinistryAuditDetail;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn back(seen: &Seen, detail: &MinistryAuditDetail) -> (String, &'static str) {
    (address(detail.row.line.id), td_string!(seen.locale, ministry_audit.back))
}

/// `/ministry-audit/{id}/days`.
#[component]
pub fn DaysPage() -> impl IntoView {
    let title = td_string!(locale(), ministry_audit.days_propose);
    below(title, MinistryAuditStep::ProposeDays, |seen, detail| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "days"));
        let labels = [
            ("starts_on", td_string!(locale, ministry_audit.starts_on)),
            ("ends_on", td_string!(locale, ministry_audit.ends_on)),
            ("reason", td_string!(locale, ministry_audit.reason)),
        ];
        let [first, last, reason] = labels;
        let (from, until) = detail.row.line.days;
        let hint = td_string!(locale, application.no_content);
        let fields = view! {
            <Hidden name="id" value=detail.row.line.id.to_string()/>
            <Hidden name="revision" value=detail.revision.to_string()/>
            {typed.field(first.0, first.1).required(true).day(Some(from))}
            {typed.field(last.0, last.1).required(true).day(Some(until))}
            {typed.field(reason.0, reason.1).required(true).hint(hint).paragraph("", 3)}
            {buttons(td_string!(locale, ministry_audit.days_propose_now), back(seen, detail))}
        };
        view! {
            {typed.summary(&labels)}
            <div class="stack narrow">
                <p>{td_string!(locale, ministry_audit.days_propose_means)}</p>
                <PostForm action=ProposeDays::PATH class="stack">{fields}</PostForm>
            </div>
        }
        .into_any()
    })
}

/// `/ministry-audit/{id}/reply`: `row` of the address names the question (14-2-b).
#[component]
pub fn ReplyPage() -> impl IntoView {
    let row = queried("row");
    let title = td_string!(locale(), ministry_audit.reply);
    below(title, MinistryAuditStep::Reply, move |seen, detail| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "reply"));
        let question = detail.questions.iter().filter(|line| line.answered.is_none());
        // Without a row the first one that waits.
        let question = question.clone().find(|line| line.id.to_string() == row).or_else(|| question.clone().next());
        let Some(question) = question else { return ().into_any() };
        let labels = [("text", td_string!(locale, ministry_audit.answer_text))];
        let (field, label) = labels[0];
        let asked = question.asked.0.clone();
        let fields = view! {
            <Hidden name="id" value=detail.row.line.id.to_string()/>
            <Hidden name="row" value=question.id.to_string()/>
            <Hidden name="revision" value=question.revision.to_string()/>
            {typed.field(field, label).required(true).hint(td_string!(locale, application.no_content)).paragraph("", 5)}
            {buttons(td_string!(locale, ministry_audit.reply_now), back(seen, detail))}
        };
        view! {
            {typed.summary(&labels)}
            <div class="stack narrow">
                <Banner kind=BannerKind::Info title=td_string!(locale, ministry_audit.question)>
                    <p class="as-typed">{asked}</p>
                </Banner>
                <p>{td_string!(locale, ministry_audit.reply_means)}</p>
                <PostForm action=Reply::PATH class="stack">{fields}</PostForm>
            </div>
        }
        .into_any()
    })
}
