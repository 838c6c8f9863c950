use super::api::{ForgetRecoveryCodes, NewRecoveryCodes};
use super::session;
use crate::i18n::td_string;
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind, Breadcrumb, Button, ButtonKind, LinkButton, PostForm, PrintHeader};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Recovery codes to print and put away; where none wait, the form that makes new ones.
#[component]
pub fn RecoveryCodesPage() -> impl IntoView {
    page(
        td_string!(locale(), account.recovery_codes),
        |visit| async move {
            visit.ctx.actor()?;
            session::codes(&visit.session).await
        },
        |seen, codes| if codes.is_empty() { renew(&seen) } else { shown(&seen, codes) },
    )
}

fn shown(seen: &Seen, codes: Vec<String>) -> AnyView {
    let locale = seen.locale;
    let email = seen.visit.signed.as_ref().map(|signed| signed.email.clone()).unwrap_or_default();
    let codes = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
    view! {
        <div class="narrow stack">
            <PrintHeader title=td_string!(locale, account.recovery_codes) reference=email/>
            <h1>{td_string!(locale, account.recovery_codes)}</h1>
            <Banner kind=BannerKind::Warning title=td_string!(locale, account.recovery_once)>
                <p>{td_string!(locale, account.recovery_text)}</p>
            </Banner>
            <ol class="recovery-codes">{codes}</ol>
            <PostForm action=ForgetRecoveryCodes::PATH class="no-print">
                <div class="button-row">
                    <Button>{td_string!(locale, account.recovery_kept)}</Button>
                </div>
            </PostForm>
        </div>
    }
    .into_any()
}

fn renew(seen: &Seen) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "new-recovery-codes");
    let current = td_string!(locale, account.current_password);
    let links = vec![("/account".to_owned(), td_string!(locale, account.title).to_owned())];
    view! {
        <Breadcrumb links=links here=td_string!(locale, account.recovery_codes)/>
        <div class="narrow stack">
            {typed.summary(&[("current", current)])}
            <h1>{td_string!(locale, account.recovery_codes)}</h1>
            <p>{td_string!(locale, account.recovery_renew)}</p>
            <PostForm action=NewRecoveryCodes::PATH class="stack">
                {typed.field("current", current).secret("current-password")}
                <div class="button-row">
                    <Button>{td_string!(locale, account.recovery_make)}</Button>
                    <LinkButton href="/account" kind=ButtonKind::Text>{td_string!(locale, account.back)}</LinkButton>
                </div>
            </PostForm>
        </div>
    }
    .into_any()
}
