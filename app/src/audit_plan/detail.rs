use super::{address, facts, hand, panels, to_list, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{
    self, Banner, BannerKind, Breadcrumb, ButtonKind, DescriptionList, Fact, PrintHeader, StatusChip, Term,
};
use crate::visit::locale;
use domain::audit_plan::AuditPlanStatus;
use domain::audit_plan::view::AuditPlanDetail;
use domain::id::AuditPlanId;
use domain::permission::Action;
use leptos::prelude::*;

/// `/audit-plan/{id}`.
#[component]
pub fn PlanPage() -> impl IntoView {
    let id = named::<AuditPlanId>("id");
    page(
        td_string!(locale(), audit_plan.title),
        |visit| async move { service::audit_plan::detail(&visit.ctx, id?).await },
        |seen, detail| draw(&seen, &detail),
    )
}

fn draw(seen: &Seen, detail: &AuditPlanDetail) -> AnyView {
    let locale = seen.locale;
    let title = td_string!(locale, audit_plan.title);
    let line = &detail.line;
    let edits = facts::edits(detail);
    // A row that cannot be kept as it is: said above the tables.
    let kept = Typed::of(seen, "keep-row").summary(&[
        ("membership", td_string!(locale, audit_plan.name)),
        ("department", td_string!(locale, audit_plan.looked_at)),
    ]);
    view! {
        <PrintHeader title=title reference=line.number.clone()/>
        <Breadcrumb links=vec![to_list(locale)] here=line.number.clone()/>
        {kept}
        <p class="reference">{line.number.clone()}</p>
        <div class="page-head">
            <h1><Term ja="セキュリティ監査計画" en=title/></h1>
            <StatusChip tone=words::tone(line.status) text=words::status(locale, line.status)/>
        </div>
        {banner(locale, detail)}
        {exception(locale, detail)}
        <div class="with-aside">
            <div class="stack">
                {doing(locale, detail)}
                {panels::members(locale, &detail.content, edits.then_some(detail))}
                {panels::days(locale, &detail.content, edits.then_some(detail))}
                {panels::procedures(locale, &detail.content, edits.then_some(detail))}
                {panels::history(locale, detail)}
            </div>
            {aside(locale, detail)}
        </div>
    }
    .into_any()
}

/// What the state means, and what is missing.
fn banner(locale: Locale, detail: &AuditPlanDetail) -> Option<AnyView> {
    let says = |kind, title: &'static str| Some(view! { <Banner kind=kind title=title/> }.into_any());
    match detail.line.status {
        AuditPlanStatus::Drafted if !detail.lacks.is_empty() => {
            let lacks = detail.lacks.iter().map(|lack| view! { <li>{words::lack(locale, *lack)}</li> });
            let lacks: Vec<_> = lacks.collect();
            let title = td_string!(locale, audit_plan.lacks);
            Some(view! { <Banner kind=BannerKind::Info title=title><ul>{lacks}</ul></Banner> }.into_any())
        }
        AuditPlanStatus::Submitted => says(BannerKind::Info, td_string!(locale, audit_plan.with_supervisor)),
        AuditPlanStatus::Passed => says(BannerKind::Info, td_string!(locale, audit_plan.with_executive)),
        AuditPlanStatus::Approved if !detail.approval_holds() => {
            says(BannerKind::Warning, td_string!(locale, audit_plan.approval_stale))
        }
        AuditPlanStatus::Drafted if !detail.approved_digest.is_empty() => {
            says(BannerKind::Warning, td_string!(locale, audit_plan.approval_fell))
        }
        AuditPlanStatus::Drafted | AuditPlanStatus::Approved | AuditPlanStatus::Cancelled => None,
    }
}

/// Why no handler from outside takes part: whoever passes the plan on and approves it sees it first.
pub(super) fn exception(locale: Locale, detail: &AuditPlanDetail) -> Option<AnyView> {
    let said = detail.content.exception.clone();
    (!said.is_empty()).then(|| {
        let title = td_string!(locale, audit_plan.exception_said);
        view! { <Banner kind=BannerKind::Warning title=title><p class="as-typed">{said}</p></Banner> }.into_any()
    })
}

/// What this reader can do now.
fn doing(locale: Locale, detail: &AuditPlanDetail) -> Option<AnyView> {
    let at = address(detail.line.id);
    let edits = facts::edits(detail);
    let again = detail.may.contains(&Action::DraftAuditPlan) && !edits;
    let next = format!("/audit-plan/new?before={}", detail.line.id);
    let orders = detail.approval_holds() && detail.audit.is_none() && detail.may.contains(&Action::OrderAudit);
    let ways = [
        (orders, "order", td_string!(locale, audit.order), ButtonKind::Solid),
        (hand::approves(detail), "approve", td_string!(locale, audit_plan.approve), ButtonKind::Solid),
        (hand::declines(detail), "decline", td_string!(locale, audit_plan.give_back), ButtonKind::Outline),
        (hand::passes(detail), "pass", td_string!(locale, audit_plan.pass), ButtonKind::Solid),
        (hand::returns(detail), "return", td_string!(locale, audit_plan.give_back), ButtonKind::Outline),
        (hand::submits(detail), "submit", td_string!(locale, audit_plan.submit), ButtonKind::Solid),
        (edits, "member", td_string!(locale, audit_plan.add_member), ButtonKind::Outline),
        (edits, "day", td_string!(locale, audit_plan.add_day), ButtonKind::Outline),
        (edits, "procedure", td_string!(locale, audit_plan.add_procedure), ButtonKind::Outline),
        (edits, "checklist", td_string!(locale, audit_plan.take_over), ButtonKind::Outline),
        (edits, "edit", td_string!(locale, audit_plan.edit), ButtonKind::Outline),
        (hand::takes_back(detail), "take-back", td_string!(locale, audit_plan.take_back), ButtonKind::Outline),
        (hand::reopens(detail), "reopen", td_string!(locale, audit_plan.reopen), ButtonKind::Text),
        (again, next.as_str(), td_string!(locale, audit_plan.next_year), ButtonKind::Text),
        (hand::cancels(detail), "cancel", td_string!(locale, audit_plan.cancel), ButtonKind::Text),
    ];
    ui::doing(&at, td_string!(locale, audit_plan.to_do), None, ways)
}

fn aside(locale: Locale, detail: &AuditPlanDetail) -> impl IntoView + use<> {
    let mut facts = panels::facts(locale, &detail.content);
    if let Some(before) = detail.before {
        let (href, text) = (address(before), td_string!(locale, audit_plan.earlier));
        facts.push(Fact::new(text, view! { <a href=href>{td_string!(locale, audit_plan.look_at_it)}</a> }));
    }
    if let Some((audit, number)) = &detail.audit {
        let (href, number) = (format!("/audit/{audit}"), number.clone());
        facts.push(Fact::new(td_string!(locale, audit.title), view! { <a href=href>{number}</a> }));
    }
    if let Some(at) = detail.line.approved_at {
        facts.push(Fact::new(td_string!(locale, audit_plan.approved_at), day::moment(locale, at)));
        let digest = detail.approved_digest.clone();
        let term = td_string!(locale, audit_plan.digest);
        facts.push(Fact::new(term, view! { <code class="digest">{digest}</code> }));
    }
    view! {
        <aside class="stack" aria-label=td_string!(locale, audit_plan.facts)>
            <DescriptionList facts=facts dense=true/>
        </aside>
    }
}
