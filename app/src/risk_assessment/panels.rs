//! The risks as they are being judged, the result as it was frozen, and what was done since.

use super::{drawing, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::risk::{self, accepted, gap, link_kind, treatment};
use crate::risk_method::{level, steps};
use crate::ui::{DataTable, DescriptionList, Fact, Header};
use domain::risk_assessment::ScopePart;
use domain::risk_assessment::document::{FrozenRisk, RiskDocument};
use domain::risk_assessment::view::{AssessmentDetail, Frozen, RiskLine};
use domain::risk_method::{Factors, Method};
use leptos::prelude::*;

/// What is covered, or why nothing of a kind is (12-5).
pub(super) fn scope(locale: Locale, scope: &[ScopePart]) -> AnyView {
    let part = |part: &ScopePart| {
        let text = if part.names.is_empty() {
            td_string!(locale, risk_assessment.none_because, reason = part.reason.clone()).to_string()
        } else {
            part.names.join("\n")
        };
        Fact::typed(words::scope(locale, part.kind), text)
    };
    view! { <DescriptionList facts=scope.iter().map(part).collect()/> }.into_any()
}

fn headers(locale: Locale) -> Vec<Header> {
    vec![
        Header::new(td_string!(locale, risk_assessment.risk)).fit(),
        Header::new(td_string!(locale, risk_assessment.what)),
        Header::new(td_string!(locale, risk_assessment.level_before)).fit(),
        Header::new(td_string!(locale, risk_assessment.treatment)),
        Header::new(td_string!(locale, risk_assessment.level_after)).fit(),
        Header::new(td_string!(locale, risk_assessment.owner_day)),
    ]
}

/// The risks as they are now.
pub(super) fn risks(locale: Locale, detail: &AssessmentDetail) -> AnyView {
    let mut headers = headers(locale);
    headers.push(Header::new(td_string!(locale, risk_assessment.gaps)));
    let rows = detail.risks.iter().map(|risk| row(locale, &detail.method.1, risk)).collect();
    let caption = td_string!(locale, ui.total, count = detail.risks.len()).to_string();
    view! { <DataTable caption=caption headers=headers rows=rows empty=td_string!(locale, risk_assessment.no_risks_yet)/> }
        .into_any()
}

/// Asset, threat, vulnerability, damage, one below the other.
fn what(texts: [&str; 4]) -> AnyView {
    let [asset, rest @ ..] = texts.map(str::to_owned);
    let rest = rest.map(|text| view! { <div class="small as-typed">{text}</div> });
    view! { <strong class="as-typed">{asset}</strong> {rest} }.into_any()
}

fn judged(locale: Locale, method: &Method, factors: Option<Factors>) -> AnyView {
    match factors.and_then(|factors| Some((factors, method.level(factors)?))) {
        Some((factors, found)) => {
            view! { {level(method, found)} <div class="small quiet">{steps(factors)}</div> }.into_any()
        }
        None => view! { <span class="quiet">{td_string!(locale, risk.not_judged)}</span> }.into_any(),
    }
}

fn row(locale: Locale, method: &Method, risk: &RiskLine) -> Vec<AnyView> {
    let (href, number) = (risk::address(risk.id), format!("R{}", risk.number));
    let done = risk.treatment.map(|code| treatment(locale, code)).unwrap_or_default();
    let plan = (!risk.plan.is_empty()).then(|| view! { <div class="small as-typed">{risk.plan.clone()}</div> });
    let due = risk.due_on.map(|due| day::day(locale, due)).unwrap_or_default();
    let gaps: Vec<&str> = risk.gaps().into_iter().map(|code| gap(locale, code)).collect();
    vec![
        view! { <a href=href>{number}</a> }.into_any(),
        what([&risk.asset, &risk.threat, &risk.vulnerability, &risk.damage]),
        judged(locale, method, risk.factors),
        view! { {done} {plan} }.into_any(),
        judged(locale, method, risk.residual),
        view! { {risk.owner_name.clone()} <div class="small">{due}</div> {accepted(locale, risk)} }.into_any(),
        gaps.join(td_string!(locale, ui.comma)).into_any(),
    ]
}

/// The result as it was written down.
pub(super) fn document(locale: Locale, frozen: &Frozen) -> AnyView {
    let document = &frozen.document;
    let rows: Vec<_> = document.risks.iter().map(|risk| frozen_row(locale, &document.method, risk)).collect();
    let caption = td_string!(locale, ui.total, count = rows.len()).to_string();
    let steps = |of: fn(&FrozenRisk) -> Factors| document.risks.iter().map(of).collect::<Vec<_>>();
    let maps = drawing::maps(locale, &document.method, &steps(|risk| risk.factors), &steps(|risk| risk.residual));
    let people = document.people.join(td_string!(locale, ui.comma));
    let facts = vec![
        Fact::typed(td_string!(locale, risk_assessment.conclusion), document.conclusion.clone()),
        Fact::new(td_string!(locale, risk_assessment.counts), counts(locale, document)),
        Fact::new(td_string!(locale, risk_assessment.people_frozen), people),
    ];
    view! {
        <h2>{td_string!(locale, risk_assessment.result)}</h2>
        <DescriptionList facts=facts/>
        <h3>{td_string!(locale, risk_assessment.scope)}</h3>
        {scope(locale, &document.scope)}
        <h3>{td_string!(locale, risk_assessment.risks)}</h3>
        <DataTable caption=caption headers=headers(locale) rows=rows empty=td_string!(locale, risk_assessment.no_risks_yet)/>
        {maps}
    }
    .into_any()
}

/// How many risks are at each level, the highest first.
pub(super) fn counts(locale: Locale, document: &RiskDocument) -> String {
    let counts = document.counts();
    let line = |(words, count): (&String, &usize)| format!("{words} {count}");
    let lines: Vec<String> = document.method.levels.iter().zip(&counts).rev().map(line).collect();
    lines.join(td_string!(locale, ui.comma))
}

fn frozen_row(locale: Locale, method: &Method, risk: &FrozenRisk) -> Vec<AnyView> {
    let links = risk.links.iter().map(|link| {
        let text = format!("{} {} ({})", link_kind(locale, link.kind), link.reference, link.clause);
        view! { <div class="small as-typed">{text}</div> }
    });
    let links = links.collect_view();
    let plan = (!risk.plan.is_empty()).then(|| view! { <div class="small as-typed">{risk.plan.clone()}</div> });
    let measures =
        (!risk.measures.is_empty()).then(|| view! { <div class="small as-typed">{risk.measures.clone()}</div> });
    let due = risk.due_on.map(|due| day::day(locale, due)).unwrap_or_default();
    let accepted = risk.accepted_until.map(|until| {
        let day = day::day(locale, until);
        td_string!(locale, risk.accepted, name = risk.accepted_by.clone(), day = day).to_string()
    });
    let done = treatment(locale, risk.treatment);
    vec![
        format!("R{}", risk.number).into_any(),
        view! { {what([&risk.asset, &risk.threat, &risk.vulnerability, &risk.damage])} {links} }.into_any(),
        view! { {judged(locale, method, Some(risk.factors))} {measures} }.into_any(),
        view! { {done} {plan} }.into_any(),
        judged(locale, method, Some(risk.residual)),
        view! { {risk.owner.clone()} <div class="small">{due}</div> <div class="small">{accepted}</div> }.into_any(),
    ]
}

/// What was done since, for whoever takes part; the frozen result stays as it is.
pub(super) fn progress(locale: Locale, detail: &AssessmentDetail) -> Option<AnyView> {
    let headers = vec![
        Header::new(td_string!(locale, risk_assessment.risk)).fit(),
        Header::new(td_string!(locale, risk_assessment.asset)),
        Header::new(td_string!(locale, risk_assessment.owner_day)),
        Header::new(td_string!(locale, risk.done_on)).fit(),
        Header::new(td_string!(locale, risk.proof)),
    ];
    let row = |risk: &RiskLine| {
        let (href, number) = (risk::address(risk.id), format!("R{}", risk.number));
        let due = risk.due_on.map(|due| day::day(locale, due)).unwrap_or_default();
        let done = match risk.done_on {
            Some(done) => day::day(locale, done),
            None if risk.acceptance.given_at.is_some() => String::new(),
            None => td_string!(locale, risk.not_done).to_owned(),
        };
        let acceptance = if risk.lapsed(detail.today) { risk::lapsed(locale, risk) } else { accepted(locale, risk) };
        vec![
            view! { <a href=href>{number}</a> }.into_any(),
            view! { <span class="as-typed">{risk.asset.clone()}</span> }.into_any(),
            view! { {risk.owner_name.clone()} <div class="small">{due}</div> {acceptance} }.into_any(),
            done.into_any(),
            view! { <span class="as-typed">{risk.proof.clone()}</span> }.into_any(),
        ]
    };
    detail.takes_part.then(|| {
        let rows = detail.risks.iter().map(row).collect();
        let title = td_string!(locale, risk_assessment.progress);
        view! {
            <h2>{title}</h2>
            <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=td_string!(locale, risk_assessment.no_risks_yet)/>
        }
        .into_any()
    })
}
