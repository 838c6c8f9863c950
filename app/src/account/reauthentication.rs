//! Showing anew that it is still oneself (再認証), on the way to something that weighs.

use super::api::Reauthenticate;
use super::passkey::api::{AskAnew, ShowAnew};
use super::passkey::{PasskeyForm, permit};
use super::provider::ProviderButtons;
use super::surroundings::providers;
use crate::i18n::td_string;
use crate::page::{Seen, page};
use crate::shell::Devices;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, PostForm};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The code once more, a passkey, or the provider.
#[component]
pub fn ReauthenticationPage() -> impl IntoView {
    permit(Devices::Passkey);
    page(
        td_string!(locale(), account.reauthentication),
        |visit| async move { service::account::ways(&visit.ctx).await },
        |seen, ways| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "reauthentication");
            let (code, hint) = (td_string!(locale, account.code), td_string!(locale, account.code_hint));
            let strange = providers().into_iter().map(|provider| provider.name);
            let strange: Vec<String> = strange.filter(|name| !ways.providers.contains(name)).collect();
            let summary = typed.summary(&[("code", code)]);
            let form = ways.has_authenticator.then(|| {
                view! {
                    <PostForm action=Reauthenticate::PATH class="stack">
                        {typed.field("code", code).hint(hint).filled("", "text", "one-time-code", 20)}
                        <div class="button-row">
                            <Button>{td_string!(locale, account.go_on)}</Button>
                        </div>
                    </PostForm>
                }
            });
            let passkey = ways.has_passkey.then(|| with_passkey(&seen));
            view! {
                <div class="narrow stack">
                    {summary}
                    {Typed::of(&seen, "reauthentication-passkey").summary(&[("passkey", td_string!(locale, passkey.title))])}
                    <h1>{td_string!(locale, account.reauthentication)}</h1>
                    <p>{td_string!(locale, account.reauthentication_text)}</p>
                    {form}
                    {passkey}
                    <ProviderButtons href=|name: &str| format!("/account/reauthentication/provider/{name}") except=strange/>
                </div>
            }
        },
    )
}

fn with_passkey(seen: &Seen) -> AnyView {
    let locale = seen.locale;
    view! {
        <h2>{td_string!(locale, passkey.title)}</h2>
        <p>{td_string!(locale, passkey.show_anew_text)}</p>
        <PasskeyForm
            seen=seen.clone()
            name="reauthentication-passkey"
            action=ShowAnew::PATH
            ask=AskAnew::PATH
            button=td_string!(locale, passkey.show_anew)
            kind=ButtonKind::Outline
        />
    }
    .into_any()
}
