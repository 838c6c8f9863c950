//! What the applicant can do with an application.

use super::api::AnswerQuery;
use super::{address, can};
use crate::i18n::td_string;
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, FormField, Hidden, PostForm, TextArea};
use domain::application::ApplicationStep;
use domain::application::view::ApplicationDetail;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Answer the ministry's question, or take the application back.
pub(super) fn panels(seen: &Seen, detail: &ApplicationDetail) -> AnyView {
    let locale = seen.locale;
    let answer = can(detail, Action::Apply, ApplicationStep::AnswerQuery).then(|| answer(seen, detail));
    let withdraw = can(detail, Action::Apply, ApplicationStep::Withdraw).then(|| {
        let href = format!("{}/withdraw", address(detail.id));
        view! { <p class="no-print"><a href=href>{td_string!(locale, application.withdraw)}</a></p> }
    });
    view! { {answer} {withdraw} }.into_any()
}

fn answer(seen: &Seen, detail: &ApplicationDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "answer-query"));
    let (id, revision) = (detail.id.to_string(), detail.revision.to_string());
    let (value, error) = (typed.value("text", ""), typed.error("text"));
    let asked = detail.messages.iter().filter(|message| message.from_ministry).max_by_key(|message| message.at);
    let asked = asked.map(|message| view! { <blockquote class="as-typed">{message.text.clone()}</blockquote> });
    view! {
        <section class="panel stack no-print" aria-labelledby="answering">
            <h2 id="answering">{td_string!(locale, application.answer_query)}</h2>
            {asked}
            <PostForm action=AnswerQuery::PATH class="stack">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                <FormField id="text" label=td_string!(locale, application.answer_text) required=true hint=td_string!(locale, application.no_content) error=error>
                    <TextArea name="text" value=value/>
                </FormField>
                <Button>{td_string!(locale, application.answer_now)}</Button>
            </PostForm>
        </section>
    }
    .into_any()
}
