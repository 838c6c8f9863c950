//! The yearly cycle (第12, 第13): one page for a fiscal year, which printed is its report.

mod ring;
mod tables;
mod words;

use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{
    Breadcrumb, Button, ButtonKind, Choice, DataTable, FormField, Header, PrintHeader, Select, StatusChip, Term,
};
use crate::visit::locale;
use domain::cycle::view::Cycle;
use domain::id::ContractId;
use domain::organisation::OrganisationKind;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// Whether somebody has to do with the cycle by their role: the link in the head of the page.
#[must_use]
pub fn concerns(actor: &Actor) -> bool {
    let by_role = [Action::LeadRisk, Action::OrderAudit, Action::HoldAudit, Action::ApproveAuditPlan];
    by_role.iter().any(|action| actor.may(*action, Standing::OwnOrganisation))
}

/// `/cycle`: a fiscal year of the company, for one contract or for all of it.
#[component]
pub fn CyclePage() -> impl IntoView {
    let year = queried("year");
    let contract = queried("contract").parse::<ContractId>().ok();
    page(
        td_string!(locale(), cycle.title),
        move |visit| async move {
            if visit.ctx.actor()?.kind != OrganisationKind::Company {
                return Err(Refusal::NotFound.into());
            }
            service::cycle::cycle(&visit.ctx, year.parse().ok(), contract).await
        },
        |seen, found| draw(seen.locale, &found),
    )
}

fn in_year(locale: Locale, year: i32) -> String {
    td_string!(locale, audit_plan.in_year, year = year).to_string()
}

fn draw(locale: Locale, found: &Cycle) -> AnyView {
    let title = td_string!(locale, cycle.title);
    let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    let year = in_year(locale, found.year);
    let (first, last) = found.days;
    let days = format!("{} – {}", day::day(locale, first), day::day(locale, last));
    let contract = found.contracts.iter().find(|(id, _)| Some(*id) == found.contract);
    let contract = contract.map(|(_, number)| {
        let number = number.clone();
        view! { <p>{td_string!(locale, audit_plan.contract)}{td_string!(locale, work.colon)}{number}</p> }
    });
    let next = found.next_audit.map(|on| {
        let text = td_string!(locale, cycle.next_audit, day = day::day(locale, on)).to_string();
        view! { <p>{text}</p> }
    });
    view! {
        <PrintHeader title=title reference=year.clone()/>
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <h1><Term ja="年次サイクル" en=title/></h1>
            <p class="no-print">{td_string!(locale, cycle.about)}</p>
            {narrow(locale, found)}
            <h2>{year}</h2>
            <p class="quiet">{days}</p>
            {contract}
            <div class="cycle">
                {ring::ring(locale, found)}
                {stages(locale, found)}
            </div>
            {next}
            {tables::due(locale, found)}
            {tables::assessments(locale, found)}
            {tables::plans(locale, found)}
            {tables::audits(locale, found)}
            {tables::findings(locale, found)}
            {tables::ministry_audits(locale, found)}
            <p class="quiet no-print">{td_string!(locale, cycle.print_hint)}</p>
        </div>
    }
    .into_any()
}

fn narrow(locale: Locale, found: &Cycle) -> impl IntoView + use<> {
    let years = found.years.iter().map(|year| Choice::new(year.to_string(), in_year(locale, *year))).collect();
    let contracts: Vec<Choice> =
        found.contracts.iter().map(|(id, number)| Choice::new(id.to_string(), number.clone())).collect();
    let (year, contract) = (found.year.to_string(), found.contract.map(|id| id.to_string()));
    let contract = (!contracts.is_empty()).then(|| {
        view! {
            <FormField id="contract" label=td_string!(locale, audit_plan.contract)>
                <Select name="contract" choices=contracts selected=contract blank=td_string!(locale, engagement.any)/>
            </FormField>
        }
    });
    view! {
        <form method="get" action="/cycle" class="field-row no-print">
            <FormField id="year" label=td_string!(locale, audit_plan.fiscal_year)>
                <Select name="year" choices=years selected=year/>
            </FormField>
            {contract}
            <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.narrow)}</Button>
        </form>
    }
}

/// The same as the ring, in words.
fn stages(locale: Locale, found: &Cycle) -> AnyView {
    let title = td_string!(locale, cycle.stages);
    let headers = vec![
        Header::new(td_string!(locale, cycle.stage)),
        Header::new(td_string!(locale, application.state)).fit(),
        Header::new(td_string!(locale, cycle.done_on)).fit(),
        Header::new(td_string!(locale, cycle.who)),
    ];
    let rows = found.stages.iter().enumerate().map(|(at, line)| {
        let state = words::progress(locale, line.progress);
        vec![
            format!("{} {}", at + 1, words::stage(locale, line.stage)).into_any(),
            view! { <StatusChip tone=words::tone(line.progress) text=state/> }.into_any(),
            line.on.map(|on| day::day(locale, on)).unwrap_or_default().into_any(),
            words::who(locale, line.stage).into_any(),
        ]
    });
    let rows = rows.collect();
    view! { <DataTable caption=title headers=headers rows=rows empty="" dense=true/> }.into_any()
}
