use super::api::SecondFactor;
use super::session;
use crate::i18n::td_string;
use crate::page::page;
use crate::typed::Typed;
use crate::ui::{Button, Details, PostForm};
use crate::visit::locale;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The code of the authenticator.
#[component]
pub fn SecondFactorPage() -> impl IntoView {
    page(
        td_string!(locale(), account.second_factor),
        |visit| async move {
            session::passed(&visit.session)
                .await?
                .filter(|passed| passed.offered.is_none())
                .ok_or(Refusal::SignInNeeded)?;
            Ok(())
        },
        |seen, ()| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "second-factor");
            let (code, hint) = (td_string!(locale, account.code), td_string!(locale, account.code_hint));
            view! {
                <div class="narrow stack">
                    {typed.summary(&[("code", code)])}
                    <h1>{td_string!(locale, account.second_factor)}</h1>
                    <PostForm action=SecondFactor::PATH class="stack">
                        {typed.field("code", code).hint(hint).filled("", "text", "one-time-code", 20)}
                        <div class="button-row">
                            <Button>{td_string!(locale, account.sign_in)}</Button>
                        </div>
                    </PostForm>
                    <Details summary=td_string!(locale, account.lost)>
                        <p>{td_string!(locale, account.lost_text)}</p>
                    </Details>
                </div>
            }
        },
    )
}
