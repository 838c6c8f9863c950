use super::api::RegisterOrganisation;
use super::onward::onward;
use crate::account::session::{in_query, is_own_path};
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind, Breadcrumb, Button, ButtonKind, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// A company comes on the portal.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let next = queried("next");
    page(
        td_string!(locale(), organisation.register),
        |visit| async move {
            let may = visit.ctx.actor()?.may(Action::RegisterOrganisation, Standing::OwnOrganisation);
            if may { Ok(()) } else { Err(Refusal::NotPermitted.into()) }
        },
        move |seen, ()| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "organisation");
            let title = td_string!(locale, organisation.register);
            let links = vec![("/organisation".to_owned(), td_string!(locale, organisation.organisations).to_owned())];
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">
                    {typed.summary(&labels(locale))}
                    <h1>{title}</h1>
                    {known(locale, &typed, &next)}
                    {form(locale, &typed, next)}
                </div>
            }
        },
    )
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 4] {
    [
        ("name", td_string!(locale, organisation.registered_name)),
        ("kana", td_string!(locale, organisation.kana)),
        ("latin", td_string!(locale, organisation.latin)),
        ("corporate_number", td_string!(locale, organisation.corporate_number)),
    ]
}

/// Which organisation has the number already, and the way to it.
fn known(locale: Locale, typed: &Typed, next: &str) -> Option<AnyView> {
    let (id, name) = (typed.value("known", ""), typed.value("known_name", ""));
    if id.is_empty() {
        return None;
    }
    let title = td_string!(locale, organisation.known, name = name).to_string();
    let (href, text) = if is_own_path(next) {
        (onward(next, &id), td_string!(locale, organisation.known_go_on))
    } else {
        let number = in_query(&typed.value("corporate_number", ""));
        (format!("/organisation?q={number}"), td_string!(locale, organisation.known_show))
    };
    Some(view! { <Banner kind=BannerKind::Info title=title><p><a href=href>{text}</a></p></Banner> }.into_any())
}

fn form(locale: Locale, typed: &Typed, next: String) -> AnyView {
    let [name, kana, latin, number] = labels(locale).map(|(_, label)| label);
    let hint = td_string!(locale, organisation.corporate_number_hint);
    let name_hint = td_string!(locale, organisation.registered_name_hint);
    let fields = [
        typed.field("name", name).required(true).hint(name_hint).line("", 200),
        typed.field("kana", kana).required(true).line("", 200),
        typed.field("latin", latin).required(false).line("", 200),
        typed.field("corporate_number", number).required(true).hint(hint).line("", 16),
    ];
    view! {
        <PostForm action=RegisterOrganisation::PATH class="stack">
            <Hidden name="next" value=next/>
            {fields}
            <div class="button-row">
                <Button>{td_string!(locale, organisation.register_now)}</Button>
                <LinkButton href="/organisation" kind=ButtonKind::Text>{td_string!(locale, organisation.back)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}
