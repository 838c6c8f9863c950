use crate::i18n::{Locale, td_string};
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind};
use domain::conformity::ConformityKind;
use domain::conformity::content::ConformityForm;
use leptos::prelude::*;

/// Name and label of every field of a request, in the order of the form.
pub(super) fn labels(locale: Locale) -> [(&'static str, &'static str); 14] {
    [
        ("contract", td_string!(locale, conformity.contract)),
        ("title", td_string!(locale, conformity.document_title)),
        ("version", td_string!(locale, conformity.version)),
        ("document_number", td_string!(locale, conformity.document_number)),
        ("handed_over", td_string!(locale, conformity.handed_over)),
        ("handed_over_on", td_string!(locale, conformity.handed_over_on)),
        ("author", td_string!(locale, conformity.author)),
        ("approver", td_string!(locale, conformity.approver)),
        ("approved_on", td_string!(locale, conformity.approved_on)),
        ("people", td_string!(locale, conformity.people)),
        ("joined", td_string!(locale, conformity.joined)),
        ("left", td_string!(locale, conformity.left)),
        ("changes", td_string!(locale, conformity.changes)),
        ("note", td_string!(locale, conformity.note)),
    ]
}

/// All fields but the contract. `again` says that a version was confirmed before; where that is not known yet, none.
pub(super) fn fields(
    locale: Locale,
    typed: &Typed,
    kind: ConformityKind,
    stored: &ConformityForm,
    again: Option<bool>,
) -> AnyView {
    let [_, title, version, number, how, on, .., changes, note] = labels(locale).map(|(_, label)| label);
    let changes = typed.field("changes", changes).hint(td_string!(locale, conformity.changes_hint));
    let changes = match again {
        Some(again) => changes.required(again),
        None => changes,
    };
    view! {
        <Banner kind=BannerKind::Warning title=references_only(locale, kind)/>
        {typed.field("title", title).required(true).line(&stored.title, 60)}
        {typed.field("version", version).required(true).hint(td_string!(locale, conformity.version_hint)).line(&stored.version, 32)}
        {typed.field("document_number", number).required(true).line(&stored.document_number, 32)}
        {typed.field("handed_over", how).required(true).hint(td_string!(locale, conformity.handed_over_hint)).line(&stored.handed_over, 60)}
        {typed.field("handed_over_on", on).required(true).day(day(&stored.handed_over_on))}
        {of_kind(locale, typed, kind, stored)}
        {changes.paragraph(&stored.changes, 4)}
        {typed.field("note", note).required(false).hint(td_string!(locale, application.no_content)).paragraph(&stored.note, 3)}
    }
    .into_any()
}

fn day(stored: &str) -> Option<chrono::NaiveDate> {
    domain::time::parse_day(stored).ok()
}

fn references_only(locale: Locale, kind: ConformityKind) -> &'static str {
    match kind {
        ConformityKind::PolicySet => td_string!(locale, conformity.references_only),
        ConformityKind::HandlerRoster => td_string!(locale, conformity.numbers_only),
    }
}

fn of_kind(locale: Locale, typed: &Typed, kind: ConformityKind, stored: &ConformityForm) -> AnyView {
    let [.., author, approver, approved, people, joined, left, _, _] = labels(locale).map(|(_, label)| label);
    match kind {
        ConformityKind::PolicySet => view! {
            <h2>{td_string!(locale, conformity.approval)}</h2>
            {typed.field("author", author).required(true).line(&stored.author, 40)}
            {typed.field("approver", approver).required(true).hint(td_string!(locale, conformity.approver_hint)).line(&stored.approver, 40)}
            {typed.field("approved_on", approved).required(true).hint(td_string!(locale, conformity.approved_on_hint)).day(day(&stored.approved_on))}
        }
        .into_any(),
        ConformityKind::HandlerRoster => view! {
            <h2>{td_string!(locale, conformity.how_many)}</h2>
            {typed.field("people", people).required(true).line(&stored.people, 8)}
            {typed.field("joined", joined).required(true).hint(td_string!(locale, conformity.joined_hint)).line(&stored.joined, 8)}
            {typed.field("left", left).required(true).hint(td_string!(locale, conformity.left_hint)).line(&stored.left, 8)}
        }
        .into_any(),
    }
}
