//! What somebody with an invitation sees: where, as what, and the three ways to take it up.

use super::api::{AcceptAsNewPerson, AcceptInvitation};
use crate::account::ProviderButtons;
use crate::account::session::way_in;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Button, DescriptionList, Fact, FormField, Hidden, LinkButton, PostForm, TextInput,
};
use crate::visit::locale;
use crate::words;
use domain::account::view::InvitationPage as Page;
use domain::time;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;

/// The page behind the link of an invitation.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let token = use_params_map().with_untracked(|map| map.get("token")).unwrap_or_default();
    let asked = token.clone();
    page(
        td_string!(locale(), organisation.invitation),
        |visit| async move { service::organisation::invitation(&visit.ctx, &asked).await },
        move |seen, page| {
            let locale = seen.locale;
            match page {
                Some(page) => open(&seen, page, token),
                None => over(locale),
            }
        },
    )
}

fn over(locale: Locale) -> AnyView {
    view! {
        <div class="narrow stack">
            <h1>{td_string!(locale, organisation.invitation_over)}</h1>
            <p>{td_string!(locale, refusal.rule_invitation_over)}</p>
            <p>{td_string!(locale, organisation.invitation_over_next)}</p>
            <p><a href="/sign-in">{td_string!(locale, account.sign_in)}</a></p>
        </div>
    }
    .into_any()
}

/// Says so where somebody else is signed in: the invited person may share the computer, or have two addresses.
fn another(seen: &Seen, page: &Page) -> Option<AnyView> {
    let signed = seen.visit.signed.as_ref().filter(|_| !page.is_me)?;
    let text = td_string!(seen.locale, organisation.another_account, email = signed.email.clone()).to_string();
    Some(view! { <Banner kind=BannerKind::Warning title=text/> }.into_any())
}

fn open(seen: &Seen, page: Page, token: String) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "accept");
    let organisation = page.organisation.in_language(matches!(locale, Locale::ja)).to_owned();
    let facts = vec![
        Fact::typed(td_string!(locale, organisation.organisation), organisation),
        Fact::new(td_string!(locale, organisation.roles), words::roles(locale, &page.roles)),
        Fact::typed(
            td_string!(locale, organisation.department_and_post),
            [&*page.department, &*page.post].join(" ").trim().to_owned(),
        ),
        Fact::typed(td_string!(locale, organisation.email), page.email.clone()),
        Fact::new(td_string!(locale, organisation.until), time::stamp(page.expires_at)),
    ];
    let another = another(seen, &page);
    let way = if page.is_me {
        accept(locale, token)
    } else if page.has_account {
        sign_in_first(locale, &token)
    } else {
        new_person(locale, &typed, &page, token)
    };
    view! {
        <div class="narrow stack">
            {typed.summary(&labels(locale))}
            <h1>{td_string!(locale, organisation.invitation)}</h1>
            <DescriptionList facts=facts/>
            {another}
            {way}
        </div>
    }
    .into_any()
}

fn accept(locale: Locale, token: String) -> AnyView {
    view! {
        <PostForm action=AcceptInvitation::PATH>
            <Hidden name="token" value=token/>
            <div class="button-row">
                <Button>{td_string!(locale, organisation.accept)}</Button>
            </div>
        </PostForm>
    }
    .into_any()
}

fn sign_in_first(locale: Locale, token: &str) -> AnyView {
    let href = way_in(&format!("/invitation/{token}"));
    view! {
        <p>{td_string!(locale, organisation.has_account)}</p>
        <div class="button-row">
            <LinkButton href=href>{td_string!(locale, account.sign_in)}</LinkButton>
        </div>
    }
    .into_any()
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 3] {
    [
        ("name", td_string!(locale, organisation.name)),
        ("password", td_string!(locale, account.password)),
        ("again", td_string!(locale, account.password_again)),
    ]
}

fn new_person(locale: Locale, typed: &Typed, page: &Page, token: String) -> AnyView {
    let [name, password, again] = labels(locale).map(|(_, label)| label);
    let way = format!("/invitation/{token}/provider");
    let username = page.email.clone();
    let name = typed.field("name", name).required(true).filled(&page.name, "text", "name", 200);
    let hint = td_string!(locale, account.password_hint);
    let password = typed.field("password", password).required(true).hint(hint).secret("new-password");
    let again = typed.field("again", again).required(true).secret("new-password");
    view! {
        <h2>{td_string!(locale, organisation.new_account)}</h2>
        <PostForm action=AcceptAsNewPerson::PATH class="stack">
            <Hidden name="token" value=token/>
            <FormField id="username" label=td_string!(locale, organisation.email)>
                <TextInput name="username" kind="email" autocomplete="username" readonly=true value=username/>
            </FormField>
            {name}
            {password}
            {again}
            <div class="button-row">
                <Button>{td_string!(locale, organisation.accept)}</Button>
            </div>
        </PostForm>
        <ProviderButtons href=move |name| format!("{way}/{name}")/>
    }
    .into_any()
}
