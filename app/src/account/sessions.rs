//! Where one is signed in, and when one signed in.

use super::api::{EndSession, SignOutEverywhere};
use crate::i18n::{Locale, td_string};
use crate::ui::{Button, ButtonKind, ButtonSize, DataTable, Header, Hidden, PostForm};
use domain::account::view::{SessionLine, SignInLine};
use domain::time;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Signed-in browsers; each of the others can be signed out from here.
pub(super) fn sessions(locale: Locale, sessions: Vec<SessionLine>) -> AnyView {
    let rows = sessions.into_iter().map(|session| {
        let (created, seen) = (time::stamp(session.created_at), time::stamp(session.seen_at));
        let browser = named(locale, &session.browser);
        let end = if session.here {
            td_string!(locale, account.this_browser).into_any()
        } else {
            // Buttons of one name would be one to a screen reader.
            let of =
                td_string!(locale, account.end_session_of, browser = browser.clone(), at = created.clone()).to_string();
            view! {
                <PostForm action=EndSession::PATH>
                    <Hidden name="key" value=session.key/>
                    <Button kind=ButtonKind::Outline size=ButtonSize::Small>
                        {td_string!(locale, account.end_session)}<span class="visually-hidden">{of}</span>
                    </Button>
                </PostForm>
            }
            .into_any()
        };
        vec![browser.into_any(), created.into_any(), seen.into_any(), end]
    });
    let rows = rows.collect();
    let headers = vec![
        Header::new(td_string!(locale, account.browser)),
        Header::new(td_string!(locale, account.signed_in_at)).fit(),
        Header::new(td_string!(locale, account.seen_at)).fit(),
        Header::new(td_string!(locale, account.end_session)).fit(),
    ];
    view! {
        <h2>{td_string!(locale, account.sessions)}</h2>
        <DataTable caption=td_string!(locale, account.sessions) caption_hidden=true headers=headers rows=rows empty=""/>
        <PostForm action=SignOutEverywhere::PATH>
            <div class="button-row">
                <Button kind=ButtonKind::Danger>{td_string!(locale, account.sign_out_everywhere)}</Button>
            </div>
        </PostForm>
    }
    .into_any()
}

/// The last sign-ins, and what to do about one that is not one's own.
pub(super) fn sign_ins(locale: Locale, sign_ins: Vec<SignInLine>) -> AnyView {
    let rows =
        sign_ins.into_iter().map(|line| vec![time::stamp(line.at).into_any(), named(locale, &line.browser).into_any()]);
    let rows = rows.collect();
    let headers = vec![
        Header::new(td_string!(locale, account.signed_in_at)).fit(),
        Header::new(td_string!(locale, account.browser)),
    ];
    view! {
        <h2>{td_string!(locale, account.sign_ins)}</h2>
        <p>{td_string!(locale, account.sign_ins_text)}</p>
        <DataTable
            caption=td_string!(locale, account.sign_ins)
            caption_hidden=true
            headers=headers
            rows=rows
            empty=td_string!(locale, account.sign_ins_none)
        />
    }
    .into_any()
}

/// For the foot of every page: a sign-in that was not one's own is seen there soonest.
pub(crate) fn last(locale: Locale, line: &SignInLine) -> String {
    td_string!(locale, account.last_sign_in, at = time::stamp(line.at), browser = named(locale, &line.browser))
        .to_string()
}

fn named(locale: Locale, browser: &str) -> String {
    if browser.is_empty() { td_string!(locale, account.unknown_browser).to_owned() } else { browser.to_owned() }
}
