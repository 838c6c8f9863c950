use super::{address, to_list, words};
use crate::engagement::filter::encoded;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{Breadcrumb, DataTable, DescriptionList, Fact, Header, LinkButton, StatusChip};
use crate::visit::locale;
use domain::confirmation::view::Sheet;
use domain::id::WaiverId;
use domain::permission::{Action, Standing};
use domain::risk::LinkKind;
use domain::risk_assessment::AssessmentStatus;
use domain::risk_assessment::view::{AssessmentLine, Raising};
use domain::waiver::is_waivable;
use leptos::prelude::*;
use service::risk_assessment::FromForm;
use uuid::Uuid;

fn way(kind: LinkKind, of: Uuid, item: &str) -> String {
    format!("kind={kind}&of={of}&item={}", encoded(item))
}

fn link(locale: Locale, href: String) -> AnyView {
    let text = td_string!(locale, risk_assessment.raise);
    view! { <p class="small no-print"><a href=href>{text}</a></p> }.into_any()
}

/// At an item that is not met, as far as its company knows: the way to a risk from it.
pub(crate) fn for_item(locale: Locale, sheet: &Sheet, item: &str) -> Option<AnyView> {
    let answer = sheet.answers.get(item).map(|line| line.value.as_str()).unwrap_or_default();
    let returned = sheet.verdicts.get(item).is_some_and(|verdict| verdict.returned_round.is_some());
    let theirs = sheet.standing == Standing::Downstream && sheet.may.contains(&Action::DraftPlan);
    let href = || format!("/risk-assessment/raise?{}", way(LinkKind::ItemNotMet, sheet.id.0, item));
    (theirs && (returned || is_waivable(answer))).then(|| link(locale, href()))
}

/// At a waiver of the reader's company: likewise.
pub(crate) fn for_waiver(locale: Locale, id: WaiverId) -> AnyView {
    link(locale, format!("/risk-assessment/raise?{}", way(LinkKind::Waiver, id.0, "")))
}

/// `/risk-assessment/raise?kind=…&of=…&item=…`.
#[component]
pub fn RaisePage() -> impl IntoView {
    let form = FromForm { kind: queried("kind"), of: queried("of"), item: queried("item") };
    let item = form.item.clone();
    page(
        td_string!(locale(), risk_assessment.raise),
        move |visit| async move { service::risk_assessment::raise(&visit.ctx, &form).await },
        move |seen, raising| draw(seen.locale, &raising, &item),
    )
}

fn draw(locale: Locale, raising: &Raising, item: &str) -> AnyView {
    let title = td_string!(locale, risk_assessment.raise);
    let from = &raising.from;
    let reference = match from.path.clone() {
        Some(path) => view! { <a href=path>{from.reference.clone()}</a> }.into_any(),
        None => from.reference.clone().into_any(),
    };
    let facts = vec![
        Fact::new(crate::risk::link_kind(locale, from.kind), reference),
        Fact::typed(td_string!(locale, risk.clause), from.clause.clone()),
    ];
    let headers = vec![
        Header::new(td_string!(locale, risk_assessment.number)).fit(),
        Header::new(td_string!(locale, risk_assessment.state)).fit(),
        Header::new(td_string!(locale, risk_assessment.to_do)),
    ];
    let rows = raising.open.iter().map(|line| row(locale, line, &way(from.kind, from.id, item))).collect();
    let raised_headers = vec![
        Header::new(td_string!(locale, risk_assessment.risk)).fit(),
        Header::new(td_string!(locale, risk_assessment.asset)),
    ];
    let raised = raising.raised.iter().map(|(id, number, asset)| {
        let href = format!("/risk/{id}");
        let number = number.clone();
        vec![
            view! { <a href=href>{number}</a> }.into_any(),
            view! { <span class="as-typed">{asset.clone()}</span> }.into_any(),
        ]
    });
    view! {
        <Breadcrumb links=vec![to_list(locale)] here=title/>
        <h1>{title}</h1>
        <div class="stack narrow">
            <DescriptionList facts=facts/>
            <h2>{td_string!(locale, risk_assessment.raise_to)}</h2>
            <DataTable caption=td_string!(locale, risk_assessment.raise_to) caption_hidden=true headers=headers rows=rows empty=td_string!(locale, risk_assessment.raise_none)/>
            <h2>{td_string!(locale, risk_assessment.raised)}</h2>
            <DataTable caption=td_string!(locale, risk_assessment.raised) caption_hidden=true headers=raised_headers rows=raised.collect() empty=td_string!(locale, risk_assessment.raised_none)/>
        </div>
    }
    .into_any()
}

fn row(locale: Locale, line: &AssessmentLine, way: &str) -> Vec<AnyView> {
    let at = address(line.id);
    let on = if line.status == AssessmentStatus::Assessing {
        let href = format!("{at}/risk?{way}");
        view! { <LinkButton href=href>{td_string!(locale, risk.add)}</LinkButton> }.into_any()
    } else {
        td_string!(locale, risk_assessment.raise_planned).into_any()
    };
    vec![
        view! { <a href=at>{line.number.clone()}</a> }.into_any(),
        view! { <StatusChip tone=words::tone(line.status) text=words::status(locale, line.status)/> }.into_any(),
        on,
    ]
}
