//! What a request says.

use super::words;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{DescriptionList, Fact};
use domain::conformity::content::{ConformityContent, People};
use domain::conformity::view::ConformityDetail;
use leptos::prelude::*;

/// The document in one line: title, version, number.
pub(super) fn document(locale: Locale, content: &ConformityContent) -> String {
    let parts = [content.title.as_str(), &content.version, &content.document_number];
    parts.join(td_string!(locale, work.separator))
}

pub(super) fn facts(locale: Locale, detail: &ConformityDetail) -> AnyView {
    let content = &detail.content;
    let on = |day: Option<chrono::NaiveDate>| day.map(|day| day::day(locale, day)).unwrap_or_default();
    let count = |of: fn(People) -> u32| {
        let count = |people| td_string!(locale, conformity.count, count = of(people)).to_string();
        content.people.map(count).unwrap_or_default()
    };
    let kind = format!("{} ({})", words::kind(locale, content.kind), content.kind.clause());
    let facts = [
        (td_string!(locale, conformity.kind), kind),
        (td_string!(locale, conformity.document_title), content.title.clone()),
        (td_string!(locale, conformity.version), content.version.clone()),
        (td_string!(locale, conformity.document_number), content.document_number.clone()),
        (td_string!(locale, conformity.handed_over), content.handed_over.clone()),
        (td_string!(locale, conformity.handed_over_on), on(Some(content.handed_over_on))),
        (td_string!(locale, conformity.author), content.author.clone()),
        (td_string!(locale, conformity.approver), content.approver.clone()),
        (td_string!(locale, conformity.approved_on), on(content.approved_on)),
        (td_string!(locale, conformity.people), count(|people| people.all)),
        (td_string!(locale, conformity.joined), count(|people| people.joined)),
        (td_string!(locale, conformity.left), count(|people| people.left)),
        (td_string!(locale, conformity.changes), content.changes.clone()),
        (td_string!(locale, conformity.note), content.note.clone()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let facts: Vec<Fact> = facts.map(|(term, value)| Fact::typed(term, value)).collect();
    view! { <DescriptionList facts=facts/> }.into_any()
}
