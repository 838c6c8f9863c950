//! What every page below a request has in common: the way back, the number, one form.

use super::fields::labels;
use super::{address, can, to_list};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{Breadcrumb, ErrorSummary, Hidden};
use crate::words;
use domain::decision::Papers;
use domain::disclosure::safeguard::Safeguard;
use domain::disclosure::view::DisclosureDetail;
use domain::disclosure::{DisclosureStatus, DisclosureStep};
use domain::id::DisclosureId;
use domain::permission::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;

/// Names of all forms on and below the page of a request.
const FORMS: [&str; 12] = [
    "give-back",
    "disclosure",
    "safeguards",
    "put",
    "decline",
    "withdraw",
    "query",
    "answer-query",
    "decide",
    "handle",
    "revoke",
    "return",
];

/// A page below a request for whom it is open; everybody else is told that there is no such page.
pub(super) fn sub(
    title: &'static str,
    open: fn(&DisclosureDetail) -> bool,
    draw: impl FnOnce(&Seen, &DisclosureDetail) -> AnyView + Send + 'static,
) -> AnyView {
    let id = named::<DisclosureId>("id");
    page(
        title,
        move |visit| async move {
            let detail = service::disclosure::detail(&visit.ctx, id?).await?;
            if open(&detail) { Ok(detail) } else { Err(Refusal::NotFound.into()) }
        },
        move |seen, detail| {
            let body = draw(&seen, &detail);
            let links = vec![to_list(seen.locale), (address(detail.line.id), detail.line.number.clone())];
            view! {
                <Breadcrumb links=links here=title/>
                {summary(&seen)}
                <p class="reference">{detail.line.number.clone()}" "{detail.line.party.clone()}</p>
                <h1>{title}</h1>
                <div class="narrow stack">{body}</div>
            }
        },
    )
}

/// What is wrong in whichever form was sent.
pub(super) fn summary(seen: &Seen) -> impl IntoView + use<> {
    let locale = seen.locale;
    let sentence = |(field, fault): (String, _)| {
        let text =
            format!("{}{}{}", label(locale, &field), td_string!(locale, work.colon), words::fault(locale, fault));
        (format!("#{field}"), text)
    };
    let items: Vec<_> = FORMS.into_iter().flat_map(|form| seen.memory.faults(form)).map(sentence).collect();
    view! { <ErrorSummary items=items/> }
}

/// The label of a field, as it stands at the field.
fn label(locale: Locale, field: &str) -> &'static str {
    if let Some((_, label)) = labels(locale).into_iter().find(|(name, _)| *name == field) {
        return label;
    }
    let point = field.strip_suffix("-note").unwrap_or(field);
    if let Some(point) = Safeguard::from_code(point) {
        return super::words::safeguard(locale, point);
    }
    match field {
        "decision" => td_string!(locale, disclosure.decision),
        "conditions" => td_string!(locale, disclosure.conditions),
        "valid_until" => td_string!(locale, disclosure.valid_until),
        "number" => td_string!(locale, disclosure.answer_number),
        "answered_on" => td_string!(locale, disclosure.answered_on),
        "scan" => td_string!(locale, disclosure.scan),
        "day" => td_string!(locale, disclosure.day),
        "proof" => td_string!(locale, disclosure.proof),
        "note" => td_string!(locale, disclosure.note),
        "reason" => td_string!(locale, disclosure.reason),
        _ => td_string!(locale, disclosure.text),
    }
}

/// The keys that every form of a request carries.
#[component]
pub(super) fn Keys(detail: DisclosureDetail) -> impl IntoView {
    view! {
        <Hidden name="id" value=detail.line.id.to_string()/>
        <Hidden name="revision" value=detail.revision.to_string()/>
    }
}

/// Whether the reader is writing the request.
pub(super) fn drafting(detail: &DisclosureDetail) -> bool {
    detail.line.status == DisclosureStatus::Draft && detail.may.contains(&Action::RequestDisclosure)
}

/// Whether the reader's side can put the request on now.
pub(super) fn puts(detail: &DisclosureDetail) -> bool {
    let action = if drafting(detail) { Action::RequestDisclosure } else { Action::PassDisclosure };
    detail.next.is_some() && detail.may.contains(&action)
}

/// Whether the reader's side can decline to put it on.
pub(super) fn declines(detail: &DisclosureDetail) -> bool {
    detail.on_desk && can(detail, Action::PassDisclosure, DisclosureStep::Decline)
}

/// Whether the reader's side can take it back.
pub(super) fn withdraws(detail: &DisclosureDetail) -> bool {
    use domain::disclosure::Place;
    let with_ministry = matches!(detail.line.status, DisclosureStatus::Requested | DisclosureStatus::Queried);
    match detail.line.place {
        Place::Requester => can(detail, Action::RequestDisclosure, DisclosureStep::Withdraw),
        Place::Prime => with_ministry && can(detail, Action::PassDisclosure, DisclosureStep::Withdraw),
        Place::Upstream | Place::Ministry => false,
    }
}

/// Whether the reader's side answers the ministry's query.
pub(super) fn answers_query(detail: &DisclosureDetail) -> bool {
    detail.on_desk && can(detail, Action::PassDisclosure, DisclosureStep::AnswerQuery)
}

/// Whether the ministry's reader can answer now.
pub(super) fn decides(detail: &DisclosureDetail) -> bool {
    detail.line.status == DisclosureStatus::Requested && detail.papers.as_ref().is_some_and(Papers::writes)
}

/// Whether the reader's side owes, or may give, a record of the return.
pub(super) fn returns(detail: &DisclosureDetail) -> bool {
    let owes = detail.line.permission.is_some_and(|permission| permission.owes_return());
    let open = can(detail, Action::RequestDisclosure, DisclosureStep::RecordReturn);
    open && (owes || detail.line.status != DisclosureStatus::Revoked)
}
