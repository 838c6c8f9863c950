use super::{answers, head, item_question, section_title};
use crate::day;
use crate::delegation;
use crate::i18n::{Locale, td_string};
use crate::island::Autosave;
use crate::page::{Seen, named, page};
use crate::reconfirmation;
use crate::ui::{
    Banner, BannerKind, ButtonKind, DescriptionList, Details, LinkButton, PrintHeader, ProgressBar, Task, TaskList,
    Term, Tone,
};
use crate::visit::locale;
use chrono::{DateTime, Utc};
use domain::checklist::Section;
use domain::confirmation::view::Sheet;
use domain::confirmation::{ConfirmationStatus, Progress, problems, progress};
use domain::delegation::Delegation;
use domain::id::ConfirmationId;
use domain::permission::{Action, Standing};
use domain::time;
use leptos::prelude::*;

/// The sheet by section, each with where it stands.
#[component]
pub fn TaskListPage() -> impl IntoView {
    let (locale, id) = (locale(), named::<ConfirmationId>("id"));
    page(
        td_string!(locale, confirmation.title),
        |visit| async move {
            let sheet = service::confirmation::sheet(&visit.ctx, id?).await?;
            let shared = service::delegation::of(&visit.ctx, &sheet).await?;
            Ok((sheet, shared, visit.ctx.now()))
        },
        |seen, (sheet, shared, now)| draw(&seen, &sheet, &shared, now),
    )
}

fn draw(seen: &Seen, sheet: &Sheet, shared: &[Delegation], now: DateTime<Utc>) -> AnyView {
    let days = time::days_left(now, sheet.due_on);
    let locale = seen.locale;
    let states = sheet.states();
    let whole = progress(&sheet.content, &states, |_| true);
    let left = problems(&sheet.content, &states).len();
    let text =
        td_string!(locale, confirmation.progress, done = whole.done, asked = whole.asked, left = left).to_string();
    let shown = matches!(sheet.standing, Standing::Downstream | Standing::Contributor) || !sheet.answers.is_empty();
    view! {
        <div class="stack">
            <PrintHeader title=td_string!(locale, confirmation.title) reference=sheet.number.clone()/>
            {head(locale, sheet, None)}
            <h1><Term ja="確認票" en=td_string!(locale, confirmation.title)/></h1>
            {facts(locale, sheet, days)}
            {returned(locale, sheet)}
            {again(locale, sheet)}
            {delegation::own(locale, sheet, time::day_in_japan(now))}
            {shown.then(|| view! { <ProgressBar done=whole.done total=whole.asked text=text/> })}
            {shown.then(|| view! { <TaskList tasks=tasks(locale, sheet, shared)/> })}
            {next(locale, sheet, left, shown)}
            {answers(sheet).then(|| view! { <Autosave words=super::autosave_words(locale, sheet)/> })}
        </div>
    }
    .into_any()
}

fn facts(locale: Locale, sheet: &Sheet, days: i64) -> impl IntoView + use<> {
    let due = sheet.status.is_answerable().then(|| {
        let day = day::day(locale, sheet.due_on);
        match days {
            0.. => td_string!(locale, confirmation.due, day = day, days = days).to_string(),
            _ => td_string!(locale, confirmation.overdue, day = day, days = -days).to_string(),
        }
    });
    let japanese = matches!(locale, Locale::ja);
    let from = (sheet.standing != Standing::Contributor).then(|| {
        let name = sheet.upstream.in_language(japanese).to_owned();
        td_string!(locale, confirmation.asked_by, name = name).to_string()
    });
    let message = sheet.message.clone();
    // Whoever was asked for single items knows the title, not the work.
    let about = match (sheet.standing, locale) {
        (Standing::Contributor, Locale::ja) => sheet.content.title_ja.clone(),
        (Standing::Contributor, Locale::en) => sheet.content.title_en.clone(),
        (Standing::OwnOrganisation | Standing::Upstream | Standing::Downstream | Standing::Ministry, _) => {
            sheet.work.clone()
        }
    };
    view! {
        <p class="lead as-typed">{about}</p>
        {from.map(|from| view! { <p>{from}</p> })}
        {due.map(|due| view! { <p><strong>{due}</strong></p> })}
        {(!message.is_empty())
            .then(|| {
                view! {
                    <Details summary=td_string!(locale, confirmation.message) open=true>
                        <p class="as-typed">{message}</p>
                    </Details>
                }
            })}
    }
}

/// What came back, with the reasons, first of all.
fn returned(locale: Locale, sheet: &Sheet) -> Option<AnyView> {
    if sheet.status != ConfirmationStatus::Returned {
        return None;
    }
    let id = sheet.id;
    let items: Vec<_> = sheet
        .content
        .items()
        .filter(|item| {
            sheet.verdicts.get(&item.key).is_some_and(|verdict| verdict.returned_round == Some(sheet.round - 1))
        })
        .map(|item| {
            let reason =
                sheet.verdicts.get(&item.key).map(|verdict| verdict.returned_reason.clone()).unwrap_or_default();
            view! {
                <li>
                    <a href=format!("/confirmation/{id}/item/{}", item.key)>{item_question(locale, item)}</a>
                    <p class="question__flag as-typed">{reason}</p>
                </li>
            }
        })
        .collect();
    let reason = sheet.decision_reason.clone();
    Some(
        view! {
            <Banner kind=BannerKind::Warning title=td_string!(locale, confirmation.returned)>
                {(!reason.is_empty()).then(|| view! { <p class="as-typed">{reason}</p> })}
                <ul>{items}</ul>
            </Banner>
        }
        .into_any(),
    )
}

/// Why it is asked again, with the way to what was answered before.
fn again(locale: Locale, sheet: &Sheet) -> Option<AnyView> {
    let again = sheet.reconfirmation.as_ref()?;
    let href = format!("/confirmation/{}/reconfirmation", sheet.id);
    let go = (answers(sheet) && sheet.standing == Standing::Downstream)
        .then(|| view! { <p class="no-print"><LinkButton href=href>{td_string!(locale, reconfirmation.hold_go)}</LinkButton></p> });
    Some(view! { <DescriptionList facts=reconfirmation::facts(locale, again) dense=true/> {go} }.into_any())
}

fn tasks(locale: Locale, sheet: &Sheet, shared: &[Delegation]) -> Vec<Task> {
    let states = sheet.states();
    let content = &sheet.content;
    let open = problems(content, &states);
    content
        .sections
        .iter()
        .map(|section| {
            let of = progress(content, &states, |item| section.items.iter().any(|own| own.key == item.key));
            let faulty = open.iter().any(|problem| {
                let answered = states.get(&problem.item).is_some_and(|state| !state.value.trim().is_empty());
                answered && section.items.iter().any(|item| item.key == problem.item)
            });
            let (tone, status) = status(locale, of, faulty);
            let hint = td_string!(locale, confirmation.of_section, done = of.done, asked = of.asked).to_string();
            let hint = [hint].into_iter().chain(who(locale, sheet, shared, section)).collect::<Vec<_>>();
            let hint = hint.join(td_string!(locale, work.separator));
            let href = format!("/confirmation/{}/section/{}", sheet.id, section.key);
            Task::new(section_title(locale, section), tone, status).link(href).hint(hint)
        })
        .collect()
}

/// Who of the own company was asked for items of a section.
fn who(locale: Locale, sheet: &Sheet, shared: &[Delegation], section: &Section) -> Vec<String> {
    if sheet.standing == Standing::Contributor {
        return Vec::new();
    }
    let asked = shared.iter().filter(|found| section.items.iter().any(|item| found.covers(&item.key)));
    asked
        .map(|found| {
            let day = day::day(locale, found.due_on);
            td_string!(locale, delegation.has, name = found.name.clone(), day = day).to_string()
        })
        .collect()
}

fn status(locale: Locale, of: Progress, faulty: bool) -> (Tone, &'static str) {
    if of.asked == 0 {
        (Tone::Plain, td_string!(locale, confirmation.not_asked))
    } else if of.done == of.asked {
        (Tone::Plain, td_string!(locale, confirmation.complete))
    } else if faulty {
        (Tone::Danger, td_string!(locale, confirmation.faulty))
    } else if of.begun > 0 {
        (Tone::Active, td_string!(locale, confirmation.begun))
    } else {
        (Tone::Waiting, td_string!(locale, confirmation.not_begun))
    }
}

/// What to do here: answer one by one, look it over, read the receipt.
fn next(locale: Locale, sheet: &Sheet, left: usize, shown: bool) -> impl IntoView + use<> {
    let id = sheet.id;
    let writes = answers(sheet);
    let first = first_open(sheet);
    let submits = sheet.may.contains(&Action::SubmitSheet);
    let submitted = sheet.round > 1
        || matches!(
            sheet.status,
            ConfirmationStatus::Submitted | ConfirmationStatus::Confirmed | ConfirmationStatus::NotAssured
        );
    view! {
        <div class="button-row no-print">
            {first
                .filter(|_| writes)
                .map(|key| view! { <LinkButton href=format!("/confirmation/{id}/item/{key}")>{td_string!(locale, confirmation.one_by_one)}</LinkButton> })}
            {writes
                .then(|| {
                    let kind = if left == 0 { ButtonKind::Solid } else { ButtonKind::Outline };
                    view! { <LinkButton href=format!("/confirmation/{id}/check") kind=kind>{td_string!(locale, confirmation.check)}</LinkButton> }
                })}
            {shown
                .then(|| view! { <LinkButton href=format!("/confirmation/{id}/whole") kind=ButtonKind::Text>{td_string!(locale, confirmation.whole)}</LinkButton> })}
            {(writes && sheet.may.contains(&Action::Delegate))
                .then(|| view! { <LinkButton href=format!("/confirmation/{id}/delegation") kind=ButtonKind::Outline>{td_string!(locale, delegation.share)}</LinkButton> })}
            {sheet.standing.eq(&Standing::Downstream).then(|| view! { <LinkButton href=format!("/confirmation/{id}/workbook") kind=ButtonKind::Text>{td_string!(locale, workbook.page_title)}</LinkButton> })}
            {(submitted && sheet.standing != Standing::Contributor)
                .then(|| view! { <LinkButton href=format!("/confirmation/{id}/receipt") kind=ButtonKind::Text>{td_string!(locale, confirmation.to_receipt)}</LinkButton> })}
        </div>
        {(writes && !submits).then(|| view! { <p class="quiet">{td_string!(locale, confirmation.supervisor_submits)}</p> })}
    }
}

/// The first item that still has to be answered, else the first that can be.
fn first_open(sheet: &Sheet) -> Option<String> {
    let open = problems(&sheet.content, &sheet.states());
    let wanting = open.into_iter().map(|problem| problem.item).find(|key| sheet.is_open(key));
    wanting.or_else(|| sheet.content.items().find(|item| sheet.is_open(&item.key)).map(|item| item.key.clone()))
}
