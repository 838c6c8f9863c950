use super::api::Remove;
use crate::i18n::td_string;
use crate::page::{named, page};
use crate::ui::{Breadcrumb, Button, ButtonKind, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::id::PasskeyId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::account::passkey;

/// `/account/passkey/{id}/remove`: asks once more.
#[component]
pub fn RemovePasskeyPage() -> impl IntoView {
    let id = named::<PasskeyId>("id");
    page(
        td_string!(locale(), passkey.remove_title),
        |visit| async move { passkey::one(&visit.ctx, id?).await },
        |seen, line| {
            let locale = seen.locale;
            let title = td_string!(locale, passkey.remove_title);
            let links = vec![
                ("/account".to_owned(), td_string!(locale, account.title).to_owned()),
                ("/account/passkey".to_owned(), td_string!(locale, passkey.title).to_owned()),
            ];
            let (id, revision) = (line.id.to_string(), line.revision.to_string());
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">
                    <h1>{title}</h1>
                    <p class="as-typed">
                        <strong>{line.name}</strong>
                        " "
                        {line.number}
                    </p>
                    <p>{td_string!(locale, passkey.remove_text)}</p>
                    <PostForm action=Remove::PATH>
                        <Hidden name="id" value=id/>
                        <Hidden name="revision" value=revision/>
                        <div class="button-row">
                            <Button kind=ButtonKind::Danger>{td_string!(locale, passkey.remove_do)}</Button>
                            <LinkButton href="/account/passkey" kind=ButtonKind::Text>
                                {td_string!(locale, account.back)}
                            </LinkButton>
                        </div>
                    </PostForm>
                </div>
            }
        },
    )
}
