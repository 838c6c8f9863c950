//! The working papers of an audit (13-2): what was found of each procedure so far.

use super::{address, words};
use crate::day;
use crate::evidence::files::list;
use crate::i18n::{Locale, td_string};
use crate::ui::{ButtonKind, DataTable, Header, LinkButton, StatusChip};
use domain::audit::view::{CheckLine, Fieldwork};
use domain::audit::{AuditStatus, Outcome};
use leptos::prelude::*;

/// Every procedure, with the way to where it is looked at.
pub(super) fn checks(locale: Locale, work: &Fieldwork) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, audit_plan.clause)).fit(),
        Header::new(td_string!(locale, audit_plan.looked_at)),
        Header::new(td_string!(locale, audit_plan.what)),
        Header::new(td_string!(locale, audit.sample)),
        Header::new(td_string!(locale, audit.note)),
        Header::new(td_string!(locale, audit.outcome)).fit(),
    ];
    let rows = work.checks.iter().map(|check| check_row(locale, work, check)).collect();
    let title = td_string!(locale, audit.procedures);
    let open = work.checks.iter().filter(|check| check.outcome == Outcome::Open).count();
    let caption = td_string!(locale, audit.still_open, count = open).to_string();
    let writes = work.holds && work.line.status == AuditStatus::Running;
    let href = format!("{}/workbook", address(work.line.id));
    let book = td_string!(locale, list_book.audit_title);
    let way = writes.then(|| view! { <LinkButton href=href kind=ButtonKind::Outline>{book}</LinkButton> });
    view! {
        <section class="stack" aria-labelledby="procedures">
            <h2 id="procedures">{title}</h2>
            <DataTable caption=caption headers=headers rows=rows empty=td_string!(locale, audit_plan.no_procedures)/>
            <p class="quiet no-print">{td_string!(locale, audit.print_hint)}</p>
            <div class="button-row no-print">{way}</div>
        </section>
    }
    .into_any()
}

fn check_row(locale: Locale, work: &Fieldwork, check: &CheckLine) -> Vec<AnyView> {
    let writes = work.holds && work.line.status == AuditStatus::Running;
    let href = format!("{}/check?row={}", address(work.line.id), check.id);
    let way = match (writes, check.own_unit) {
        (false, _) => ().into_any(),
        (true, true) => view! { <p class="quiet no-print">{td_string!(locale, audit.own_unit)}</p> }.into_any(),
        (true, false) => view! { <p class="no-print"><a href=href>{td_string!(locale, audit.look)}</a></p> }.into_any(),
    };
    let by = check.looked_on.map(|on| format!("{}  {}", check.looked_by, day::day(locale, on))).unwrap_or_default();
    let text = |text: &str| {
        let text = text.to_owned();
        view! { <span class="as-typed">{text}</span> }.into_any()
    };
    let (tone, outcome) = (words::outcome_tone(check.outcome), words::outcome(locale, check.outcome));
    vec![
        text(&check.clause),
        text(&check.department),
        view! { {text(&check.procedure)} <p class="quiet as-typed">{check.method.clone()}</p> }.into_any(),
        text(&check.sample),
        view! { {text(&check.note)} {list(locale, &check.files, None)} }.into_any(),
        view! { <StatusChip tone=tone text=outcome/> <p class="small as-typed">{by}</p> {way} }.into_any(),
    ]
}
