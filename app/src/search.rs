//! The search: everything the reader may know of, by number, company, person, clause.

mod hits;

use crate::i18n::td_string;
use crate::page::{page, queried};
use crate::ui::{Button, Empty, FormField, Term, TextInput};
use crate::visit::locale;
use hits::{cases, clauses, companies, matters, people};
use leptos::prelude::*;

/// `/search`.
#[component]
pub fn SearchPage() -> impl IntoView {
    let typed = queried("q");
    let asked = typed.clone();
    page(
        td_string!(locale(), search.title),
        |visit| async move {
            let found = service::search::search(&visit.ctx, &typed).await?;
            Ok((found, visit.ctx.actor()?.clone()))
        },
        move |seen, (found, actor)| {
            let locale = seen.locale;
            let title = td_string!(locale, search.title);
            let nothing = !asked.trim().is_empty() && found.is_empty();
            view! {
                <div class="stack">
                    <h1><Term ja="検索" en=title/></h1>
                    <form method="get" action="/search" class="field-row no-print" role="search">
                        <FormField id="q" label=td_string!(locale, search.wanted) hint=td_string!(locale, search.hint)>
                            <TextInput name="q" kind="search" value=asked chars=40/>
                        </FormField>
                        <Button>{td_string!(locale, search.go)}</Button>
                    </form>
                    {nothing.then(|| view! { <Empty text=td_string!(locale, search.nothing)/> })}
                    {cases(locale, &actor, &found.cases)}
                    {matters(locale, &found.matters)}
                    {companies(locale, &actor, &found.companies)}
                    {people(locale, &found.people)}
                    {clauses(locale, &found.clauses)}
                </div>
            }
        },
    )
}
