//! Two rounds of one item beside each other: what was said and shown before, why it came back, what is said and shown now.

use super::tally::Line;
use super::{evidence, past, said};
use crate::difference::{marked, side};
use crate::i18n::{Locale, td_string};
use crate::words;
use domain::checklist::{AnswerKind, Item};
use domain::confirmation::view::FrozenItem;
use domain::difference::{self, FileLine, Mark};
use leptos::prelude::*;
use service::confirmation::Review;

/// Everything about the answer: as it is, or beside the earlier one where it changed.
pub(super) fn answer(locale: Locale, review: &Review, line: &Line) -> AnyView {
    let reason = said::returned_because(locale, line);
    match line.earlier.filter(|_| line.changed()) {
        Some(earlier) => view! { {reason} {beside(locale, review, line, earlier)} }.into_any(),
        None if line.carried.is_some() => {
            view! { {past::beside(locale, review, line)} {reason} {verdict_then(locale, line)} }.into_any()
        }
        None => {
            let same = (line.returned && line.earlier.is_some())
                .then(|| view! { <p class="small">{td_string!(locale, difference.same_answer)}</p> });
            view! {
                {said::answer(locale, line)}
                {evidence::list(locale, line.evidence, |_| None)}
                {reason}
                {verdict_then(locale, line)}
                {same}
            }
            .into_any()
        }
    }
}

fn beside(locale: Locale, review: &Review, line: &Line, earlier: &FrozenItem) -> AnyView {
    let round = |at: usize| review.submissions.get(at).map_or(0, |receipt| receipt.round);
    let before = td_string!(locale, difference.earlier_round, round = round(1)).to_string();
    let now = td_string!(locale, difference.later_round, round = round(0)).to_string();
    let (then, present) = texts(locale, line.item, earlier, line.answer);
    let marks = difference::files(&earlier.evidence, &line.answer.evidence);
    let mark = |sha256: &str| marks.iter().find(|file| file.sha256 == sha256).map(|file| file.mark);
    let gone = review.earlier_evidence.get(&line.item.key).map(Vec::as_slice).unwrap_or_default();
    view! {
        <div class="rounds" role="group" aria-label=td_string!(locale, difference.beside)>
            <div class="rounds__round">
                <p class="rounds__title">{before}</p>
                {then}
                {evidence::list(locale, gone, mark)}
                {verdict_then(locale, line)}
            </div>
            <div class="rounds__round">
                <p class="rounds__title">{now}</p>
                {present}
                {evidence::list(locale, line.evidence, mark)}
            </div>
        </div>
    }
    .into_any()
}

/// Names of files as they were, with what became of each by its content.
pub(super) fn marked_files(locale: Locale, files: &[(String, String)], marks: &[FileLine]) -> Option<AnyView> {
    let names = files.iter().map(|(name, sha256)| {
        let mark = marks.iter().find(|file| file.sha256 == *sha256).map_or(Mark::Same, |file| file.mark);
        view! { <li class="as-typed">{marked(locale, mark, name.clone().into_any())}</li> }
    });
    (!files.is_empty()).then(|| view! { <ul class="small">{names.collect_view()}</ul> }.into_any())
}

/// Value and explanation of both sides, with what changed marked.
pub(super) fn texts(locale: Locale, item: &Item, earlier: &FrozenItem, later: &FrozenItem) -> (AnyView, AnyView) {
    let remarks = difference::words(&earlier.remark, &later.remark);
    let values =
        (item.kind == AnswerKind::Text && earlier.asked).then(|| difference::words(&earlier.value, &later.value));
    let of = |answer: &FrozenItem, own: Mark, other: Mark| {
        let value = match &values {
            Some(pieces) => view! { <p class="as-typed">{side(locale, pieces, other)}</p> }.into_any(),
            None if !answer.asked => {
                view! { <p class="quiet">{td_string!(locale, difference.not_asked_then)}</p> }.into_any()
            }
            None => {
                let changed = (earlier.asked, &earlier.value) != (later.asked, &later.value);
                let value = said::value(locale, item, &answer.value);
                view! { <p>{marked(locale, if changed { own } else { Mark::Same }, value)}</p> }.into_any()
            }
        };
        let remark =
            (!answer.remark.is_empty()).then(|| view! { <p class="as-typed">{side(locale, &remarks, other)}</p> });
        view! { {value} {remark} }.into_any()
    };
    (of(earlier, Mark::Removed, Mark::Added), of(later, Mark::Added, Mark::Removed))
}

/// What the checker found before the item came back.
fn verdict_then(locale: Locale, line: &Line) -> Option<AnyView> {
    let verdict = line.verdict.filter(|_| line.returned)?;
    let kind = words::verdict(locale, verdict.returned_kind?);
    let ground = (!verdict.returned_ground.is_empty())
        .then(|| view! { <p class="as-typed">{verdict.returned_ground.clone()}</p> });
    Some(
        view! {
            <div class="rounds__verdict">
                <p class="small">{td_string!(locale, difference.earlier_verdict)}" " <strong>{kind}</strong></p>
                {ground}
            </div>
        }
        .into_any(),
    )
}

/// Items that were answered before and are not asked any more.
pub(super) fn no_longer_asked(locale: Locale, review: &Review) -> Option<AnyView> {
    let [newest, earlier, ..] = review.submissions.as_slice() else { return None };
    let asked = |key: &str| newest.content.items.iter().any(|item| item.key == key && item.asked);
    let gone: Vec<AnyView> = earlier
        .content
        .items
        .iter()
        .filter(|item| item.asked && !asked(&item.key))
        .filter_map(|before| {
            let item = review.sheet.content.item(&before.key)?;
            let question = crate::checklist::said(locale, &item.question_ja, &item.question_en);
            let value = marked(locale, Mark::Removed, said::plain(locale, item, &before.value).into_any());
            Some(
                view! { <li><span class="question__number">{item.key.clone()}</span>" "{question}" "{value}</li> }
                    .into_any(),
            )
        })
        .collect();
    (!gone.is_empty()).then(|| {
        view! { <h3>{td_string!(locale, difference.no_longer_asked)}</h3><ul class="review-list">{gone}</ul> }
            .into_any()
    })
}
