use super::{address, panels, step, to_list, words};
use crate::circulation;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{
    self, Banner, BannerKind, Breadcrumb, ButtonKind, DescriptionList, Fact, PrintHeader, StatusChip, Term,
};
use crate::visit::locale;
use domain::audit::AuditStep;
use domain::audit::view::{AuditDetail, Reader};
use domain::id::AuditId;
use domain::permission::Action;
use leptos::prelude::*;

/// `/audit/{id}`.
#[component]
pub fn AuditPage() -> impl IntoView {
    let id = named::<AuditId>("id");
    page(
        td_string!(locale(), audit.title),
        |visit| async move { service::audit::detail(&visit.ctx, id?).await },
        |seen, detail| draw(&seen, &detail),
    )
}

fn draw(seen: &Seen, detail: &AuditDetail) -> AnyView {
    let locale = seen.locale;
    let title = td_string!(locale, audit.title);
    let line = &detail.line;
    let told = detail.circulation.as_ref();
    view! {
        <PrintHeader title=title reference=line.number.clone()/>
        <Breadcrumb links=vec![to_list(locale)] here=line.number.clone()/>
        {Typed::of(seen, "take-out").summary(&[])}
        <p class="reference">{line.number.clone()}</p>
        <div class="page-head">
            <h1><Term ja="セキュリティ監査" en=title/></h1>
            <StatusChip tone=words::tone(line.status) text=words::status(locale, line.status)/>
        </div>
        {banner(locale, detail)}
        {told.and_then(|told| circulation::ask(locale, told))}
        <div class="with-aside">
            <div class="stack">
                {doing(locale, detail)}
                {panels::result(locale, detail)}
                {panels::findings(locale, detail)}
                {told.map(|told| circulation::panel(locale, told))}
                {panels::history(locale, detail)}
            </div>
            {aside(locale, detail)}
        </div>
    }
    .into_any()
}

/// What the state means, and what comes next.
fn banner(locale: Locale, detail: &AuditDetail) -> Option<AnyView> {
    use domain::audit::AuditStatus as S;
    let title = match (detail.line.status, detail.reader) {
        (_, Reader::Told) | (S::Closed | S::CalledOff, _) => return None,
        (S::Ordered, _) => td_string!(locale, audit.now_ordered),
        (S::Running, _) => td_string!(locale, audit.now_running),
        (S::Held, Reader::Unit) => td_string!(locale, audit.now_to_report),
        (S::Held, Reader::Supervisor) => td_string!(locale, audit.now_held),
        (S::Reported, _) if detail.is_improved() => td_string!(locale, audit.now_to_close),
        (S::Reported, _) => td_string!(locale, audit.now_to_improve),
    };
    Some(view! { <Banner kind=BannerKind::Info title=title/> }.into_any())
}

/// What this reader can do now.
fn doing(locale: Locale, detail: &AuditDetail) -> Option<AnyView> {
    let at = address(detail.line.id);
    let told = detail.reader == Reader::Told;
    let raises = detail.line.status.is_written() && detail.may.contains(&Action::LookAtProcedure);
    let reports = detail.can(Action::HoldAudit, AuditStep::Report);
    let tells = detail.result.is_some() && detail.may.contains(&Action::OrderAudit);
    let ways = [
        (reports, "report", td_string!(locale, audit.report), ButtonKind::Solid),
        (tells, "make-known", td_string!(locale, audit.make_known), ButtonKind::Solid),
        (step::closes(detail), "close", td_string!(locale, audit.close), ButtonKind::Outline),
        (!told, "fieldwork", td_string!(locale, audit.fieldwork), ButtonKind::Outline),
        (step::starts(detail), "start", td_string!(locale, audit.start), ButtonKind::Solid),
        (step::finishes(detail), "finish", td_string!(locale, audit.finish), ButtonKind::Outline),
        (raises, "finding", td_string!(locale, audit.raise), ButtonKind::Outline),
        (step::calls_off(detail), "call-off", td_string!(locale, audit.call_off), ButtonKind::Text),
    ];
    ui::doing(&at, td_string!(locale, audit_plan.to_do), None, ways)
}

fn aside(locale: Locale, detail: &AuditDetail) -> impl IntoView + use<> {
    let line = &detail.line;
    let (first, last) = line.window;
    let window = format!("{} – {}", day::day(locale, first), day::day(locale, last));
    let departments = line.departments.join(td_string!(locale, ui.comma));
    let year = td_string!(locale, audit_plan.in_year, year = line.fiscal_year).to_string();
    let plan = format!("/audit-plan/{}", detail.plan.0);
    let number = detail.plan.1.clone();
    // Whoever was told of the result knows of nothing else.
    let plan = if detail.reader == Reader::Told {
        Fact::new(td_string!(locale, audit_plan.title), number)
    } else {
        Fact::new(td_string!(locale, audit_plan.title), view! { <a href=plan>{number}</a> })
    };
    let mut facts = vec![
        plan,
        Fact::new(td_string!(locale, audit_plan.fiscal_year), year),
        Fact::typed(td_string!(locale, audit_plan.departments), departments),
        Fact::new(td_string!(locale, audit.window), window),
    ];
    if let Some(on) = line.held_on {
        facts.push(Fact::new(td_string!(locale, audit.held_on), day::day(locale, on)));
        let next = day::day(locale, domain::audit::next_by(on));
        facts.push(Fact::new(td_string!(locale, audit.next_by), next));
    }
    let digests = [
        (td_string!(locale, audit.plan_digest), Some(detail.plan_digest.clone())),
        (td_string!(locale, audit.result_digest), detail.result.as_ref().map(|(_, digest)| digest.clone())),
    ];
    for (term, digest) in digests {
        if let Some(digest) = digest {
            facts.push(Fact::new(term, view! { <code class="digest">{digest}</code> }));
        }
    }
    view! {
        <aside class="stack" aria-label=td_string!(locale, audit_plan.facts)>
            <DescriptionList facts=facts dense=true/>
        </aside>
    }
}
