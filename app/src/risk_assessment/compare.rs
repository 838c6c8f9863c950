use super::{address, drawing, panels, to_list, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{named, page, queried};
use crate::risk_method::level;
use crate::ui::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, Choice, DataTable, FormField, Header, PrintHeader, Select,
    StatusChip,
};
use crate::visit::locale;
use domain::id::RiskAssessmentId;
use domain::risk_assessment::document::{FrozenRisk, Moved, RiskDocument, moved};
use domain::risk_assessment::view::{Comparison, Frozen};
use leptos::prelude::*;

/// `/risk-assessment/{id}/compare?with=…`: a result beside an earlier one.
#[component]
pub fn ComparePage() -> impl IntoView {
    let id = named::<RiskAssessmentId>("id");
    let with = queried("with");
    let chosen = with.clone();
    page(
        td_string!(locale(), risk_assessment.compare),
        move |visit| async move { service::risk_assessment::compare(&visit.ctx, id?, &with).await },
        move |seen, comparison| draw(seen.locale, &comparison, &chosen),
    )
}

fn draw(locale: Locale, comparison: &Comparison, chosen: &str) -> AnyView {
    let title = td_string!(locale, risk_assessment.compare);
    let number = comparison.now.document.number.clone();
    let links = vec![to_list(locale), (address(comparison.id), number.clone())];
    let body = match &comparison.before {
        Some(before) => beside(locale, before, &comparison.now),
        None => view! { <p>{td_string!(locale, risk_assessment.compare_none)}</p> }.into_any(),
    };
    let choices: Vec<Choice> =
        comparison.earlier.iter().map(|(id, number)| Choice::new(id.to_string(), number.clone())).collect();
    let choose = (choices.len() > 1).then(|| {
        let (action, chosen) = (format!("{}/compare", address(comparison.id)), chosen.to_owned());
        view! {
            <form method="get" action=action class="field-row no-print">
                <FormField id="with" label=td_string!(locale, risk_assessment.compare_with)>
                    <Select name="with" choices=choices selected=chosen/>
                </FormField>
                <Button kind=ButtonKind::Outline>{td_string!(locale, risk_assessment.compare_now)}</Button>
            </form>
        }
    });
    view! {
        <PrintHeader title=title reference=number.clone()/>
        <Breadcrumb links=links here=title/>
        <p class="reference">{number}</p>
        <h1>{title}</h1>
        <div class="stack">
            {choose}
            {body}
        </div>
    }
    .into_any()
}

fn beside(locale: Locale, before: &Frozen, now: &Frozen) -> AnyView {
    let found = moved(&before.document, &now.document);
    let other = (before.document.method != now.document.method)
        .then(|| view! { <Banner kind=BannerKind::Info title=td_string!(locale, risk_assessment.other_method)/> });
    let headers = vec![
        Header::new(td_string!(locale, risk_assessment.risk)),
        Header::new(td_string!(locale, risk_assessment.before)).fit(),
        Header::new(td_string!(locale, risk_assessment.now)).fit(),
        Header::new(td_string!(locale, risk_assessment.became)).fit(),
    ];
    let rows = found.iter().map(|one| row(locale, one, &before.document, &now.document)).collect();
    let caption = td_string!(locale, risk_assessment.risks);
    view! {
        {other}
        {facts(locale, before, now)}
        {drawing::movement(locale, &before.document, &now.document, &found)}
        <DataTable caption=caption headers=headers rows=rows empty=td_string!(locale, risk_assessment.no_risks_yet)/>
    }
    .into_any()
}

/// What the two are, side by side.
fn facts(locale: Locale, before: &Frozen, now: &Frozen) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, risk_assessment.facts)),
        Header::new(before.document.number.clone()),
        Header::new(now.document.number.clone()),
    ];
    let scope = |document: &RiskDocument| {
        let parts = document.scope.iter().map(|part| {
            let said = if part.names.is_empty() { part.reason.clone() } else { part.names.join("、") };
            view! { <div class="small as-typed">{said}</div> }
        });
        parts.collect_view().into_any()
    };
    type Said = Box<dyn Fn(&Frozen) -> AnyView>;
    let said: [(&'static str, Said); 6] = [
        (
            td_string!(locale, risk_assessment.documented_at),
            Box::new(move |frozen| day::moment(locale, frozen.at).into_any()),
        ),
        (
            td_string!(locale, risk_assessment.trigger),
            Box::new(move |frozen| {
                let reason = frozen.document.reason.clone();
                view! { {words::trigger(locale, frozen.document.trigger)} <div class="small as-typed">{reason}</div> }
                    .into_any()
            }),
        ),
        (
            td_string!(locale, risk_assessment.method),
            Box::new(move |frozen| {
                let number = frozen.document.method_version;
                td_string!(locale, risk_assessment.method_version, number = number).to_string().into_any()
            }),
        ),
        (td_string!(locale, risk_assessment.scope), Box::new(move |frozen| scope(&frozen.document))),
        (
            td_string!(locale, risk_assessment.counts),
            Box::new(move |frozen| panels::counts(locale, &frozen.document).into_any()),
        ),
        (
            td_string!(locale, risk_assessment.conclusion),
            Box::new(move |frozen| {
                let said = frozen.document.conclusion.clone();
                view! { <span class="as-typed">{said}</span> }.into_any()
            }),
        ),
    ];
    let rows = said.iter().map(|(term, of)| vec![(*term).into_any(), of(before), of(now)]).collect();
    let caption = td_string!(locale, risk_assessment.compare);
    view! { <DataTable caption=caption caption_hidden=true headers=headers rows=rows empty=""/> }.into_any()
}

fn row(locale: Locale, one: &Moved<'_>, before: &RiskDocument, now: &RiskDocument) -> Vec<AnyView> {
    let Some(risk) = one.now.or(one.before) else { return Vec::new() };
    let (tone, text) = words::moved(locale, one.how);
    let of = |document: &RiskDocument, risk: Option<&FrozenRisk>| match risk {
        Some(risk) => level(&document.method, risk.residual_level),
        None => "–".into_any(),
    };
    let (number, asset, threat) = (format!("R{}", risk.number), risk.asset.clone(), risk.threat.clone());
    vec![
        view! { {number} " " <span class="as-typed">{asset}</span> <div class="small as-typed">{threat}</div> }
            .into_any(),
        of(before, one.before),
        of(now, one.now),
        view! { <StatusChip tone=tone text=text/> }.into_any(),
    ]
}
