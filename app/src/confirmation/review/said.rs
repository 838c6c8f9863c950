use super::tally::Line;
use crate::checklist::said as in_language;
use crate::i18n::{Locale, td_string};
use crate::ui::{StatusChip, Tone};
use crate::words;
use domain::checklist::{AnswerKind, Item};
use domain::confirmation::Conformity;
use domain::confirmation::view::FrozenItem;
use leptos::prelude::*;

/// The answer as submitted.
pub(super) fn answer(locale: Locale, line: &Line) -> impl IntoView + use<> {
    said(locale, line.item, line.answer)
}

/// Why it came back, and what was said before, where it was said otherwise.
pub(super) fn earlier(locale: Locale, line: &Line) -> impl IntoView + use<> {
    let reason = line
        .verdict
        .map(|verdict| verdict.returned_reason.clone())
        .filter(|reason| line.returned && !reason.is_empty());
    let reason = reason.map(|reason| {
        view! {
            <div class="question__flag">
                <p class="small">{td_string!(locale, review.returned_because)}</p>
                <p class="as-typed">{reason}</p>
            </div>
        }
    });
    let before = line.earlier.filter(|_| line.changed()).map(|earlier| {
        let files = earlier.evidence.iter().map(|(name, _)| view! { <li>{name.clone()}</li> }).collect_view();
        view! {
            <div class="review-earlier">
                <p class="small quiet">{td_string!(locale, review.earlier)}</p>
                {said(locale, line.item, earlier)}
                <ul class="small">{files}</ul>
            </div>
        }
    });
    view! { {reason} {before} }
}

fn said(locale: Locale, item: &Item, answer: &FrozenItem) -> impl IntoView + use<> {
    let remark = (!answer.remark.is_empty()).then(|| view! { <p class="as-typed">{answer.remark.clone()}</p> });
    view! { {value(locale, item, &answer.value)} {remark} }
}

fn value(locale: Locale, item: &Item, value: &str) -> AnyView {
    if value.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, review.no_answer)}</p> }.into_any();
    }
    let typed = || view! { <p class="as-typed">{value.to_owned()}</p> }.into_any();
    match item.kind {
        AnswerKind::Conformity => match Conformity::from_code(value) {
            Some(found) => {
                view! { <p><StatusChip tone=tone(found) text=words::conformity(locale, found)/></p> }.into_any()
            }
            None => typed(),
        },
        AnswerKind::Choice => match item.choices.iter().find(|choice| choice.code == value) {
            Some(choice) => view! { <p>{in_language(locale, &choice.ja, &choice.en)}</p> }.into_any(),
            None => typed(),
        },
        AnswerKind::Text | AnswerKind::Date | AnswerKind::Number => typed(),
    }
}

const fn tone(answer: Conformity) -> Tone {
    match answer {
        Conformity::Conform => Tone::Success,
        Conformity::Partial => Tone::Caution,
        Conformity::Nonconform => Tone::Danger,
        Conformity::NotApplicable => Tone::Waiting,
    }
}
