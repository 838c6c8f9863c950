//! On which earlier answer an item depends. The answers that can be ticked are those of the item that is stored: after another
//! one is chosen and saved, the page comes back with its answers.

use super::FORM;
use crate::checklist::item::choices;
use crate::checklist::said;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Checkboxes, Choice, Conflict, FormField, Select};
use domain::checklist::{Condition, Item};
use leptos::prelude::*;
use service::checklist::draft::Writing;

pub(super) fn fields(seen: &Seen, typed: &Typed, writing: &Writing, item: &Item) -> AnyView {
    let locale = seen.locale;
    let draft = &writing.draft;
    let numbers = crate::checklist::draft::numbers(&draft.whole());
    let on = item.applies_when.as_ref().map(|condition| condition.item.clone()).unwrap_or_default();
    let earlier = draft.earlier(&item.key).into_iter().map(|one| {
        let number = numbers.get(&one.key).copied().unwrap_or_default();
        Choice::new(one.key.clone(), format!("{number}. {}", short(&said(locale, &one.question_ja, &one.question_en))))
    });
    let mut earlier: Vec<Choice> = earlier.collect();
    // What is stored stays to be chosen, also where it is not asked before any more.
    if let Some(stored) =
        draft.content.item(&on).filter(|one| !draft.earlier(&item.key).iter().any(|it| it.key == one.key))
    {
        earlier.push(Choice::new(on.clone(), short(&said(locale, &stored.question_ja, &stored.question_en))));
    }
    let name = "condition_item";
    let selected = typed.value(name, &on);
    let conflict = seen.memory.conflict(FORM, name, &on).map(|theirs| {
        let question =
            |key: &str| writing.draft.content.item(key).map(|one| said(locale, &one.question_ja, &one.question_en));
        view! { <Conflict mine=question(&selected).unwrap_or_default() theirs=question(&theirs).unwrap_or_default()/> }
    });
    let label = td_string!(locale, checklist_draft.condition_item);
    let hint = td_string!(locale, checklist_draft.condition_hint);
    let always = td_string!(locale, checklist_draft.always_asked);
    let chosen = selected.clone();
    view! {
        <div class="bilingual">
            <div class="stack">
                <FormField id=name label=label hint=hint>
                    <Select name=name choices=earlier selected=chosen blank=always/>
                </FormField>
                {conflict}
            </div>
            <div class="stack">{answers(seen, writing, item)}</div>
        </div>
    }
    .into_any()
}

/// The answers that can be ticked.
fn answers(seen: &Seen, writing: &Writing, item: &Item) -> Option<AnyView> {
    let locale = seen.locale;
    let condition = item.applies_when.as_ref()?;
    let known = choices(locale, writing.draft.content.item(&condition.item)?);
    let stored = condition.is.join(" ");
    let typed = seen.memory.value(FORM, "condition_is", &stored);
    let selected = typed.split_whitespace().map(str::to_owned).collect();
    let conflict = seen.memory.conflict(FORM, "condition_is", &stored);
    let conflict = conflict
        .map(|theirs| view! { <Conflict mine=spoken(locale, &known, &typed) theirs=spoken(locale, &known, &theirs)/> });
    let boxes = known.iter().map(|(code, label)| Choice::new(code.clone(), label.clone())).collect();
    let chosen = said_of(locale, writing, condition);
    Some(
        view! {
            <p class="small quiet">{chosen}</p>
            <Checkboxes id="condition_is" name="condition_is[]" legend=td_string!(locale, checklist_draft.condition_is) choices=boxes selected=selected/>
            {conflict}
        }
        .into_any(),
    )
}

fn said_of(locale: Locale, writing: &Writing, condition: &Condition) -> String {
    let item = writing.draft.content.item(&condition.item);
    item.map(|item| short(&said(locale, &item.question_ja, &item.question_en))).unwrap_or_default()
}

fn spoken(locale: Locale, known: &[(String, String)], codes: &str) -> String {
    let label = |code: &str| known.iter().find(|(known, _)| known == code).map(|(_, label)| label.clone());
    codes.split_whitespace().filter_map(label).collect::<Vec<_>>().join(td_string!(locale, ui.comma))
}

/// The beginning of a question, for a list to choose from.
pub(super) fn short(question: &str) -> String {
    const MOST: usize = 60;
    if question.chars().count() <= MOST {
        return question.to_owned();
    }
    let begin: String = question.chars().take(MOST).collect();
    format!("{begin}…")
}
