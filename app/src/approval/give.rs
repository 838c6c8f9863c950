use super::api::{Approve, Decline, Request, TakeBack};
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind, Button, ButtonKind, Details, Hidden, PostForm};
use crate::words;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::approval::ApprovalPage;

/// What this reader can do about the approval now, or why they cannot.
pub(super) fn give(seen: &Seen, page: &ApprovalPage) -> AnyView {
    let locale = seen.locale;
    let not_ready = page.not_ready.filter(|_| page.version.is_some()).map(|rule| {
        view! { <p>{td_string!(locale, approval.not_ready)} {words::rule(locale, rule)}</p> }
    });
    let why_not = page.may.why_not.map(|rule| {
        view! { <Banner kind=BannerKind::Info title=words::rule(locale, rule)/> }
    });
    let approve = page.may.approve.as_ref().map(|place| approve(seen, page, place.clone()));
    let asks = (page.may.ask || page.may.ask_again).then(|| {
        let text = if page.may.ask_again {
            td_string!(locale, approval.request_again)
        } else {
            td_string!(locale, approval.request)
        };
        let keys = keys(page);
        view! { <PostForm action=Request::PATH>{keys} <Button>{text}</Button></PostForm> }
    });
    let back = page.may.take_back.then(|| take_back(locale, page));
    view! { <div class="stack no-print">{not_ready} {why_not} {approve} {asks} {back}</div> }.into_any()
}

fn keys(page: &ApprovalPage) -> impl IntoView + use<> {
    view! {
        <Hidden name="subject" value=page.subject.code()/>
        <Hidden name="id" value=page.id.to_string()/>
    }
}

fn take_back(locale: Locale, page: &ApprovalPage) -> AnyView {
    let keys = keys(page);
    view! {
        <Details summary=td_string!(locale, approval.take_back)>
            <p>{td_string!(locale, approval.take_back_means)}</p>
            <PostForm action=TakeBack::PATH>
                {keys}
                <Button kind=ButtonKind::Outline>{td_string!(locale, approval.take_back)}</Button>
            </PostForm>
        </Details>
    }
    .into_any()
}

fn approve(seen: &Seen, page: &ApprovalPage, place: Option<String>) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "approval");
    let label = td_string!(locale, approval.reason);
    let (digest, same) = (page.digest.clone(), page.digest.clone());
    let open = typed.error("reason").is_some();
    let reason = typed.field("reason", label).required(true).paragraph("", 3);
    let (first, second) = (keys(page), keys(page));
    let place = place.map(
        |name| view! { <p><strong>{td_string!(locale, approval.approve_for, name = name).to_string()}</strong></p> },
    );
    view! {
        <div class="confirm stack">
            {place}
            <p>{td_string!(locale, approval.approve_text)}</p>
            <PostForm action=Approve::PATH>
                {first}
                <Hidden name="digest" value=digest/>
                <Button>{td_string!(locale, approval.approve)}</Button>
            </PostForm>
            <Details summary=td_string!(locale, approval.decline) open=open>
                <PostForm action=Decline::PATH class="stack">
                    {second}
                    <Hidden name="digest" value=same/>
                    {reason}
                    <Button kind=ButtonKind::Outline>{td_string!(locale, approval.decline)}</Button>
                </PostForm>
            </Details>
        </div>
    }
    .into_any()
}
