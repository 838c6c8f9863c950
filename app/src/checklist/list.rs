use super::{owner, said};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{DataTable, Header, LinkButton, Term};
use crate::visit::locale;
use domain::checklist::view::VersionLine;
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
        |visit| async move { service::checklist::versions(&visit.ctx).await },
        |seen, lines| {
            let locale = seen.locale;
            let actor = seen.visit.ctx.actor.as_ref();
            let own = actor.map(|actor| actor.organisation);
            let imports = actor.is_some_and(|actor| actor.may(Action::ImportChecklist, Standing::OwnOrganisation));
            let import = imports.then(|| {
                view! { <div class="button-row"><LinkButton href="/checklist/import">{td_string!(locale, checklist.import)}</LinkButton></div> }
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
