use super::{address, of_finding, to_list, words};
use crate::day;
use crate::evidence::files::list;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{
    self, Banner, BannerKind, Breadcrumb, ButtonKind, DescriptionList, Event, Fact, PrintHeader, StatusChip, Term,
    Timeline,
};
use crate::visit::locale;
use crate::words::role;
use domain::audit::finding::FindingStep;
use domain::audit::view::{FindingDetail, FindingEvent};
use domain::id::FindingId;
use leptos::prelude::*;

/// The way back from a finding, for whoever may see its audit.
pub(super) fn links(locale: Locale, finding: &FindingDetail) -> Vec<(String, String)> {
    if finding.sees_audit {
        vec![to_list(locale), (address(finding.audit.0), finding.audit.1.clone())]
    } else {
        vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())]
    }
}

/// Number of the audit and of the finding.
pub(super) fn number(locale: Locale, finding: &FindingDetail) -> String {
    let number = td_string!(locale, audit.number_of_finding, number = finding.line.number).to_string();
    format!("{} {number}", finding.audit.1)
}

/// `/audit-finding/{id}`.
#[component]
pub fn FindingPage() -> impl IntoView {
    let id = named::<FindingId>("id");
    page(
        td_string!(locale(), audit.finding),
        |visit| async move { service::audit::finding(&visit.ctx, id?).await },
        |seen, finding| draw(&seen, &finding),
    )
}

fn draw(seen: &Seen, finding: &FindingDetail) -> AnyView {
    let locale = seen.locale;
    let (title, number) = (td_string!(locale, audit.finding), number(locale, finding));
    let line = &finding.line;
    let late = finding.is_late().then(|| {
        view! { <Banner kind=BannerKind::Warning title=td_string!(locale, audit.late)/> }
    });
    let events: Vec<Event> = finding.events.iter().map(|event| self::event(locale, event)).collect();
    view! {
        <PrintHeader title=title reference=number.clone()/>
        <Breadcrumb links=links(locale, finding) here=number.clone()/>
        <p class="reference">{number}</p>
        <div class="page-head">
            <h1><Term ja="指摘" en=title/></h1>
            <StatusChip tone=words::finding_tone(line.status) text=words::finding(locale, line.status)/>
        </div>
        {late}
        <div class="stack narrow">
            {doing(locale, finding)}
            <DescriptionList facts=facts(locale, finding)/>
            {(!finding.files.is_empty()).then(|| view! {
                <h2>{td_string!(locale, confirmation.evidence)}</h2>
                {list(locale, &finding.files, None)}
            })}
            {(!events.is_empty()).then(|| view! {
                <h2 id="history">{td_string!(locale, application.history)}</h2>
                <Timeline events=events/>
            })}
        </div>
    }
    .into_any()
}

fn doing(locale: Locale, finding: &FindingDetail) -> Option<AnyView> {
    let at = of_finding(finding.line.id);
    let can = |step| finding.can.contains(&step);
    let plan = format!("/corrective-plan/new?origin=finding&of={}", finding.line.id);
    let ways = [
        (can(FindingStep::Decide), "decide", td_string!(locale, audit.decide), ButtonKind::Solid),
        (can(FindingStep::Implement), "implement", td_string!(locale, audit.implement), ButtonKind::Solid),
        (can(FindingStep::Verify), "verify", td_string!(locale, audit.verify), ButtonKind::Solid),
        (can(FindingStep::Consult), "consult", td_string!(locale, audit.consult), ButtonKind::Outline),
        (can(FindingStep::Plan), plan.as_str(), td_string!(locale, audit.plan), ButtonKind::Outline),
    ];
    ui::doing(&at, td_string!(locale, audit_plan.to_do), None, ways)
}

/// What is known of a finding.
pub(super) fn facts(locale: Locale, finding: &FindingDetail) -> Vec<Fact> {
    let line = &finding.line;
    let mut facts = vec![
        Fact::typed(td_string!(locale, audit_plan.clause), line.clause.clone()),
        Fact::typed(td_string!(locale, audit_plan.looked_at), line.department.clone()),
        Fact::typed(td_string!(locale, audit.what), line.what.clone()),
        Fact::new(td_string!(locale, audit.severity), words::severity(locale, line.severity)),
        Fact::typed(td_string!(locale, audit.proposal), line.proposal.clone()),
        Fact::new(td_string!(locale, audit.days), td_string!(locale, audit.in_days, days = line.days).to_string()),
    ];
    if let Some((on, with, minutes)) = &finding.consultation {
        facts.push(Fact::new(td_string!(locale, audit.consulted_on), day::day(locale, *on)));
        facts.push(Fact::typed(td_string!(locale, audit.consulted_with), with.clone()));
        facts.push(Fact::typed(td_string!(locale, audit.minutes), minutes.clone()));
    }
    for (term, text) in [
        (td_string!(locale, audit.measure), &finding.measure),
        (td_string!(locale, audit.owner), &line.owner),
        (td_string!(locale, audit.proof), &finding.proof),
    ] {
        if !text.is_empty() {
            facts.push(Fact::typed(term, text.clone()));
        }
    }
    for (term, on) in
        [(td_string!(locale, audit.due_on), line.due_on), (td_string!(locale, audit.done_on), finding.done_on)]
    {
        if let Some(on) = on {
            facts.push(Fact::new(term, day::day(locale, on)));
        }
    }
    if let Some((id, number)) = &finding.plan {
        let (href, number) = (format!("/corrective-plan/{id}"), number.clone());
        facts.push(Fact::new(td_string!(locale, corrective_plan.title), view! { <a href=href>{number}</a> }));
    }
    facts
}

fn event(locale: Locale, event: &FindingEvent) -> Event {
    let step = words::finding_step(locale, event.step);
    let line = Event::new(step, day::moment(locale, event.at), event.at.to_rfc3339()).by(role(locale, event.role));
    if event.text.is_empty() {
        return line;
    }
    let text = event.text.clone();
    line.body(view! { <p class="as-typed">{text}</p> })
}
