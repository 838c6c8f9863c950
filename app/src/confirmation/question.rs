use super::{form, item_question, position};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{
    Button, ButtonKind, ButtonSize, Choice, ChoiceLayout, Conflict, Details, FileInput, FormField, Hidden, PostForm,
    Radios, TextArea, TextInput,
};
use crate::words;
use domain::checklist::{AnswerKind, EvidenceNeed, Item};
use domain::confirmation::view::Sheet;
use domain::confirmation::{Conformity, Problem};
use domain::evidence::view::EvidenceLine;
use domain::time;
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
                {flag(around.sheet, item)}
            </div>
            <div class="question__answer">
                {if open { answer(around, item) } else { frozen(around, item) }}
                {files(around, item, open)}
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
    let shown_by = td_string!(locale, confirmation.shown_by, what = shown_by).to_string();
    match mode {
        Mode::Guided => view! {
            <p class="question__why">{why}</p>
            <p class="question__why">{shown_by}</p>
        }
        .into_any(),
        Mode::Table => view! {
            <Details summary=td_string!(locale, confirmation.help)>
                <p>{why}</p>
                <p>{shown_by}</p>
            </Details>
        }
        .into_any(),
    }
}

/// Why the item came back.
fn flag(sheet: &Sheet, item: &Item) -> Option<AnyView> {
    let verdict = sheet.verdicts.get(&item.key)?;
    let back = verdict.returned_round == Some(sheet.round - 1) && !verdict.returned_reason.is_empty();
    back.then(|| view! { <p class="question__flag as-typed">{verdict.returned_reason.clone()}</p> }.into_any())
}

/// The form of one answer. A script saves it while one types; without one the buttons do.
fn answer(around: &Around<'_>, item: &Item) -> AnyView {
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

/// What an answer says: codes become words.
pub(super) fn said(locale: Locale, item: &Item, value: &str) -> String {
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
    matches!(problem.kind, domain::confirmation::ProblemKind::ReasonMissing)
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
    let next = around.next.clone().map_or_else(|| "list".to_owned(), |next| format!("next:{next}"));
    let guided = around.mode == Mode::Guided;
    view! {
        <div class="question__actions">
            {guided
                .then(|| view! { <Button name="then" value=next>{td_string!(locale, confirmation.save_and_next)}</Button> })}
            <Button kind=ButtonKind::Outline size=ButtonSize::Small name="then" value=then>{td_string!(locale, confirmation.save)}</Button>
            <span class="save-state" role="status" data-state="saved">{saved}</span>
        </div>
    }
    .into_any()
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

fn files(around: &Around<'_>, item: &Item, open: bool) -> AnyView {
    let (locale, sheet) = (around.seen.locale, around.sheet);
    let fault = around.problems.iter().any(|problem| {
        problem.item == item.key && matches!(problem.kind, domain::confirmation::ProblemKind::EvidenceMissing)
    });
    let action = format!("/confirmation/{}/item/{}/evidence", sheet.id, item.key);
    let next = match around.mode {
        Mode::Guided => format!("/confirmation/{}/item/{}", sheet.id, item.key),
        Mode::Table => {
            let section = sheet.content.section_of(&item.key).map(|section| section.key.clone()).unwrap_or_default();
            format!("/confirmation/{}/section/{section}#q-{}", sheet.id, item.key)
        }
    };
    let list = sheet.evidence.get(&item.key).cloned().unwrap_or_default();
    let list: Vec<_> = list.into_iter().map(|file| attached(locale, &action, &next, file, open)).collect();
    let none = list.is_empty();
    let asked = open && (item.evidence != EvidenceNeed::Never || around.mode == Mode::Guided);
    let hint = match item.evidence {
        EvidenceNeed::Never => td_string!(locale, confirmation.evidence_optional),
        EvidenceNeed::WhenConforming => td_string!(locale, confirmation.evidence_when_conforming),
        EvidenceNeed::Always => td_string!(locale, confirmation.evidence_always),
    };
    let error = fault.then(|| words::problem(locale, domain::confirmation::ProblemKind::EvidenceMissing));
    let field = format!("file-{}", item.key);
    let upload = asked.then(move || {
        view! {
            <PostForm action=action multipart=true class="upload stack" label=td_string!(locale, confirmation.attach)>
                <Hidden name="next" value=next/>
                <FormField id=field label=td_string!(locale, confirmation.evidence) hint=hint error=error>
                    <FileInput name="file" multiple=true accept=".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.pptx,.csv,.txt"/>
                </FormField>
                <Button kind=ButtonKind::Outline size=ButtonSize::Small>{td_string!(locale, confirmation.attach)}</Button>
            </PostForm>
        }
    });
    view! {
        {(!none).then(|| view! { <ul class="file-list">{list}</ul> })}
        {upload}
    }
    .into_any()
}

fn attached(locale: Locale, action: &str, next: &str, file: EvidenceLine, open: bool) -> AnyView {
    let kilobytes = (file.size + 1023) / 1024;
    let remove = open.then(|| {
        let label = td_string!(locale, confirmation.detach_file, name = file.name.clone()).to_string();
        let (revision, next) = (file.revision.to_string(), next.to_owned());
        view! {
            <PostForm action=format!("{action}/{}/detach", file.grant) label=label>
                <Hidden name="revision" value=revision/>
                <Hidden name="next" value=next/>
                <Button kind=ButtonKind::Text size=ButtonSize::Small>{td_string!(locale, confirmation.detach)}</Button>
            </PostForm>
        }
    });
    view! {
        <li class="file-list__item">
            <a class="file-list__name" href=format!("/evidence/{}", file.id)>{file.name}</a>
            <span class="file-list__facts">{format!("{kilobytes} KB · {}", file.uploaded_by_name)}</span>
            {remove}
        </li>
    }
    .into_any()
}
