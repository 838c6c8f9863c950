//! The account page: who one is, how one signs in, for whom one acts, where one is signed in.

use super::api::{EditAccount, SwitchOrganisation};
use super::keys;
use super::provider::ProviderButtons;
use super::sessions::{sessions, sign_ins};
use super::surroundings::providers;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, ButtonSize, Choice, DataTable, DescriptionList, Fact, Header, Hidden, PostForm};
use crate::visit::locale;
use crate::words;
use domain::account::view::{AccountPage as Page, Place};
use domain::organisation::OrganisationKind;
use domain::time;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The account of the reader.
#[component]
pub fn AccountPage() -> impl IntoView {
    page(
        td_string!(locale(), account.title),
        |visit| async move {
            let session = visit.session.id().map(|id| id.to_string());
            service::account::overview(&visit.ctx, session.as_deref()).await
        },
        |seen, page| {
            let locale = seen.locale;
            let actor = seen.visit.signed.as_ref().map(|signed| &signed.actor);
            let company = actor.is_some_and(|actor| actor.kind == OrganisationKind::Company);
            view! {
                <div class="stack">
                    {myself(&seen, &page)}
                    {proofs(locale, &page)}
                    <p><a href="/account/calendar">{td_string!(locale, deadline.feed)}</a></p>
                    {company.then(|| view! { <p><a href="/approval/absence">{td_string!(locale, approval.absence)}</a></p> })}
                    {keys::switch(&seen)}
                    {places(&seen, page.places)}
                    {sessions(locale, page.sessions)}
                    {sign_ins(locale, page.sign_ins)}
                </div>
            }
        },
    )
}

fn myself(seen: &Seen, page: &Page) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "account");
    let (name, language) = (td_string!(locale, account.name), td_string!(locale, account.language));
    let hint = td_string!(locale, account.language_hint);
    let choices = vec![Choice::new("ja", "日本語"), Choice::new("en", "English")];
    let revision = page.revision.to_string();
    let fields = [
        typed.field("name", name).required(true).filled(&page.name, "text", "name", 200),
        typed.field("language", language).hint(hint).pick(&page.locale, choices),
    ];
    view! {
        {typed.summary(&[("name", name), ("language", language)])}
        <h1>{td_string!(locale, account.title)}</h1>
        <PostForm action=EditAccount::PATH class="stack narrow">
            <Hidden name="revision" value=revision/>
            {fields}
            <div class="button-row">
                <Button>{td_string!(locale, account.save)}</Button>
            </div>
        </PostForm>
    }
    .into_any()
}

/// How one signs in, with the way to change each.
fn proofs(locale: Locale, page: &Page) -> AnyView {
    let mut facts = vec![Fact::typed(td_string!(locale, account.email), page.email.clone())];
    if page.has_password {
        facts.push(
            Fact::new(td_string!(locale, account.password), td_string!(locale, account.is_set))
                .change("/account/password"),
        );
        let since = page.authenticator_since.map_or_else(String::new, time::stamp);
        facts
            .push(Fact::typed(td_string!(locale, account.authenticator_since), since).change("/account/authenticator"));
        let left = td_string!(locale, account.codes_left, count = page.recovery_codes).to_string();
        facts.push(Fact::new(td_string!(locale, account.recovery_codes), left).change("/account/recovery-codes"));
    }
    let passkeys = td_string!(locale, passkey.title);
    facts.push(Fact::new(passkeys, td_string!(locale, passkey.change)).change("/account/passkey"));
    let known = providers();
    for (name, at) in &page.providers {
        let label =
            known.iter().find(|provider| provider.name == *name).map_or(name.as_str(), |provider| match locale {
                Locale::ja => &provider.label_ja,
                Locale::en => &provider.label_en,
            });
        let since = td_string!(locale, account.linked_since, at = time::stamp(*at)).to_string();
        facts.push(Fact::new(label.to_owned(), since));
    }
    let linked = page.providers.iter().map(|(name, _)| name.clone()).collect();
    view! {
        <h2>{td_string!(locale, account.proofs)}</h2>
        <DescriptionList facts=facts/>
        <ProviderButtons
            href=|name: &str| format!("/account/provider/{name}")
            title=td_string!(locale, account.link)
            text=td_string!(locale, account.link_text)
            except=linked
        />
    }
    .into_any()
}

fn places(seen: &Seen, places: Vec<Place>) -> AnyView {
    let locale = seen.locale;
    let here = seen.visit.signed.as_ref().map(|signed| signed.actor.membership);
    let several = places.len() > 1;
    let rows = places.into_iter().map(|place| {
        let roles = words::roles(locale, &place.roles);
        let what = if Some(place.membership) == here {
            td_string!(locale, account.acting_now).into_any()
        } else {
            let id = place.membership.to_string();
            view! {
                <PostForm action=SwitchOrganisation::PATH>
                    <Hidden name="membership" value=id/>
                    <Button kind=ButtonKind::Outline size=ButtonSize::Small>{td_string!(locale, account.switch)}</Button>
                </PostForm>
            }
            .into_any()
        };
        let name = place.organisation.in_language(matches!(locale, Locale::ja)).to_owned();
        let post = [place.department, place.post].join(" ");
        vec![name.into_any(), roles.into_any(), post.into_any(), what]
    });
    let rows = rows.collect();
    let headers = vec![
        Header::new(td_string!(locale, account.organisation)),
        Header::new(td_string!(locale, account.roles)),
        Header::new(td_string!(locale, account.post)),
        Header::new(td_string!(locale, account.acting)).fit(),
    ];
    view! {
        <h2>{td_string!(locale, account.places)}</h2>
        {several.then(|| view! { <p>{td_string!(locale, account.places_text)}</p> })}
        <DataTable caption=td_string!(locale, account.places) caption_hidden=true headers=headers rows=rows empty=""/>
    }
    .into_any()
}
