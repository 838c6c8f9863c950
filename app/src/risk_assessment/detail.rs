use super::{address, drawing, panels, plan, step, to_list, words};
use crate::circulation;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{
    self, Banner, BannerKind, Breadcrumb, ButtonKind, DescriptionList, Fact, PrintHeader, StatusChip, Term,
};
use crate::visit::locale;
use domain::id::RiskAssessmentId;
use domain::permission::Action;
use domain::risk_assessment::view::AssessmentDetail;
use domain::risk_assessment::{AssessmentStatus, AssessmentStep};
use domain::risk_method::Factors;
use leptos::prelude::*;

/// `/risk-assessment/{id}`.
#[component]
pub fn AssessmentPage() -> impl IntoView {
    let id = named::<RiskAssessmentId>("id");
    page(
        td_string!(locale(), risk_assessment.title),
        |visit| async move { service::risk_assessment::detail(&visit.ctx, id?).await },
        |seen, detail| draw(&seen, &detail),
    )
}

fn draw(seen: &Seen, detail: &AssessmentDetail) -> AnyView {
    let locale = seen.locale;
    let title = td_string!(locale, risk_assessment.title);
    let line = &detail.line;
    let told = (!detail.circulation.lines.is_empty() || detail.frozen.is_some())
        .then(|| circulation::panel(locale, &detail.circulation));
    let body = match &detail.frozen {
        Some(frozen) => view! { {panels::document(locale, frozen)} {panels::progress(locale, detail)} }.into_any(),
        None => working(locale, detail),
    };
    view! {
        <PrintHeader title=title reference=line.number.clone()/>
        <Breadcrumb links=vec![to_list(locale)] here=line.number.clone()/>
        <p class="reference">{line.number.clone()}</p>
        <div class="page-head">
            <h1><Term ja="リスク査定" en=title/></h1>
            <StatusChip tone=words::tone(line.status) text=words::status(locale, line.status)/>
        </div>
        {banner(locale, detail)}
        <div class="with-aside">
            <div class="stack">
                {circulation::ask(locale, &detail.circulation)}
                {doing(locale, detail)}
                {body}
                {told}
            </div>
            {aside(locale, detail)}
        </div>
    }
    .into_any()
}

/// What is being judged, before the result is written down.
fn working(locale: Locale, detail: &AssessmentDetail) -> AnyView {
    let (_, method) = &detail.method;
    let steps = |of: fn(&domain::risk_assessment::view::RiskLine) -> Option<Factors>| -> Vec<Factors> {
        detail.risks.iter().filter_map(of).collect()
    };
    let (before, after) = (steps(|risk| risk.factors), steps(|risk| risk.residual));
    view! {
        <h2>{td_string!(locale, risk_assessment.scope)}</h2>
        {panels::scope(locale, &detail.scope)}
        <h2>{td_string!(locale, risk_assessment.risks)}</h2>
        {panels::risks(locale, detail)}
        {(!before.is_empty()).then(|| drawing::maps(locale, method, &before, &after))}
    }
    .into_any()
}

/// What the state means.
fn banner(locale: Locale, detail: &AssessmentDetail) -> Option<AnyView> {
    let (kind, text) = match detail.line.status {
        AssessmentStatus::Assessing if detail.takes_part && detail.risks.is_empty() => {
            (BannerKind::Info, td_string!(locale, risk_assessment.no_risks_yet).to_owned())
        }
        AssessmentStatus::Assessing if detail.open() > 0 => {
            (BannerKind::Info, td_string!(locale, risk_assessment.open_risks, count = detail.open()).to_string())
        }
        AssessmentStatus::Documented => (BannerKind::Warning, td_string!(locale, risk_assessment.not_known).to_owned()),
        AssessmentStatus::Superseded => {
            (BannerKind::Info, td_string!(locale, risk_assessment.superseded_text).to_owned())
        }
        AssessmentStatus::Planned
        | AssessmentStatus::Assessing
        | AssessmentStatus::MadeKnown
        | AssessmentStatus::Cancelled => return None,
    };
    Some(view! { <Banner kind=kind title=text/> }.into_any())
}

fn adds(detail: &AssessmentDetail) -> bool {
    detail.line.status == AssessmentStatus::Assessing && detail.may.contains(&Action::WriteRisk)
}

/// What this reader can do now.
fn doing(locale: Locale, detail: &AssessmentDetail) -> Option<AnyView> {
    let at = address(detail.line.id);
    let edits = plan::edits(detail);
    let tells = detail.can(Action::LeadRisk, AssessmentStep::MakeKnown);
    let first =
        if detail.line.status == AssessmentStatus::Documented { ButtonKind::Solid } else { ButtonKind::Outline };
    let ways = [
        (step::begins(detail), "begin", td_string!(locale, risk_assessment.begin), ButtonKind::Solid),
        (adds(detail), "risk", td_string!(locale, risk.add), ButtonKind::Solid),
        (adds(detail), "workbook", td_string!(locale, list_book.risk_title), ButtonKind::Outline),
        (step::documents(detail), "document", td_string!(locale, risk_assessment.document), ButtonKind::Solid),
        (tells, "make-known", td_string!(locale, risk_assessment.make_known), first),
        (edits, "people", td_string!(locale, risk_assessment.people), ButtonKind::Outline),
        (edits, "edit", td_string!(locale, risk_assessment.edit), ButtonKind::Outline),
        (detail.frozen.is_some(), "compare", td_string!(locale, risk_assessment.compare), ButtonKind::Outline),
        (step::cancels(detail), "cancel", td_string!(locale, risk_assessment.cancel), ButtonKind::Text),
    ];
    ui::doing(&at, td_string!(locale, risk_assessment.to_do), None, ways)
}

fn aside(locale: Locale, detail: &AssessmentDetail) -> impl IntoView + use<> {
    let line = &detail.line;
    let mut facts = vec![Fact::new(td_string!(locale, risk_assessment.trigger), words::trigger(locale, line.trigger))];
    if !line.reason.is_empty() {
        facts.push(Fact::typed(td_string!(locale, risk_assessment.reason), line.reason.clone()));
    }
    facts.push(Fact::new(td_string!(locale, risk_assessment.due_on), day::day(locale, line.due_on)));
    if let Some((_, contract)) = &detail.contract {
        facts.push(Fact::typed(td_string!(locale, risk_assessment.contract), contract.clone()));
    }
    let version = td_string!(locale, risk_assessment.method_version, number = detail.method.0).to_string();
    facts.push(Fact::new(td_string!(locale, risk_assessment.method), version));
    if let Some((id, number)) = &detail.previous {
        let (href, number) = (address(*id), number.clone());
        let link = view! { <a href=href>{number}</a> };
        facts.push(Fact::new(td_string!(locale, risk_assessment.previous), link));
    }
    if !detail.people.is_empty() {
        let people = detail.people.iter().map(|person| {
            let part = words::part(locale, person.part);
            view! { <li>{person.name.clone()} <span class="quiet">{part}</span></li> }
        });
        let people = view! { <ul>{people.collect_view()}</ul> };
        facts.push(Fact::new(td_string!(locale, risk_assessment.people), people));
    }
    if let Some(frozen) = &detail.frozen {
        facts.push(Fact::new(td_string!(locale, risk_assessment.documented_at), day::moment(locale, frozen.at)));
        let digest = frozen.digest.clone();
        let digest = view! { <code class="digest">{digest}</code> };
        facts.push(Fact::new(td_string!(locale, risk_assessment.digest), digest));
    }
    view! {
        <aside class="stack" aria-label=td_string!(locale, risk_assessment.facts)>
            <DescriptionList facts=facts dense=true/>
        </aside>
    }
}
