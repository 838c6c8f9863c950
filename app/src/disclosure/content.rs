//! What a request says.

use super::{address, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Banner, BannerKind, DataTable, DescriptionList, Fact, Header, StatusChip, Tone};
use chrono::NaiveDate;
use domain::disclosure::content::{DisclosureContent, Part, signed_before};
use domain::disclosure::safeguard::{Held, Safeguard, SafeguardAnswer};
use domain::disclosure::view::DisclosureDetail;
use leptos::prelude::*;

/// Everything, in the order of the form.
pub(super) fn facts(locale: Locale, detail: &DisclosureDetail) -> impl IntoView + use<> {
    let content = &detail.content;
    let (number, title) = &detail.contract;
    let contract = Fact::typed(td_string!(locale, disclosure.contract), format!("{number} {title}"));
    let parts = Part::ALL.iter().filter(|part| **part != Part::Safeguards);
    let facts = parts.map(|part| Fact::typed(words::part(locale, *part), said(locale, content, *part)));
    let facts: Vec<Fact> = [contract].into_iter().chain(facts).collect();
    view! { {signed(locale, detail)} <DescriptionList facts=facts/> }
}

/// One part in words.
fn said(locale: Locale, content: &DisclosureContent, part: Part) -> String {
    match part {
        Part::Items => content.items.clone(),
        Part::Party => content.party.clone(),
        Part::Relation => {
            let relation = words::relation(locale, content.relation);
            let note = (!content.relation_note.is_empty()).then_some(content.relation_note.as_str());
            [Some(relation), note].into_iter().flatten().collect::<Vec<_>>().join(td_string!(locale, work.separator))
        }
        Part::Nationality => content.nationality.clone(),
        Part::Ownership => content.ownership.clone(),
        Part::Purpose => content.purpose.clone(),
        Part::Site => content.site.clone(),
        Part::Protection => content.protection.clone(),
        Part::Agreement => content.agreement.clone(),
        Part::AgreementOn => content.agreement_on.map(|on| day::day(locale, on)).unwrap_or_default(),
        Part::WantedUntil => day::day(locale, content.wanted_until),
        Part::Safeguards => points(locale, content, None),
    }
}

/// Answers to the list of safeguards, one a line; where two requests are compared only those that differ.
fn points(locale: Locale, content: &DisclosureContent, other: Option<&DisclosureContent>) -> String {
    let differs = |answer: &&SafeguardAnswer| other.is_none_or(|other| !other.safeguards.contains(answer));
    let line = |answer: &SafeguardAnswer| {
        let (point, held) = (words::safeguard(locale, answer.safeguard), words::held(locale, answer.held));
        let note = if answer.note.is_empty() { "" } else { td_string!(locale, work.separator) };
        format!("{point}{}{held}{note}{}", td_string!(locale, work.colon), answer.note)
    };
    content.safeguards.iter().filter(differs).map(line).collect::<Vec<_>>().join("\n")
}

/// The agreement is older than any permission can be (trap 9).
fn signed(locale: Locale, detail: &DisclosureDetail) -> Option<impl IntoView + use<>> {
    let on: NaiveDate = detail.line.permission.map_or(detail.today, |permission| permission.permitted_on);
    signed_before(detail.content.agreement_on, on)
        .then(|| view! { <Banner kind=BannerKind::Warning title=td_string!(locale, disclosure.signed_before)/> })
}

/// The list of safeguards with what was said to each point.
pub(super) fn safeguards(locale: Locale, detail: &DisclosureDetail) -> impl IntoView + use<> {
    let headers = vec![
        Header::new(td_string!(locale, disclosure.safeguard)),
        Header::new(td_string!(locale, disclosure.clause)).fit(),
        Header::new(td_string!(locale, disclosure.held)).fit(),
        Header::new(td_string!(locale, disclosure.held_note)),
    ];
    let rows = Safeguard::ALL.iter().map(|point| row(locale, detail, *point)).collect();
    view! {
        <p class="quiet">{td_string!(locale, disclosure.safeguards_own)}</p>
        <DataTable caption=td_string!(locale, disclosure.safeguards) caption_hidden=true headers=headers rows=rows empty="" dense=true/>
    }
}

fn row(locale: Locale, detail: &DisclosureDetail, point: Safeguard) -> Vec<AnyView> {
    let answer = detail.content.safeguards.iter().find(|answer| answer.safeguard == point);
    let (tone, text) = match answer.map(|answer| answer.held) {
        Some(Held::Yes) => (Tone::Success, words::held(locale, Held::Yes)),
        Some(Held::No) => (Tone::Danger, words::held(locale, Held::No)),
        Some(Held::NotApplicable) => (Tone::Plain, words::held(locale, Held::NotApplicable)),
        None => (Tone::Waiting, td_string!(locale, ui.not_entered)),
    };
    let note = answer.map(|answer| answer.note.clone()).unwrap_or_default();
    vec![
        words::safeguard(locale, point).into_any(),
        point.clause().into_any(),
        view! { <StatusChip tone=tone text=text/> }.into_any(),
        view! { <span class="as-typed">{note}</span> }.into_any(),
    ]
}

/// What is not as it was in the request before.
pub(super) fn changes(locale: Locale, detail: &DisclosureDetail) -> Option<AnyView> {
    let before = detail.before.as_ref()?;
    let term =
        if before.renewed { td_string!(locale, disclosure.renews) } else { td_string!(locale, disclosure.follows) };
    let headers = vec![
        Header::new(td_string!(locale, disclosure.changed_part)).fit(),
        Header::new(td_string!(locale, disclosure.changed_before)),
        Header::new(td_string!(locale, disclosure.changed_now)),
    ];
    let cell = |content: &DisclosureContent, other: &DisclosureContent, part| {
        let text = match part {
            Part::Safeguards => points(locale, content, Some(other)),
            Part::Items
            | Part::Party
            | Part::Relation
            | Part::Nationality
            | Part::Ownership
            | Part::Purpose
            | Part::Site
            | Part::Protection
            | Part::Agreement
            | Part::AgreementOn
            | Part::WantedUntil => said(locale, content, part),
        };
        view! { <span class="as-typed">{text}</span> }.into_any()
    };
    let (then, now) = (&before.content, &detail.content);
    let row = |part: &Part| vec![words::part(locale, *part).into_any(), cell(then, now, *part), cell(now, then, *part)];
    let rows = before.changes.iter().map(row).collect();
    let (href, number) = (address(before.id), before.number.clone());
    let state = words::status(locale, before.status);
    let until = before
        .valid_until
        .map(|until| td_string!(locale, disclosure.until_day, day = day::day(locale, until)).to_string());
    let view = view! {
        <section class="stack" id="before">
            <h2>{td_string!(locale, disclosure.changes)}</h2>
            <p>{term}" "<a href=href>{number}</a>" "{state}" "{until}</p>
            <DataTable caption=td_string!(locale, disclosure.changes) caption_hidden=true headers=headers rows=rows empty=td_string!(locale, disclosure.no_changes) dense=true/>
        </section>
    };
    Some(view.into_any())
}
