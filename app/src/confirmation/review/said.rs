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

/// Why it came back, where it did.
pub(super) fn returned_because(locale: Locale, line: &Line) -> Option<AnyView> {
    let reason = line.verdict.filter(|_| line.returned)?.returned_reason.clone();
    (!reason.is_empty()).then(|| {
        view! {
            <div class="question__flag">
                <p class="small">{td_string!(locale, review.returned_because)}</p>
                <p class="as-typed">{reason}</p>
            </div>
        }
        .into_any()
    })
}

fn said(locale: Locale, item: &Item, answer: &FrozenItem) -> impl IntoView + use<> {
    let remark = (!answer.remark.is_empty()).then(|| view! { <p class="as-typed">{answer.remark.clone()}</p> });
    view! { <div>{value(locale, item, &answer.value)}</div> {remark} }
}

/// What an answer says in a line of plain text.
pub(super) fn plain(locale: Locale, item: &Item, value: &str) -> String {
    crate::confirmation::said(locale, item, value)
}

/// What an answer says, to stand in a line.
pub(super) fn value(locale: Locale, item: &Item, value: &str) -> AnyView {
    if value.is_empty() {
        return view! { <span class="quiet">{td_string!(locale, review.no_answer)}</span> }.into_any();
    }
    let typed = || view! { <span class="as-typed">{value.to_owned()}</span> }.into_any();
    match item.kind {
        AnswerKind::Conformity => match Conformity::from_code(value) {
            Some(found) => view! { <StatusChip tone=tone(found) text=words::conformity(locale, found)/> }.into_any(),
            None => typed(),
        },
        AnswerKind::Choice => match item.choices.iter().find(|choice| choice.code == value) {
            Some(choice) => view! { <span>{in_language(locale, &choice.ja, &choice.en)}</span> }.into_any(),
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
