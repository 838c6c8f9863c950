use super::question::{Around, Mode, question};
use super::{answers, head, item_question, position, section_title};
use crate::evidence::files::by_script;
use crate::i18n::{Locale, td_string};
use crate::island::Autosave;
use crate::page::{Seen, named, page, parameter};
use crate::ui::{ButtonKind, LinkButton, SectionNavigation, Tab};
use crate::visit::locale;
use domain::checklist::{Item, Section};
use domain::confirmation::view::Sheet;
use domain::confirmation::{AnswerState, asked, problems};
use domain::id::ConfirmationId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A section with all its questions.
#[component]
pub fn SectionPage() -> impl IntoView {
    let (locale, id, key) = (locale(), named::<ConfirmationId>("id"), parameter("key"));
    page(
        td_string!(locale, confirmation.title),
        |visit| async move {
            let mut sheet = service::confirmation::sheet(&visit.ctx, id?).await?;
            sheet.comments = service::comment::of(&visit.ctx, &sheet).await?;
            sheet.former = service::confirmation::former(&visit.ctx, &sheet).await?;
            let earlier = service::answer_book::earlier(&visit.ctx, &sheet).await?;
            (sheet.proposals, sheet.past) = (earlier.proposals, earlier.past);
            sheet.content.sections.iter().find(|section| section.key == key).ok_or(Refusal::NotFound)?;
            Ok((sheet, key))
        },
        |seen, (sheet, key)| draw(&seen, &sheet, &key),
    )
}

fn draw(seen: &Seen, sheet: &Sheet, key: &str) -> Option<AnyView> {
    let locale = seen.locale;
    let content = &sheet.content;
    let at = content.sections.iter().position(|section| section.key == key)?;
    let section = content.sections.get(at)?;
    let states = sheet.states();
    let problems = problems(content, &states);
    let around = Around { seen, sheet, problems: &problems, mode: Mode::Table, writes: answers(sheet), next: None };
    let questions = questions(&around, &states, section);
    let tabs = content
        .sections
        .iter()
        .map(|other| {
            let left =
                problems.iter().filter(|problem| other.items.iter().any(|item| item.key == problem.item)).count();
            Tab::new(
                format!("/confirmation/{}/section/{}", sheet.id, other.key),
                section_title(locale, other),
                other.key == key,
            )
            .count(left)
        })
        .collect();
    let next = content.sections.get(at + 1).map(|next| format!("/confirmation/{}/section/{}", sheet.id, next.key));
    let after = next.unwrap_or_else(|| format!("/confirmation/{}/check", sheet.id));
    let title = section_title(locale, section);
    let first =
        section.items.first().map(|item| format!("/confirmation/{}/item/{}", sheet.id, item.key)).unwrap_or_default();
    Some(
        view! {
            <div class="stack">
                {head(locale, sheet, Some(title.clone()))}
                <h1>{title}</h1>
                <div class="with-aside" data-side="start">
                    <aside class="no-print">
                        <SectionNavigation label=td_string!(locale, confirmation.sections) sections=tabs left=td_string!(locale, confirmation.left)/>
                    </aside>
                    <div class="questionnaire" data-mode="table">{questions}</div>
                </div>
                <div class="button-row no-print">
                    <LinkButton href=after>{td_string!(locale, confirmation.next_section)}</LinkButton>
                    <LinkButton href=first kind=ButtonKind::Text>{td_string!(locale, confirmation.one_by_one)}</LinkButton>
                </div>
                <Autosave words=super::autosave_words(locale, sheet)/>
                {by_script(locale)}
            </div>
        }
        .into_any(),
    )
}

/// The questions of a section, also those that do not arise.
pub(super) fn questions(
    around: &Around<'_>,
    states: &BTreeMap<String, AnswerState>,
    section: &Section,
) -> Vec<AnyView> {
    let (locale, sheet) = (around.seen.locale, around.sheet);
    let shown = |item| match asked(&sheet.content, states, item) {
        true => question(around, item),
        false => not_asked(locale, sheet, item),
    };
    section.items.iter().map(shown).collect()
}

/// A question that does not arise, and by which answer.
fn not_asked(locale: Locale, sheet: &Sheet, item: &Item) -> AnyView {
    let by = item.applies_when.as_ref().map_or(0, |condition| position(&sheet.content, &condition.item));
    let why = td_string!(locale, confirmation.not_asked_by, number = by).to_string();
    view! {
        <article class="question" id=format!("q-{}", item.key)>
            <div class="question__ask">
                <p class="question__place"><span class="question__number">{position(&sheet.content, &item.key)}</span></p>
                <h2 class="question__text quiet">{item_question(locale, item)}</h2>
            </div>
            <div class="question__answer"><p class="quiet">{why}</p></div>
        </article>
    }
    .into_any()
}
