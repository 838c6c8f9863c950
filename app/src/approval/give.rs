use super::api::{Approve, Decline, Request};
use crate::i18n::td_string;
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Details, Hidden, PostForm};
use domain::approval::ApprovalState;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::approval::ApprovalPage;

/// What this reader can do about the approval now.
pub(super) fn give(seen: &Seen, page: &ApprovalPage) -> Option<AnyView> {
    let locale = seen.locale;
    if !page.sheet.status.is_answerable() {
        return None;
    }
    if !page.complete {
        return Some(view! { <p class="quiet">{td_string!(locale, approval.incomplete)}</p> }.into_any());
    }
    let approves = page.sheet.may.contains(&Action::Approve).then(|| approve(seen, page));
    let asks = page.sheet.may.contains(&Action::SubmitSheet) && page.state != ApprovalState::Given;
    let asks = asks.then(|| {
        let id = page.sheet.id.to_string();
        let text = match page.state {
            ApprovalState::Missing | ApprovalState::NotWanted | ApprovalState::Given => {
                td_string!(locale, approval.request)
            }
            ApprovalState::Requested | ApprovalState::Declined | ApprovalState::Stale => {
                td_string!(locale, approval.request_again)
            }
        };
        view! {
            <PostForm action=Request::PATH>
                <Hidden name="id" value=id/>
                <Button>{text}</Button>
            </PostForm>
        }
    });
    Some(view! { {approves} {asks} }.into_any())
}

fn approve(seen: &Seen, page: &ApprovalPage) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "approval");
    let label = td_string!(locale, approval.reason);
    let (id, digest) = (page.sheet.id.to_string(), page.digest.clone());
    let (again, same) = (id.clone(), digest.clone());
    let open = typed.error("reason").is_some();
    let reason = typed.field("reason", label).required(true).paragraph("", 3);
    view! {
        {typed.summary(&[("reason", label)])}
        <div class="confirm stack">
            <p>{td_string!(locale, approval.approve_text)}</p>
            <PostForm action=Approve::PATH>
                <Hidden name="id" value=id/>
                <Hidden name="digest" value=digest/>
                <Button>{td_string!(locale, approval.approve)}</Button>
            </PostForm>
            <Details summary=td_string!(locale, approval.decline) open=open>
                <PostForm action=Decline::PATH class="stack">
                    <Hidden name="id" value=again/>
                    <Hidden name="digest" value=same/>
                    {reason}
                    <Button kind=ButtonKind::Outline>{td_string!(locale, approval.decline)}</Button>
                </PostForm>
            </Details>
        </div>
    }
    .into_any()
}
