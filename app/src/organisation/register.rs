use super::api::RegisterOrganisation;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, LinkButton, PostForm};
use crate::visit::locale;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// A company comes on the portal.
#[component]
pub fn RegisterPage() -> impl IntoView {
    page(
        td_string!(locale(), organisation.register),
        |visit| async move {
            let may = visit.ctx.actor()?.may(Action::RegisterOrganisation, Standing::OwnOrganisation);
            if may { Ok(()) } else { Err(Refusal::NotPermitted.into()) }
        },
        |seen, ()| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "organisation");
            let title = td_string!(locale, organisation.register);
            let links = vec![("/organisation".to_owned(), td_string!(locale, organisation.organisations).to_owned())];
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">
                    {typed.summary(&labels(locale))}
                    <h1>{title}</h1>
                    {form(locale, &typed)}
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

fn form(locale: Locale, typed: &Typed) -> AnyView {
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
            {fields}
            <div class="button-row">
                <Button>{td_string!(locale, organisation.register_now)}</Button>
                <LinkButton href="/organisation" kind=ButtonKind::Text>{td_string!(locale, organisation.back)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}
