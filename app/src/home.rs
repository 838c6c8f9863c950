//! The first screen: my work (やること), or the way in.

use crate::deadline;
use crate::i18n::{Locale, td_string};
use crate::notice::Latest;
use crate::page::{Seen, page};
use crate::ui::{ButtonKind, Empty, LinkButton, Segment, StackedBar, Task, TaskList, Tone};
use crate::visit::locale;
use crate::waiver;
use crate::words;
use crate::work::{self, Desk};
use chrono::{DateTime, Utc};
use domain::deadline::{Deadline, DeadlineKind};
use domain::permission::{Action, Actor, Standing};
use domain::waiver::view::WaiverLine;
use domain::work::view::CaseLine;
use leptos::prelude::*;

/// How many running cases are shown; the list has them all.
const RUNNING: usize = 5;

/// My work.
#[component]
pub fn Home() -> impl IntoView {
    page(
        td_string!(locale(), shell.work),
        |visit| async move {
            // The ministry has a queue of its own: nothing of it is loaded here but counts and the first lines.
            let front = service::desk::front(&visit.ctx).await?;
            let cases = if front.is_some() { Vec::new() } else { service::work::cases(&visit.ctx).await? };
            let (asked, approvals) = service::deadline::asked(&visit.ctx).await?;
            let notices = service::notice::list(&visit.ctx).await?;
            let (waivers, disclosures) = if front.is_some() {
                (Vec::new(), Vec::new())
            } else {
                (service::waiver::mine(&visit.ctx).await?, service::disclosure::mine(&visit.ctx).await?)
            };
            let own = (front, cases, asked, approvals, waivers, disclosures);
            Ok((visit.ctx.actor()?.clone(), visit.ctx.now(), own, notices))
        },
        |seen, (actor, now, (front, cases, asked, approvals, waivers, disclosures), notices)| {
            let locale = seen.locale;
            let desk = Desk::of(&actor, now, cases);
            let drafts = actor.may(Action::DraftEngagement, Standing::OwnOrganisation);
            let asked = asked.iter().map(|line| of_asked(locale, now, line));
            let approvals = approvals.iter().map(|line| crate::approval::home_task(locale, now, line));
            let waivers = waivers.iter().map(|line| of_waiver(locale, line));
            let disclosures = disclosures.iter().map(|line| crate::disclosure::home_task(locale, line));
            let asked: Vec<Task> = approvals.chain(asked).chain(waivers).chain(disclosures).collect();
            let cases = if let Some(front) = front {
                crate::desk::front(locale, &front, asked)
            } else if desk.is_empty() && asked.is_empty() {
                view! { <Nothing locale=locale actor=actor/> }.into_any()
            } else {
                view! { <Sections locale=locale actor=actor now=now desk=desk asked=asked/> }.into_any()
            };
            view! {
                <div class="page-head">
                    <h1>{td_string!(locale, shell.work)}</h1>
                    {drafts.then(|| view! { <LinkButton href="/engagement/new">{td_string!(locale, work.new_engagement)}</LinkButton> })}
                </div>
                <Greeting seen=seen/>
                <div class="with-aside">
                    <div class="stack">{cases}</div>
                    <Latest locale=locale notices=notices/>
                </div>
            }
        },
    )
}

/// For whom one acts now, and as what.
#[component]
fn Greeting(seen: Seen) -> impl IntoView {
    let locale = seen.locale;
    seen.visit.signed.map(|signed| {
        let organisation = signed.organisation.in_language(matches!(locale, Locale::ja)).to_owned();
        let roles: Vec<&str> = signed.actor.roles.iter().map(|role| words::role(locale, *role)).collect();
        let roles = roles.join(td_string!(locale, ui.comma));
        view! { <p class="quiet">{organisation}" – "{roles}</p> }
    })
}

/// The desk, section by section.
#[component]
fn Sections(locale: Locale, actor: Actor, now: DateTime<Utc>, desk: Desk, asked: Vec<Task>) -> impl IntoView {
    let counts = counts(locale, &desk);
    let row = move |line: &CaseLine, mine: bool| task(locale, &actor, now, line, mine);
    let rows = |lines: &[CaseLine], mine: bool| lines.iter().map(|line| row(line, mine)).collect::<Vec<_>>();
    let mine: Vec<Task> = asked.into_iter().chain(rows(&desk.mine, true)).collect();
    let (soon, others) = (rows(&desk.soon, false), rows(&desk.others, false));
    let running = rows(desk.running.get(..RUNNING).unwrap_or(&desk.running), false);
    view! {
        {counts}
        <section id="mine" class="stack">
            <h2>{td_string!(locale, work.mine)}</h2>
            {if mine.is_empty() {
                view! { <p class="quiet">{td_string!(locale, work.mine_empty)}</p> }.into_any()
            } else {
                view! { <TaskList tasks=mine/> }.into_any()
            }}
        </section>
        <Section id="soon" title=td_string!(locale, work.soon) tasks=soon/>
        <Section id="others" title=td_string!(locale, work.others) tasks=others/>
        <Section id="running" title=td_string!(locale, work.running) tasks=running/>
        <p><a href="/engagement">{td_string!(locale, work.all_cases)}</a></p>
    }
}

/// A heading and its rows; nothing where there are none.
#[component]
fn Section(id: &'static str, title: &'static str, tasks: Vec<Task>) -> impl IntoView {
    (!tasks.is_empty()).then(|| {
        view! {
            <section id=id class="stack">
                <h2>{title}</h2>
                <TaskList tasks=tasks/>
            </section>
        }
    })
}

/// How many cases are in which section; a single one needs no picture.
fn counts(locale: Locale, desk: &Desk) -> impl IntoView + use<> {
    let parts = [
        (td_string!(locale, work.mine), desk.mine.len(), Tone::Caution, "#mine"),
        (td_string!(locale, work.soon), desk.soon.len(), Tone::Danger, "#soon"),
        (td_string!(locale, work.others), desk.others.len(), Tone::Waiting, "#others"),
        (td_string!(locale, work.running), desk.running.len(), Tone::Success, "#running"),
        (td_string!(locale, work.over), desk.over, Tone::Plain, "/engagement?turn=nobody"),
    ];
    let there = parts.into_iter().filter(|(_, count, ..)| *count > 0);
    let segments: Vec<_> = there.map(|(text, count, tone, href)| Segment::new(text, count, tone).link(href)).collect();
    (segments.len() > 1).then(|| view! { <StackedBar title=td_string!(locale, work.counts) segments=segments/> })
}

/// One case as a row: for the reader's own turn what to do, else whose turn it is.
fn task(locale: Locale, actor: &Actor, now: DateTime<Utc>, line: &CaseLine, mine: bool) -> Task {
    let partner = work::partner(line).in_language(matches!(locale, Locale::ja)).to_owned();
    let about = work::summary(&line.work, 60);
    let due = line.due_on.map(|day| work::due(locale, now, day));
    let by = due.as_ref().map(|due| td_string!(locale, work.due_by, text = due.text.clone()).to_string());
    let turn = line.turn.filter(|_| !mine).map(|turn| {
        let what = work::task(locale, turn.task);
        td_string!(locale, work.turn_of, who = work::whose(locale, line, turn), what = what).to_string()
    });
    let what = line.turn.filter(|_| mine).map(|turn| work::task(locale, turn.task).to_owned());
    let hint = [Some(line.number.clone()), Some(partner), what.is_some().then(|| about.clone()), turn, by];
    let hint: Vec<String> = hint.into_iter().flatten().collect();
    let (tone, chip) = match due {
        Some(due) if due.tone != Tone::Waiting => (due.tone, due.left),
        Some(_) | None => (work::tone(line.status), words::engagement_status(locale, line.status).to_owned()),
    };
    Task::new(what.unwrap_or(about), tone, chip)
        .link(work::href(actor, line))
        .hint(hint.join(td_string!(locale, work.separator)))
}

/// What waits for the reader beside their cases, as a row.
fn of_asked(locale: Locale, now: DateTime<Utc>, line: &Deadline) -> Task {
    let items = td_string!(locale, delegation.work_hint, count = line.count).to_string();
    let delegated = line.kind == DeadlineKind::Delegated;
    let what = if delegated { td_string!(locale, delegation.work) } else { deadline::kind(locale, line.kind) };
    let items = Some(items).filter(|_| delegated);
    let due = line.due_on.map(|day| work::due(locale, now, day));
    let by = due.as_ref().map(|due| td_string!(locale, work.due_by, text = due.text.clone()).to_string());
    let (tone, left) =
        due.map_or_else(|| (Tone::Active, td_string!(locale, deadline.undated).to_owned()), |due| (due.tone, due.left));
    let hint: Vec<String> = [Some(line.reference.clone()), items, by].into_iter().flatten().collect();
    Task::new(what, tone, left).link(line.path.clone()).hint(hint.join(td_string!(locale, work.separator)))
}

/// A waiver that waits for the reader, as a row.
fn of_waiver(locale: Locale, line: &WaiverLine) -> Task {
    let what = line.turn.map_or("", |turn| work::task(locale, turn.task));
    let hint = [line.number.clone(), line.case.clone(), line.item.clone()].join(td_string!(locale, work.separator));
    Task::new(what, waiver::tone(line.status), waiver::status(locale, line.status))
        .link(format!("/waiver/{}", line.id))
        .hint(hint)
}

/// What to do first, for somebody who has no case yet.
#[component]
fn Nothing(locale: Locale, actor: Actor) -> impl IntoView {
    let own = |action| actor.may(action, Standing::OwnOrganisation);
    let (text, next) = if own(Action::DraftEngagement) {
        (td_string!(locale, work.empty_clerk), Some(("/engagement/new", td_string!(locale, work.new_engagement))))
    } else if own(Action::ManagePeople) {
        (td_string!(locale, work.empty_administrator), Some(("/people", td_string!(locale, shell.people))))
    } else if own(Action::RegisterOrganisation) {
        (td_string!(locale, work.empty_registrar), Some(("/organisation", td_string!(locale, shell.organisations))))
    } else {
        (td_string!(locale, work.empty_other), None)
    };
    view! {
        <Empty text=text>
            {next.map(|(href, text)| view! { <p><LinkButton href=href kind=ButtonKind::Outline>{text}</LinkButton></p> })}
        </Empty>
    }
}
