//! Versions as they were reported, newest first, each beside the one before by what it says otherwise.

use super::{below, panels, words};
use crate::day;
use crate::difference::side;
use crate::i18n::{Locale, td_string};
use crate::ui::{DataTable, DescriptionList, Details, Fact, Header};
use crate::visit::locale;
use domain::corrective_plan::content::{Changed, changes};
use domain::corrective_plan::view::{PlanDetail, Version};
use domain::difference::{Mark, words as compared};
use leptos::prelude::*;

/// `/corrective-plan/{id}/version`.
#[component]
pub fn VersionsPage() -> impl IntoView {
    below(
        td_string!(locale(), corrective_plan.versions),
        |detail| !detail.versions.is_empty(),
        |seen, detail| {
            let locale = seen.locale;
            let versions = detail
                .versions
                .iter()
                .enumerate()
                .map(|(at, version)| draw(locale, detail, version, detail.versions.get(at + 1)));
            view! { <div class="stack">{versions.collect_view()}</div> }.into_any()
        },
    )
}

fn draw(locale: Locale, detail: &PlanDetail, version: &Version, before: Option<&Version>) -> AnyView {
    let ended = !version.content.end.is_empty();
    let number = td_string!(locale, corrective_plan.version_number, number = version.number).to_string();
    let heading = if ended { format!("{number} {}", td_string!(locale, corrective_plan.end)) } else { number };
    let mut facts = vec![
        Fact::new(td_string!(locale, corrective_plan.reported_at), day::moment(locale, version.at)),
        Fact::new(td_string!(locale, corrective_plan.ends_on), day::day(locale, version.content.ends_on)),
    ];
    for (term, text) in [
        (td_string!(locale, corrective_plan.reason), &version.reason),
        (td_string!(locale, corrective_plan.digest), &version.digest),
    ] {
        if !text.is_empty() {
            facts.push(Fact::typed(term, text.clone()));
        }
    }
    let shown = PlanDetail { content: version.content.clone(), origin_path: None, ..detail.clone() };
    let whole = view! { {panels::content(locale, &shown)} {panels::frozen(locale, &version.content.parts)} };
    let difference = before.map(|before| difference(locale, &changes(&before.content, &version.content)));
    view! {
        <section class="panel stack" data-kind="outline">
            <h2>{heading}</h2>
            <DescriptionList facts=facts dense=true/>
            {difference}
            <Details summary=td_string!(locale, corrective_plan.what_it_says)>{whole}</Details>
        </section>
    }
    .into_any()
}

fn difference(locale: Locale, changes: &[Changed]) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, corrective_plan.what)).fit(),
        Header::new(td_string!(locale, corrective_plan.before)),
        Header::new(td_string!(locale, corrective_plan.now)),
    ];
    let row = |changed: &Changed| {
        let pieces = compared(&changed.before, &changed.now);
        vec![
            words::field(locale, changed.field).into_any(),
            view! { <span class="as-typed">{side(locale, &pieces, Mark::Added)}</span> }.into_any(),
            view! { <span class="as-typed">{side(locale, &pieces, Mark::Removed)}</span> }.into_any(),
        ]
    };
    let rows: Vec<_> = changes.iter().map(row).collect();
    let caption = td_string!(locale, corrective_plan.difference);
    view! { <DataTable caption=caption headers=headers rows=rows empty=td_string!(locale, corrective_plan.no_difference)/> }
        .into_any()
}
