use super::input::DisclosureInput;
use super::words;
use crate::i18n::{Locale, td_string};
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind, Choice};
use domain::disclosure::content::PartyRelation;
use leptos::prelude::*;

/// Name and label of every field of a request, in the order of the form.
pub(super) fn labels(locale: Locale) -> [(&'static str, &'static str); 13] {
    [
        ("basis", td_string!(locale, disclosure.basis)),
        ("items", td_string!(locale, disclosure.items)),
        ("party", td_string!(locale, disclosure.party)),
        ("relation", td_string!(locale, disclosure.relation)),
        ("relation_note", td_string!(locale, disclosure.relation_note)),
        ("nationality", td_string!(locale, disclosure.nationality)),
        ("ownership", td_string!(locale, disclosure.ownership)),
        ("purpose", td_string!(locale, disclosure.purpose)),
        ("site", td_string!(locale, disclosure.site)),
        ("protection", td_string!(locale, disclosure.protection)),
        ("agreement", td_string!(locale, disclosure.agreement)),
        ("agreement_on", td_string!(locale, disclosure.agreement_on)),
        ("wanted_until", td_string!(locale, disclosure.wanted_until)),
    ]
}

/// All fields but the basis: what, to whom, why, where, how, under what, until when.
pub(super) fn fields(locale: Locale, typed: &Typed, stored: &DisclosureInput) -> AnyView {
    let [_, items, party, relation, note, nationality, ownership, purpose, site, protection, agreement, signed, until] =
        labels(locale).map(|(_, label)| label);
    let day = |field: &str| domain::time::parse_day(stored.get(field)).ok();
    let relations = PartyRelation::ALL.iter().map(|code| Choice::new(code.code(), words::relation(locale, *code)));
    let hint = |text: &'static str| text;
    view! {
        <Banner kind=BannerKind::Warning title=td_string!(locale, disclosure.references_only)/>
        {typed.field("items", items).required(true).hint(hint(td_string!(locale, disclosure.items_hint))).paragraph(stored.get("items"), 3)}
        <h2>{td_string!(locale, disclosure.to_whom)}</h2>
        <p class="quiet">{td_string!(locale, disclosure.third_party)}</p>
        {typed.field("party", party).required(true).line(stored.get("party"), 60)}
        {typed.field("relation", relation).required(true).pick(stored.get("relation"), relations.collect())}
        {typed.field("relation_note", note).required(false).hint(td_string!(locale, disclosure.relation_note_hint)).line(stored.get("relation_note"), 60)}
        {typed.field("nationality", nationality).required(true).hint(td_string!(locale, disclosure.nationality_hint)).line(stored.get("nationality"), 32)}
        {typed.field("ownership", ownership).required(true).hint(td_string!(locale, disclosure.ownership_hint)).paragraph(stored.get("ownership"), 3)}
        <h2>{td_string!(locale, disclosure.why_and_how)}</h2>
        {typed.field("purpose", purpose).required(true).paragraph(stored.get("purpose"), 3)}
        {typed.field("site", site).required(true).line(stored.get("site"), 60)}
        {typed.field("protection", protection).required(true).hint(td_string!(locale, disclosure.protection_hint)).paragraph(stored.get("protection"), 4)}
        {typed.field("agreement", agreement).required(true).hint(td_string!(locale, disclosure.agreement_hint)).line(stored.get("agreement"), 60)}
        {typed.field("agreement_on", signed).required(false).hint(td_string!(locale, disclosure.agreement_on_hint)).day(day("agreement_on"))}
        {typed.field("wanted_until", until).required(true).day(day("wanted_until"))}
    }
    .into_any()
}
