use super::{address, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{Breadcrumb, ButtonKind, DataTable, Header, LinkButton, StatusChip, Term};
use crate::visit::locale;
use domain::audit::view::{AuditLine, Audits};
use leptos::prelude::*;

/// `/audit`: every audit that the reader may know of.
#[component]
pub fn AuditsPage() -> impl IntoView {
    page(
        td_string!(locale(), audit.list),
        |visit| async move { service::audit::list(&visit.ctx).await },
        |seen, found| draw(seen.locale, &found),
    )
}

fn draw(locale: Locale, found: &Audits) -> AnyView {
    let title = td_string!(locale, audit.list);
    let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    let headers = vec![
        Header::new(td_string!(locale, audit.number)).fit(),
        Header::new(td_string!(locale, application.state)).fit(),
        Header::new(td_string!(locale, audit_plan.fiscal_year)).fit(),
        Header::new(td_string!(locale, audit_plan.departments)),
        Header::new(td_string!(locale, audit.held_on)).fit(),
        Header::new(td_string!(locale, audit.problem)).fit(),
    ];
    let rows: Vec<_> = found.lines.iter().map(|line| row(locale, line)).collect();
    let caption = td_string!(locale, ui.total, count = rows.len()).to_string();
    view! {
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <h1><Term ja="セキュリティ監査" en=title/></h1>
            <p>{td_string!(locale, audit.about)}</p>
            {to_order(locale, found)}
            <DataTable caption=caption headers=headers rows=rows empty=td_string!(locale, audit.none)/>
        </div>
    }
    .into_any()
}

/// Approved plans on which an audit can be ordered.
fn to_order(locale: Locale, found: &Audits) -> Option<AnyView> {
    let plans: Vec<_> = found
        .plans
        .iter()
        .map(|(id, number)| {
            let (href, text) = (format!("/audit-plan/{id}/order"), number.clone());
            view! { <LinkButton href=href kind=ButtonKind::Outline>{text}</LinkButton> }
        })
        .collect();
    (!plans.is_empty()).then(|| {
        view! {
            <section class="panel stack no-print" aria-labelledby="to-order">
                <h2 id="to-order">{td_string!(locale, audit.to_order)}</h2>
                <div class="button-row">{plans}</div>
            </section>
        }
        .into_any()
    })
}

fn row(locale: Locale, line: &AuditLine) -> Vec<AnyView> {
    let departments = line.departments.join(td_string!(locale, ui.comma));
    let (number, state) = (line.number.clone(), words::status(locale, line.status));
    vec![
        view! { <a href=address(line.id)>{number}</a> }.into_any(),
        view! { <StatusChip tone=words::tone(line.status) text=state/> }.into_any(),
        td_string!(locale, audit_plan.in_year, year = line.fiscal_year).to_string().into_any(),
        view! { <span class="as-typed">{departments}</span> }.into_any(),
        line.held_on.map(|on| day::day(locale, on)).unwrap_or_default().into_any(),
        line.problem.map(|problem| words::problem(locale, problem)).unwrap_or_default().into_any(),
    ]
}
