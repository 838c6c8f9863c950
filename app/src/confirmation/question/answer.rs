//! The form of one answer.

use super::{Around, Mode, label, said};
use crate::confirmation::form;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{
    Button, ButtonKind, ButtonSize, Choice, ChoiceLayout, Conflict, FormField, Hidden, PostForm, Radios, TextArea,
    TextInput,
};
use crate::words;
use domain::checklist::{AnswerKind, Item};
use domain::confirmation::{Conformity, Problem, ProblemKind};
use leptos::prelude::*;

/// The form of one answer. A script saves it while one types; without one the buttons do.
pub(super) fn answer(around: &Around<'_>, item: &Item) -> AnyView {
    let (locale, sheet) = (around.seen.locale, around.sheet);
    let name = form(&item.key);
    let stored = sheet.answers.get(&item.key);
    let (value, remark) = stored.map_or(("", ""), |answer| (&answer.value, &answer.remark));
    let memory = &around.seen.memory;
    let theirs = memory.conflict(&name, "value", value).or_else(|| memory.conflict(&name, "remark", remark)).map(|_| {
        let mine = [memory.value(&name, "value", value), memory.value(&name, "remark", remark)];
        view! { <Conflict mine=spoken(locale, item, &mine[0], &mine[1]) theirs=spoken(locale, item, value, remark)/> }
    });
    let problem = around.problems.iter().find(|problem| problem.item == item.key && !value.is_empty());
    let (shown, explained) = (memory.value(&name, "value", value), memory.value(&name, "remark", remark));
    let revision = stored.map_or(0, |answer| answer.revision).to_string();
    let then = match around.mode {
        Mode::Guided => String::new(),
        Mode::Table => {
            sheet.content.section_of(&item.key).map_or_else(String::new, |section| format!("section:{}", section.key))
        }
    };
    let (id, key) = (sheet.id.to_string(), item.key.clone());
    let control = control(locale, item, &shown, problem);
    let remark = remark_field(locale, item, explained, problem);
    let actions = actions(around, then, stored.map(|answer| day::moment(locale, answer.answered_at)));
    view! {
        {theirs}
        <PostForm action="/api/app/confirmation/api/save_answer" id=name.clone() class="autosave stack" label=td_string!(locale, confirmation.answer)>
            <Hidden name="id" value=id/>
            <Hidden name="item" value=key/>
            <Hidden name="revision" value=revision/>
            {control}
            {remark}
            {actions}
        </PostForm>
    }
    .into_any()
}

/// An answer in one text, for putting two side by side.
fn spoken(locale: Locale, item: &Item, value: &str, remark: &str) -> String {
    format!("{}\n{remark}", said(locale, item, value))
}

fn control(locale: Locale, item: &Item, value: &str, problem: Option<&Problem>) -> AnyView {
    let id = format!("value-{}", item.key);
    let fault = problem.filter(|problem| !is_remark(problem)).map(|problem| words::problem(locale, problem.kind));
    let legend = td_string!(locale, confirmation.answer);
    let choices = match item.kind {
        AnswerKind::Conformity => {
            Conformity::ALL.iter().map(|code| Choice::new(code.code(), words::conformity(locale, *code))).collect()
        }
        AnswerKind::Choice => {
            item.choices.iter().map(|choice| Choice::new(choice.code.clone(), label(locale, choice))).collect()
        }
        AnswerKind::Text | AnswerKind::Date | AnswerKind::Number => Vec::new(),
    };
    if !choices.is_empty() {
        return view! {
            <Radios
                id=id
                name="value"
                legend=legend
                choices=choices
                selected=value.to_owned()
                required=item.required
                error=fault
                layout=ChoiceLayout::Row
            />
        }
        .into_any();
    }
    let value = value.to_owned();
    let (hint, chars) = match item.kind {
        AnswerKind::Date => (Some(td_string!(locale, confirmation.date_hint)), 16),
        AnswerKind::Number => (Some(td_string!(locale, confirmation.number_hint)), 8),
        AnswerKind::Text | AnswerKind::Conformity | AnswerKind::Choice => (None, 32),
    };
    let text = item.kind == AnswerKind::Text;
    view! {
        <FormField id=id label=legend required=item.required hint=hint error=fault>
            {if text {
                view! { <TextArea name="value" value=value rows=4/> }.into_any()
            } else {
                view! { <TextInput name="value" value=value chars=chars/> }.into_any()
            }}
        </FormField>
    }
    .into_any()
}

fn is_remark(problem: &Problem) -> bool {
    matches!(problem.kind, ProblemKind::ReasonMissing)
}

fn remark_field(locale: Locale, item: &Item, remark: String, problem: Option<&Problem>) -> AnyView {
    let fault = problem.filter(|problem| is_remark(problem)).map(|problem| words::problem(locale, problem.kind));
    let hint = (item.kind == AnswerKind::Conformity).then(|| td_string!(locale, confirmation.remark_hint));
    view! {
        <FormField id=format!("remark-{}", item.key) label=td_string!(locale, confirmation.remark) hint=hint error=fault>
            <TextArea name="remark" value=remark rows=2/>
        </FormField>
    }
    .into_any()
}

fn actions(around: &Around<'_>, then: String, saved: Option<String>) -> AnyView {
    let locale = around.seen.locale;
    let saved = saved.map(|at| td_string!(locale, confirmation.saved_at, at = at).to_string()).unwrap_or_default();
    let state = (!saved.is_empty()).then_some("saved");
    let next = around.next.clone().map_or_else(|| "list".to_owned(), |next| format!("next:{next}"));
    let guided = around.mode == Mode::Guided;
    view! {
        <div class="question__actions">
            {guided
                .then(|| view! { <Button name="then" value=next>{td_string!(locale, confirmation.save_and_next)}</Button> })}
            <Button kind=ButtonKind::Outline size=ButtonSize::Small name="then" value=then>{td_string!(locale, confirmation.save)}</Button>
            <span class="save-state" role="status" data-state=state>{saved}</span>
        </div>
    }
    .into_any()
}
