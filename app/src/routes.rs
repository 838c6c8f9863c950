//! Every address on one screen. All pages are rendered whole (`SsrMode::Async`): they work without JavaScript.

use crate::i18n::{Locale, td_string};
use crate::page::NotFound;
use domain::permission::{Action, Actor, Standing};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::SsrMode::Async;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

/// All pages.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=crate::home::Home ssr=Async/>
                <Route path=path!("/contract") view=crate::contract::Contracts ssr=Async/>
                <Route path=path!("/contract/new") view=crate::contract::NewContract ssr=Async/>
                <Route path=path!("/engagement") view=crate::engagement::Engagements ssr=Async/>
                <Route path=path!("/notice") view=crate::notice::Notices ssr=Async/>
                <Route path=path!("/not-found") view=NotFound ssr=Async/>
            </FlatRoutes>
        </Router>
    }
}

/// Links in the head of the page: what this person has something to do with.
#[must_use]
pub fn links(actor: &Actor, locale: Locale) -> Vec<(&'static str, &'static str)> {
    let own = |action| actor.may(action, Standing::OwnOrganisation);
    let ministry = actor.may(Action::Query, Standing::Ministry);
    [
        (true, "/", td_string!(locale, shell.work)),
        (!ministry, "/engagement", td_string!(locale, shell.engagements)),
        (ministry, "/application", td_string!(locale, shell.applications)),
        (
            own(Action::RegisterContract) || own(Action::DraftEngagement),
            "/contract",
            td_string!(locale, shell.contracts),
        ),
        (own(Action::ImportChecklist), "/checklist", td_string!(locale, shell.checklists)),
        (own(Action::ManagePeople), "/people", td_string!(locale, shell.people)),
        (own(Action::RegisterOrganisation), "/organisation", td_string!(locale, shell.organisations)),
        (true, "/notice", td_string!(locale, shell.notices)),
    ]
    .into_iter()
    .filter_map(|(shown, href, text)| shown.then_some((href, text)))
    .collect()
}
