//! Items of a checklist as procedures: chosen by hand, in the language of the reader.

use super::api::TakeOver;
use super::{address, frame};
use crate::checklist;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page, queried};
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Checkboxes, Choice, Empty, FormField, Hidden, LinkButton, PostForm, Select};
use crate::visit::locale;
use domain::audit_plan::view::{Offered, TakeOverPage as Page};
use domain::id::AuditPlanId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/audit-plan/{id}/checklist?version=…`.
#[component]
pub fn TakeOverPage() -> impl IntoView {
    let title = td_string!(locale(), audit_plan.take_over);
    let id = named::<AuditPlanId>("id");
    let version = queried("version");
    page(
        title,
        move |visit| async move {
            let version = match version.as_str() {
                "" => None,
                typed => Some(typed.parse()?),
            };
            service::audit_plan::take_over_page(&visit.ctx, id?, version).await
        },
        move |seen, page| {
            let body = view! {
                <div class="stack">
                    <p>{td_string!(seen.locale, audit_plan.take_over_about)}</p>
                    {versions(seen.locale, &page)}
                    {page.version.is_some().then(|| items(&seen, &page))}
                </div>
            };
            frame(&seen, title, &page.plan, body.into_any())
        },
    )
}

fn in_language(locale: Locale, (ja, en): &(String, String)) -> String {
    checklist::said(locale, ja, en)
}

fn versions(locale: Locale, page: &Page) -> AnyView {
    if page.versions.is_empty() {
        return view! { <Empty text=td_string!(locale, audit_plan.no_checklist)/> }.into_any();
    }
    let choice =
        |(id, title): &(domain::id::ChecklistVersionId, _)| Choice::new(id.to_string(), in_language(locale, title));
    let choices: Vec<Choice> = page.versions.iter().map(choice).collect();
    let selected = page.version.map(|id| id.to_string()).unwrap_or_default();
    let action = format!("{}/checklist", address(page.plan.line.id));
    view! {
        <form method="get" action=action class="field-row">
            <FormField id="version" label=td_string!(locale, audit_plan.checklist)>
                <Select name="version" choices=choices selected=selected/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, audit_plan.show_items)}</Button>
        </form>
    }
    .into_any()
}

fn items(seen: &Seen, page: &Page) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "take-over"));
    let (department, items) = (td_string!(locale, audit_plan.looked_at), td_string!(locale, audit_plan.items));
    let chosen: Vec<String> = typed.value("items", "").split_whitespace().map(str::to_owned).collect();
    let units = &page.plan.content.departments;
    let only = if let [only] = units.as_slice() { only.clone() } else { String::new() };
    let units: Vec<Choice> = units.iter().map(|unit| Choice::new(unit.clone(), unit.clone())).collect();
    let choice =
        |item: &Offered| Choice::new(item.key.clone(), in_language(locale, &item.text)).hint(item.clause.clone());
    let choices: Vec<Choice> = page.items.iter().map(choice).collect();
    let (id, back) = (page.plan.line.id.to_string(), address(page.plan.line.id));
    let version = page.version.map(|id| id.to_string()).unwrap_or_default();
    view! {
        {typed.summary(&[("department", department), ("items", items)])}
        <PostForm action=TakeOver::PATH class="stack">
            <Hidden name="id" value=id/>
            <Hidden name="version" value=version/>
            {typed.field("department", department).required(true).hint(td_string!(locale, audit_plan.looked_at_hint)).choose(&only, units)}
            <Checkboxes id="items" name="items[]" legend=items choices=choices selected=chosen required=true error=typed.error("items")/>
            <div class="button-row">
                <Button>{td_string!(locale, audit_plan.take_over_now)}</Button>
                <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, audit_plan.back)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}
