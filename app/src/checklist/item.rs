use super::said;
use crate::i18n::{Locale, td_string};
use crate::ui::Details;
use crate::words;
use domain::checklist::{AnswerKind, Condition, Content, EvidenceNeed, Item, Section};
use domain::confirmation::Conformity;
use leptos::prelude::*;

/// A section as whoever answers will see it, without anything to fill in.
pub(super) fn section(locale: Locale, content: &Content, section: &Section) -> AnyView {
    let items = section.items.iter().map(|item| self::item(locale, content, item)).collect_view();
    view! {
        <section>
            <h2 id=format!("s-{}", section.key)>{said(locale, &section.title_ja, &section.title_en)}</h2>
            <div class="questionnaire" data-mode="table">{items}</div>
        </section>
    }
    .into_any()
}

fn item(locale: Locale, content: &Content, item: &Item) -> AnyView {
    let why = said(locale, &item.why_ja, &item.why_en);
    let shown_by = said(locale, &item.shown_by_ja, &item.shown_by_en);
    let shown_by = (!shown_by.is_empty()).then(|| {
        let body = view! { <p>{shown_by}</p> }.into_any();
        view! { <Details summary=td_string!(locale, checklist.shown_by)>{body}</Details> }
    });
    let condition =
        item.applies_when.as_ref().map(|it| view! { <p class="small quiet">{condition(locale, content, it)}</p> });
    let needed = if item.required { td_string!(locale, ui.required) } else { td_string!(locale, ui.optional) };
    view! {
        <article class="question" id=format!("q-{}", item.key)>
            <div class="question__ask">
                <p class="question__place">
                    <span class="question__number">{position(content, &item.key)}</span>
                    <span>{item.clauses.join("、")}</span>
                    <span class="field__mark" data-required=item.required.to_string()>{needed}</span>
                </p>
                <h3 class="question__text">{said(locale, &item.question_ja, &item.question_en)}</h3>
                <p class="question__why">{why}</p>
                {shown_by}
            </div>
            <div class="question__answer">
                {answers(locale, item)}
                <p class="small">{evidence(locale, item.evidence)}</p>
                {condition}
            </div>
        </article>
    }
    .into_any()
}

/// Running number of an item, as on the sheet.
fn position(content: &Content, key: &str) -> usize {
    content.items().position(|item| item.key == key).map_or(0, |at| at + 1)
}

/// How it is answered.
fn answers(locale: Locale, item: &Item) -> AnyView {
    let kind = match item.kind {
        AnswerKind::Conformity | AnswerKind::Choice => {
            let choices = choices(locale, item).into_iter().map(|(_, label)| view! { <li>{label}</li> }).collect_view();
            return view! { <ul class="checklist-choices">{choices}</ul> }.into_any();
        }
        AnswerKind::Text => td_string!(locale, checklist.kind_text),
        AnswerKind::Date => td_string!(locale, checklist.kind_date),
        AnswerKind::Number => td_string!(locale, checklist.kind_number),
    };
    view! { <p>{kind}</p> }.into_any()
}

/// Codes and labels of what can be chosen.
pub(super) fn choices(locale: Locale, item: &Item) -> Vec<(String, String)> {
    match item.kind {
        AnswerKind::Conformity => Conformity::ALL
            .iter()
            .map(|answer| (answer.code().to_owned(), words::conformity(locale, *answer).to_owned()))
            .collect(),
        AnswerKind::Choice => {
            item.choices.iter().map(|choice| (choice.code.clone(), said(locale, &choice.ja, &choice.en))).collect()
        }
        AnswerKind::Text | AnswerKind::Date | AnswerKind::Number => Vec::new(),
    }
}

fn evidence(locale: Locale, need: EvidenceNeed) -> &'static str {
    match need {
        EvidenceNeed::Never => td_string!(locale, checklist.evidence_never),
        EvidenceNeed::WhenConforming => td_string!(locale, checklist.evidence_conforming),
        EvidenceNeed::Always => td_string!(locale, checklist.evidence_always),
    }
}

/// When it is asked.
fn condition(locale: Locale, content: &Content, condition: &Condition) -> String {
    let known = content.item(&condition.item).map(|item| choices(locale, item)).unwrap_or_default();
    let label = |code: &String| {
        known.iter().find(|(known, _)| known == code).map_or_else(|| code.clone(), |(_, it)| it.clone())
    };
    let answers: Vec<String> = condition.is.iter().map(label).collect();
    let answers = answers.join(td_string!(locale, ui.comma));
    td_string!(locale, checklist.asked_when, item = position(content, &condition.item), answers = answers).to_string()
}
