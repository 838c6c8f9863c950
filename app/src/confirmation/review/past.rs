//! The confirmation before beside this one: what was said and found then, where a sheet confirms again.

use super::rounds::{marked_files, texts};
use super::tally::Line;
use super::{evidence, said};
use crate::checklist::said as in_language;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::reconfirmation::then;
use crate::ui::Details;
use crate::words;
use domain::checklist::difference::ChangeKind;
use domain::reconfirmation::{Past, Then};
use domain::{difference, time};
use leptos::prelude::*;
use service::confirmation::{Judged, Review};

/// The answer beside the earlier one; nothing where there is none to put beside it.
pub(super) fn beside(locale: Locale, review: &Review, line: &Line) -> Option<AnyView> {
    let past = review.past.as_ref()?;
    let carried = line.carried?;
    let [earlier] = carried.then.as_slice() else { return Some(several(locale, review, line, past)) };
    let was = judged(locale, review, earlier);
    if carried.is_unchanged(line.answer) {
        let same = td_string!(locale, reconfirmation.since_unchanged, day = on(locale, past)).to_string();
        return Some(
            view! {
                {said::answer(locale, line)}
                {evidence::list(locale, line.evidence, |_| None)}
                <p class="small">{same}</p>
                {was}
            }
            .into_any(),
        );
    }
    let (before, now) = (before(locale, past), td_string!(locale, reconfirmation.since_now));
    let alike = earlier.item.kind == line.item.kind;
    let (old, new) = match alike {
        true => texts(locale, line.item, &earlier.answer, line.answer),
        false => (then(locale, earlier), said::answer(locale, line).into_any()),
    };
    let files = difference::files(&earlier.answer.evidence, &line.answer.evidence);
    let mark = |sha256: &str| files.iter().find(|file| file.sha256 == sha256).map(|file| file.mark);
    Some(
        view! {
            <div class="rounds" role="group" aria-label=td_string!(locale, difference.beside)>
                <div class="rounds__round">
                    <p class="rounds__title">{before}</p>
                    {question(locale, line, earlier)}
                    {old}
                    {alike.then(|| marked_files(locale, &earlier.answer.evidence, &files))}
                    {was}
                </div>
                <div class="rounds__round">
                    <p class="rounds__title">{now}</p>
                    {new}
                    {evidence::list(locale, line.evidence, mark)}
                </div>
            </div>
        }
        .into_any(),
    )
}

/// An item that was none or several before.
fn several(locale: Locale, review: &Review, line: &Line, past: &Past) -> AnyView {
    let earlier = line.carried.map(|carried| carried.then.as_slice()).unwrap_or_default();
    let earlier: Vec<AnyView> = earlier
        .iter()
        .map(|found| {
            let question = in_language(locale, &found.item.question_ja, &found.item.question_en);
            view! { <li><p class="small">{question}</p>{then(locale, found)}{judged(locale, review, found)}</li> }
                .into_any()
        })
        .collect();
    let earlier = (!earlier.is_empty())
        .then(|| view! { <Details summary=before(locale, past) open=true><ul>{earlier}</ul></Details> });
    view! {
        {said::answer(locale, line)}
        {evidence::list(locale, line.evidence, |_| None)}
        {earlier}
    }
    .into_any()
}

/// The question as it was, where it was put in other words.
fn question(locale: Locale, line: &Line, earlier: &Then) -> Option<AnyView> {
    let reworded = line.carried.is_some_and(|carried| carried.kind != ChangeKind::Same);
    reworded.then(|| {
        let text = in_language(locale, &earlier.item.question_ja, &earlier.item.question_en);
        view! { <p class="small quiet">{td_string!(locale, reconfirmation.since_question)}" "{text}</p> }.into_any()
    })
}

/// What the checker found then.
fn judged(locale: Locale, review: &Review, earlier: &Then) -> Option<AnyView> {
    let Judged { kind, ground } = review.judged.get(&earlier.item.key)?;
    let ground = (!ground.is_empty()).then(|| view! { <p class="as-typed">{ground.clone()}</p> });
    let found = words::verdict(locale, *kind);
    Some(
        view! {
            <div class="rounds__verdict">
                <p class="small">{td_string!(locale, reconfirmation.since_verdict)}" "<strong>{found}</strong></p>
                {ground}
            </div>
        }
        .into_any(),
    )
}

/// Items that were answered then and are not asked any more.
pub(super) fn removed(locale: Locale, review: &Review) -> Option<AnyView> {
    let past = review.past.as_ref()?;
    let gone: Vec<AnyView> = past
        .removed
        .iter()
        .map(|earlier| {
            let question = in_language(locale, &earlier.item.question_ja, &earlier.item.question_en);
            view! { <li><p class="small">{question}</p>{then(locale, earlier)}</li> }.into_any()
        })
        .collect();
    (!gone.is_empty()).then(|| {
        let title = td_string!(locale, reconfirmation.removed, count = gone.len()).to_string();
        view! { <h3>{title}</h3><ul class="review-list">{gone}</ul> }.into_any()
    })
}

fn before(locale: Locale, past: &Past) -> String {
    td_string!(locale, reconfirmation.since_before, day = on(locale, past)).to_string()
}

fn on(locale: Locale, past: &Past) -> String {
    day::day(locale, time::day_in_japan(past.confirmed_at))
}
