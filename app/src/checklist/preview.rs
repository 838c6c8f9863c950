use super::{difference, item, owner, said};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page, queried};
use crate::ui::{Breadcrumb, ButtonKind, DescriptionList, Fact, LinkButton, PrintHeader, SectionNavigation, Tab};
use crate::visit::{Visit, locale};
use domain::checklist::Content;
use domain::checklist::difference::Difference;
use domain::checklist::view::VersionLine;
use domain::id::ChecklistVersionId;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use domain::time::day_in_japan;
use leptos::prelude::*;
use std::sync::Arc;

/// One version, as whoever answers will see it.
#[component]
pub fn ChecklistPage() -> impl IntoView {
    let (locale, id, section) = (locale(), named("version"), queried("section"));
    page(
        td_string!(locale, checklist.list),
        |visit| load(visit, id),
        move |seen, version| draw(&seen, &version, &section),
    )
}

/// A version, and what became of every item since the one before.
struct Version {
    line: VersionLine,
    content: Arc<Content>,
    difference: Option<(Arc<Content>, Difference)>,
}

async fn load(visit: Visit, id: Result<ChecklistVersionId, Refusal>) -> service::Result<Version> {
    let id = id?;
    let lines = service::checklist::versions(&visit.ctx).await?;
    let line = lines.into_iter().find(|line| line.id == id).ok_or(Refusal::NotFound)?;
    let content = service::checklist::content(&visit.ctx, id).await?;
    let difference = service::checklist::difference(&visit.ctx, id).await?;
    Ok(Version { line, content, difference })
}

fn draw(seen: &Seen, version: &Version, section: &str) -> AnyView {
    let (locale, line, content) = (seen.locale, &version.line, &version.content);
    let title = said(locale, &line.title_ja, &line.title_en);
    let actor = seen.visit.ctx.actor.as_ref();
    let own = actor.map(|actor| actor.organisation);
    let writes = actor.is_some_and(|actor| actor.may(Action::ImportChecklist, Standing::OwnOrganisation));
    let write = writes.then(|| {
        let href = format!("/checklist/draft/new?from={}", line.id);
        view! { <div class="button-row no-print"><LinkButton href=href kind=ButtonKind::Outline>{td_string!(locale, checklist_draft.write_on)}</LinkButton></div> }
    });
    let difference =
        version.difference.as_ref().map(|(before, said)| difference::declared(locale, before, content, said));
    let facts = vec![
        Fact::new(td_string!(locale, checklist.number), line.number),
        Fact::new(td_string!(locale, checklist.items), line.items),
        Fact::new(td_string!(locale, checklist.owner), owner(locale, line, own)),
        Fact::new(td_string!(locale, checklist.published_at), day::day(locale, day_in_japan(line.published_at))),
    ];
    let links = vec![("/checklist".to_owned(), td_string!(locale, checklist.list).to_owned())];
    let reference = td_string!(locale, checklist.version_of, number = line.number).to_string();
    view! {
        <PrintHeader title=td_string!(locale, checklist.list) reference=reference.clone()/>
        <Breadcrumb links=links here=reference.clone()/>
        <p class="reference">{reference}</p>
        <h1>{title}</h1>
        <p>{td_string!(locale, checklist.preview_lead)}</p>
        <DescriptionList facts=facts dense=true/>
        {write}
        {difference}
        {sections(locale, &format!("/checklist/{}", line.id), content, section)}
    }
    .into_any()
}

/// One section at a time, all of them in the list beside it.
pub(super) fn sections(locale: Locale, at: &str, content: &Content, asked: &str) -> impl IntoView + use<> {
    let here = content.sections.iter().find(|section| section.key == asked).or_else(|| content.sections.first());
    let tabs = content.sections.iter().map(|section| {
        let current = here.is_some_and(|here| here.key == section.key);
        let title = said(locale, &section.title_ja, &section.title_en);
        Tab::new(format!("{at}?section={}", section.key), title, current).count(section.items.len())
    });
    view! {
        <div class="with-aside" data-side="start">
            <SectionNavigation label=td_string!(locale, checklist.sections) sections=tabs.collect() left=td_string!(locale, checklist.items)/>
            {here.map(|section| item::section(locale, content, section))}
        </div>
    }
}
