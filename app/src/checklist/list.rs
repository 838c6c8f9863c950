use super::{owner, said};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{ButtonKind, DataTable, Header, LinkButton, Term};
use crate::visit::locale;
use domain::checklist::view::{DraftLine, VersionLine};
use domain::id::OrganisationId;
use domain::permission::{Action, Standing};
use domain::time::day_in_japan;
use leptos::prelude::*;

/// The versions that the reader may know of.
#[component]
pub fn ChecklistsPage() -> impl IntoView {
    let locale = locale();
    page(
        td_string!(locale, checklist.list),
        |visit| async move {
            let drafts = service::checklist::draft::drafts(&visit.ctx).await?;
            Ok((service::checklist::versions(&visit.ctx).await?, drafts))
        },
        |seen, (lines, drafts)| {
            let locale = seen.locale;
            let actor = seen.visit.ctx.actor.as_ref();
            let own = actor.map(|actor| actor.organisation);
            let imports = actor.is_some_and(|actor| actor.may(Action::ImportChecklist, Standing::OwnOrganisation));
            let import = imports.then(|| {
                view! {
                    <div class="button-row">
                        <LinkButton href="/checklist/draft/new">{td_string!(locale, checklist_draft.begin)}</LinkButton>
                        <LinkButton href="/checklist/import" kind=ButtonKind::Outline>{td_string!(locale, checklist.import)}</LinkButton>
                    </div>
                    {self::drafts(locale, &drafts, &lines)}
                }
            });
            let headers = vec![
                Header::new(td_string!(locale, checklist.name)),
                Header::new(td_string!(locale, checklist.number)).numbers(),
                Header::new(td_string!(locale, checklist.items)).numbers(),
                Header::new(td_string!(locale, checklist.owner)),
                Header::new(td_string!(locale, checklist.published_at)).fit(),
            ];
            let rows = lines.iter().map(|line| row(locale, line, own)).collect();
            view! {
                <h1><Term ja="確認事項" en=td_string!(locale, checklist.list)/></h1>
                <p>{td_string!(locale, checklist.lead)}</p>
                <DataTable caption=td_string!(locale, checklist.list) caption_hidden=true headers=headers rows=rows empty=td_string!(locale, checklist.empty)/>
                {import}
            }
        },
    )
}

fn row(locale: Locale, line: &VersionLine, own: Option<OrganisationId>) -> Vec<AnyView> {
    let title = said(locale, &line.title_ja, &line.title_en);
    vec![
        view! { <a href=format!("/checklist/{}", line.id)>{title}</a> }.into_any(),
        line.number.into_any(),
        line.items.into_any(),
        owner(locale, line, own).into_any(),
        day::day(locale, day_in_japan(line.published_at)).into_any(),
    ]
}

/// What is being written.
fn drafts(locale: Locale, drafts: &[DraftLine], versions: &[VersionLine]) -> impl IntoView + use<> {
    let headers = vec![
        Header::new(td_string!(locale, checklist.name)),
        Header::new(td_string!(locale, checklist.items)).numbers(),
        Header::new(td_string!(locale, checklist_draft.before)),
        Header::new(td_string!(locale, checklist_draft.edited_at)).fit(),
    ];
    let row = |line: &DraftLine| {
        let title = said(locale, &line.title_ja, &line.title_en);
        let title = if title.is_empty() { td_string!(locale, checklist_draft.untitled).to_owned() } else { title };
        let before = versions.iter().find(|version| Some(version.id) == line.before).map(|version| {
            let number = td_string!(locale, checklist.version_of, number = version.number).to_string();
            format!("{} {number}", said(locale, &version.title_ja, &version.title_en))
        });
        vec![
            view! { <a href=format!("/checklist/draft/{}", line.id)>{title}</a> }.into_any(),
            line.items.into_any(),
            before.unwrap_or_default().into_any(),
            day::moment(locale, line.edited_at).into_any(),
        ]
    };
    let rows = drafts.iter().map(row).collect();
    view! {
        <h2>{td_string!(locale, checklist_draft.drafts)}</h2>
        <DataTable caption=td_string!(locale, checklist_draft.drafts) caption_hidden=true headers=headers rows=rows empty=td_string!(locale, checklist_draft.no_drafts)/>
    }
}
