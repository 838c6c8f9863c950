//! What a plan says, to be read; each row with what can still be done with it.

use super::api::KeepRow;
use super::{address, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{
    Button, ButtonKind, DataTable, DescriptionList, Event, Fact, Header, Hidden, PostForm, StatusChip, Timeline, Tone,
};
use crate::words::role;
use domain::audit_plan::RowKind;
use domain::audit_plan::content::AuditPlanContent;
use domain::audit_plan::view::{AuditPlanDetail, AuditPlanEvent};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use uuid::Uuid;

/// The facts.
pub(super) fn facts(locale: Locale, content: &AuditPlanContent) -> Vec<Fact> {
    let year = td_string!(locale, audit_plan.in_year, year = content.fiscal_year).to_string();
    let mut facts = vec![
        Fact::new(td_string!(locale, audit_plan.fiscal_year), year),
        Fact::new(td_string!(locale, audit_plan.trigger), words::trigger(locale, content.trigger)),
    ];
    let departments = content.departments.join(td_string!(locale, ui.comma));
    for (term, text) in [
        (td_string!(locale, audit_plan.trigger_reason), &content.trigger_reason),
        (td_string!(locale, audit_plan.departments), &departments),
        (td_string!(locale, audit_plan.contract), &content.contract),
    ] {
        if !text.is_empty() {
            facts.push(Fact::typed(term, text.clone()));
        }
    }
    facts
}

/// What can be done with a row: while the plan is being written, the way to its page; of one taken over, that it still holds.
fn row_state(locale: Locale, kind: RowKind, id: Uuid, editing: Option<&AuditPlanDetail>) -> AnyView {
    let Some((plan, row)) = editing.and_then(|plan| Some((plan.line.id, plan.row(id)?))) else {
        return ().into_any();
    };
    let href = format!("{}/{}?row={id}", address(plan), kind.code());
    let kept = row.carried.then(|| {
        view! {
            <StatusChip tone=Tone::Caution text=td_string!(locale, audit_plan.not_looked_at)/>
            <PostForm action=KeepRow::PATH>
                <Hidden name="id" value=plan.to_string()/>
                <Hidden name="kind" value=kind.code()/>
                <Hidden name="row" value=id.to_string()/>
                <Hidden name="revision" value=row.revision.to_string()/>
                <Button kind=ButtonKind::Outline>{td_string!(locale, audit_plan.still_holds)}</Button>
            </PostForm>
        }
    });
    view! { <div class="stack no-print">{kept}<a href=href>{td_string!(locale, audit_plan.change)}</a></div> }
        .into_any()
}

fn typed(text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <span class="as-typed">{text}</span> }.into_any()
}

fn table(
    heading: &'static str,
    mut headers: Vec<Header>,
    mut rows: Vec<Vec<AnyView>>,
    (empty, changing): (&'static str, Option<&'static str>),
) -> AnyView {
    match changing {
        Some(text) => headers.push(Header::new(text)),
        None => rows.iter_mut().for_each(|row| drop(row.pop())),
    }
    view! {
        <h2>{heading}</h2>
        <DataTable caption=heading caption_hidden=true headers=headers rows=rows empty=empty/>
    }
    .into_any()
}

fn changing(locale: Locale, editing: Option<&AuditPlanDetail>) -> Option<&'static str> {
    editing.map(|_| td_string!(locale, audit_plan.to_do))
}

/// Who takes part (13-1-2-ア).
pub(super) fn members(locale: Locale, content: &AuditPlanContent, editing: Option<&AuditPlanDetail>) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, audit_plan.name)),
        Header::new(td_string!(locale, audit_plan.department)),
        Header::new(td_string!(locale, audit_plan.post)),
        Header::new(td_string!(locale, audit_plan.authority)),
        Header::new(td_string!(locale, audit_plan.handler)).fit(),
    ];
    let row = |member: &domain::audit_plan::content::FrozenMember| {
        vec![
            typed(&member.name),
            typed(&member.department),
            typed(&member.post),
            typed(&member.authority),
            words::handler(locale, member.handler).into_any(),
            row_state(locale, RowKind::Member, member.id, editing),
        ]
    };
    let rows = content.members.iter().map(row).collect();
    let words = (td_string!(locale, audit_plan.no_members), changing(locale, editing));
    table(td_string!(locale, audit_plan.members), headers, rows, words)
}

/// When (13-1-2-イ).
pub(super) fn days(locale: Locale, content: &AuditPlanContent, editing: Option<&AuditPlanDetail>) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, audit_plan.day_title)),
        Header::new(td_string!(locale, audit_plan.starts_on)).fit(),
        Header::new(td_string!(locale, audit_plan.ends_on)).fit(),
    ];
    let row = |line: &domain::audit_plan::content::FrozenDay| {
        vec![
            typed(&line.title),
            day::day(locale, line.starts_on).into_any(),
            day::day(locale, line.ends_on).into_any(),
            row_state(locale, RowKind::Day, line.id, editing),
        ]
    };
    let rows = content.days.iter().map(row).collect();
    let words = (td_string!(locale, audit_plan.no_days), changing(locale, editing));
    table(td_string!(locale, audit_plan.days), headers, rows, words)
}

/// How (13-1-2-ウ).
pub(super) fn procedures(locale: Locale, content: &AuditPlanContent, editing: Option<&AuditPlanDetail>) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, audit_plan.clause)).fit(),
        Header::new(td_string!(locale, audit_plan.looked_at)),
        Header::new(td_string!(locale, audit_plan.what)),
        Header::new(td_string!(locale, audit_plan.method)),
    ];
    let row = |line: &domain::audit_plan::content::FrozenProcedure| {
        vec![
            typed(&line.clause),
            typed(&line.department),
            typed(&line.procedure),
            typed(&line.method),
            row_state(locale, RowKind::Procedure, line.id, editing),
        ]
    };
    let rows = content.procedures.iter().map(row).collect();
    let words = (td_string!(locale, audit_plan.no_procedures), changing(locale, editing));
    table(td_string!(locale, audit_plan.procedures), headers, rows, words)
}

/// Everything, for whoever passes it on or approves it.
pub(super) fn whole(locale: Locale, content: &AuditPlanContent) -> AnyView {
    let facts = facts(locale, content);
    view! {
        <DescriptionList facts=facts/>
        {members(locale, content, None)}
        {days(locale, content, None)}
        {procedures(locale, content, None)}
    }
    .into_any()
}

/// Every step, oldest first.
pub(super) fn history(locale: Locale, detail: &AuditPlanDetail) -> Option<AnyView> {
    let events: Vec<Event> = detail.events.iter().map(|event| self::event(locale, event)).collect();
    (!events.is_empty()).then(|| {
        view! {
            <h2 id="history">{td_string!(locale, application.history)}</h2>
            <Timeline events=events/>
        }
        .into_any()
    })
}

fn event(locale: Locale, event: &AuditPlanEvent) -> Event {
    let line = Event::new(words::step(locale, event.step), day::moment(locale, event.at), event.at.to_rfc3339());
    let line = line.by(role(locale, event.role));
    if event.text.is_empty() {
        return line;
    }
    let text = event.text.clone();
    line.body(view! { <p class="as-typed">{text}</p> })
}
