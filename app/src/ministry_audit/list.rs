use super::{address, asks, span, state, typed};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{Breadcrumb, DataTable, Header, LinkButton, PrintHeader, Term};
use crate::visit::locale;
use domain::ministry_audit::view::MinistryAuditRow;
use domain::permission::Actor;
use leptos::prelude::*;

/// `/ministry-audit`: every audit by the ministry that the reader may know of.
#[component]
pub fn MinistryAuditsPage() -> impl IntoView {
    page(
        td_string!(locale(), ministry_audit.list),
        |visit| async move { Ok((visit.ctx.actor()?.clone(), service::ministry_audit::list(&visit.ctx).await?)) },
        |seen, (actor, rows)| draw(seen.locale, &actor, &rows),
    )
}

fn draw(locale: Locale, actor: &Actor, found: &[MinistryAuditRow]) -> AnyView {
    let title = td_string!(locale, ministry_audit.list);
    let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    let headers = vec![
        Header::new(td_string!(locale, ministry_audit.number)).fit(),
        Header::new(td_string!(locale, application.state)).fit(),
        Header::new(td_string!(locale, ministry_audit.company)),
        Header::new(td_string!(locale, ministry_audit.contract)),
        Header::new(td_string!(locale, ministry_audit.request_number)),
        Header::new(td_string!(locale, ministry_audit.requested_on)).fit(),
        Header::new(td_string!(locale, ministry_audit.days)).fit(),
    ];
    let rows: Vec<_> = found.iter().map(|found| row(locale, found)).collect();
    let caption = td_string!(locale, ui.total, count = rows.len()).to_string();
    let new = asks(actor).then(|| {
        view! { <LinkButton href="/ministry-audit/new">{td_string!(locale, ministry_audit.new)}</LinkButton> }
    });
    view! {
        <PrintHeader title=title reference=""/>
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <div class="page-head">
                <h1><Term ja="防衛省による監査" en=title/></h1>
                {new}
            </div>
            <p>{td_string!(locale, ministry_audit.about)}</p>
            <DataTable caption=caption headers=headers rows=rows empty=td_string!(locale, ministry_audit.none)/>
        </div>
    }
    .into_any()
}

fn row(locale: Locale, found: &MinistryAuditRow) -> Vec<AnyView> {
    let line = &found.line;
    let number = line.number.clone();
    vec![
        view! { <a href=address(line.id)>{number}</a> }.into_any(),
        state(locale, line.status),
        found.company.in_language(matches!(locale, Locale::ja)).to_owned().into_any(),
        line.contract.clone().into_any(),
        typed(&line.request_number),
        day::day(locale, line.requested_on).into_any(),
        span(locale, line.days).into_any(),
    ]
}
