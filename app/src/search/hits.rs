use crate::engagement::filter::encoded;
use crate::i18n::{Locale, td_string};
use crate::ui::{DataTable, Header};
use crate::{words, work};
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Actor, Standing};
use domain::search::{CaseHit, ClauseHit, MOST, MatterHit, MatterKind, PersonHit};
use leptos::prelude::*;

/// A heading with its table; nothing where nothing was found. One hit more than are shown says that there are more.
fn section(
    locale: Locale,
    id: &'static str,
    title: &'static str,
    headers: Vec<Header>,
    rows: Vec<Vec<AnyView>>,
) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let more = rows.len() > MOST;
    let rows: Vec<_> = rows.into_iter().take(MOST).collect();
    let count = if more { format!("{MOST}+") } else { rows.len().to_string() };
    let more = more.then(|| view! { <p class="quiet">{td_string!(locale, search.more)}</p> });
    view! {
        <section class="stack" aria-labelledby=id>
            <h2 id=id>{title}" ("{count}")"</h2>
            <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=""/>
            {more}
        </section>
    }
    .into_any()
}

pub(super) fn cases(locale: Locale, actor: &Actor, hits: &[CaseHit]) -> AnyView {
    let ministry = actor.may(Action::Query, Standing::Ministry);
    let row = |hit: &CaseHit| {
        let (href, number) = (format!("/engagement/{}", hit.id), hit.number.clone());
        let numbers = hit.numbers.join(td_string!(locale, ui.comma));
        vec![
            view! { <a href=href>{number}</a> }.into_any(),
            work::summary(&hit.work, 40).into_any(),
            named(locale, &hit.upstream).into_any(),
            named(locale, &hit.downstream).into_any(),
            if numbers.is_empty() { "–".to_owned() } else { numbers }.into_any(),
        ]
    };
    let headers = vec![
        Header::new(td_string!(locale, engagement.number)).fit(),
        Header::new(td_string!(locale, engagement.work)),
        Header::new(td_string!(locale, search.upstream)),
        Header::new(td_string!(locale, search.downstream)),
        Header::new(td_string!(locale, search.numbers)),
    ];
    let title =
        if ministry { td_string!(locale, search.cases_ministry) } else { td_string!(locale, shell.engagements) };
    section(locale, "cases", title, headers, hits.iter().map(row).collect())
}

/// What stands beside the cases and is known by a number.
pub(super) fn matters(locale: Locale, hits: &[MatterHit]) -> AnyView {
    let row = |hit: &MatterHit| {
        let (path, kind) = match hit.kind {
            MatterKind::Conformity => ("conformity", td_string!(locale, search.matter_conformity)),
            MatterKind::Disclosure => ("disclosure", td_string!(locale, search.matter_disclosure)),
            MatterKind::Waiver => ("waiver", td_string!(locale, search.matter_waiver)),
            MatterKind::CorrectivePlan => ("corrective-plan", td_string!(locale, search.matter_corrective_plan)),
            MatterKind::Audit => ("audit", td_string!(locale, search.matter_audit)),
            MatterKind::MinistryAudit => ("ministry-audit", td_string!(locale, search.matter_ministry_audit)),
            MatterKind::AuditPlan => ("audit-plan", td_string!(locale, search.matter_audit_plan)),
            MatterKind::RiskAssessment => ("risk-assessment", td_string!(locale, search.matter_risk_assessment)),
            MatterKind::Agreement => ("agreement", td_string!(locale, search.matter_agreement)),
        };
        let (href, number) = (format!("/{path}/{}", hit.id), hit.number.clone());
        vec![view! { <a href=href>{number}</a> }.into_any(), kind.into_any()]
    };
    let headers =
        vec![Header::new(td_string!(locale, engagement.number)).fit(), Header::new(td_string!(locale, search.kind))];
    section(locale, "matters", td_string!(locale, search.matters), headers, hits.iter().map(row).collect())
}

/// Leads to the cases with the company; whoever registers companies finds the others there too.
pub(super) fn companies(locale: Locale, actor: &Actor, hits: &[OrganisationName]) -> AnyView {
    let list = if actor.may(Action::Query, Standing::Ministry) { "/application" } else { "/engagement" };
    let row = |name: &OrganisationName| {
        let href = format!("{list}?q={}", encoded(&name.name));
        let number = name.corporate_number.clone().unwrap_or_else(|| "–".to_owned());
        vec![
            view! { <a href=href>{named(locale, name)}</a> }.into_any(),
            name.kana.clone().into_any(),
            number.into_any(),
        ]
    };
    let headers = vec![
        Header::new(td_string!(locale, search.company)),
        Header::new(td_string!(locale, search.kana)),
        Header::new(td_string!(locale, search.corporate_number)).fit(),
    ];
    section(locale, "companies", td_string!(locale, search.companies), headers, hits.iter().map(row).collect())
}

pub(super) fn people(locale: Locale, hits: &[PersonHit]) -> AnyView {
    let row = |hit: &PersonHit| {
        let name = hit.name.clone();
        let name = if hit.kept {
            let href = format!("/people/{}", hit.membership);
            view! { <a href=href>{name}</a> }.into_any()
        } else {
            name.into_any()
        };
        let cases = hit.cases.iter().map(|(id, number)| {
            let (href, number) = (format!("/engagement/{id}"), number.clone());
            view! { <a href=href>{number}</a>" " }
        });
        let cases = if hit.cases.is_empty() { "–".into_any() } else { cases.collect_view().into_any() };
        let organisation = hit.organisation.as_ref().map(|name| named(locale, name)).unwrap_or_default();
        vec![
            name,
            organisation.into_any(),
            hit.place.clone().into_any(),
            words::roles(locale, &hit.roles).into_any(),
            cases,
        ]
    };
    let headers = vec![
        Header::new(td_string!(locale, search.person)),
        Header::new(td_string!(locale, account.organisation)),
        Header::new(td_string!(locale, account.post)),
        Header::new(td_string!(locale, account.roles)),
        Header::new(td_string!(locale, shell.engagements)),
    ];
    section(locale, "people", td_string!(locale, search.people), headers, hits.iter().map(row).collect())
}

pub(super) fn clauses(locale: Locale, hits: &[ClauseHit]) -> AnyView {
    let said = |texts: &(String, String)| match locale {
        Locale::ja => texts.0.clone(),
        Locale::en if texts.1.is_empty() => texts.0.clone(),
        Locale::en => texts.1.clone(),
    };
    let row = |hit: &ClauseHit| {
        let href = format!("/checklist/{}#q-{}", hit.version, hit.item);
        vec![
            hit.clauses.join(td_string!(locale, ui.comma)).into_any(),
            view! { <a href=href>{said(&hit.question)}</a> }.into_any(),
            said(&hit.title).into_any(),
        ]
    };
    let headers = vec![
        Header::new(td_string!(locale, search.clause)).fit(),
        Header::new(td_string!(locale, search.item)),
        Header::new(td_string!(locale, search.checklist)),
    ];
    section(locale, "clauses", td_string!(locale, search.clauses), headers, hits.iter().map(row).collect())
}

fn named(locale: Locale, name: &OrganisationName) -> String {
    name.in_language(matches!(locale, Locale::ja)).to_owned()
}
