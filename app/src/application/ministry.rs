//! What the ministry can do with an application.

use super::api::{CheckPaper, Query};
use super::{address, can, decide, second_person};
use crate::decision;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Details, ErrorSummary, FormField, Hidden, LinkButton, PostForm, TextArea};
use crate::words;
use domain::application::view::{AnswerRecord, ApplicationDetail};
use domain::application::{ApplicationStatus, ApplicationStep};
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Names of the forms below [`super::detail`] and its pages.
const FORMS: [&str; 6] = ["query", "answer-query", "decide", "paper", "withdraw", "give-back"];

/// What is wrong in whichever form of the page was sent.
pub(super) fn summary(seen: &Seen) -> impl IntoView + use<> {
    let locale = seen.locale;
    let sentence = |(field, fault): (String, _)| {
        let text =
            format!("{}{}{}", label(locale, &field), td_string!(locale, work.colon), words::fault(locale, fault));
        (format!("#{field}"), text)
    };
    let items: Vec<_> = FORMS.into_iter().flat_map(|form| seen.memory.faults(form)).map(sentence).collect();
    view! { <ErrorSummary items=items/> }
}

/// The label of a field, as it stands at the field.
fn label(locale: Locale, field: &str) -> &'static str {
    match field {
        "outcome" => td_string!(locale, application.outcome),
        "conditions" => td_string!(locale, application.conditions),
        "reason" => td_string!(locale, application.reason),
        "number" => td_string!(locale, application.answer_number),
        "answered_on" => td_string!(locale, application.answered_on),
        "note" => td_string!(locale, decision.note),
        _ => td_string!(locale, application.text),
    }
}

/// What was drafted about it.
pub(super) fn draft(seen: &Seen, detail: &ApplicationDetail) -> Option<AnyView> {
    let matter = decision::Matter {
        procedure: Procedure::Application,
        id: detail.id.0,
        status: detail.status.code(),
        said: detail.messages.iter().map(|message| (message.at, message.text.clone())).collect(),
    };
    decision::panel(seen, detail.papers.as_ref(), &matter)
}

/// Answer, ask, or record what was answered on paper.
pub(super) fn panels(seen: &Seen, detail: &ApplicationDetail) -> AnyView {
    let locale = seen.locale;
    let at = address(detail.id);
    let papers = detail.papers.as_ref();
    let decide = decide::writes(detail).then(|| {
        let text = match papers {
            Some(papers) if papers.four_eyes => td_string!(locale, decision.draft_here),
            Some(_) | None => td_string!(locale, application.decide),
        };
        view! { <LinkButton href=format!("{at}/decide")>{text}</LinkButton> }
    });
    let paper = can(detail, Action::RecordPaperAnswer, ApplicationStep::RecordPaper).then(|| {
        view! { <LinkButton href=format!("{at}/paper") kind=ButtonKind::Outline>{td_string!(locale, application.paper)}</LinkButton> }
    });
    let ask = can(detail, Action::Query, ApplicationStep::Query).then(|| ask(seen, detail));
    let waits = (detail.status == ApplicationStatus::Queried)
        .then(|| view! { <p>{td_string!(locale, application.queried_waits)}</p> });
    let anything = decide.is_some() || paper.is_some() || ask.is_some();
    anything
        .then(|| {
            view! {
                <section class="panel stack no-print" aria-labelledby="doing">
                    <h2 id="doing">{td_string!(locale, application.to_do)}</h2>
                    {waits}
                    <div class="button-row">{decide} {paper}</div>
                    {ask}
                </section>
            }
        })
        .into_any()
}

fn ask(seen: &Seen, detail: &ApplicationDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "query"));
    let (id, revision) = (detail.id.to_string(), detail.revision.to_string());
    let (value, error) = (typed.value("text", ""), typed.error("text"));
    let open = error.is_some() || !value.is_empty();
    let pick = decision::templates(locale, detail.papers.as_ref(), "query", &[(Purpose::Ask, "text")]);
    view! {
        <Details summary=td_string!(locale, application.ask) open=open>
            <PostForm action=Query::PATH id="query-form" class="stack">
                <Hidden name="id" value=id.clone()/>
                <Hidden name="revision" value=revision.clone()/>
                <FormField id="text" label=td_string!(locale, application.question) required=true hint=td_string!(locale, application.ask_hint) error=error>
                    <TextArea name="text" value=value.clone()/>
                </FormField>
                <Button kind=ButtonKind::Outline>{td_string!(locale, application.ask_now)}</Button>
            </PostForm>
            {pick}
        </Details>
    }
    .into_any()
}

/// The entry waits: for this reader, or for anybody but them.
pub(super) fn check_entry(seen: &Seen, detail: &ApplicationDetail, answer: &AnswerRecord) -> Option<AnyView> {
    let own = answer.recorded_by == detail.reader;
    let ask = || second_person(seen.locale, own, CheckPaper::PATH, detail.id.to_string(), detail.revision);
    detail.may.contains(&Action::RecordPaperAnswer).then(ask)
}
