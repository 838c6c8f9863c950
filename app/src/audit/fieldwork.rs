//! What is done on the spot: rights (13-1-3), information (13-1-4), procedures (13-2) – also as a sheet to print and write on.

use super::api::{Returned, Withdraw};
use super::{address, frame, papers};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Button, ButtonKind, DataTable, Header, Hidden, LinkButton, PostForm, PrintHeader, StatusChip,
    Tone,
};
use crate::visit::locale;
use domain::audit::view::{Fieldwork, GrantLine, ProvisionLine, Reader};
use domain::id::AuditId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/audit/{id}/fieldwork`.
#[component]
pub fn FieldworkPage() -> impl IntoView {
    let id = named::<AuditId>("id");
    let title = td_string!(locale(), audit.fieldwork);
    page(
        title,
        |visit| async move { service::audit::fieldwork(&visit.ctx, id?).await },
        move |seen, work| {
            let body = draw(&seen, title, &work);
            frame(&seen, title, &work.line, body)
        },
    )
}

fn draw(seen: &Seen, title: &'static str, work: &Fieldwork) -> AnyView {
    let locale = seen.locale;
    let gives = work.reader == Reader::Supervisor && work.line.status.is_prepared();
    let lacks = (work.reader == Reader::Unit && work.line.status.is_prepared() && !work.holds)
        .then(|| view! { <Banner kind=BannerKind::Warning title=td_string!(locale, audit.no_rights_now)/> });
    let provided = (work.reader == Reader::Supervisor || work.holds).then(|| provisions(locale, work, gives));
    let papers = (work.holds || !work.checks.is_empty()).then(|| papers::checks(locale, work));
    let refused = ["withdraw", "returned"].map(|form| Typed::of(seen, form).summary(&[]));
    view! {
        <PrintHeader title=title reference=work.line.number.clone()/>
        {refused.into_iter().collect_view()}
        <div class="stack">
            {lacks}
            {grants(locale, work, gives)}
            {provided}
            {papers}
        </div>
    }
    .into_any()
}

/// A row that the supervisor changes by one button.
fn one_button(work: &Fieldwork, action: &'static str, (row, revision): (String, i32), text: &'static str) -> AnyView {
    let (id, revision) = (work.line.id.to_string(), revision.to_string());
    view! {
        <PostForm action=action>
            <Hidden name="id" value=id/>
            <Hidden name="row" value=row/>
            <Hidden name="revision" value=revision/>
            <Button kind=ButtonKind::Outline>{text}</Button>
        </PostForm>
    }
    .into_any()
}

fn grants(locale: Locale, work: &Fieldwork, gives: bool) -> AnyView {
    let mut headers = vec![
        Header::new(td_string!(locale, audit_plan.name)),
        Header::new(td_string!(locale, audit.scope)),
        Header::new(td_string!(locale, audit.rights_from)).fit(),
        Header::new(td_string!(locale, audit.rights_until)).fit(),
        Header::new(td_string!(locale, application.state)).fit(),
    ];
    if gives {
        headers.push(Header::new(td_string!(locale, audit_plan.to_do)).fit());
    }
    let rows = work.grants.iter().map(|grant| grant_row(locale, work, grant, gives)).collect();
    let title = td_string!(locale, audit.rights);
    let href = format!("{}/grant", address(work.line.id));
    let way = gives.then(|| view! { <LinkButton href=href>{td_string!(locale, audit.give)}</LinkButton> });
    view! {
        <section class="stack" aria-labelledby="rights">
            <h2 id="rights">{title}</h2>
            <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=td_string!(locale, audit.no_rights)/>
            <div class="button-row no-print">{way}</div>
        </section>
    }
    .into_any()
}

fn grant_row(locale: Locale, work: &Fieldwork, grant: &GrantLine, gives: bool) -> Vec<AnyView> {
    let (tone, state) = if grant.rights.withdrawn {
        (Tone::Plain, td_string!(locale, audit.rights_withdrawn))
    } else if grant.rights.hold(work.today) {
        (Tone::Success, td_string!(locale, audit.rights_hold))
    } else if work.today < grant.rights.from {
        (Tone::Waiting, td_string!(locale, audit.rights_later))
    } else {
        (Tone::Plain, td_string!(locale, audit.rights_over))
    };
    let (name, scope) = (grant.name.clone(), grant.scope.clone());
    let mut cells = vec![
        view! { <span class="as-typed">{name}</span> }.into_any(),
        view! { <span class="as-typed">{scope}</span> }.into_any(),
        day::day(locale, grant.rights.from).into_any(),
        day::day(locale, grant.rights.until).into_any(),
        view! { <StatusChip tone=tone text=state/> }.into_any(),
    ];
    if gives {
        let row = (grant.id.to_string(), grant.revision);
        let text = td_string!(locale, audit.withdraw);
        let way = if grant.rights.withdrawn { ().into_any() } else { one_button(work, Withdraw::PATH, row, text) };
        cells.push(way);
    }
    cells
}

fn provisions(locale: Locale, work: &Fieldwork, gives: bool) -> AnyView {
    let mut headers = vec![
        Header::new(td_string!(locale, audit.provided)),
        Header::new(td_string!(locale, audit.how)),
        Header::new(td_string!(locale, audit.given_on)).fit(),
        Header::new(td_string!(locale, audit.returned_on)).fit(),
    ];
    let records = work.reader == Reader::Supervisor;
    if records {
        headers.push(Header::new(td_string!(locale, audit_plan.to_do)).fit());
    }
    let row = |line: &ProvisionLine| {
        let (what, how) = (line.what.clone(), line.how.clone());
        let mut cells = vec![
            view! { <span class="as-typed">{what}</span> }.into_any(),
            view! { <span class="as-typed">{how}</span> }.into_any(),
            day::day(locale, line.given_on).into_any(),
            line.returned_on.map(|on| day::day(locale, on)).unwrap_or_default().into_any(),
        ];
        if records {
            let key = (line.id.to_string(), line.revision);
            let text = td_string!(locale, audit.came_back);
            let out = line.returned_on.is_none();
            cells.push(if out { one_button(work, Returned::PATH, key, text) } else { ().into_any() });
        }
        cells
    };
    let rows = work.provisions.iter().map(row).collect();
    let title = td_string!(locale, audit.information);
    let href = format!("{}/information", address(work.line.id));
    let way = gives.then(|| view! { <LinkButton href=href>{td_string!(locale, audit.provide)}</LinkButton> });
    view! {
        <section class="stack" aria-labelledby="information">
            <h2 id="information">{title}</h2>
            <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=td_string!(locale, audit.no_information)/>
            <div class="button-row no-print">{way}</div>
        </section>
    }
    .into_any()
}
