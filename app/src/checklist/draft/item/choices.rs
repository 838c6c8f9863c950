//! The choices of an item: a row each, and some empty ones to add more without script.

use super::FORM;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{Conflict, Hidden, TextInput};
use domain::checklist::Item;
use leptos::prelude::*;

/// Empty rows below those that are filled.
const MORE: usize = 3;

type Row = [String; 3];

fn stored(item: &Item) -> String {
    let row = |choice: &domain::checklist::Choice| [choice.code.as_str(), &choice.ja, &choice.en].join("\u{1f}");
    item.choices.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn read(text: &str) -> Vec<Row> {
    let row = |line: &str| {
        let mut parts = line.split('\u{1f}').map(str::to_owned);
        [(); 3].map(|()| parts.next().unwrap_or_default())
    };
    let rows = text.lines().map(row);
    rows.filter(|[_, ja, en]| !ja.is_empty() || !en.is_empty()).collect()
}

/// For people: Japanese and English of each.
fn spoken(text: &str) -> String {
    read(text).iter().map(|[_, ja, en]| format!("{ja} / {en}")).collect::<Vec<_>>().join("\n")
}

/// The rows, with what was typed last.
pub(super) fn rows(seen: &Seen, item: &Item) -> AnyView {
    let locale = seen.locale;
    let stored = stored(item);
    let typed = seen.memory.value(FORM, "choices", &stored);
    let same = spoken(&typed) == spoken(&stored);
    let conflict = seen.memory.conflict(FORM, "choices", &stored).filter(|_| !same);
    let conflict = conflict.map(|theirs| view! { <Conflict mine=spoken(&typed) theirs=spoken(&theirs)/> });
    let error = seen.memory.fault(locale, FORM, "choices");
    let error = error.map(|error| view! { <p class="field__error" id="choices-error">{error}</p> });
    let mut rows = read(&typed);
    rows.extend(std::iter::repeat_n(Row::default(), MORE));
    let rows: Vec<_> = rows.into_iter().enumerate().map(|(at, row)| one(locale, at + 1, row)).collect();
    view! {
        <fieldset class="field choice-rows" id="choices">
            <legend class="field__label">
                {td_string!(locale, checklist_draft.choices)}
                <span class="field__hint">{td_string!(locale, checklist_draft.choices_hint)}</span>
            </legend>
            {error}
            <div class="stack">{rows}</div>
            {conflict}
        </fieldset>
    }
    .into_any()
}

fn one(locale: Locale, number: usize, [code, ja, en]: Row) -> AnyView {
    let label_at = td_string!(locale, checklist_draft.choice_at, number = number).to_string();
    let label_ja = td_string!(locale, checklist_draft.choice_ja, number = number).to_string();
    let label_en = td_string!(locale, checklist_draft.choice_en, number = number).to_string();
    view! {
        <div class="choice-row">
            <Hidden name="choice_code[]" value=code/>
            <TextInput name="choice_at[]" id=format!("choice-at-{number}") value=number.to_string() inputmode="numeric" label=label_at/>
            <TextInput name="choice_ja[]" id=format!("choice-ja-{number}") value=ja label=label_ja/>
            <TextInput name="choice_en[]" id=format!("choice-en-{number}") value=en label=label_en/>
        </div>
    }
    .into_any()
}
