use super::question::{Around, Mode};
use super::section::questions;
use super::{answers, head, section_title};
use crate::evidence::files::by_script;
use crate::i18n::td_string;
use crate::island::Autosave;
use crate::page::{Seen, named, page};
use crate::ui::{LinkButton, PrintHeader};
use crate::visit::locale;
use domain::confirmation::problems;
use domain::confirmation::view::Sheet;
use domain::id::ConfirmationId;
use leptos::prelude::*;

/// All questions on one page: for finding by the browser's own search, and for paper.
#[component]
pub fn WholePage() -> impl IntoView {
    let (locale, id) = (locale(), named::<ConfirmationId>("id"));
    page(
        td_string!(locale, confirmation.whole),
        |visit| async move {
            let mut sheet = service::confirmation::sheet(&visit.ctx, id?).await?;
            sheet.comments = service::comment::of(&visit.ctx, &sheet).await?;
            sheet.former = service::confirmation::former(&visit.ctx, &sheet).await?;
            sheet.proposals = service::answer_book::proposals(&visit.ctx, &sheet).await?;
            Ok(sheet)
        },
        |seen, sheet| draw(&seen, &sheet),
    )
}

fn draw(seen: &Seen, sheet: &Sheet) -> AnyView {
    let locale = seen.locale;
    let states = sheet.states();
    let problems = problems(&sheet.content, &states);
    let around = Around { seen, sheet, problems: &problems, mode: Mode::Table, writes: answers(sheet), next: None };
    let title = td_string!(locale, confirmation.whole);
    let sections: Vec<_> = sheet
        .content
        .sections
        .iter()
        .map(|section| {
            view! {
                <h2 id=format!("section-{}", section.key)>{section_title(locale, section)}</h2>
                <div class="questionnaire" data-mode="table">{questions(&around, &states, section)}</div>
            }
        })
        .collect();
    view! {
        <div class="stack">
            <PrintHeader title=td_string!(locale, confirmation.title) reference=sheet.number.clone()/>
            {head(locale, sheet, Some(title.to_owned()))}
            <h1>{title}</h1>
            {sections}
            <div class="button-row no-print">
                <LinkButton href=format!("/confirmation/{}/check", sheet.id)>{td_string!(locale, confirmation.check)}</LinkButton>
            </div>
            <Autosave words=super::autosave_words(locale, sheet)/>
            {by_script(locale)}
        </div>
    }
    .into_any()
}
