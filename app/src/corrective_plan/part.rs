//! One measure or milestone: added, changed, recorded by its owner, found done by a second person.

use super::api::{AddPart, ChangePart, Record, RemovePart, Verify};
use super::{address, to_list, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{
    Breadcrumb, Button, ButtonKind, Choice, DescriptionList, Fact, Hidden, LinkButton, PostForm, StatusChip,
};
use crate::visit::locale;
use domain::corrective_plan::PartKind;
use domain::corrective_plan::view::{Owner, PartLine, PartPage as Part};
use domain::id::PlanId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use uuid::Uuid;

fn labels(locale: Locale) -> [(&'static str, &'static str); 8] {
    [
        ("kind", td_string!(locale, corrective_plan.kind)),
        ("title", td_string!(locale, corrective_plan.part_title)),
        ("owner", td_string!(locale, corrective_plan.owner)),
        ("due_on", td_string!(locale, corrective_plan.due_on)),
        ("progress", td_string!(locale, corrective_plan.progress)),
        ("done_on", td_string!(locale, corrective_plan.done_on)),
        ("proof", td_string!(locale, corrective_plan.proof)),
        ("note", td_string!(locale, corrective_plan.not_done_because)),
    ]
}

fn frame(seen: &Seen, title: &'static str, page: &Part, body: AnyView) -> impl IntoView + use<> {
    let links = vec![to_list(seen.locale), (address(page.plan), page.number.clone())];
    view! {
        <Breadcrumb links=links here=title/>
        <p class="reference">{page.number.clone()}</p>
        {body}
    }
}

/// `/corrective-plan/{id}/part`.
#[component]
pub fn NewPartPage() -> impl IntoView {
    let id = named::<PlanId>("id");
    let title = td_string!(locale(), corrective_plan.add);
    page(
        title,
        |visit| async move { service::corrective_plan::new_part(&visit.ctx, id?).await },
        move |seen, page| {
            let (locale, typed) = (seen.locale, Typed::of(&seen, "part"));
            let kinds = PartKind::ALL.iter().map(|kind| Choice::new(kind.code(), words::part(locale, *kind)));
            let kind = typed.field("kind", labels(locale)[0].1).required(true).pick("measure", kinds.collect());
            let fields = said(locale, &typed, &page, None);
            let id = page.plan.to_string();
            let body = view! {
                {typed.summary(&labels(locale))}
                <h1>{title}</h1>
                <PostForm action=AddPart::PATH class="stack narrow">
                    <Hidden name="id" value=id/>
                    {kind}
                    {fields}
                    {buttons(locale, page.plan, td_string!(locale, corrective_plan.add_now))}
                </PostForm>
            };
            frame(&seen, title, &page, body.into_any())
        },
    )
}

/// What it is, who answers for it, until when.
fn said(locale: Locale, typed: &Typed, page: &Part, part: Option<&PartLine>) -> AnyView {
    let [_, title, owner, due_on, ..] = labels(locale);
    let owns = part.is_none_or(|part| part.kind == PartKind::Measure);
    let choice = |(id, name): &Owner| Choice::new(id.to_string(), name.clone());
    let chosen = part.and_then(|part| part.owner).map(|id| id.to_string()).unwrap_or_default();
    let owner = owns.then(|| {
        typed
            .field(owner.0, owner.1)
            .hint(td_string!(locale, corrective_plan.owner_hint))
            .choose(&chosen, page.owners.iter().map(choice).collect())
    });
    let stored = part.map(|part| part.title.clone()).unwrap_or_default();
    view! {
        {typed.field(title.0, title.1).required(true).hint(td_string!(locale, application.no_content)).line(&stored, 64)}
        {owner}
        {typed.field(due_on.0, due_on.1).required(true).hint(td_string!(locale, corrective_plan.due_hint)).day(part.map(|part| part.due_on))}
    }
    .into_any()
}

fn buttons(locale: Locale, plan: PlanId, text: &'static str) -> impl IntoView + use<> {
    view! {
        <div class="button-row">
            <Button>{text}</Button>
            <LinkButton href=address(plan) kind=ButtonKind::Text>{td_string!(locale, corrective_plan.back)}</LinkButton>
        </div>
    }
}

/// `/corrective-part/{id}`.
#[component]
pub fn PartPage() -> impl IntoView {
    let id = named::<PlanId>("id").map(|PlanId(id)| id);
    let title = td_string!(locale(), corrective_plan.part);
    page(
        title,
        |visit| async move { service::corrective_plan::part(&visit.ctx, id?).await },
        move |seen, page| {
            let body = page.part.as_ref().map(|part| draw(&seen, &page, part));
            frame(&seen, title, &page, body.into_any())
        },
    )
}

fn draw(seen: &Seen, page: &Part, part: &PartLine) -> AnyView {
    let locale = seen.locale;
    let forms = ["part", "record", "verify"].map(|form| Typed::of(seen, form).summary(&labels(locale)).into_any());
    let (tone, state) = words::part_state(locale, part);
    let doing = [
        page.records.then(|| record(seen, page.plan, part)),
        page.verifies.then(|| verify(seen, part)),
        page.edits.then(|| edit(seen, page, part)),
    ];
    let back = address(page.plan);
    view! {
        {forms}
        <div class="page-head">
            <h1 class="as-typed">{part.title.clone()}</h1>
            <StatusChip tone=tone text=state/>
        </div>
        <div class="stack narrow">
            <DescriptionList facts=facts(locale, part)/>
            {doing}
            <p><a href=back>{td_string!(locale, corrective_plan.back)}</a></p>
        </div>
    }
    .into_any()
}

fn facts(locale: Locale, part: &PartLine) -> Vec<Fact> {
    let [kind, _, owner, due_on, progress, done_on, proof, note] = labels(locale);
    let mut facts =
        vec![Fact::new(kind.1, words::part(locale, part.kind)), Fact::new(due_on.1, day::day(locale, part.due_on))];
    if let Some(done) = part.done_on {
        facts.push(Fact::new(done_on.1, day::day(locale, done)));
    }
    let texts =
        [(owner.1, &part.owner_name), (progress.1, &part.progress), (proof.1, &part.proof), (note.1, &part.note)];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    facts.extend(texts.map(|(term, text)| Fact::typed(term, text.clone())));
    facts
}

fn hidden((id, revision): (Uuid, i32)) -> impl IntoView {
    view! {
        <Hidden name="id" value=id.to_string()/>
        <Hidden name="revision" value=revision.to_string()/>
    }
}

fn record(seen: &Seen, plan: PlanId, part: &PartLine) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "record"));
    let [.., progress, done_on, proof, _] = labels(locale);
    let measure = part.kind == PartKind::Measure;
    let about = if measure {
        td_string!(locale, corrective_plan.record_about)
    } else {
        td_string!(locale, corrective_plan.reached_about)
    };
    let proof = measure.then(|| {
        typed.field(proof.0, proof.1).hint(td_string!(locale, corrective_plan.proof_hint)).paragraph(&part.proof, 3)
    });
    let keys = (part.id, part.revision);
    let fields = view! {
        {typed.field(progress.0, progress.1).required(false).hint(td_string!(locale, application.no_content)).paragraph(&part.progress, 3)}
        {typed.field(done_on.0, done_on.1).required(false).hint(td_string!(locale, corrective_plan.done_hint)).day(part.done_on)}
    };
    view! {
        <section class="panel stack" aria-labelledby="recording">
            <h2 id="recording">{td_string!(locale, corrective_plan.record)}</h2>
            <p>{about}</p>
            <PostForm action=Record::PATH class="stack">
                {hidden(keys)}
                {fields}
                {proof}
                {buttons(locale, plan, td_string!(locale, corrective_plan.record_now))}
            </PostForm>
        </section>
    }
    .into_any()
}

fn verify(seen: &Seen, part: &PartLine) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "verify"));
    let [.., note] = labels(locale);
    let keys = (part.id, part.revision);
    view! {
        <section class="panel stack" aria-labelledby="verifying">
            <h2 id="verifying">{td_string!(locale, corrective_plan.verify)}</h2>
            <p>{td_string!(locale, corrective_plan.verify_about)}</p>
            <PostForm action=Verify::PATH class="stack">
                {hidden(keys)}
                {typed.field(note.0, note.1).hint(td_string!(locale, corrective_plan.not_done_hint)).paragraph("", 3)}
                <div class="button-row">
                    <Button name="right" value="true">{td_string!(locale, corrective_plan.found_done)}</Button>
                    <Button name="right" value="false" kind=ButtonKind::Outline>{td_string!(locale, corrective_plan.found_open)}</Button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn edit(seen: &Seen, page: &Part, part: &PartLine) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "part"));
    let fields = said(locale, &typed, page, Some(part));
    let (keys, plan) = ((part.id, part.revision), page.plan);
    view! {
        <section class="panel stack" aria-labelledby="changing">
            <h2 id="changing">{td_string!(locale, corrective_plan.change)}</h2>
            <PostForm action=ChangePart::PATH class="stack">
                {hidden(keys)}
                {fields}
                {buttons(locale, plan, td_string!(locale, corrective_plan.save))}
            </PostForm>
            <PostForm action=RemovePart::PATH>
                {hidden(keys)}
                <p class="quiet">{td_string!(locale, corrective_plan.remove_about)}</p>
                <Button kind=ButtonKind::Danger>{td_string!(locale, corrective_plan.remove)}</Button>
            </PostForm>
        </section>
    }
    .into_any()
}
