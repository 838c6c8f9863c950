use super::{address, panels, span, state, to_list, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{named, page};
use crate::ui::{Banner, BannerKind, Breadcrumb, ButtonKind, DescriptionList, Fact, LinkButton, PrintHeader, Term};
use crate::visit::locale;
use domain::id::MinistryAuditId;
use domain::ministry_audit::MinistryAuditStatus as S;
use domain::ministry_audit::MinistryAuditStep as T;
use domain::ministry_audit::view::MinistryAuditDetail;
use leptos::prelude::*;

/// `/ministry-audit/{id}`, for both sides.
#[component]
pub fn MinistryAuditPage() -> impl IntoView {
    let id = named::<MinistryAuditId>("id");
    page(
        td_string!(locale(), ministry_audit.title),
        |visit| async move { service::ministry_audit::detail(&visit.ctx, id?).await },
        |seen, detail| draw(seen.locale, &detail),
    )
}

fn draw(locale: Locale, detail: &MinistryAuditDetail) -> AnyView {
    let title = td_string!(locale, ministry_audit.title);
    let line = &detail.row.line;
    let now = words::now(locale, line.status).map(|text| view! { <Banner kind=BannerKind::Info title=text/> });
    let proposed = detail.proposal.as_ref().map(|_| {
        view! { <Banner kind=BannerKind::Warning title=td_string!(locale, ministry_audit.proposal_waits)/> }
    });
    view! {
        <PrintHeader title=title reference=line.number.clone()/>
        <Breadcrumb links=vec![to_list(locale)] here=line.number.clone()/>
        <p class="reference">{line.number.clone()}</p>
        <div class="page-head">
            <h1><Term ja="防衛省による監査" en=title/></h1>
            {state(locale, line.status)}
        </div>
        {now}
        {proposed}
        <div class="with-aside">
            <div class="stack">
                {doing(locale, detail)}
                {panels::findings(locale, detail)}
                {panels::questions(locale, detail)}
                {panels::history(locale, detail)}
            </div>
            {aside(locale, detail)}
        </div>
    }
    .into_any()
}

/// What this reader can do now.
fn doing(locale: Locale, detail: &MinistryAuditDetail) -> Option<AnyView> {
    let line = &detail.row.line;
    let at = address(line.id);
    let here = |path: &str| format!("{at}/{path}");
    let can = |step| detail.can(step);
    let visited = !matches!(line.status, S::Requested | S::Accepted | S::CalledOff);
    let prepares = !detail.ministry && !matches!(line.status, S::Requested | S::CalledOff);
    let ways = [
        (can(T::Accept), here("accept"), td_string!(locale, ministry_audit.accept), ButtonKind::Solid),
        (can(T::TakeDays), here("take-days"), td_string!(locale, ministry_audit.days_take), ButtonKind::Solid),
        (can(T::KeepDays), here("keep-days"), td_string!(locale, ministry_audit.days_keep), ButtonKind::Outline),
        (prepares, here("prepare"), td_string!(locale, ministry_audit.preparation), ButtonKind::Outline),
        (visited, here("visit"), td_string!(locale, ministry_audit.visit), ButtonKind::Outline),
        (can(T::Report), here("finding"), td_string!(locale, ministry_audit.put), ButtonKind::Outline),
        (can(T::Report), here("report"), td_string!(locale, ministry_audit.report), ButtonKind::Solid),
        (can(T::Answer), here("answer"), td_string!(locale, ministry_audit.answer), ButtonKind::Solid),
        (can(T::Close), here("close"), td_string!(locale, ministry_audit.close), ButtonKind::Solid),
        (can(T::Ask), here("ask"), td_string!(locale, ministry_audit.ask), ButtonKind::Outline),
        (can(T::ProposeDays), here("days"), td_string!(locale, ministry_audit.days_propose), ButtonKind::Text),
        (can(T::CallOff), here("call-off"), td_string!(locale, ministry_audit.call_off), ButtonKind::Text),
    ];
    let ways = ways
        .into_iter()
        .filter(|(may, ..)| *may)
        .map(|(_, href, text, kind)| view! { <LinkButton href=href kind=kind>{text}</LinkButton> }.into_any());
    let ways: Vec<AnyView> = ways.collect();
    (!ways.is_empty()).then(|| {
        view! {
            <section class="panel stack no-print" aria-labelledby="doing">
                <h2 id="doing">{td_string!(locale, ministry_audit.to_do)}</h2>
                <div class="button-row">{ways}</div>
            </section>
        }
        .into_any()
    })
}

fn aside(locale: Locale, detail: &MinistryAuditDetail) -> impl IntoView + use<> {
    let (row, line) = (&detail.row, &detail.row.line);
    let japanese = matches!(locale, Locale::ja);
    let coming: Vec<String> = detail.auditors.iter().map(|who| format!("{}（{}）", who.name, who.post)).collect();
    let mut facts = vec![
        Fact::new(td_string!(locale, ministry_audit.company), row.company.in_language(japanese).to_owned()),
        Fact::new(td_string!(locale, ministry_audit.ministry), row.ministry.in_language(japanese).to_owned()),
        Fact::new(td_string!(locale, ministry_audit.contract), line.contract.clone()),
        Fact::typed(td_string!(locale, ministry_audit.request_number), line.request_number.clone()),
        Fact::new(td_string!(locale, ministry_audit.requested_on), day::day(locale, line.requested_on)),
        Fact::new(td_string!(locale, ministry_audit.days), span(locale, line.days)),
        Fact::typed(td_string!(locale, ministry_audit.scope), detail.scope.clone()),
        Fact::typed(td_string!(locale, ministry_audit.clauses), detail.clauses.clone()),
        Fact::typed(td_string!(locale, ministry_audit.auditors), coming.join("\n")),
    ];
    if let Some(proposal) = &detail.proposal {
        facts.push(Fact::new(td_string!(locale, ministry_audit.proposal), span(locale, proposal.days)));
        facts.push(Fact::typed(td_string!(locale, ministry_audit.reason), proposal.reason.clone()));
    }
    if let Some(on) = line.answer_on {
        facts.push(Fact::new(td_string!(locale, ministry_audit.answer_on), day::day(locale, on)));
    }
    view! {
        <aside class="stack" aria-label=td_string!(locale, ministry_audit.facts)>
            <DescriptionList facts=facts dense=true/>
        </aside>
    }
}
