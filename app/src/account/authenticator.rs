//! Giving a secret to an authenticator: at the first sign-in, and in the place of another one.

use super::api::{ChangeAuthenticator, Enrol, OfferAuthenticator};
use super::session;
use crate::i18n::td_string;
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, LinkButton, PostForm};
use crate::visit::locale;
use domain::account::view::AuthenticatorOffer;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::account;

/// The authenticator of a first sign-in.
#[component]
pub fn EnrolPage() -> impl IntoView {
    page(
        td_string!(locale(), account.authenticator),
        |visit| async move {
            let passed = session::passed(&visit.session).await?.ok_or(Refusal::SignInNeeded)?;
            let sealed = passed.offered.ok_or(Refusal::SignInNeeded)?;
            account::shown(&visit.ctx, passed.account, &sealed).await
        },
        |seen, offer| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "authenticator");
            view! {
                <div class="narrow stack">
                    {typed.summary(&[("code", td_string!(locale, account.code))])}
                    <h1>{td_string!(locale, account.authenticator)}</h1>
                    <p>{td_string!(locale, account.authenticator_why)}</p>
                    {given(&seen, &typed, offer, Enrol::PATH)}
                </div>
            }
        },
    )
}

/// Another authenticator: first the password, then the new secret.
#[component]
pub fn ChangeAuthenticatorPage() -> impl IntoView {
    page(
        td_string!(locale(), account.change_authenticator),
        |visit| async move {
            let id = visit.ctx.actor()?.account;
            match session::offer(&visit.session).await? {
                Some(sealed) => account::shown(&visit.ctx, id, &sealed).await.map(Some),
                None => Ok(None),
            }
        },
        |seen, offer| {
            let locale = seen.locale;
            let title = td_string!(locale, account.change_authenticator);
            let links = vec![("/account".to_owned(), td_string!(locale, account.title).to_owned())];
            let body = match offer {
                Some(offer) => {
                    let typed = Typed::of(&seen, "authenticator");
                    view! {
                        {typed.summary(&[("code", td_string!(locale, account.code))])}
                        <h1>{title}</h1>
                        {given(&seen, &typed, offer, ChangeAuthenticator::PATH)}
                    }
                    .into_any()
                }
                None => begin(&seen, title),
            };
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">{body}</div>
            }
        },
    )
}

fn begin(seen: &Seen, title: &'static str) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "offer-authenticator");
    let current = td_string!(locale, account.current_password);
    view! {
        {typed.summary(&[("current", current)])}
        <h1>{title}</h1>
        <p>{td_string!(locale, account.change_authenticator_text)}</p>
        <PostForm action=OfferAuthenticator::PATH class="stack">
            {typed.field("current", current).secret("current-password")}
            <div class="button-row">
                <Button>{td_string!(locale, account.go_on)}</Button>
                <LinkButton href="/account" kind=ButtonKind::Text>{td_string!(locale, account.back)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}

/// The picture, the secret for those who cannot scan it, and the form for the first code.
fn given(seen: &Seen, typed: &Typed, offer: AuthenticatorOffer, action: &'static str) -> AnyView {
    let locale = seen.locale;
    let picture = format!("data:image/png;base64,{}", offer.picture);
    let in_fours = offer.secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
    let code = typed.field("code", td_string!(locale, account.code)).hint(td_string!(locale, account.step_code_hint));
    let code = code.filled("", "text", "one-time-code", 8);
    view! {
        <h2>{td_string!(locale, account.step_scan)}</h2>
        <p>{td_string!(locale, account.step_scan_text)}</p>
        <p><img class="authenticator" src=picture width="240" height="240" alt=td_string!(locale, account.picture)/></p>
        <p>{td_string!(locale, account.step_type)}</p>
        <p><code class="authenticator__secret" data-totp-secret=offer.secret>{in_fours}</code></p>
        <p><a href=offer.url>{td_string!(locale, account.step_open)}</a></p>
        <h2>{td_string!(locale, account.step_code)}</h2>
        <PostForm action=action class="stack">
            {code}
            <div class="button-row">
                <Button>{td_string!(locale, account.register)}</Button>
            </div>
        </PostForm>
    }
    .into_any()
}
