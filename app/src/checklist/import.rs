//! The import of a workbook: look first, then publish. Nothing waits on the server in between: what was read goes with the
//! page and comes back with the form that publishes it.

mod help;

use super::{item, said};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::ui::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, DescriptionList, Details, ErrorSummary, Fact, FileInput,
    FormField, Hidden, LinkButton, PostForm,
};
use crate::visit::{Visit, locale};
use crate::words;
use axum::http::request::Parts;
use domain::checklist::Content;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// Where workbooks are sent.
const ACTION: &str = "/checklist/import";

/// What was found in the file that was sent; the handler puts it into the request.
#[derive(Clone, Debug)]
pub enum Found {
    /// No file came.
    NoFile,
    /// The file is not read at all: why, as a sentence.
    Unreadable(String),
    /// It was read: everything that is to be put right, by sheet and cell, as sentences.
    Problems(Vec<String>),
    /// It is in order, and nothing was written.
    InOrder(Box<Content>),
    /// It could not be published: why.
    NotPublished(Refusal),
}

/// `/checklist/import`, before and after a file was sent.
#[component]
pub fn ImportPage() -> impl IntoView {
    let locale = locale();
    let found = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Found>().cloned());
    page(td_string!(locale, checklist.import), entitled, move |seen, ()| draw(&seen, found))
}

async fn entitled(visit: Visit) -> service::Result<()> {
    let may = visit.ctx.actor()?.may(Action::ImportChecklist, Standing::OwnOrganisation);
    if may { Ok(()) } else { Err(Refusal::NotPermitted.into()) }
}

fn draw(seen: &Seen, found: Option<Found>) -> AnyView {
    let locale = seen.locale;
    let wrong = match &found {
        Some(Found::NoFile) => Some(td_string!(locale, refusal.fault_file_missing).to_owned()),
        Some(Found::Unreadable(why)) => Some(why.clone()),
        Some(Found::NotPublished(why)) => {
            words::refusal(locale, why).or_else(|| Some(td_string!(locale, checklist.not_published).to_owned()))
        }
        Some(Found::Problems(_) | Found::InOrder(_)) | None => None,
    };
    // One solid button a page: where something can be published, that is it.
    let weight = if matches!(found, Some(Found::InOrder(_))) { ButtonKind::Outline } else { ButtonKind::Solid };
    let summary: Vec<_> = wrong.iter().map(|text| ("#file".to_owned(), text.clone())).collect();
    let report = match found {
        Some(Found::Problems(problems)) => Some(self::problems(locale, problems)),
        Some(Found::InOrder(content)) => Some(preview(locale, &content)),
        Some(Found::NoFile | Found::Unreadable(_) | Found::NotPublished(_)) | None => None,
    };
    let links = vec![("/checklist".to_owned(), td_string!(locale, checklist.list).to_owned())];
    view! {
        <Breadcrumb links=links here=td_string!(locale, checklist.import)/>
        <ErrorSummary items=summary/>
        <h1>{td_string!(locale, checklist.import)}</h1>
        {report}
        {send(locale, wrong, weight)}
        {help::layout(locale)}
    }
    .into_any()
}

/// Choose a file; it is only looked at.
fn send(locale: Locale, wrong: Option<String>, kind: ButtonKind) -> impl IntoView {
    view! {
        <section class="stack narrow">
            <h2>{td_string!(locale, checklist.choose)}</h2>
            <p>{td_string!(locale, checklist.choose_lead)}</p>
            <PostForm action=ACTION multipart=true class="stack">
                <FormField id="file" label=td_string!(locale, checklist.file) required=true hint=td_string!(locale, checklist.file_hint) error=wrong>
                    <FileInput name="file" accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>
                </FormField>
                <Button kind=kind>{td_string!(locale, checklist.look)}</Button>
            </PostForm>
        </section>
    }
}

/// Everything that is to be put right.
fn problems(locale: Locale, problems: Vec<String>) -> AnyView {
    let title = td_string!(locale, checklist.problems, count = problems.len()).to_string();
    let problems = problems.into_iter().map(|problem| view! { <li>{problem}</li> }).collect_view();
    view! {
        <Banner kind=BannerKind::Error title=title>
            <p>{td_string!(locale, checklist.problems_lead)}</p>
            <ul class="checklist-problems">{problems}</ul>
        </Banner>
    }
    .into_any()
}

/// What would be published, and the form that does.
fn preview(locale: Locale, content: &Content) -> AnyView {
    let json = serde_json::to_string(content).unwrap_or_default();
    let facts = vec![
        Fact::typed(td_string!(locale, checklist.name), said(locale, &content.title_ja, &content.title_en)),
        Fact::typed(td_string!(locale, checklist.key), content.key.clone()),
        Fact::new(td_string!(locale, checklist.number), content.number),
        Fact::typed(td_string!(locale, checklist.dated_on), content.dated_on.map(|on| day::day(locale, on))),
        Fact::new(td_string!(locale, checklist.items), content.items().count()),
    ];
    let sections = content.sections.iter().map(|section| {
        let summary = format!("{} ({})", said(locale, &section.title_ja, &section.title_en), section.items.len());
        let body = item::section(locale, content, section);
        view! { <Details summary=summary>{body}</Details> }
    });
    view! {
        <section class="confirm stack checklist-preview">
            <h2>{td_string!(locale, checklist.in_order)}</h2>
            <p>{td_string!(locale, checklist.publish_lead)}</p>
            <DescriptionList facts=facts dense=true/>
            <PostForm action=ACTION multipart=true>
                <Hidden name="content" value=json/>
                <div class="button-row">
                    <Button>{td_string!(locale, checklist.publish)}</Button>
                    <LinkButton href="/checklist" kind=ButtonKind::Outline>{td_string!(locale, checklist.leave)}</LinkButton>
                </div>
            </PostForm>
            {sections.collect_view()}
        </section>
    }
    .into_any()
}
