//! Single steps, each on a page of its own that says what it means.

use super::api::{Decline, HandleFirst, Put, RecordReturn, Revoke, Withdraw};
use super::sub::{Keys, declines, puts, returns, sub, withdraws};
use super::{address, can};
use crate::approval;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, LinkButton, PostForm};
use crate::visit::locale;
use domain::approval::ApprovalSubject;
use domain::disclosure::view::DisclosureDetail;
use domain::disclosure::{DisclosureStatus, DisclosureStep, safeguard};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// A step with what it means, its fields and its button.
fn step(
    seen: &Seen,
    detail: &DisclosureDetail,
    action: &'static str,
    (meaning, button, kind): (&'static str, &'static str, ButtonKind),
    fields: AnyView,
) -> AnyView {
    let (back, locale, detail) = (address(detail.line.id), seen.locale, detail.clone());
    let danger = (kind == ButtonKind::Danger).then_some("danger");
    view! {
        <div class="confirm stack" data-kind=danger>
            <p>{meaning}</p>
            <PostForm action=action class="stack">
                <Keys detail=detail.clone()/>
                {fields}
                <div class="button-row">
                    <Button kind=kind>{button}</Button>
                    <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, disclosure.back)}</LinkButton>
                </div>
            </PostForm>
        </div>
    }
    .into_any()
}

fn reason(locale: Locale, typed: &Typed) -> AnyView {
    let label = td_string!(locale, disclosure.reason);
    typed.field("reason", label).required(true).hint(td_string!(locale, disclosure.no_content)).paragraph("", 3)
}

/// To whom the request goes next, as a button says it.
pub(super) fn put_now(locale: Locale, detail: &DisclosureDetail) -> &'static str {
    match detail.next {
        Some(DisclosureStep::PutToUpstream) => td_string!(locale, disclosure.put_upstream_now),
        Some(DisclosureStep::PutToPrime) => td_string!(locale, disclosure.put_prime_now),
        Some(_) | None => td_string!(locale, disclosure.request_now),
    }
}

/// `/disclosure/{id}/put`: the request goes to whoever is next above.
#[component]
pub fn PutPage() -> impl IntoView {
    sub(td_string!(locale(), disclosure.put), puts, |seen, detail| {
        let locale = seen.locale;
        if !safeguard::open(&detail.content.safeguards).is_empty() {
            let href = format!("{}/safeguards", address(detail.line.id));
            return view! {
                <p>{td_string!(locale, disclosure.safeguards_open)}</p>
                <p><LinkButton href=href>{td_string!(locale, disclosure.answer_safeguards)}</LinkButton></p>
            }
            .into_any();
        }
        let meaning = match detail.next {
            Some(DisclosureStep::PutToUpstream) => td_string!(locale, disclosure.put_upstream_means),
            Some(DisclosureStep::PutToPrime) => td_string!(locale, disclosure.put_prime_means),
            Some(_) | None => td_string!(locale, disclosure.request_means),
        };
        let typed = Typed::of(seen, "put");
        let note = typed
            .field("note", td_string!(locale, disclosure.note))
            .required(false)
            .hint(td_string!(locale, disclosure.note_hint))
            .paragraph("", 3);
        let way = approval::way(locale, ApprovalSubject::PutDisclosure, detail.line.id.0).into_any();
        let note = view! { {way} {note} }.into_any();
        step(seen, detail, Put::PATH, (meaning, put_now(locale, detail), ButtonKind::Solid), note)
    })
}

/// `/disclosure/{id}/decline`: a company above does not put it on.
#[component]
pub fn DeclinePage() -> impl IntoView {
    sub(td_string!(locale(), disclosure.decline), declines, |seen, detail| {
        let locale = seen.locale;
        let words = (td_string!(locale, disclosure.decline_means), td_string!(locale, disclosure.decline_now));
        let fields = reason(locale, &Typed::of(seen, "decline"));
        step(seen, detail, Decline::PATH, (words.0, words.1, ButtonKind::Danger), fields)
    })
}

/// `/disclosure/{id}/withdraw`: taken back.
#[component]
pub fn WithdrawPage() -> impl IntoView {
    sub(td_string!(locale(), disclosure.withdraw), withdraws, |seen, detail| {
        let locale = seen.locale;
        let words = (td_string!(locale, disclosure.withdraw_means), td_string!(locale, disclosure.withdraw_now));
        let fields = reason(locale, &Typed::of(seen, "withdraw"));
        step(seen, detail, Withdraw::PATH, (words.0, words.1, ButtonKind::Danger), fields)
    })
}

/// `/disclosure/{id}/revoke`: the ministry takes the permission back.
#[component]
pub fn RevokePage() -> impl IntoView {
    let open = |detail: &DisclosureDetail| can(detail, Action::PermitDisclosure, DisclosureStep::Revoke);
    sub(td_string!(locale(), disclosure.revoke), open, |seen, detail| {
        let locale = seen.locale;
        let words = (td_string!(locale, disclosure.revoke_means), td_string!(locale, disclosure.revoke_now));
        let fields = reason(locale, &Typed::of(seen, "revoke"));
        step(seen, detail, Revoke::PATH, (words.0, words.1, ButtonKind::Danger), fields)
    })
}

/// `/disclosure/{id}/handle`: first handling by the third party.
#[component]
pub fn HandlePage() -> impl IntoView {
    let open = |detail: &DisclosureDetail| can(detail, Action::RequestDisclosure, DisclosureStep::HandleFirst);
    sub(td_string!(locale(), disclosure.handle), open, |seen, detail| {
        let locale = seen.locale;
        let days = detail.line.permission.map(|permission| {
            let (from, until) = (day::day(locale, permission.permitted_on), day::day(locale, permission.valid_until));
            td_string!(locale, disclosure.between, from = from, until = until).to_string()
        });
        let typed = Typed::of(seen, "handle");
        let field =
            typed.field("day", td_string!(locale, disclosure.handled_on)).required(true).day(Some(detail.today));
        let fields = view! { <p>{days}</p> {field} };
        let words = (td_string!(locale, disclosure.handle_means), td_string!(locale, disclosure.handle_now));
        step(seen, detail, HandleFirst::PATH, (words.0, words.1, ButtonKind::Solid), fields.into_any())
    })
}

/// `/disclosure/{id}/return`: everything came back, or nothing was ever handed over.
#[component]
pub fn ReturnPage() -> impl IntoView {
    sub(td_string!(locale(), disclosure.record_return), returns, |seen, detail| {
        let locale = seen.locale;
        let typed = Typed::of(seen, "return");
        let unused = detail.line.status == DisclosureStatus::Permitted;
        let (meaning, hint) = if unused {
            (td_string!(locale, disclosure.return_unused_means), td_string!(locale, disclosure.proof_unused_hint))
        } else {
            (td_string!(locale, disclosure.return_means), td_string!(locale, disclosure.proof_hint))
        };
        let day = typed.field("day", td_string!(locale, disclosure.returned_on)).required(true).day(Some(detail.today));
        let proof =
            typed.field("proof", td_string!(locale, disclosure.proof)).required(true).hint(hint).paragraph("", 3);
        let fields = view! { {day} {proof} };
        let words = (meaning, td_string!(locale, disclosure.return_now), ButtonKind::Solid);
        step(seen, detail, RecordReturn::PATH, words, fields.into_any())
    })
}
