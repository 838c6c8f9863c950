//! An answer that was given on paper (trap 57): one person enters it, another one compares.

use super::api::RecordPaper;
use super::can;
use super::decide::fields;
use super::detail::below;
use super::draft::Draft;
use crate::decision;
use crate::i18n::td_string;
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{Button, DateInput, FormField, Hidden, PostForm, TextInput};
use crate::visit::{Visit, locale};
use domain::application::ApplicationStep;
use domain::application::view::ApplicationDetail;
use domain::decision::template::Purpose;
use domain::id::ApplicationId;
use domain::permission::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

async fn load(visit: Visit, id: Result<ApplicationId, Refusal>) -> service::Result<ApplicationDetail> {
    let detail = service::application::detail(&visit.ctx, id?).await?;
    let can = can(&detail, Action::RecordPaperAnswer, ApplicationStep::RecordPaper);
    if can { Ok(detail) } else { Err(Refusal::NotFound.into()) }
}

/// `/application/{id}/paper`.
#[component]
pub fn PaperPage() -> impl IntoView {
    let (locale, id) = (locale(), named("id"));
    let title = td_string!(locale, application.paper);
    page(
        title,
        |visit| load(visit, id),
        move |seen, detail| {
            let body = form(&seen, &detail);
            below(&seen, &detail, title, body)
        },
    )
}

fn form(seen: &Seen, detail: &ApplicationDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "paper"));
    let (id, revision) = (detail.id.to_string(), detail.revision.to_string());
    let (number, day) = (typed.value("number", ""), typed.value("answered_on", ""));
    let (number_error, day_error) = (typed.error("number"), typed.error("answered_on"));
    let fields = fields(locale, &typed, &Draft::default());
    let pick = [(Purpose::Permit, "conditions"), (Purpose::Refuse, "reason")];
    view! {
        <p>{td_string!(locale, application.paper_lead)}</p>
        <PostForm action=RecordPaper::PATH id="paper-form" class="stack narrow">
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision/>
            <FormField id="number" label=td_string!(locale, application.paper_number) required=true error=number_error>
                <TextInput name="number" value=number chars=32/>
            </FormField>
            <DateInput id="answered_on" name="answered_on" label=td_string!(locale, application.answered_on) value=day required=true error=day_error/>
            {fields}
            <Button>{td_string!(locale, application.paper_now)}</Button>
        </PostForm>
        {decision::templates(locale, detail.papers.as_ref(), "paper", &pick)}
    }
    .into_any()
}
