//! The ways in which an agreement is settled: wording, signature, the ministry's permission, one received outside the portal.

use super::api::{Ask, DraftExclusion, RecordOutside, Sign};
use super::{Contracts, address, below, under};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind, Button, ButtonKind, Checkbox, Choice, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::agreement::view::AgreementDetail;
use domain::agreement::{AgreementStatus, AgreementStep};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn labels(locale: Locale) -> [(&'static str, &'static str); 9] {
    [
        ("exclusion", td_string!(locale, agreement.exclusion)),
        ("exclusion_on", td_string!(locale, agreement.exclusion_on)),
        ("signed_on", td_string!(locale, agreement.signed_on)),
        ("contract", td_string!(locale, agreement.contract)),
        ("reason", td_string!(locale, agreement.why_not_excluded)),
        ("wanted_until", td_string!(locale, agreement.wanted_until)),
        ("number", td_string!(locale, agreement.permission_number)),
        ("answered_on", td_string!(locale, agreement.permitted_on)),
        ("until", td_string!(locale, agreement.valid_until)),
    ]
}

/// A form that moves an agreement.
fn form(
    seen: &Seen,
    detail: &AgreementDetail,
    (name, action): (&'static str, &'static str),
    (means, button): (&'static str, &'static str),
    fields: AnyView,
) -> AnyView {
    let locale = seen.locale;
    let (id, revision, back) = (detail.line.id.to_string(), detail.revision.to_string(), address(detail.line.id));
    view! {
        {Typed::of(seen, name).summary(&labels(locale))}
        <div class="confirm stack">
            <p>{means}</p>
            <PostForm action=action class="stack">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                {fields}
                <div class="button-row">
                    <Button>{button}</Button>
                    <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, agreement.back)}</LinkButton>
                </div>
            </PostForm>
        </div>
    }
    .into_any()
}

fn contract(locale: Locale, typed: &Typed, contracts: &Contracts) -> AnyView {
    let choices = contracts.iter().map(|(id, text)| Choice::new(id.to_string(), text.clone())).collect();
    let only = if let [(only, _)] = contracts.as_slice() { only.to_string() } else { String::new() };
    let [_, _, _, contract, ..] = labels(locale);
    let hint = td_string!(locale, agreement.contract_hint);
    typed.field(contract.0, contract.1).required(true).hint(hint).choose(&only, choices)
}

pub(super) fn excludes(detail: &AgreementDetail) -> bool {
    detail.can(Action::KeepAgreement, AgreementStep::DraftExclusion)
}

/// `/agreement/{id}/exclusion`.
#[component]
pub fn ExclusionPage() -> impl IntoView {
    below(td_string!(locale(), agreement.exclude), excludes, |seen, detail| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "exclusion"));
        let [exclusion, exclusion_on, ..] = labels(locale);
        let fields = view! {
            {typed.field(exclusion.0, exclusion.1).required(true).hint(td_string!(locale, agreement.exclusion_hint)).paragraph(&detail.exclusion, 3)}
            {typed.field(exclusion_on.0, exclusion_on.1).required(true).day(detail.exclusion_on)}
        };
        let words = (td_string!(locale, agreement.exclude_means), td_string!(locale, agreement.exclude_now));
        form(seen, detail, ("exclusion", DraftExclusion::PATH), words, fields.into_any())
    })
}

pub(super) fn signs(detail: &AgreementDetail) -> bool {
    let steps = [AgreementStep::SignExcluded, AgreementStep::SignPermitted, AgreementStep::SignWithout];
    steps.iter().any(|step| detail.can(Action::KeepAgreement, *step))
}

/// `/agreement/{id}/sign`.
#[component]
pub fn SignPage() -> impl IntoView {
    below(td_string!(locale(), agreement.sign), signs, |seen, detail| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "sign"));
        let [_, _, signed_on, ..] = labels(locale);
        let permitted = detail.permitted_on.filter(|_| detail.line.status == AgreementStatus::Permitted);
        let means = match detail.line.status {
            AgreementStatus::ExclusionDrafted => td_string!(locale, agreement.sign_excluded_means),
            AgreementStatus::Permitted => td_string!(locale, agreement.sign_permitted_means),
            AgreementStatus::Registered
            | AgreementStatus::NoClause
            | AgreementStatus::ExclusionSigned
            | AgreementStatus::Excluded
            | AgreementStatus::Asked
            | AgreementStatus::Queried
            | AgreementStatus::PaperRecorded
            | AgreementStatus::OutsideRecorded
            | AgreementStatus::Refused
            | AgreementStatus::UnderPermission
            | AgreementStatus::Defect
            | AgreementStatus::Ended => td_string!(locale, agreement.sign_without_means),
        };
        let without = permitted.map(|on| {
            let checked = typed.value("without", "") == "true";
            let on = td_string!(locale, agreement.permitted_was, day = day::day(locale, on)).to_string();
            view! {
                <Banner kind=BannerKind::Info title=on/>
                <Checkbox id="without" name="without" value="true" label=td_string!(locale, agreement.sign_without) checked=checked/>
            }
        });
        let fields = view! {
            {typed.field(signed_on.0, signed_on.1).required(true).hint(td_string!(locale, agreement.sign_hint)).day(None)}
            {without}
        };
        let words = (means, td_string!(locale, agreement.sign_now));
        form(seen, detail, ("sign", Sign::PATH), words, fields.into_any())
    })
}

pub(super) fn asks(detail: &AgreementDetail) -> bool {
    detail.can(Action::KeepAgreement, AgreementStep::Ask)
}

/// `/agreement/{id}/ask`.
#[component]
pub fn AskPage() -> impl IntoView {
    under(td_string!(locale(), agreement.ask), asks, true, |seen, detail, contracts| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "ask"));
        let [_, _, _, _, reason, wanted_until, ..] = labels(locale);
        let fields = view! {
            {contract(locale, &typed, contracts)}
            {typed.field(reason.0, reason.1).required(true).hint(td_string!(locale, application.no_content)).paragraph("", 4)}
            {typed.field(wanted_until.0, wanted_until.1).required(true).day(None)}
        };
        let words = (td_string!(locale, agreement.ask_means), td_string!(locale, agreement.ask_now));
        form(seen, detail, ("ask", Ask::PATH), words, fields.into_any())
    })
}

pub(super) fn outside(detail: &AgreementDetail) -> bool {
    detail.can(Action::KeepAgreement, AgreementStep::RecordOutside)
}

/// `/agreement/{id}/outside`.
#[component]
pub fn OutsidePage() -> impl IntoView {
    under(td_string!(locale(), agreement.outside), outside, true, |seen, detail, contracts| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "outside"));
        let [.., number, answered_on, until] = labels(locale);
        let conditions = td_string!(locale, agreement.conditions);
        let fields = view! {
            {contract(locale, &typed, contracts)}
            {typed.field(number.0, number.1).required(true).line("", 32)}
            {typed.field(answered_on.0, answered_on.1).required(true).hint(td_string!(locale, agreement.sign_hint)).day(None)}
            {typed.field(until.0, until.1).required(true).day(None)}
            {typed.field("conditions", conditions).required(false).hint(td_string!(locale, application.no_content)).paragraph("", 3)}
        };
        let words = (td_string!(locale, agreement.outside_means), td_string!(locale, agreement.outside_now));
        form(seen, detail, ("outside", RecordOutside::PATH), words, fields.into_any())
    })
}
