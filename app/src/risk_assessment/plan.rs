use super::api::{Edit, Plan};
use super::input::PlanInput;
use super::{address, below, to_list, words};
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind, Breadcrumb, Button, ButtonKind, Choice, Hidden, LinkButton, PostForm, Term};
use crate::visit::locale;
use domain::id::ContractId;
use domain::permission::Action;
use domain::risk_assessment::view::{AssessmentDetail, Planning};
use domain::risk_assessment::{ScopeKind, Trigger};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn labels(locale: Locale) -> [(&'static str, &'static str); 11] {
    [
        ("trigger", td_string!(locale, risk_assessment.trigger)),
        ("reason", td_string!(locale, risk_assessment.reason)),
        ("contract", td_string!(locale, risk_assessment.contract)),
        ("due_on", td_string!(locale, risk_assessment.due_on)),
        ("handling", words::scope(locale, ScopeKind::Handling)),
        ("other", words::scope(locale, ScopeKind::OtherDepartment)),
        ("outside", words::scope(locale, ScopeKind::Outside)),
        ("no_handling", td_string!(locale, risk_assessment.no_handling)),
        ("no_other", td_string!(locale, risk_assessment.no_other)),
        ("no_outside", td_string!(locale, risk_assessment.no_outside)),
        ("previous", td_string!(locale, risk_assessment.previous)),
    ]
}

/// `/risk-assessment/new`.
#[component]
pub fn NewPage() -> impl IntoView {
    let title = td_string!(locale(), risk_assessment.new);
    page(
        title,
        |visit| async move { service::risk_assessment::planning(&visit.ctx).await },
        move |seen, planning| {
            let (locale, typed) = (seen.locale, Typed::of(&seen, "plan"));
            let body = match planning.method {
                None => without_method(locale),
                Some(version) => form(locale, &typed, &planning, version),
            };
            view! {
                <Breadcrumb links=vec![to_list(locale)] here=title/>
                {typed.summary(&labels(locale))}
                <h1><Term ja="リスク査定" en=title/></h1>
                <div class="narrow stack">
                    <p>{td_string!(locale, risk_assessment.about)}</p>
                    {body}
                </div>
            }
        },
    )
}

fn without_method(locale: Locale) -> AnyView {
    view! {
        <Banner kind=BannerKind::Warning title=td_string!(locale, risk_assessment.needs_method)/>
        <p><LinkButton href="/risk-method">{td_string!(locale, risk_assessment.to_method)}</LinkButton></p>
    }
    .into_any()
}

fn form(locale: Locale, typed: &Typed, planning: &Planning, version: i32) -> AnyView {
    let stored = PlanInput::covering(&planning.scope);
    let [.., previous] = labels(locale);
    let choices: Vec<Choice> =
        planning.previous.iter().map(|(id, number)| Choice::new(id.to_string(), number.clone())).collect();
    let newest = planning.previous.first().map(|(id, _)| id.to_string()).unwrap_or_default();
    let previous = (!choices.is_empty()).then(|| {
        let hint = td_string!(locale, risk_assessment.previous_hint);
        typed.field(previous.0, previous.1).required(false).hint(hint).choose(&newest, choices)
    });
    let method = td_string!(locale, risk_assessment.method_version, number = version).to_string();
    let fields = fields(locale, typed, &stored, &planning.contracts);
    view! {
        <p>{td_string!(locale, risk_assessment.method)}{td_string!(locale, work.colon)}<a href="/risk-method">{method}</a></p>
        <PostForm action=Plan::PATH class="stack">
            {previous}
            {fields}
            <div class="button-row">
                <Button>{td_string!(locale, risk_assessment.save_plan)}</Button>
                <LinkButton href="/risk-assessment" kind=ButtonKind::Text>{td_string!(locale, risk_assessment.back_to_list)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}

/// Trigger, contract, day and scope.
fn fields(locale: Locale, typed: &Typed, stored: &PlanInput, contracts: &[(ContractId, String)]) -> AnyView {
    let [trigger, reason, contract, due_on, handling, other, outside, no_handling, no_other, no_outside, _] =
        labels(locale);
    let triggers = Trigger::ALL.iter().map(|code| Choice::new(code.code(), words::trigger(locale, *code))).collect();
    let contracts: Vec<Choice> = contracts.iter().map(|(id, text)| Choice::new(id.to_string(), text.clone())).collect();
    let contract = (!contracts.is_empty()).then(|| {
        let hint = td_string!(locale, risk_assessment.contract_hint);
        typed.field(contract.0, contract.1).required(false).hint(hint).choose(&stored.contract, contracts)
    });
    let names = |(name, label): (&'static str, &'static str), stored: &str| {
        typed.field(name, label).required(false).paragraph(stored, 3)
    };
    let none = |(name, label): (&'static str, &'static str), stored: &str| {
        typed.field(name, label).required(false).line(stored, 64)
    };
    let hint = td_string!(locale, risk_assessment.outside_hint);
    view! {
        {typed.field(trigger.0, trigger.1).required(true).pick(&stored.trigger, triggers)}
        {typed.field(reason.0, reason.1).required(false).hint(td_string!(locale, risk_assessment.reason_hint)).paragraph(&stored.reason, 3)}
        {contract}
        {typed.field(due_on.0, due_on.1).required(true).hint(td_string!(locale, risk_assessment.due_hint)).day(stored.due_on.parse().ok())}
        <h2>{td_string!(locale, risk_assessment.scope)}</h2>
        <p>{td_string!(locale, risk_assessment.scope_about)}</p>
        {names(handling, &stored.handling)}
        {none(no_handling, &stored.no_handling)}
        {names(other, &stored.other)}
        {none(no_other, &stored.no_other)}
        {typed.field(outside.0, outside.1).required(false).hint(hint).paragraph(&stored.outside, 3)}
        {none(no_outside, &stored.no_outside)}
    }
    .into_any()
}

pub(super) fn edits(detail: &AssessmentDetail) -> bool {
    detail.line.status.is_open() && detail.may.contains(&Action::LeadRisk)
}

/// `/risk-assessment/{id}/edit`.
#[component]
pub fn EditPage() -> impl IntoView {
    below(td_string!(locale(), risk_assessment.edit), edits, |seen, detail| {
        let locale = seen.locale;
        let typed = Typed::of(seen, "plan");
        let stored = PlanInput::stored(detail);
        // The contract that was chosen stays; another one is another assessment.
        let contracts: Vec<(ContractId, String)> = detail.contract.iter().cloned().collect();
        let fields = fields(locale, &typed, &stored, &contracts);
        let (id, revision, back) = (detail.line.id.to_string(), detail.revision.to_string(), address(detail.line.id));
        view! {
            {typed.summary(&labels(locale))}
            <PostForm action=Edit::PATH class="stack narrow">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                {fields}
                <div class="button-row">
                    <Button>{td_string!(locale, risk_assessment.save)}</Button>
                    <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, risk_assessment.back)}</LinkButton>
                </div>
            </PostForm>
        }
        .into_any()
    })
}
