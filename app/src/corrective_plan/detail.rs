use super::{address, begin, panels, receive, step, to_list, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{
    self, Banner, BannerKind, Breadcrumb, ButtonKind, DescriptionList, Fact, PrintHeader, StatusChip, Term,
};
use crate::visit::locale;
use domain::corrective_plan::PlanStatus;
use domain::corrective_plan::view::PlanDetail;
use domain::id::PlanId;
use leptos::prelude::*;

/// `/corrective-plan/{id}`.
#[component]
pub fn PlanPage() -> impl IntoView {
    let id = named::<PlanId>("id");
    page(
        td_string!(locale(), corrective_plan.title),
        |visit| async move { service::corrective_plan::detail(&visit.ctx, id?).await },
        |seen, detail| draw(&seen, &detail),
    )
}

fn draw(seen: &Seen, detail: &PlanDetail) -> AnyView {
    let locale = seen.locale;
    let title = td_string!(locale, corrective_plan.title);
    let line = &detail.line;
    view! {
        <PrintHeader title=title reference=line.number.clone()/>
        <Breadcrumb links=vec![to_list(locale)] here=line.number.clone()/>
        <p class="reference">{line.number.clone()}</p>
        <div class="page-head">
            <h1><Term ja="是正計画" en=title/></h1>
            <StatusChip tone=words::tone(line.status) text=words::status(locale, line.status)/>
        </div>
        {banner(locale, detail)}
        {panels::late(locale, detail)}
        <div class="with-aside">
            <div class="stack">
                {doing(locale, detail)}
                <h2>{td_string!(locale, corrective_plan.what_it_says)}</h2>
                {panels::content(locale, detail)}
                <h2>{td_string!(locale, corrective_plan.parts)}</h2>
                {panels::parts(locale, detail)}
                {panels::receipts(locale, detail)}
                {panels::history(locale, detail)}
            </div>
            {aside(locale, detail)}
        </div>
    }
    .into_any()
}

/// What the state means.
fn banner(locale: Locale, detail: &PlanDetail) -> Option<AnyView> {
    let text = match detail.line.status {
        PlanStatus::Drafted if detail.parts.is_empty() => td_string!(locale, corrective_plan.needs_measure),
        PlanStatus::Reported => td_string!(locale, corrective_plan.no_approval),
        PlanStatus::Revising if !detail.reason.is_empty() => td_string!(locale, corrective_plan.revising),
        PlanStatus::Done if !detail.may.is_empty() => td_string!(locale, corrective_plan.is_done),
        PlanStatus::Drafted | PlanStatus::Revising | PlanStatus::Done | PlanStatus::Closed | PlanStatus::Cancelled => {
            return None;
        }
    };
    let reason = (!detail.reason.is_empty()).then(|| {
        let (term, reason) = (td_string!(locale, corrective_plan.reason), detail.reason.clone());
        view! { <DescriptionList facts=vec![Fact::typed(term, reason)]/> }
    });
    Some(view! { <Banner kind=BannerKind::Info title=text/> {reason} }.into_any())
}

/// What this reader can do now.
fn doing(locale: Locale, detail: &PlanDetail) -> Option<AnyView> {
    let at = address(detail.line.id);
    let edits = begin::edits(detail);
    let ways = [
        (step::answers(detail), "answer", td_string!(locale, application.answer_query), ButtonKind::Solid),
        (step::reports(detail), "report", td_string!(locale, corrective_plan.report), ButtonKind::Solid),
        (edits, "part", td_string!(locale, corrective_plan.add), ButtonKind::Outline),
        (edits, "edit", td_string!(locale, corrective_plan.edit), ButtonKind::Outline),
        (step::closes(detail), "close", td_string!(locale, corrective_plan.close), ButtonKind::Solid),
        (step::revises(detail), "revise", td_string!(locale, corrective_plan.revise), ButtonKind::Outline),
        (receive::receives(detail), "receive", td_string!(locale, corrective_plan.receive), ButtonKind::Solid),
        (receive::receives(detail), "paper", td_string!(locale, corrective_plan.paper), ButtonKind::Outline),
        (step::queries(detail), "query", td_string!(locale, corrective_plan.query), ButtonKind::Outline),
        (step::keeps(detail), "keep", td_string!(locale, corrective_plan.keep), ButtonKind::Text),
        (step::cancels(detail), "cancel", td_string!(locale, corrective_plan.cancel), ButtonKind::Text),
    ];
    ui::doing(&at, td_string!(locale, corrective_plan.to_do), None, ways)
}

fn aside(locale: Locale, detail: &PlanDetail) -> impl IntoView + use<> {
    let line = &detail.line;
    let company = line.company.in_language(matches!(locale, Locale::ja)).to_owned();
    let mut facts = vec![Fact::new(td_string!(locale, corrective_plan.company), company)];
    if !detail.contract.0.is_empty() {
        let contract = [detail.contract.0.as_str(), &detail.contract.1].join(" ");
        facts.push(Fact::typed(td_string!(locale, corrective_plan.contract), contract));
    }
    if let Some((id, number)) = &detail.engagement {
        let (href, number) = (format!("/engagement/{id}"), number.clone());
        facts.push(Fact::new(td_string!(locale, waiver.case), view! { <a href=href>{number}</a> }));
    }
    if let Some(at) = line.reported_at {
        facts.push(Fact::new(td_string!(locale, corrective_plan.reported_at), day::moment(locale, at)));
    }
    facts.push(Fact::new(td_string!(locale, corrective_plan.receipt), words::receipt(locale, line)));
    if let Some(digest) = detail.versions.first().map(|version| version.digest.clone()).filter(|said| !said.is_empty())
    {
        let term = td_string!(locale, corrective_plan.digest);
        facts.push(Fact::new(term, view! { <code class="digest">{digest}</code> }));
    }
    let versions = (!detail.versions.is_empty()).then(|| {
        let href = format!("{}/version", address(line.id));
        let text = td_string!(locale, corrective_plan.versions_count, count = detail.versions.len()).to_string();
        view! { <p><a href=href>{text}</a></p> }
    });
    view! {
        <aside class="stack" aria-label=td_string!(locale, corrective_plan.facts)>
            <DescriptionList facts=facts dense=true/>
            {versions}
        </aside>
    }
}
