//! The facts of a plan, as a form.

use super::api::{Draft, Edit};
use super::input::PlanInput;
use super::{address, frame, to_list, words};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page, queried};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, Choice, Hidden, LinkButton, PostForm, Term};
use crate::visit::locale;
use domain::audit_plan::AuditTrigger;
use domain::audit_plan::view::{AuditPlanBeginning, AuditPlanDetail};
use domain::id::AuditPlanId;
use domain::permission::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn labels(locale: Locale) -> [(&'static str, &'static str); 5] {
    [
        ("fiscal_year", td_string!(locale, audit_plan.fiscal_year)),
        ("trigger", td_string!(locale, audit_plan.trigger)),
        ("trigger_reason", td_string!(locale, audit_plan.trigger_reason)),
        ("departments", td_string!(locale, audit_plan.departments)),
        ("contract", td_string!(locale, audit_plan.contract)),
    ]
}

/// `/audit-plan/new?before=…`: from an earlier plan where the address names one.
#[component]
pub fn NewPage() -> impl IntoView {
    let title = td_string!(locale(), audit_plan.new);
    let before = queried("before");
    page(
        title,
        move |visit| async move {
            let before = match before.as_str() {
                "" => None,
                typed => Some(typed.parse()?),
            };
            service::audit_plan::beginning(&visit.ctx, before).await
        },
        move |seen, begun| new(&seen, title, &begun),
    )
}

fn new(seen: &Seen, title: &'static str, begun: &AuditPlanBeginning) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "audit-plan");
    let stored = PlanInput::beginning(begun);
    let from = begun.plan.as_ref().map(|plan| {
        let text = td_string!(locale, audit_plan.from_earlier, number = plan.line.number.clone()).to_string();
        view! { <p>{text}</p> }
    });
    let before = stored.before.clone();
    let fields = fields(locale, &typed, &stored, begun);
    view! {
        <Breadcrumb links=vec![to_list(locale)] here=title/>
        {typed.summary(&labels(locale))}
        <h1><Term ja="セキュリティ監査計画" en=title/></h1>
        <div class="narrow stack">
            <p>{td_string!(locale, audit_plan.about)}</p>
            {from}
            <PostForm action=Draft::PATH class="stack">
                <Hidden name="before" value=before/>
                {fields}
                <div class="button-row">
                    <Button>{td_string!(locale, audit_plan.save_draft)}</Button>
                    <LinkButton href="/audit-plan" kind=ButtonKind::Text>{td_string!(locale, audit_plan.back_to_list)}</LinkButton>
                </div>
            </PostForm>
        </div>
    }
    .into_any()
}

pub(super) fn edits(detail: &AuditPlanDetail) -> bool {
    detail.line.status.is_editable() && detail.may.contains(&Action::DraftAuditPlan)
}

/// `/audit-plan/{id}/edit`.
#[component]
pub fn EditPage() -> impl IntoView {
    let title = td_string!(locale(), audit_plan.edit);
    let id = named::<AuditPlanId>("id");
    page(
        title,
        move |visit| async move {
            let begun = service::audit_plan::beginning(&visit.ctx, Some(id?)).await?;
            let plan = begun.plan.clone().filter(edits).ok_or(Refusal::NotFound)?;
            Ok((begun, plan))
        },
        move |seen, (begun, plan)| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "audit-plan");
            let fields = fields(locale, &typed, &PlanInput::stored(&plan), &begun);
            let (id, revision, back) = (plan.line.id.to_string(), plan.revision.to_string(), address(plan.line.id));
            let body = view! {
                {typed.summary(&labels(locale))}
                <PostForm action=Edit::PATH class="stack narrow">
                    <Hidden name="id" value=id/>
                    <Hidden name="revision" value=revision/>
                    {fields}
                    <div class="button-row">
                        <Button>{td_string!(locale, audit_plan.save)}</Button>
                        <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, audit_plan.back)}</LinkButton>
                    </div>
                </PostForm>
            };
            frame(&seen, title, &plan, body.into_any())
        },
    )
}

fn fields(locale: Locale, typed: &Typed, stored: &PlanInput, begun: &AuditPlanBeginning) -> AnyView {
    let [year, trigger, reason, departments, contract] = labels(locale);
    let triggers = AuditTrigger::ALL.iter().map(|code| Choice::new(code.code(), words::trigger(locale, *code)));
    let contracts = begun.contracts.iter().map(|(id, text)| Choice::new(id.to_string(), text.clone())).collect();
    view! {
        {typed.field(year.0, year.1).required(true).hint(td_string!(locale, audit_plan.fiscal_year_hint)).line(&stored.fiscal_year, 8)}
        {typed.field(trigger.0, trigger.1).required(true).pick(&stored.trigger, triggers.collect())}
        {typed.field(reason.0, reason.1).hint(td_string!(locale, audit_plan.trigger_reason_hint)).paragraph(&stored.trigger_reason, 3)}
        {typed.field(departments.0, departments.1).required(true).hint(td_string!(locale, audit_plan.departments_hint)).paragraph(&stored.departments, 3)}
        {typed.field(contract.0, contract.1).required(false).hint(td_string!(locale, audit_plan.contract_hint)).choose(&stored.contract, contracts)}
    }
    .into_any()
}
