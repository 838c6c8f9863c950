use super::filter::{Filter, PAGE};
use super::{address, to_list, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{
    Breadcrumb, Button, ButtonKind, Choice, DataTable, Empty, FormField, Header, Pagination, PrintHeader, Select,
    StatusChip, Term, TextInput,
};
use crate::visit::locale;
use domain::disclosure::hold::Hold;
use domain::disclosure::view::DisclosureLine;
use leptos::prelude::*;

const PATH: &str = "/disclosure/register";

/// The register: who holds what, by whose permission, until when.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let title = td_string!(locale(), disclosure.register);
    let filter = Filter::read(queried);
    page(
        title,
        |visit| async move {
            let today = visit.ctx.today();
            Ok((today, service::disclosure::register(&visit.ctx).await?))
        },
        move |seen, (today, lines)| {
            let locale = seen.locale;
            let body = if lines.is_empty() {
                view! { <Empty text=td_string!(locale, disclosure.register_empty)/> }.into_any()
            } else {
                table(locale, &filter, &lines)
            };
            let as_of = td_string!(locale, disclosure.as_of, day = day::day(locale, today)).to_string();
            view! {
                <PrintHeader title=title reference=as_of.clone()/>
                <Breadcrumb links=vec![to_list(locale)] here=title/>
                <h1><Term ja="開示先の台帳" en=td_string!(locale, disclosure.register)/></h1>
                <p>{td_string!(locale, disclosure.register_about)}</p>
                <p class="quiet">{as_of}</p>
                {body}
            }
        },
    )
}

fn table(locale: Locale, filter: &Filter, lines: &[DisclosureLine]) -> AnyView {
    let shown = filter.shown(lines);
    let (count, pages) = (shown.len(), shown.len().div_ceil(PAGE).max(1));
    let at = filter.page.min(pages);
    let rows = shown.iter().skip((at - 1) * PAGE).take(PAGE).map(|line| row(locale, line)).collect();
    let export = Filter { page: 1, ..filter.clone() }.href("/disclosure.csv");
    let (to, narrow) = (filter.clone(), narrow(locale, filter));
    let caption = td_string!(locale, ui.total, count = count).to_string();
    view! {
        {narrow}
        <DataTable caption=caption headers=headers(locale) rows=rows empty=td_string!(locale, disclosure.none_shown) dense=true/>
        <Pagination page=at pages=pages href=move |page| Filter { page, ..to.clone() }.href(PATH)/>
        <p class="no-print"><a href=export download="">{td_string!(locale, disclosure.export)}</a></p>
    }
    .into_any()
}

fn narrow(locale: Locale, filter: &Filter) -> impl IntoView + use<> {
    let holds = Hold::ALL.iter().map(|hold| Choice::new(hold.code(), words::hold(locale, *hold))).collect::<Vec<_>>();
    let (narrowed, filter) = (filter.narrows(), filter.clone());
    view! {
        <form method="get" action=PATH class="field-row no-print" role="search">
            <FormField id="q" label=td_string!(locale, disclosure.search)>
                <TextInput name="q" kind="search" value=filter.q chars=32/>
            </FormField>
            <FormField id="hold" label=td_string!(locale, disclosure.state)>
                <Select name="hold" choices=holds selected=filter.hold.map(Hold::code) blank=td_string!(locale, engagement.any)/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, disclosure.find)}</Button>
            {narrowed.then(|| view! { <a href=PATH>{td_string!(locale, engagement.clear)}</a> })}
        </form>
    }
}

fn headers(locale: Locale) -> Vec<Header> {
    vec![
        Header::new(td_string!(locale, disclosure.number)).fit(),
        Header::new(td_string!(locale, disclosure.party)),
        Header::new(td_string!(locale, disclosure.items)),
        Header::new(td_string!(locale, disclosure.site)),
        Header::new(td_string!(locale, disclosure.company)),
        Header::new(td_string!(locale, disclosure.permission)),
        Header::new(td_string!(locale, disclosure.valid_until)).fit(),
        Header::new(td_string!(locale, disclosure.state)).fit(),
    ]
}

fn row(locale: Locale, line: &DisclosureLine) -> Vec<AnyView> {
    let japanese = matches!(locale, Locale::ja);
    let (tone, text) = words::state(locale, line);
    let day = |on: Option<chrono::NaiveDate>| on.map(|on| day::day(locale, on)).unwrap_or_default();
    let by = [
        line.ministry.in_language(japanese).to_owned(),
        line.answer_number.clone(),
        day(line.permission.map(|permission| permission.permitted_on)),
    ];
    let by: Vec<String> = by.into_iter().filter(|part| !part.is_empty()).collect();
    let items = line.items.clone();
    vec![
        view! { <a href=address(line.id)>{line.number.clone()}</a> }.into_any(),
        line.party.clone().into_any(),
        view! { <span class="as-typed">{items}</span> }.into_any(),
        line.site.clone().into_any(),
        line.company.in_language(japanese).to_owned().into_any(),
        by.join(td_string!(locale, work.separator)).into_any(),
        day(line.permission.map(|permission| permission.valid_until)).into_any(),
        view! { <StatusChip tone=tone text=text/> }.into_any(),
    ]
}
