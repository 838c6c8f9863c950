use super::api::SignIn;
use super::provider::ProviderButtons;
use super::session::in_query;
use crate::i18n::td_string;
use crate::page::{page, queried};
use crate::typed::Typed;
use crate::ui::{Button, Hidden, PostForm};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The way in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let next = queried("next");
    page(
        td_string!(locale(), account.sign_in),
        |_| async { Ok(()) },
        move |seen, ()| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "sign-in");
            let (email, password) = (td_string!(locale, account.email), td_string!(locale, account.password));
            let asked = in_query(&next);
            view! {
                <div class="narrow stack">
                    {typed.summary(&[("email", email), ("password", password)])}
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
                    <ProviderButtons href=move |name| format!("/sign-in/provider/{name}?next={asked}")/>
                </div>
            }
        },
    )
}
