//! A waiver is written: at the item, changed, or as the renewal of another one.

use super::api::{Draft, Edit, Renew};
use super::form::{Stored, fields, labels};
use super::said::asked;
use super::{address, below, here};
use crate::confirmation::head;
use crate::i18n::td_string;
use crate::page::{Seen, named, page, parameter};
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Empty, Hidden, LinkButton, PostForm, Term};
use domain::confirmation::view::Sheet;
use domain::id::{ConfirmationId, WaiverId};
use domain::permission::Action;
use domain::waiver::WaiverStatus;
use domain::waiver::view::WaiverDetail;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/confirmation/{id}/item/{key}/waiver`.
#[component]
pub fn BeginPage() -> impl IntoView {
    let (id, key) = (named::<ConfirmationId>("id"), parameter("key"));
    page(
        td_string!(here(), waiver.begin),
        |visit| async move {
            let (sheet, open) = service::waiver::begin(&visit.ctx, id?, &key).await?;
            Ok((sheet, key, open))
        },
        |seen, (sheet, key, open)| begin(&seen, &sheet, &key, open),
    )
}

fn begin(seen: &Seen, sheet: &Sheet, key: &str, open: Option<WaiverId>) -> Option<AnyView> {
    let locale = seen.locale;
    let item = sheet.content.item(key)?;
    let answer = sheet.answers.get(key)?;
    let back = format!("/confirmation/{}/item/{key}", sheet.id);
    let typed = Typed::of(seen, "waiver");
    let title = td_string!(locale, waiver.begin);
    let asked = asked(locale, item, &answer.value, &answer.remark);
    let (id, key, fields) = (sheet.id.to_string(), key.to_owned(), fields(locale, &typed, &Stored::default()));
    let body = match open.map(address) {
        Some(open) => view! {
            <Empty text=td_string!(locale, waiver.one_at_a_time)>
                <p><a href=open>{td_string!(locale, waiver.go_on)}</a></p>
            </Empty>
        }
        .into_any(),
        None => view! {
            <PostForm action=Draft::PATH class="stack narrow">
                <Hidden name="id" value=id/>
                <Hidden name="item" value=key/>
                {fields}
                <div class="button-row">
                    <Button>{td_string!(locale, waiver.save)}</Button>
                    <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, waiver.back_to_item)}</LinkButton>
                </div>
            </PostForm>
        }
        .into_any(),
    };
    Some(
        view! {
            {head(locale, sheet, Some(title.to_owned()))}
            {typed.summary(&labels(locale))}
            <div class="stack">
                <h1><Term ja="例外" en=title/></h1>
                <p>{td_string!(locale, waiver.about)}</p>
                {asked}
                {body}
            </div>
        }
        .into_any(),
    )
}

fn editable(detail: &WaiverDetail) -> bool {
    detail.status.is_editable() && detail.may.contains(&Action::ProposeWaiver)
}

/// `/waiver/{id}/edit`.
#[component]
pub fn EditPage() -> impl IntoView {
    below(td_string!(here(), waiver.edit), editable, |seen, detail| written(seen, detail, Edit::PATH, false))
}

/// Whether a waiver can be followed by another one.
pub(super) fn renewable(detail: &WaiverDetail) -> bool {
    let decided = matches!(detail.status, WaiverStatus::Granted | WaiverStatus::Expired);
    decided && detail.renewable && detail.may.contains(&Action::ProposeWaiver)
}

/// `/waiver/{id}/renew`: a new waiver that refers to this one; what this one says is there to be looked through.
#[component]
pub fn RenewPage() -> impl IntoView {
    below(td_string!(here(), waiver.renew), renewable, |seen, detail| written(seen, detail, Renew::PATH, true))
}

fn written(seen: &Seen, detail: &WaiverDetail, action: &'static str, anew: bool) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "waiver");
    let content = &detail.content;
    let stored = Stored {
        reason: content.reason.clone(),
        measure: content.measure.clone(),
        evidence: content.evidence.clone(),
        ends_on: (!anew).then_some(content.ends_on),
    };
    let (lead, button) = if anew {
        (td_string!(locale, waiver.renew_about), td_string!(locale, waiver.save))
    } else {
        (td_string!(locale, waiver.edit_about), td_string!(locale, waiver.keep))
    };
    let asked = asked(locale, &content.item, &content.value, &content.remark);
    let (id, fields, back) = (detail.id.to_string(), fields(locale, &typed, &stored), address(detail.id));
    let revision = (!anew).then(|| view! { <Hidden name="revision" value=detail.revision.to_string()/> });
    view! {
        {typed.summary(&labels(locale))}
        <p>{lead}</p>
        {asked}
        <PostForm action=action class="stack narrow">
            <Hidden name="id" value=id/>
            {revision}
            {fields}
            <div class="button-row">
                <Button>{button}</Button>
                <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, waiver.back)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}
