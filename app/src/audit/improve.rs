//! What is done about a finding: consulted, decided, carried out, found done.

use super::api::{Consult, Decide, Implement, Verify};
use super::check::evidence;
use super::finding::{facts, links, number};
use super::{buttons, of_finding};
use crate::evidence::files::Place;
use crate::i18n::td_string;
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, Choice, DescriptionList, Details, Hidden, PostForm};
use crate::visit::locale;
use domain::audit::finding::FindingStep;
use domain::audit::view::FindingDetail;
use domain::id::FindingId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// A page below a finding, for whoever can take the step now; the command asks again.
fn below(title: &'static str, step: FindingStep, form: fn(&Seen, &FindingDetail) -> AnyView) -> impl IntoView {
    let id = named::<FindingId>("id");
    page(
        title,
        move |visit| async move {
            let finding = service::audit::finding(&visit.ctx, id?).await?;
            if finding.can.contains(&step) { Ok(finding) } else { Err(Refusal::NotFound.into()) }
        },
        move |seen, finding| {
            let locale = seen.locale;
            let mut links = links(locale, &finding);
            links.push((of_finding(finding.line.id), number(locale, &finding)));
            let about = facts(locale, &finding);
            let summary = td_string!(locale, audit.about_finding);
            view! {
                <Breadcrumb links=links here=title/>
                <p class="reference">{number(locale, &finding)}</p>
                <h1>{title}</h1>
                <div class="stack narrow">
                    <Details summary=summary><DescriptionList facts=about/></Details>
                    {form(&seen, &finding)}
                </div>
            }
        },
    )
}

fn keys(finding: &FindingDetail) -> AnyView {
    let (id, revision) = (finding.line.id.to_string(), finding.line.revision.to_string());
    view! {
        <Hidden name="id" value=id/>
        <Hidden name="revision" value=revision/>
    }
    .into_any()
}

fn back(seen: &Seen, finding: &FindingDetail) -> (String, &'static str) {
    (of_finding(finding.line.id), td_string!(seen.locale, audit.back_to_finding))
}

/// `/audit-finding/{id}/consult` (13-3-3-a).
#[component]
pub fn ConsultPage() -> impl IntoView {
    below(td_string!(locale(), audit.consult), FindingStep::Consult, |seen, finding| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "consult"));
        let labels = [
            ("consulted_on", td_string!(locale, audit.consulted_on)),
            ("consulted_with", td_string!(locale, audit.consulted_with)),
            ("minutes", td_string!(locale, audit.minutes)),
        ];
        let [on, with, minutes] = labels;
        let fields = view! {
            {keys(finding)}
            {typed.field(on.0, on.1).required(true).day(Some(finding.today))}
            {typed.field(with.0, with.1).required(true).hint(td_string!(locale, audit.consulted_with_hint)).line("", 48)}
            {typed.field(minutes.0, minutes.1).required(true).hint(td_string!(locale, audit.minutes_hint)).paragraph("", 5)}
            {buttons(td_string!(locale, audit_plan.save), back(seen, finding))}
        };
        view! {
            {typed.summary(&labels)}
            <PostForm action=Consult::PATH class="stack">{fields}</PostForm>
        }
        .into_any()
    })
}

/// `/audit-finding/{id}/decide` (13-3-3-a).
#[component]
pub fn DecidePage() -> impl IntoView {
    below(td_string!(locale(), audit.decide), FindingStep::Decide, |seen, finding| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "decide"));
        let labels = [
            ("measure", td_string!(locale, audit.measure)),
            ("owner", td_string!(locale, audit.owner)),
            ("due_on", td_string!(locale, audit.due_on)),
        ];
        let [measure, owner, due] = labels;
        let people = finding.owners.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
        let proposed = finding.today + chrono::Days::new(u64::try_from(finding.line.days).unwrap_or_default());
        let fields = view! {
            {keys(finding)}
            {typed.field(measure.0, measure.1).required(true).paragraph(&finding.line.proposal, 4)}
            {typed.field(owner.0, owner.1).required(true).choose("", people)}
            {typed.field(due.0, due.1).required(true).hint(td_string!(locale, audit.due_hint)).day(Some(proposed))}
            {buttons(td_string!(locale, audit.decide_now), back(seen, finding))}
        };
        view! {
            {typed.summary(&labels)}
            <p>{td_string!(locale, audit.decide_means)}</p>
            <PostForm action=Decide::PATH class="stack">{fields}</PostForm>
        }
        .into_any()
    })
}

/// `/audit-finding/{id}/implement` (13-3-3-b).
#[component]
pub fn ImplementPage() -> impl IntoView {
    below(td_string!(locale(), audit.implement), FindingStep::Implement, |seen, finding| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "implement"));
        let labels = [("done_on", td_string!(locale, audit.done_on)), ("proof", td_string!(locale, audit.proof))];
        let [done, proof] = labels;
        let fields = view! {
            {keys(finding)}
            {typed.field(done.0, done.1).required(true).day(Some(finding.today))}
            {typed.field(proof.0, proof.1).required(true).hint(td_string!(locale, audit.proof_hint)).paragraph("", 3)}
            {buttons(td_string!(locale, audit.implement_now), back(seen, finding))}
        };
        let at = of_finding(finding.line.id);
        let place = Place { action: format!("{at}/evidence"), next: format!("{at}/implement") };
        let files = evidence(seen, &finding.files, &place, td_string!(locale, audit.files_of_finding));
        view! {
            {typed.summary(&labels)}
            {files}
            <PostForm action=Implement::PATH class="stack">{fields}</PostForm>
        }
        .into_any()
    })
}

/// `/audit-finding/{id}/verify`: done, or not done with the reason.
#[component]
pub fn VerifyPage() -> impl IntoView {
    below(td_string!(locale(), audit.verify), FindingStep::Verify, |seen, finding| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "verify"));
        let labels = [("reason", td_string!(locale, audit.not_done_because))];
        let (field, label) = labels[0];
        let fields = view! {
            {keys(finding)}
            <Hidden name="right" value="yes"/>
            {buttons(td_string!(locale, audit.verify_now), back(seen, finding))}
        };
        let refusal = view! {
            {keys(finding)}
            <Hidden name="right" value="no"/>
            {typed.field(field, label).required(true).paragraph("", 3)}
            <Button kind=ButtonKind::Outline>{td_string!(locale, audit.reject_now)}</Button>
        };
        view! {
            {typed.summary(&labels)}
            <p>{td_string!(locale, audit.verify_means)}</p>
            <PostForm action=Verify::PATH class="stack">{fields}</PostForm>
            <section class="panel stack" aria-labelledby="not-done">
                <h2 id="not-done">{td_string!(locale, audit.not_done)}</h2>
                <PostForm action=Verify::PATH class="stack">{refusal}</PostForm>
            </section>
        }
        .into_any()
    })
}
