use super::question::{Around, Mode, question};
use super::{answers, head, position, section_title};
use crate::evidence::files::by_script;
use crate::i18n::td_string;
use crate::island::{Autosave, Presence};
use crate::page::{Seen, named, page, parameter};
use crate::ui::{ButtonKind, LinkButton};
use crate::visit::locale;
use domain::confirmation::view::Sheet;
use domain::confirmation::{asked, problems};
use domain::id::ConfirmationId;
use domain::refusal::Refusal;
use leptos::prelude::*;

/// One question.
#[component]
pub fn ItemPage() -> impl IntoView {
    let (locale, id, key) = (locale(), named::<ConfirmationId>("id"), parameter("key"));
    page(
        td_string!(locale, confirmation.title),
        |visit| async move {
            let mut sheet = service::confirmation::sheet(&visit.ctx, id?).await?;
            sheet.comments = service::comment::of(&visit.ctx, &sheet).await?;
            sheet.former = service::confirmation::former(&visit.ctx, &sheet).await?;
            let earlier = service::answer_book::earlier(&visit.ctx, &sheet).await?;
            (sheet.proposals, sheet.past) = (earlier.proposals, earlier.past);
            sheet.content.item(&key).ok_or(Refusal::NotFound)?;
            Ok((sheet, key))
        },
        |seen, (sheet, key)| draw(&seen, &sheet, &key),
    )
}

fn draw(seen: &Seen, sheet: &Sheet, key: &str) -> Option<AnyView> {
    let locale = seen.locale;
    let item = sheet.content.item(key)?;
    let section = sheet.content.section_of(key)?;
    let states = sheet.states();
    let problems = problems(&sheet.content, &states);
    let ways: Vec<&str> = sheet
        .content
        .items()
        .filter(|item| item.key == key || asked(&sheet.content, &states, item))
        .map(|item| item.key.as_str())
        .collect();
    let here = ways.iter().position(|found| *found == key)?;
    let before = here.checked_sub(1).and_then(|at| ways.get(at)).map(|key| (*key).to_owned());
    let next = ways.get(here + 1).map(|key| (*key).to_owned());
    let around =
        Around { seen, sheet, problems: &problems, mode: Mode::Guided, writes: answers(sheet), next: next.clone() };
    let place = td_string!(
        locale,
        confirmation.place,
        number = position(&sheet.content, key),
        of = sheet.content.items().count()
    )
    .to_string();
    let id = sheet.id;
    let (sheet_id, item_key) = (sheet.id.to_string(), item.key.clone());
    let presence = around.writes.then(|| view! { <Presence id=sheet_id item=item_key/> });
    let not_asked = !asked(&sheet.content, &states, item);
    Some(
        view! {
            <div class="stack questionnaire" data-mode="guided">
                {head(locale, sheet, Some(place.clone()))}
                <p class="quiet">{section_title(locale, section)} " – " {place}</p>
                {not_asked.then(|| view! { <p class="question__flag">{td_string!(locale, confirmation.not_asked_here)}</p> })}
                {question(&around, item)}
                <div class="button-row no-print">
                    {before.map(|key| view! { <LinkButton href=format!("/confirmation/{id}/item/{key}") kind=ButtonKind::Text>{td_string!(locale, confirmation.before)}</LinkButton> })}
                    {next.map(|key| view! { <LinkButton href=format!("/confirmation/{id}/item/{key}") kind=ButtonKind::Text>{td_string!(locale, confirmation.next)}</LinkButton> })}
                    <LinkButton href=format!("/confirmation/{id}/section/{}#q-{key}", section.key) kind=ButtonKind::Text>{td_string!(locale, confirmation.as_table)}</LinkButton>
                </div>
                {presence}
                <Autosave words=super::autosave_words(locale, sheet)/>
                {by_script(locale)}
            </div>
        }
        .into_any(),
    )
}
