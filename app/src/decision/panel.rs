use super::api::{Give, GiveBack, TakeBack};
use super::words;
use crate::day;
use crate::difference::marked;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, DescriptionList, Details, Event, Fact, Hidden, PostForm, StatusChip, Timeline};
use chrono::{DateTime, Utc};
use domain::decision::{DraftLine, DraftStatus, DraftStep, Papers};
use domain::desk::Procedure;
use domain::difference;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use uuid::Uuid;

/// A matter as the panel beside it needs it.
pub(crate) struct Matter {
    /// Its procedure.
    pub(crate) procedure: Procedure,
    /// Its key.
    pub(crate) id: Uuid,
    /// Code of its state now.
    pub(crate) status: &'static str,
    /// What was said about it and when.
    pub(crate) said: Vec<(DateTime<Utc>, String)>,
}

/// What was drafted, and what this reader can do with it; nothing where the office never wanted two people here.
pub(crate) fn panel(seen: &Seen, papers: Option<&Papers>, matter: &Matter) -> Option<AnyView> {
    let papers = papers.filter(|papers| papers.four_eyes || !papers.lines.is_empty())?;
    let locale = seen.locale;
    let (tone, text) = words::draft(locale, papers.status);
    let body = match papers.draft() {
        Some(draft) => drafted(seen, papers, draft, matter),
        None => view! { <p>{td_string!(locale, decision.wanted_here)}</p> }.into_any(),
    };
    Some(
        view! {
            <section class="panel stack" data-kind="outline" id="draft" aria-labelledby="draft-title">
                <div class="page-head">
                    <h2 id="draft-title">{td_string!(locale, decision.draft_title)}</h2>
                    <StatusChip tone=tone text=text/>
                </div>
                {body}
            </section>
        }
        .into_any(),
    )
}

fn drafted(seen: &Seen, papers: &Papers, draft: &DraftLine, matter: &Matter) -> AnyView {
    let locale = seen.locale;
    let moved = (papers.status == DraftStatus::Stale).then(|| moved(locale, draft, matter));
    let acts = papers.status.is_open().then(|| {
        if draft.made_by == papers.reader {
            own(locale, papers, matter)
        } else if papers.may_give {
            give(seen, papers, draft, matter)
        } else {
            view! { <p class="quiet">{td_string!(locale, decision.officer_gives)}</p> }.into_any()
        }
    });
    let events = papers.lines.iter().map(|line| event(locale, line)).collect();
    view! {
        {said(locale, papers, draft, matter.procedure)}
        {moved}
        {acts}
        <Timeline events=events/>
    }
    .into_any()
}

/// The words of the draft; beside an earlier one what differs from it.
fn said(locale: Locale, papers: &Papers, draft: &DraftLine, procedure: Procedure) -> AnyView {
    let mut former = papers.lines.iter().filter(|line| line.step == DraftStep::Draft && line.id != draft.id);
    let former = former.next_back();
    let before = |text: fn(&DraftLine) -> &str| former.map(text);
    let now = &draft.words;
    let mut facts = vec![Fact::typed(
        td_string!(locale, application.outcome),
        words::outcome(locale, procedure, &now.outcome).to_owned(),
    )];
    if let Ok(until) = domain::time::parse_day(&now.until) {
        facts.push(Fact::new(td_string!(locale, decision.until), day::day(locale, until)));
    }
    for (term, text, before) in [
        (td_string!(locale, application.conditions), &now.conditions, before(|line| &line.words.conditions)),
        (td_string!(locale, application.reason), &now.reason, before(|line| &line.words.reason)),
        (td_string!(locale, application.answer_number), &now.number, before(|line| &line.words.number)),
    ] {
        let empty = text.is_empty() && before.is_none_or(str::is_empty);
        if !empty {
            facts.push(Fact::new(term, compared(locale, before, text)));
        }
    }
    view! { <DescriptionList facts=facts dense=true/> }.into_any()
}

/// A text, with what differs from what stood there before.
pub(crate) fn compared(locale: Locale, before: Option<&str>, now: &str) -> AnyView {
    let Some(before) = before.filter(|before| *before != now) else {
        return view! { <span class="as-typed">{now.to_owned()}</span> }.into_any();
    };
    let pieces = difference::words(before, now).into_iter();
    let pieces = pieces.map(|piece| marked(locale, piece.mark, piece.text.into_any())).collect_view();
    view! { <span class="as-typed">{pieces}</span> }.into_any()
}

/// What moved since the draft was made.
fn moved(locale: Locale, draft: &DraftLine, matter: &Matter) -> AnyView {
    let (then, now) = (
        words::state(locale, matter.procedure, &draft.pinned.status),
        words::state(locale, matter.procedure, matter.status),
    );
    let since = matter.said.iter().filter(|(at, text)| *at > draft.made_at && !text.is_empty());
    let since = since.map(|(at, text)| {
        let (at, text) = (day::moment(locale, *at), text.clone());
        view! { <li><span class="quiet">{at}</span> <p class="as-typed">{text}</p></li> }
    });
    let since: Vec<_> = since.collect();
    let said = match since.is_empty() {
        true => td_string!(locale, decision.nothing_said).into_any(),
        false => view! { <ul>{since}</ul> }.into_any(),
    };
    let same = td_string!(locale, decision.same_state);
    let states = if then == now { format!("{now}{same}") } else { format!("{then} → {now}") };
    view! {
        <div class="stack">
            <p>{td_string!(locale, decision.moved)}</p>
            <DescriptionList
                facts=vec![
                    Fact::new(td_string!(locale, decision.state_then_now), states),
                    Fact::new(td_string!(locale, decision.said_since), said),
                ]
                dense=true
            />
        </div>
    }
    .into_any()
}

fn keys(matter: &Matter) -> AnyView {
    let (procedure, id) = (matter.procedure.code(), matter.id.to_string());
    view! {
        <Hidden name="procedure" value=procedure/>
        <Hidden name="id" value=id/>
    }
    .into_any()
}

/// Whoever drafted it waits for somebody else, and can take it back.
fn own(locale: Locale, papers: &Papers, matter: &Matter) -> AnyView {
    let waits =
        (papers.status == DraftStatus::Waiting).then(|| view! { <p>{td_string!(locale, decision.somebody_else)}</p> });
    let keys = keys(matter);
    view! {
        {waits}
        <PostForm action=TakeBack::PATH class="no-print">
            {keys}
            <Button kind=ButtonKind::Outline>{td_string!(locale, decision.take_back)}</Button>
        </PostForm>
    }
    .into_any()
}

/// Another person gives it, or sends it back with a note.
fn give(seen: &Seen, papers: &Papers, draft: &DraftLine, matter: &Matter) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "give-back"));
    let label = td_string!(locale, decision.note);
    let open = typed.error("note").is_some() || !typed.value("note", "").is_empty();
    let note = typed.field("note", label).required(true).hint(td_string!(locale, decision.note_hint)).paragraph("", 3);
    let read = draft.id.to_string();
    let (again, given, returned) = (read.clone(), keys(matter), keys(matter));
    let give = (papers.status == DraftStatus::Waiting).then(|| {
        view! {
            <div class="confirm stack">
                <p>{td_string!(locale, decision.give_means)}</p>
                <PostForm action=Give::PATH>
                    {given}
                    <Hidden name="draft" value=read/>
                    <Button>{td_string!(locale, decision.give_now)}</Button>
                </PostForm>
            </div>
        }
    });
    view! {
        <div class="stack no-print">
            {give}
            <Details summary=td_string!(locale, decision.give_back) open=open>
                <PostForm action=GiveBack::PATH class="stack">
                    {returned}
                    <Hidden name="draft" value=again/>
                    {note}
                    <Button kind=ButtonKind::Outline>{td_string!(locale, decision.give_back_now)}</Button>
                </PostForm>
            </Details>
        </div>
    }
    .into_any()
}

fn event(locale: Locale, line: &DraftLine) -> Event {
    let at = (day::moment(locale, line.made_at), line.made_at.to_rfc3339());
    let event = Event::new(words::step(locale, line.step), at.0, at.1).by(line.name.clone());
    if line.note.is_empty() {
        return event;
    }
    let note = line.note.clone();
    event.body(view! { <p class="as-typed">{note}</p> })
}
