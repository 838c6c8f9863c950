use crate::account::session::in_query;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{Button, ButtonKind, DataTable, FormField, Header, LinkButton, Pagination, TextInput};
use crate::visit::locale;
use crate::words;
use domain::organisation::view::OrganisationName;
use leptos::prelude::*;

/// Most organisations on one page.
const ON_A_PAGE: usize = 50;

/// The organisations on the portal.
#[component]
pub fn OrganisationsPage() -> impl IntoView {
    let (search, at) = (queried("q"), queried("page").parse().unwrap_or(1_usize));
    let asked = search.clone();
    page(
        td_string!(locale(), organisation.organisations),
        |visit| async move { service::organisation::list(&visit.ctx, &asked).await },
        move |seen, found| {
            let locale = seen.locale;
            let pages = found.len().div_ceil(ON_A_PAGE).max(1);
            let at = at.clamp(1, pages);
            let shown = found.into_iter().skip((at - 1) * ON_A_PAGE).take(ON_A_PAGE).collect();
            let query = in_query(&search);
            view! {
                <div class="stack">
                    <h1>{td_string!(locale, organisation.organisations)}</h1>
                    <div class="button-row no-print">
                        <LinkButton href="/organisation/register">
                            {td_string!(locale, organisation.register)}
                        </LinkButton>
                    </div>
                    {filter(locale, search)}
                    {table(locale, shown)}
                    <Pagination page=at pages=pages href=move |page| format!("/organisation?q={query}&page={page}")/>
                </div>
            }
        },
    )
}

fn filter(locale: Locale, search: String) -> impl IntoView {
    view! {
        <form method="get" action="/organisation" class="field-row no-print" role="search">
            <FormField id="q" label=td_string!(locale, organisation.search)>
                <TextInput name="q" kind="search" value=search/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, organisation.narrow)}</Button>
        </form>
    }
}

fn table(locale: Locale, shown: Vec<OrganisationName>) -> impl IntoView {
    let rows = shown.into_iter().map(|one| {
        vec![
            one.name.into_any(),
            one.kana.into_any(),
            one.latin.into_any(),
            one.corporate_number.unwrap_or_default().into_any(),
            words::organisation_kind(locale, one.kind).into_any(),
        ]
    });
    let rows = rows.collect();
    let headers = vec![
        Header::new(td_string!(locale, organisation.registered_name)),
        Header::new(td_string!(locale, organisation.kana)),
        Header::new(td_string!(locale, organisation.latin)),
        Header::new(td_string!(locale, organisation.corporate_number)).fit(),
        Header::new(td_string!(locale, organisation.kind)).fit(),
    ];
    let caption = td_string!(locale, organisation.organisations);
    let empty = td_string!(locale, organisation.none_found);
    view! { <DataTable caption=caption caption_hidden=true headers=headers rows=rows empty=empty/> }
}
