//! What a plan says, to be read; what was asked, received and done.

use super::api::CheckPaper;
use super::words;
use crate::application::second_person;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Banner, BannerKind, DataTable, DescriptionList, Event, Fact, Header, StatusChip, Timeline};
use crate::work::party;
use domain::corrective_plan::content::FrozenPart;
use domain::corrective_plan::is_late;
use domain::corrective_plan::view::{PartLine, PlanDetail, PlanEvent, ReceiptLine};
use domain::permission::{Action, Standing};
use domain::work::Party;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// That the original limit is over already: said, and nothing more (trap 34).
pub(super) fn late(locale: Locale, detail: &PlanDetail) -> Option<AnyView> {
    let late = detail.line.status.is_editable() && is_late(detail.content.limit_on, detail.today);
    let title = td_string!(locale, corrective_plan.late, day = day::day(locale, detail.content.limit_on));
    late.then(|| view! { <Banner kind=BannerKind::Warning title=title.to_string()/> }.into_any())
}

/// Causes and days.
pub(super) fn content(locale: Locale, detail: &PlanDetail) -> AnyView {
    let content = &detail.content;
    let mut facts = Vec::new();
    if let Some(origin) = detail.line.origin {
        facts.push(Fact::new(td_string!(locale, corrective_plan.origin), words::origin(locale, origin)));
        let reference = match &detail.origin_path {
            Some(path) => {
                let (path, text) = (path.clone(), content.reference.clone());
                view! { <a class="as-typed" href=path>{text}</a> }.into_any()
            }
            None => view! { <span class="as-typed">{content.reference.clone()}</span> }.into_any(),
        };
        facts.push(Fact::new(td_string!(locale, corrective_plan.reference), reference));
    }
    let texts = [
        (td_string!(locale, corrective_plan.clause), &content.clause),
        (td_string!(locale, corrective_plan.shortcoming), &content.shortcoming),
        (td_string!(locale, corrective_plan.delay), &content.delay),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    facts.extend(texts.map(|(term, text)| Fact::typed(term, text.clone())));
    facts.push(Fact::new(td_string!(locale, corrective_plan.limit_on), day::day(locale, content.limit_on)));
    facts.push(Fact::new(td_string!(locale, corrective_plan.ends_on), day::day(locale, content.ends_on)));
    if !content.end.is_empty() {
        facts.push(Fact::typed(td_string!(locale, corrective_plan.end), content.end.clone()));
    }
    view! { <DescriptionList facts=facts/> }.into_any()
}

/// Measures and milestones: as they are for the company, as reported last for everybody else.
pub(super) fn parts(locale: Locale, detail: &PlanDetail) -> AnyView {
    let own = matches!(detail.line.standing, Standing::OwnOrganisation | Standing::Downstream);
    let rows = if own {
        detail.parts.iter().map(|part| row(locale, part)).collect()
    } else {
        detail.content.parts.iter().map(|part| frozen_row(locale, part)).collect()
    };
    table(locale, rows)
}

/// Measures and milestones of a version.
pub(super) fn frozen(locale: Locale, parts: &[FrozenPart]) -> AnyView {
    table(locale, parts.iter().map(|part| frozen_row(locale, part)).collect())
}

fn table(locale: Locale, rows: Vec<Vec<AnyView>>) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, corrective_plan.part_title)),
        Header::new(td_string!(locale, corrective_plan.kind)).fit(),
        Header::new(td_string!(locale, corrective_plan.owner)),
        Header::new(td_string!(locale, corrective_plan.due_on)).fit(),
        Header::new(td_string!(locale, corrective_plan.state)).fit(),
    ];
    let caption = td_string!(locale, corrective_plan.parts);
    view! { <DataTable caption=caption headers=headers rows=rows empty=td_string!(locale, corrective_plan.no_parts)/> }
        .into_any()
}

fn row(locale: Locale, part: &PartLine) -> Vec<AnyView> {
    let (tone, state) = words::part_state(locale, part);
    let href = format!("/corrective-part/{}", part.id);
    vec![
        view! { <a class="as-typed" href=href>{part.title.clone()}</a> }.into_any(),
        words::part(locale, part.kind).into_any(),
        part.owner_name.clone().into_any(),
        day::day(locale, part.due_on).into_any(),
        view! { <StatusChip tone=tone text=state/> }.into_any(),
    ]
}

fn frozen_row(locale: Locale, part: &FrozenPart) -> Vec<AnyView> {
    let done = part.done_on.map(|done| td_string!(locale, corrective_plan.done_by, day = day::day(locale, done)));
    let done = done.map(|text| text.to_string());
    let proof = (!part.proof.is_empty()).then(|| view! { <div class="small as-typed">{part.proof.clone()}</div> });
    vec![
        view! { <span class="as-typed">{part.title.clone()}</span>{proof} }.into_any(),
        words::part(locale, part.kind).into_any(),
        part.owner.clone().into_any(),
        day::day(locale, part.due_on).into_any(),
        done.unwrap_or_default().into_any(),
    ]
}

/// Receipts, with the entry from paper that waits for a second person.
pub(super) fn receipts(locale: Locale, detail: &PlanDetail) -> Option<AnyView> {
    let lines: Vec<AnyView> = detail.receipts.iter().map(|line| receipt(locale, detail, line)).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{td_string!(locale, corrective_plan.receipts)}</h2>
            {lines}
        }
        .into_any()
    })
}

fn receipt(locale: Locale, detail: &PlanDetail, line: &ReceiptLine) -> AnyView {
    let waits = line.on_paper && !line.checked;
    let how = match (line.on_paper, line.checked, line.rejected) {
        (false, ..) => td_string!(locale, application.in_portal),
        (true, _, true) => td_string!(locale, application.on_paper_wrong),
        (true, true, false) => td_string!(locale, application.on_paper_checked),
        (true, false, false) => td_string!(locale, application.on_paper_waits),
    };
    let version = td_string!(locale, corrective_plan.version_number, number = line.version).to_string();
    let mut facts = vec![
        Fact::new(td_string!(locale, corrective_plan.version), version),
        Fact::new(td_string!(locale, corrective_plan.received_on), day::day(locale, line.received_on)),
        Fact::new(td_string!(locale, application.how), how),
    ];
    let texts = [
        (td_string!(locale, corrective_plan.receipt_number), &line.number),
        (td_string!(locale, corrective_plan.receipt_note), &line.note),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    facts.extend(texts.map(|(term, text)| Fact::typed(term, text.clone())));
    let (own, id) = (line.recorded_by == detail.reader, detail.line.id.to_string());
    let ask = || second_person(locale, own, CheckPaper::PATH, id, detail.revision);
    let check = (waits && detail.may.contains(&Action::ReceivePlan)).then(ask);
    view! {
        <section class="panel stack" data-kind="outline">
            <DescriptionList facts=facts dense=true/>
            {check}
        </section>
    }
    .into_any()
}

/// Every step, oldest first.
pub(super) fn history(locale: Locale, detail: &PlanDetail) -> Option<AnyView> {
    let events: Vec<Event> = detail.events.iter().map(|event| self::event(locale, event)).collect();
    (!events.is_empty()).then(|| {
        view! {
            <h2 id="history">{td_string!(locale, application.history)}</h2>
            <Timeline events=events/>
        }
        .into_any()
    })
}

fn event(locale: Locale, event: &PlanEvent) -> Event {
    let who = match event.standing {
        Some(Standing::Ministry) => party(locale, Party::Ministry),
        Some(Standing::OwnOrganisation | Standing::Downstream | Standing::Upstream | Standing::Contributor) => {
            td_string!(locale, corrective_plan.company)
        }
        None => td_string!(locale, waiver.the_portal),
    };
    let line = Event::new(words::step(locale, event.step), day::moment(locale, event.at), event.at.to_rfc3339());
    let line = line.by(who);
    if event.text.is_empty() {
        return line;
    }
    let text = event.text.clone();
    line.body(view! { <p class="as-typed">{text}</p> })
}
