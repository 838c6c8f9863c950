//! One question: what is asked, the form of its answer or the frozen answer, its files.

mod answer;
mod evidence;
mod former;

use super::{item_question, position};
use crate::answer_book;
use crate::comment;
use crate::corrective_plan;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::reconfirmation;
use crate::risk_assessment;
use crate::ui::Details;
use crate::waiver;
use crate::words;
use answer::answer;
use domain::checklist::{AnswerKind, Item};
use domain::confirmation::view::Sheet;
use domain::confirmation::{Conformity, Problem};
use domain::time;
use evidence::files;
use leptos::prelude::*;

/// How a question is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// One a page, with everything that helps.
    Guided,
    /// One of a section, for people who do this daily.
    Table,
}

/// What a question needs besides itself.
pub(super) struct Around<'a> {
    pub seen: &'a Seen,
    pub sheet: &'a Sheet,
    pub problems: &'a [Problem],
    pub mode: Mode,
    /// Whether the reader may write answers at all.
    pub writes: bool,
    /// Key of the question after this one, for the guided way.
    pub next: Option<String>,
}

/// A question with its answer.
pub(super) fn question(around: &Around<'_>, item: &Item) -> AnyView {
    let locale = around.seen.locale;
    let number = position(&around.sheet.content, &item.key);
    let open = around.writes && around.sheet.is_open(&item.key);
    let text = item_question(locale, item);
    let heading = match around.mode {
        Mode::Guided => view! { <h1 class="question__text">{text}</h1> }.into_any(),
        Mode::Table => view! { <h2 class="question__text">{text}</h2> }.into_any(),
    };
    view! {
        <article class="question" id=format!("q-{}", item.key)>
            <div class="question__ask">
                <p class="question__place">
                    <span class="question__number">{number}</span>
                    <span>{item.clauses.join("、")}</span>
                </p>
                {heading}
                {help(locale, item, around.mode)}
                {flag(locale, around.sheet, item)}
                {waiver::panel(locale, around.sheet, item)}
                {corrective_plan::for_item(locale, around.sheet, &item.key)}
                {risk_assessment::for_item(locale, around.sheet, &item.key)}
                {former::panel(locale, around.sheet, item)}
                {reconfirmation::panel(around.seen, around.sheet, item)}
                {open.then(|| answer_book::panel(around.seen, around.sheet, item))}
            </div>
            <div class="question__answer">
                {if open { answer(around, item) } else { frozen(around, item) }}
                {files(around, item, open)}
                {comment::panel(locale, around.sheet, &item.key)}
            </div>
        </article>
    }
    .into_any()
}

fn help(locale: Locale, item: &Item, mode: Mode) -> AnyView {
    let (why, shown_by) = match locale {
        Locale::ja => (item.why_ja.clone(), item.shown_by_ja.clone()),
        Locale::en => (item.why_en.clone(), item.shown_by_en.clone()),
    };
    // A checklist of one's own may say nothing of it.
    let shown_by =
        (!shown_by.trim().is_empty()).then(|| td_string!(locale, confirmation.shown_by, what = shown_by).to_string());
    if why.trim().is_empty() && shown_by.is_none() {
        return ().into_any();
    }
    match mode {
        Mode::Guided => view! {
            <p class="question__why">{why}</p>
            {shown_by.map(|text| view! { <p class="question__why">{text}</p> })}
        }
        .into_any(),
        Mode::Table => view! {
            <Details summary=td_string!(locale, confirmation.help)>
                <p>{why}</p>
                {shown_by.map(|text| view! { <p>{text}</p> })}
            </Details>
        }
        .into_any(),
    }
}

/// Why the item came back.
fn flag(locale: Locale, sheet: &Sheet, item: &Item) -> Option<AnyView> {
    let verdict = sheet.verdicts.get(&item.key)?;
    let back = verdict.returned_round == Some(sheet.round - 1) && !verdict.returned_reason.is_empty();
    back.then(|| {
        view! {
            <div class="question__flag">
                <p class="small"><strong>{td_string!(locale, confirmation.returned_because)}</strong></p>
                <p class="as-typed">{verdict.returned_reason.clone()}</p>
            </div>
        }
        .into_any()
    })
}

/// What an answer says: codes become words.
pub(crate) fn said(locale: Locale, item: &Item, value: &str) -> String {
    match item.kind {
        AnswerKind::Conformity => Conformity::from_code(value)
            .map_or_else(|| value.to_owned(), |code| words::conformity(locale, code).to_owned()),
        AnswerKind::Choice => {
            let choice = item.choices.iter().find(|choice| choice.code == value);
            choice.map_or_else(|| value.to_owned(), |choice| label(locale, choice).to_owned())
        }
        AnswerKind::Date => time::parse_day(value).map_or_else(|_| value.to_owned(), |found| day::day(locale, found)),
        AnswerKind::Text | AnswerKind::Number => value.to_owned(),
    }
}

const fn label(locale: Locale, choice: &domain::checklist::Choice) -> &str {
    match locale {
        Locale::ja => choice.ja.as_str(),
        Locale::en => choice.en.as_str(),
    }
}

/// An answer that cannot be changed now, and why not.
fn frozen(around: &Around<'_>, item: &Item) -> AnyView {
    let locale = around.seen.locale;
    let stored = around.sheet.answers.get(&item.key);
    let value = stored.map(|answer| said(locale, item, &answer.value)).filter(|value| !value.is_empty());
    let value = value.unwrap_or_else(|| td_string!(locale, confirmation.unanswered).to_owned());
    let remark = stored.map(|answer| answer.remark.clone()).unwrap_or_default();
    let why = around.writes.then(|| view! { <p class="quiet small">{td_string!(locale, confirmation.frozen)}</p> });
    view! {
        <p class="as-typed"><strong>{value}</strong></p>
        {(!remark.is_empty()).then(|| view! { <p class="as-typed">{remark}</p> })}
        {why}
    }
    .into_any()
}
