use super::api::ChangePassword;
use crate::i18n::td_string;
use crate::page::page;
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, LinkButton, PostForm};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Another password.
#[component]
pub fn PasswordPage() -> impl IntoView {
    page(
        td_string!(locale(), account.change_password),
        |visit| async move { visit.ctx.actor().map(|_| ()) },
        |seen, ()| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "password");
            let title = td_string!(locale, account.change_password);
            let labels = [
                ("current", td_string!(locale, account.current_password)),
                ("password", td_string!(locale, account.new_password)),
                ("again", td_string!(locale, account.password_again)),
            ];
            let [current, password, again] = labels.map(|(_, label)| label);
            let links = vec![("/account".to_owned(), td_string!(locale, account.title).to_owned())];
            let hint = td_string!(locale, account.password_hint);
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">
                    {typed.summary(&labels)}
                    <h1>{title}</h1>
                    <p>{td_string!(locale, account.change_password_text)}</p>
                    <PostForm action=ChangePassword::PATH class="stack">
                        {typed.field("current", current).secret("current-password")}
                        {typed.field("password", password).hint(hint).secret("new-password")}
                        {typed.field("again", again).secret("new-password")}
                        <div class="button-row">
                            <Button>{title}</Button>
                            <LinkButton href="/account" kind=ButtonKind::Text>
                                {td_string!(locale, account.back)}
                            </LinkButton>
                        </div>
                    </PostForm>
                </div>
            }
        },
    )
}
