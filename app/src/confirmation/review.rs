//! The upstream's own check of a sheet (5-3-b), item by item, and the ministry's reading of it. What the other side says
//! and what the checker finds are never the same field.

pub mod api;
mod asked;
mod bar;
mod evidence;
mod head;
mod pane;
mod past;
mod rounds;
mod row;
mod said;
mod step;
mod tally;
mod verdict;

pub use step::{ConfirmPage, NotAssuredPage, ReopenPage, ReturnPage, SectionPage};

use crate::form::Memory;
use crate::i18n::{Locale, td_string};
use crate::observation::{Reader, panel};
use crate::page::{Seen, named, page};
use crate::ui::{Empty, ErrorSummary, Pagination, PrintHeader, SectionNavigation, Tab, Tabs};
use crate::visit::locale;
use crate::words;
use asked::{Asked, Show};
use domain::checklist::Section;
use domain::confirmation::ConfirmationStatus;
use domain::id::ConfirmationId;
use domain::observation::Observation;
use domain::permission::Action;
use leptos::prelude::*;
use service::confirmation::Review;
use tally::{Line, Tally, noticed_lines};

/// Most items on one page.
const ON_A_PAGE: usize = 30;

/// The workbench.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let (locale, id, asked) = (locale(), named::<ConfirmationId>("id"), Asked::here());
    page(
        td_string!(locale, review.title),
        |visit| async move {
            let mut review = service::confirmation::review(&visit.ctx, id?).await?;
            review.sheet.comments = service::comment::of(&visit.ctx, &review.sheet).await?;
            let noticed = service::observation::of_review(&visit.ctx, &review).await?;
            Ok((review, noticed))
        },
        move |seen, (review, noticed)| draw(&seen, &review, asked, &noticed),
    )
}

/// The place of an item on the workbench.
fn at_item(review: &Review, key: &str) -> String {
    let section = review.sheet.content.section_of(key).map_or("", |section| section.key.as_str());
    format!("{}?section={section}#q-{key}", address(review.sheet.id))
}

/// Whether the reader gives verdicts here and now.
fn checks(review: &Review) -> bool {
    review.sheet.status == ConfirmationStatus::Submitted && review.sheet.may.contains(&Action::Check)
}

fn address(id: ConfirmationId) -> String {
    format!("/confirmation/{id}/review")
}

fn draw(seen: &Seen, review: &Review, asked: Asked, noticed: &[Observation]) -> AnyView {
    let locale = seen.locale;
    let lines = noticed_lines(review, noticed);
    let asked = asked.settled(&review.sheet.content);
    let problems = faults(locale, &seen.memory, &lines);
    let body = if lines.is_empty() {
        view! { <Empty text=td_string!(locale, review.not_submitted)/> }.into_any()
    } else {
        let alone = pane::pane(seen, review, &lines, &asked);
        alone.unwrap_or_else(|| sheet(seen, review, &lines, &asked, noticed))
    };
    view! {
        <div class="wide stack review">
            <PrintHeader title=td_string!(locale, review.title) reference=review.sheet.number.clone()/>
            {head::way_here(locale, review)}
            <ErrorSummary items=problems/>
            {head::head(locale, review)}
            {panel(locale, &review.sheet.content, noticed, Reader::Checks, &|key| at_item(review, key))}
            {body}
        </div>
    }
    .into_any()
}

fn sheet(seen: &Seen, review: &Review, lines: &[Line], asked: &Asked, noticed: &[Observation]) -> AnyView {
    let locale = seen.locale;
    let shown: Vec<&Line> = lines.iter().filter(|line| asked.shows(line)).collect();
    let pages = shown.len().div_ceil(ON_A_PAGE).max(1);
    let page = asked.page.min(pages);
    let total = shown.len();
    let rows: Vec<AnyView> = shown
        .into_iter()
        .skip((page - 1) * ON_A_PAGE)
        .take(ON_A_PAGE)
        .map(|line| row::row(seen, review, asked, line))
        .collect();
    let (id, at) = (review.sheet.id, asked.clone());
    let list = if total == 0 {
        view! { <Empty text=td_string!(locale, review.nothing_here)/> }.into_any()
    } else {
        row::table(locale, rows)
    };
    let section = asked.section.as_deref().and_then(|key| section(review, key));
    let gone = match asked.show {
        Show::Changed => rounds::no_longer_asked(locale, review),
        Show::Since => past::removed(locale, review),
        Show::All | Show::Missing | Show::NotMet | Show::ToReturn | Show::Returned | Show::Waived | Show::Observed => {
            None
        }
    };
    let whole = section.is_none().then(|| view! { <h2>{asked.show.label(locale)}</h2> });
    view! {
        {filters(locale, review, lines, asked, noticed)}
        <div class="with-aside review__body" data-side="start">
            {sections(locale, review, lines, asked)}
            <div class="stack">
                {whole}
                {section.map(|section| section_head(locale, review, lines, section, asked))}
                {list}
                {gone}
                <Pagination page=page pages=pages href=move |page| at.href(id, page)/>
            </div>
        </div>
        {bar::bar(locale, review, &Tally::of(lines))}
    }
    .into_any()
}

fn section<'a>(review: &'a Review, key: &str) -> Option<&'a Section> {
    review.sheet.content.sections.iter().find(|section| section.key == key)
}

fn filters(
    locale: Locale,
    review: &Review,
    lines: &[Line],
    asked: &Asked,
    noticed: &[Observation],
) -> impl IntoView + use<> {
    let tabs = Show::ALL.iter().filter(|show| show.makes_sense(review, noticed)).map(|show| {
        let there = Asked { section: None, show: *show, page: 1, item: None };
        let count = lines.iter().filter(|line| show.takes(line)).count();
        Tab::new(there.href(review.sheet.id, 1), show.label(locale), asked.show == *show).count(count)
    });
    view! { <Tabs label=td_string!(locale, review.filters) tabs=tabs.collect()/> }
}

fn sections(locale: Locale, review: &Review, lines: &[Line], asked: &Asked) -> impl IntoView + use<> {
    let id = review.sheet.id;
    let counted = asked.show.counted();
    let tabs = review.sheet.content.sections.iter().map(|section| {
        let there = Asked { section: Some(section.key.clone()), show: asked.show, page: 1, item: None };
        let count = lines.iter().filter(|line| line.section == section.key && counted.takes(line)).count();
        let here = asked.section.as_deref() == Some(section.key.as_str());
        let title = crate::checklist::said(locale, &section.title_ja, &section.title_en);
        Tab::new(there.href(id, 1), title, here).count(count)
    });
    let (label, left) = (td_string!(locale, review.sections), counted.label(locale));
    view! { <SectionNavigation label=label sections=tabs.collect() left=left/> }
}

fn section_head(
    locale: Locale,
    review: &Review,
    lines: &[Line],
    section: &Section,
    asked: &Asked,
) -> impl IntoView + use<> {
    let tally = Tally::of(lines.iter().filter(|line| line.section == section.key));
    let not_asked = section.items.len() - tally.asked;
    let mark = (checks(review) && tally.missing > 0 && asked.show == Show::All).then(|| {
        let href = format!("{}/section?section={}", address(review.sheet.id), section.key);
        let text = td_string!(locale, review.meet_rest, count = tally.missing).to_string();
        view! { <p class="no-print"><a href=href>{text}</a></p> }
    });
    let not_asked = (not_asked > 0).then(
        || view! { <p class="quiet small">{td_string!(locale, review.not_asked, count = not_asked).to_string()}</p> },
    );
    view! {
        <h2>{crate::checklist::said(locale, &section.title_ja, &section.title_en)}</h2>
        {bar::counts(locale, &tally)}
        {not_asked}
        {mark}
    }
}

/// What is wrong in the forms of this sheet: one form an item.
fn faults(locale: Locale, memory: &Memory, lines: &[Line]) -> Vec<(String, String)> {
    let of_line = |line: &Line| {
        let key = line.item.key.clone();
        let faults = memory.faults(&verdict::form(&key));
        faults.into_iter().map(move |(field, fault)| {
            let place = format!("{key} {}{}", verdict::label(locale, &field), td_string!(locale, work.colon));
            (format!("#{field}-{key}"), format!("{place}{}", words::fault(locale, fault)))
        })
    };
    lines.iter().flat_map(of_line).collect()
}
