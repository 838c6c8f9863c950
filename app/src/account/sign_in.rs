use super::api::SignIn;
use super::passkey::api::{AskSignIn, SignIn as SignInWithPasskey};
use super::passkey::{PasskeyForm, permit};
use super::provider::ProviderButtons;
use super::session::in_query;
use crate::i18n::td_string;
use crate::page::{Seen, page, queried};
use crate::shell::Devices;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Hidden, PostForm};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The way in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let next = queried("next");
    permit(Devices::Passkey);
    page(
        td_string!(locale(), account.sign_in),
        |visit| async move { Ok(service::account::passkey::offered(&visit.ctx)) },
        move |seen, offered| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "sign-in");
            let (email, password) = (td_string!(locale, account.email), td_string!(locale, account.password));
            let asked = in_query(&next);
            let passkey = offered.then(|| with_passkey(&seen, &next));
            let summary =
                Typed::of(&seen, "sign-in-passkey").summary(&[("passkey", td_string!(locale, passkey.title))]);
            view! {
                <div class="narrow stack">
                    {typed.summary(&[("email", email), ("password", password)])}
                    {summary}
                    <h1>{td_string!(locale, account.sign_in)}</h1>
                    <p>{td_string!(locale, account.by_invitation)}</p>
                    <PostForm action=SignIn::PATH class="stack">
                        <Hidden name="next" value=next/>
                        {typed.field("email", email).filled("", "email", "username", 40)}
                        {typed.field("password", password).secret("current-password")}
                        <div class="button-row">
                            <Button>{td_string!(locale, account.sign_in)}</Button>
                        </div>
                    </PostForm>
                    {passkey}
                    <ProviderButtons href=move |name| format!("/sign-in/provider/{name}?next={asked}")/>
                </div>
            }
        },
    )
}

fn with_passkey(seen: &Seen, next: &str) -> AnyView {
    let locale = seen.locale;
    let next = next.to_owned();
    view! {
        <h2>{td_string!(locale, passkey.title)}</h2>
        <p>{td_string!(locale, passkey.sign_in_text)}</p>
        <PasskeyForm
            seen=seen.clone()
            name="sign-in-passkey"
            action=SignInWithPasskey::PATH
            ask=AskSignIn::PATH
            button=td_string!(locale, passkey.sign_in)
            kind=ButtonKind::Outline
            fields=view! { <Hidden name="next" value=next/> }.into_any()
        />
    }
    .into_any()
}
