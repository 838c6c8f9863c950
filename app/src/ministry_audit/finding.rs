//! A finding of the ministry by itself, as the company works it off.

use super::api::{Decide, Implement, Verify};
use super::{address, to_list, words};
use crate::corrective_plan;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, Choice, DescriptionList, Fact, Hidden, LinkButton, PostForm,
    PrintHeader, StatusChip, Term,
};
use crate::visit::locale;
use domain::corrective_plan::OriginKind;
use domain::id::MinistryFindingId;
use domain::ministry_audit::finding::MinistryFindingStep as T;
use domain::ministry_audit::view::MinistryFindingDetail;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/ministry-finding/{id}`.
#[component]
pub fn MinistryFindingPage() -> impl IntoView {
    let id = named::<MinistryFindingId>("id");
    page(
        td_string!(locale(), ministry_audit.finding),
        |visit| async move { service::ministry_audit::finding(&visit.ctx, id?).await },
        |seen, finding| draw(&seen, &finding),
    )
}

fn draw(seen: &Seen, finding: &MinistryFindingDetail) -> AnyView {
    let (locale, line) = (seen.locale, &finding.line);
    let title = td_string!(locale, ministry_audit.finding);
    let number = td_string!(locale, ministry_audit.number_of_finding, number = line.number).to_string();
    let number = format!("{} {number}", finding.audit.1);
    let links = if finding.sees_audit {
        vec![to_list(locale), (address(finding.audit.0), finding.audit.1.clone())]
    } else {
        vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())]
    };
    let late = finding.is_late().then(|| {
        view! { <Banner kind=BannerKind::Warning title=td_string!(locale, ministry_audit.late)/> }
    });
    let can = |step: T| finding.can.contains(&step);
    let plan = can(T::Plan).then(|| {
        let href = corrective_plan::beginning(OriginKind::MinistryFinding, line.id.0, "");
        view! {
            <p class="no-print">
                <LinkButton href=href kind=ButtonKind::Outline>{td_string!(locale, ministry_audit.plan)}</LinkButton>
            </p>
        }
    });
    view! {
        <PrintHeader title=title reference=number.clone()/>
        <Breadcrumb links=links here=number.clone()/>
        <p class="reference">{number}</p>
        <div class="page-head">
            <h1><Term ja="防衛省の指摘" en=title/></h1>
            <StatusChip tone=words::finding_tone(line.status) text=words::finding(locale, line.status)/>
        </div>
        {late}
        <div class="stack narrow">
            <DescriptionList facts=facts(locale, finding)/>
            {can(T::Decide).then(|| deciding(seen, finding))}
            {can(T::Implement).then(|| proving(seen, finding))}
            {can(T::Verify).then(|| verifying(seen, finding))}
            {plan}
        </div>
    }
    .into_any()
}

/// What is known of it.
fn facts(locale: Locale, finding: &MinistryFindingDetail) -> Vec<Fact> {
    let line = &finding.line;
    let mut facts = vec![
        Fact::typed(td_string!(locale, ministry_audit.clause), line.clause.clone()),
        Fact::typed(td_string!(locale, ministry_audit.found_what), line.what.clone()),
    ];
    for (term, text) in [
        (td_string!(locale, ministry_audit.measure), &line.measure),
        (td_string!(locale, ministry_audit.owner), &line.owner),
        (td_string!(locale, ministry_audit.proof), &line.proof),
        (td_string!(locale, ministry_audit.rejected), &finding.rejected),
    ] {
        if !text.is_empty() {
            facts.push(Fact::typed(term, text.clone()));
        }
    }
    for (term, on) in [
        (td_string!(locale, ministry_audit.due_on), line.due_on),
        (td_string!(locale, ministry_audit.done_on), line.done_on),
        (td_string!(locale, ministry_audit.answer_on), finding.answer_on),
    ] {
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

fn keys(finding: &MinistryFindingDetail) -> AnyView {
    let (id, revision) = (finding.line.id.to_string(), finding.line.revision.to_string());
    view! {
        <Hidden name="id" value=id/>
        <Hidden name="revision" value=revision/>
    }
    .into_any()
}

/// A form with its heading.
fn section(title: &'static str, action: &'static str, fields: AnyView) -> AnyView {
    view! {
        <section class="panel stack no-print">
            <h2>{title}</h2>
            <PostForm action=action class="stack" label=title>{fields}</PostForm>
        </section>
    }
    .into_any()
}

fn deciding(seen: &Seen, finding: &MinistryFindingDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "decide"));
    let labels = [
        ("measure", td_string!(locale, ministry_audit.measure)),
        ("owner", td_string!(locale, ministry_audit.owner)),
        ("due_on", td_string!(locale, ministry_audit.due_on)),
    ];
    let [measure, owner, due] = labels;
    let people = finding.owners.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
    let fields = view! {
        {typed.summary(&labels)}
        {keys(finding)}
        {typed.field(measure.0, measure.1).required(true).paragraph("", 4)}
        {typed.field(owner.0, owner.1).required(true).choose("", people)}
        {typed.field(due.0, due.1).required(true).hint(td_string!(locale, ministry_audit.due_hint)).day(None)}
        <div class="button-row"><Button>{td_string!(locale, ministry_audit.decide_now)}</Button></div>
    };
    section(td_string!(locale, ministry_audit.decide), Decide::PATH, fields.into_any())
}

fn proving(seen: &Seen, finding: &MinistryFindingDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "implement"));
    let labels =
        [("done_on", td_string!(locale, ministry_audit.done_on)), ("proof", td_string!(locale, ministry_audit.proof))];
    let [done, proof] = labels;
    let fields = view! {
        {typed.summary(&labels)}
        {keys(finding)}
        {typed.field(done.0, done.1).required(true).day(Some(finding.today))}
        {typed.field(proof.0, proof.1).required(true).paragraph("", 3)}
        <div class="button-row"><Button>{td_string!(locale, ministry_audit.implement_now)}</Button></div>
    };
    section(td_string!(locale, ministry_audit.implement), Implement::PATH, fields.into_any())
}

/// Done, or not done with the reason.
fn verifying(seen: &Seen, finding: &MinistryFindingDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "verify"));
    let labels = [("reason", td_string!(locale, ministry_audit.not_done_because))];
    let [(field, label)] = labels;
    let yes = view! {
        {keys(finding)}
        <Hidden name="right" value="yes"/>
        <p>{td_string!(locale, ministry_audit.verify_means)}</p>
        <div class="button-row"><Button>{td_string!(locale, ministry_audit.verify_now)}</Button></div>
    };
    let no = view! {
        {typed.summary(&labels)}
        {keys(finding)}
        <Hidden name="right" value="no"/>
        {typed.field(field, label).required(true).paragraph("", 3)}
        <div class="button-row">
            <Button kind=ButtonKind::Outline>{td_string!(locale, ministry_audit.reject_now)}</Button>
        </div>
    };
    view! {
        {section(td_string!(locale, ministry_audit.verify), Verify::PATH, yes.into_any())}
        {section(td_string!(locale, ministry_audit.not_done), Verify::PATH, no.into_any())}
    }
    .into_any()
}
