//! The ministry's answer in the portal: a form, and a page that asks once more.

use super::address;
use super::api::{Decide, PrepareDecision};
use super::detail::below;
use super::draft::Draft;
use crate::decision;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{
    Button, ButtonKind, Choice, DescriptionList, Empty, Fact, FormField, Hidden, LinkButton, PostForm, Radios,
    TextArea, TextInput,
};
use crate::visit::{Visit, locale};
use crate::words;
use domain::application::view::ApplicationDetail;
use domain::application::{ApplicationStatus, Outcome};
use domain::decision::Papers;
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::id::ApplicationId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Only for whoever may answer, while it can be answered; the command asks again.
async fn load(visit: Visit, id: Result<ApplicationId, Refusal>) -> service::Result<(ApplicationDetail, Option<Draft>)> {
    let id = id?;
    let detail = service::application::detail(&visit.ctx, id).await?;
    if writes(&detail) {
        let kept = Draft::of(&visit, id).await;
        let draft = kept.or_else(|| Some(Draft::begun(&detail)));
        Ok((detail, draft))
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// Whether the reader writes an answer now: alone, or as a draft where the office wants two people.
pub(super) fn writes(detail: &ApplicationDetail) -> bool {
    detail.status == ApplicationStatus::Submitted && detail.papers.as_ref().is_some_and(Papers::writes)
}

/// `/application/{id}/decide`.
#[component]
pub fn DecidePage() -> impl IntoView {
    let (locale, id) = (locale(), named("id"));
    let title = td_string!(locale, application.decide);
    page(
        title,
        |visit| load(visit, id),
        move |seen, (detail, draft)| {
            let body = form(&seen, &detail, &draft.unwrap_or_default());
            below(&seen, &detail, title, body)
        },
    )
}

fn form(seen: &Seen, detail: &ApplicationDetail, draft: &Draft) -> AnyView {
    let (locale, id) = (seen.locale, detail.id.to_string());
    let typed = Typed::of(seen, "decide");
    let fields = fields(locale, &typed, draft);
    let number = typed.value("number", &draft.number);
    let papers = detail.papers.as_ref();
    let pick = [(Purpose::Permit, "conditions"), (Purpose::Refuse, "reason")];
    view! {
        <p>{td_string!(locale, application.decide_lead)}</p>
        {decision::lead(locale, papers)}
        <PostForm action=PrepareDecision::PATH id="decide-form" class="stack narrow">
            <Hidden name="id" value=id/>
            {fields}
            <FormField id="number" label=td_string!(locale, application.answer_number) required=false>
                <TextInput name="number" value=number chars=32/>
            </FormField>
            <Button>{td_string!(locale, application.look_again)}</Button>
        </PostForm>
        {decision::templates(locale, papers, "decide", &pick)}
    }
    .into_any()
}

/// Outcome, conditions and reason: the same for an answer on paper.
pub(super) fn fields(locale: Locale, typed: &Typed, draft: &Draft) -> AnyView {
    let choices = Outcome::ALL.iter().map(|outcome| {
        let hint = match outcome {
            Outcome::Accepted => td_string!(locale, application.accepted_hint),
            Outcome::Refused => td_string!(locale, application.refused_hint),
        };
        Choice::new(outcome.code(), words::outcome(locale, *outcome)).hint(hint)
    });
    let (conditions, reason) = (typed.value("conditions", &draft.conditions), typed.value("reason", &draft.reason));
    view! {
        <Radios
            id="outcome"
            name="outcome"
            legend=td_string!(locale, application.outcome)
            choices=choices.collect()
            selected=typed.value("outcome", &draft.outcome)
            required=true
            error=typed.error("outcome")
        />
        <FormField id="conditions" label=td_string!(locale, application.conditions) required=false hint=td_string!(locale, application.conditions_hint) error=typed.error("conditions")>
            <TextArea name="conditions" value=conditions rows=3/>
        </FormField>
        <FormField id="reason" label=td_string!(locale, application.reason) hint=td_string!(locale, application.reason_hint) error=typed.error("reason")>
            <TextArea name="reason" value=reason rows=3/>
        </FormField>
    }
    .into_any()
}

/// `/application/{id}/decide/confirm`.
#[component]
pub fn DecisionPage() -> impl IntoView {
    let (locale, id) = (locale(), named("id"));
    let title = td_string!(locale, application.decide_confirm);
    page(
        title,
        |visit| load(visit, id),
        move |seen, (detail, draft)| {
            let body = match draft.filter(|draft| service::application::check(&draft.form()).is_ok()) {
                Some(draft) => confirm(seen.locale, &detail, draft),
                None => nothing_typed(seen.locale, &detail),
            };
            below(&seen, &detail, title, body)
        },
    )
}

fn nothing_typed(locale: Locale, detail: &ApplicationDetail) -> AnyView {
    let href = format!("{}/decide", address(detail.id));
    view! {
        <Empty text=td_string!(locale, application.nothing_typed)>
            <p><a href=href>{td_string!(locale, application.decide)}</a></p>
        </Empty>
    }
    .into_any()
}

fn confirm(locale: Locale, detail: &ApplicationDetail, draft: Draft) -> AnyView {
    let outcome = Outcome::from_code(&draft.outcome);
    let (meaning, button) = match outcome {
        Some(Outcome::Accepted) => {
            (td_string!(locale, application.accept_means), td_string!(locale, application.accept_now))
        }
        Some(Outcome::Refused) | None => {
            (td_string!(locale, application.refuse_means), td_string!(locale, application.refuse_now))
        }
    };
    let kind = if outcome == Some(Outcome::Accepted) { ButtonKind::Solid } else { ButtonKind::Danger };
    let facts = vec![
        Fact::typed(td_string!(locale, application.outcome), outcome.map(|outcome| words::outcome(locale, outcome))),
        Fact::typed(td_string!(locale, application.conditions), draft.conditions.clone()),
        Fact::typed(td_string!(locale, application.reason), draft.reason.clone()),
        Fact::typed(td_string!(locale, application.answer_number), draft.number.clone()),
    ];
    let back = format!("{}/decide", address(detail.id));
    let papers = detail.papers.as_ref();
    let button = decision::button(locale, papers, button);
    let procedure = Procedure::Application.code().to_owned();
    let keys = [("id", detail.id.to_string()), ("revision", detail.revision.to_string()), ("procedure", procedure)];
    let typed = draft.typed().map(|(name, value)| (name, value.to_owned()));
    let hidden =
        keys.into_iter().chain(typed).map(|(name, value)| view! { <Hidden name=name value=value/> }).collect_view();
    view! {
        <div class="confirm stack">
            <p>{meaning}</p>
            {decision::lead(locale, papers)}
            <DescriptionList facts=facts/>
            <PostForm action=decision::action(papers, Decide::PATH)>
                {hidden}
                <div class="button-row">
                    <Button kind=kind>{button}</Button>
                    <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, application.change)}</LinkButton>
                </div>
            </PostForm>
        </div>
    }
    .into_any()
}
