//! The declared difference of a version to the one before, as its readers see it.

use super::{draft, said};
use crate::difference::side;
use crate::i18n::{Locale, td_string};
use crate::ui::{DataTable, DescriptionList, Details, Fact, Header};
use domain::checklist::difference::{ChangeKind, Difference, Origin};
use domain::checklist::{Content, Item};
use domain::difference::{Mark, Piece, words};
use leptos::prelude::*;

/// An item, where it comes from, and the version from which it does.
pub(super) struct Line<'a> {
    pub before: &'a Content,
    pub after: Option<&'a Item>,
    pub origin: &'a Origin,
}

/// The words of one earlier item and of this one, where it was reworded.
fn reworded(locale: Locale, line: &Line<'_>) -> Option<Vec<Piece>> {
    let [from] = line.origin.from.as_slice() else { return None };
    let (earlier, now) = (line.before.item(from)?, line.after?);
    let text = |item: &Item| said(locale, &item.question_ja, &item.question_en);
    (line.origin.kind == ChangeKind::Reworded).then(|| words(&text(earlier), &text(now)))
}

/// The question, with what is new in it.
pub(super) fn question(locale: Locale, line: &Line<'_>) -> AnyView {
    match reworded(locale, line) {
        Some(pieces) => side(locale, &pieces, Mark::Removed),
        None => line.after.map(|item| said(locale, &item.question_ja, &item.question_en)).into_any(),
    }
}

/// The earlier items, with their wording where it is another one.
pub(super) fn from_lines(locale: Locale, line: &Line<'_>) -> AnyView {
    if let Some(pieces) = reworded(locale, line).filter(|pieces| pieces.iter().any(|piece| piece.mark != Mark::Same)) {
        return side(locale, &pieces, Mark::Added);
    }
    let now = line.after.map(|item| said(locale, &item.question_ja, &item.question_en));
    let one = |key: &String| {
        let earlier = line.before.item(key).map(|item| said(locale, &item.question_ja, &item.question_en));
        let text = match (earlier, &now) {
            (Some(earlier), Some(now)) if earlier == *now => td_string!(locale, checklist_draft.same_words).to_owned(),
            (Some(earlier), _) => earlier,
            (None, _) => key.clone(),
        };
        view! { <li>{text}</li> }
    };
    if line.origin.from.is_empty() {
        return view! { <span class="quiet">"–"</span> }.into_any();
    }
    let lines = line.origin.from.iter().map(one).collect_view();
    view! { <ul class="checklist-choices">{lines}</ul> }.into_any()
}

/// Earlier items that are not asked any more.
pub(super) fn removed_lines(locale: Locale, before: &Content, difference: &Difference) -> Option<AnyView> {
    (!difference.removed.is_empty()).then(|| {
        let one = |key: &String| {
            let earlier = before.item(key).map(|item| said(locale, &item.question_ja, &item.question_en));
            view! { <li>{earlier.unwrap_or_else(|| key.clone())}</li> }
        };
        let lines = difference.removed.iter().map(one).collect_view();
        view! {
            <section>
                <h2>{draft::change(locale, ChangeKind::Removed)}</h2>
                <ul class="checklist-problems">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

/// The whole difference of a published version.
pub(super) fn declared(locale: Locale, before: &Content, after: &Content, difference: &Difference) -> AnyView {
    let counted = ChangeKind::ALL.iter().map(|kind| (*kind, difference.count(*kind)));
    let facts = counted.map(|(kind, count)| Fact::new(draft::change(locale, kind), count)).collect();
    let number = td_string!(locale, checklist.version_of, number = before.number).to_string();
    let title = said(locale, &before.title_ja, &before.title_en);
    let summary = td_string!(locale, checklist_draft.difference_to, version = format!("{title} {number}")).to_string();
    let headers = vec![
        Header::new(td_string!(locale, checklist_draft.number)).fit(),
        Header::new(td_string!(locale, checklist_draft.question)),
        Header::new(td_string!(locale, checklist_draft.change)).fit(),
        Header::new(td_string!(locale, checklist_draft.from_items)),
    ];
    let rows = after.items().enumerate().filter_map(|(at, item)| row(locale, before, item, difference, at + 1));
    let rows = rows.collect();
    let removed = removed_lines(locale, before, difference);
    view! {
        <Details summary=summary>
            <DescriptionList facts=facts dense=true/>
            <DataTable caption=td_string!(locale, checklist_draft.difference) caption_hidden=true headers=headers rows=rows empty=td_string!(locale, checklist_draft.nothing_changed)/>
            {removed}
        </Details>
    }
    .into_any()
}

fn row(locale: Locale, before: &Content, item: &Item, difference: &Difference, number: usize) -> Option<Vec<AnyView>> {
    let origin = difference.items.get(&item.key).filter(|origin| origin.kind != ChangeKind::Same)?;
    let line = Line { before, after: Some(item), origin };
    Some(vec![
        number.into_any(),
        question(locale, &line),
        draft::change(locale, origin.kind).into_any(),
        from_lines(locale, &line),
    ])
}
