//! Members, days of the schedule, procedures: each added and changed on a page of its own.

use super::api::{PutDay, PutMember, PutProcedure, RemoveRow};
use super::{address, frame, words};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page, queried};
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Choice, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::audit_plan::RowKind;
use domain::audit_plan::view::{Candidate, RowPage};
use domain::id::AuditPlanId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use uuid::Uuid;

type Labels<const N: usize> = [(&'static str, &'static str); N];
type Fields = fn(&Seen, &RowPage, Option<Uuid>) -> AnyView;

/// A page of one kind of row: `row` of the address names the one that is changed, none a new one.
fn of_kind(title: &'static str, kind: RowKind, fields: Fields) -> impl IntoView {
    let id = named::<AuditPlanId>("id");
    let row = queried("row");
    let key = row.parse::<Uuid>().ok();
    page(
        title,
        move |visit| async move {
            if !row.is_empty() && key.is_none() {
                return Err(Refusal::NotFound.into());
            }
            service::audit_plan::page(&visit.ctx, id?, kind, key).await
        },
        move |seen, page| {
            let body = fields(&seen, &page, key);
            let remove = key.map(|key| remove(seen.locale, &page, kind, key));
            frame(&seen, title, &page.plan, view! { <div class="stack narrow">{body} {remove}</div> }.into_any())
        },
    )
}

fn keys(page: &RowPage, row: Option<Uuid>) -> impl IntoView + use<> {
    let revision = row.and_then(|row| page.plan.row(row)).map_or(0, |row| row.revision);
    let (id, row) = (page.plan.line.id.to_string(), row.map(|row| row.to_string()).unwrap_or_default());
    view! {
        <Hidden name="id" value=id/>
        <Hidden name="row" value=row/>
        <Hidden name="revision" value=revision.to_string()/>
    }
}

fn buttons(locale: Locale, page: &RowPage) -> impl IntoView + use<> {
    let back = address(page.plan.line.id);
    view! {
        <div class="button-row">
            <Button>{td_string!(locale, audit_plan.save)}</Button>
            <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, audit_plan.back)}</LinkButton>
        </div>
    }
}

fn remove(locale: Locale, page: &RowPage, kind: RowKind, row: Uuid) -> AnyView {
    let keys = keys(page, Some(row));
    view! {
        <PostForm action=RemoveRow::PATH>
            {keys}
            <Hidden name="kind" value=kind.code()/>
            <Button kind=ButtonKind::Danger>{td_string!(locale, audit_plan.remove)}</Button>
        </PostForm>
    }
    .into_any()
}

/// `/audit-plan/{id}/member`.
#[component]
pub fn MemberPage() -> impl IntoView {
    of_kind(td_string!(locale(), audit_plan.member), RowKind::Member, member)
}

fn member_labels(locale: Locale) -> Labels<5> {
    [
        ("membership", td_string!(locale, audit_plan.name)),
        ("department", td_string!(locale, audit_plan.department)),
        ("post", td_string!(locale, audit_plan.post)),
        ("authority", td_string!(locale, audit_plan.authority)),
        ("handler", td_string!(locale, audit_plan.handler)),
    ]
}

fn member(seen: &Seen, page: &RowPage, row: Option<Uuid>) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "member"));
    let [membership, department, post, authority, handler] = member_labels(locale);
    let stored = page.plan.content.members.iter().find(|member| Some(member.id) == row);
    let said = move |of: fn(&domain::audit_plan::content::FrozenMember) -> &String| {
        stored.map(|member| of(member).clone()).unwrap_or_default()
    };
    let who = match stored {
        Some(member) => {
            let name = member.name.clone();
            view! { <p>{membership.1}{td_string!(locale, work.colon)}<strong class="as-typed">{name}</strong></p> }
                .into_any()
        }
        None => {
            let people = page.candidates.iter().map(|candidate| choice(locale, candidate)).collect();
            let hint = td_string!(locale, audit_plan.name_hint);
            typed.field(membership.0, membership.1).required(true).hint(hint).choose("", people)
        }
    };
    let answers = [("yes", true), ("no", false)].map(|(code, yes)| Choice::new(code, words::handler(locale, yes)));
    let answer = stored.map_or("", |member| if member.handler { "yes" } else { "no" });
    let hint = td_string!(locale, audit_plan.as_registered);
    let fields = view! {
        {keys(page, row)}
        {who}
        {typed.field(department.0, department.1).hint(hint).line(&said(|member| &member.department), 32)}
        {typed.field(post.0, post.1).hint(hint).line(&said(|member| &member.post), 32)}
        {typed.field(authority.0, authority.1).required(true).hint(td_string!(locale, audit_plan.authority_hint)).paragraph(&said(|member| &member.authority), 3)}
        {typed.field(handler.0, handler.1).required(true).hint(td_string!(locale, audit_plan.handler_hint)).pick(answer, answers.to_vec())}
        {buttons(locale, page)}
    };
    view! {
        {typed.summary(&member_labels(locale))}
        <PostForm action=PutMember::PATH class="stack">{fields}</PostForm>
    }
    .into_any()
}

fn choice(locale: Locale, candidate: &Candidate) -> Choice {
    let handler = if candidate.handler { td_string!(locale, role.handler) } else { "" };
    let texts = [candidate.name.as_str(), &candidate.department, &candidate.post, handler];
    let text: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    Choice::new(candidate.id.to_string(), text.join(" / "))
}

/// `/audit-plan/{id}/day`.
#[component]
pub fn DayPage() -> impl IntoView {
    of_kind(td_string!(locale(), audit_plan.day), RowKind::Day, day)
}

fn day(seen: &Seen, page: &RowPage, row: Option<Uuid>) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "day"));
    let labels: Labels<3> = [
        ("title", td_string!(locale, audit_plan.day_title)),
        ("starts_on", td_string!(locale, audit_plan.starts_on)),
        ("ends_on", td_string!(locale, audit_plan.ends_on)),
    ];
    let [title, starts_on, ends_on] = labels;
    let stored = page.plan.content.days.iter().find(|day| Some(day.id) == row);
    let said = stored.map(|day| day.title.clone()).unwrap_or_default();
    let fields = view! {
        {keys(page, row)}
        {typed.field(title.0, title.1).required(true).hint(td_string!(locale, audit_plan.day_hint)).line(&said, 64)}
        {typed.field(starts_on.0, starts_on.1).required(true).day(stored.map(|day| day.starts_on))}
        {typed.field(ends_on.0, ends_on.1).required(false).hint(td_string!(locale, audit_plan.ends_hint)).day(stored.map(|day| day.ends_on))}
        {buttons(locale, page)}
    };
    view! {
        {typed.summary(&labels)}
        <PostForm action=PutDay::PATH class="stack">{fields}</PostForm>
    }
    .into_any()
}

/// `/audit-plan/{id}/procedure`.
#[component]
pub fn ProcedurePage() -> impl IntoView {
    of_kind(td_string!(locale(), audit_plan.procedure), RowKind::Procedure, procedure)
}

fn procedure(seen: &Seen, page: &RowPage, row: Option<Uuid>) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "procedure"));
    let labels: Labels<4> = [
        ("clause", td_string!(locale, audit_plan.clause)),
        ("department", td_string!(locale, audit_plan.looked_at)),
        ("procedure", td_string!(locale, audit_plan.what)),
        ("method", td_string!(locale, audit_plan.method)),
    ];
    let [clause, department, what, method] = labels;
    let stored = page.plan.content.procedures.iter().find(|procedure| Some(procedure.id) == row);
    let said = move |of: fn(&domain::audit_plan::content::FrozenProcedure) -> &String| {
        stored.map(|procedure| of(procedure).clone()).unwrap_or_default()
    };
    let units: Vec<Choice> =
        page.plan.content.departments.iter().map(|unit| Choice::new(unit.clone(), unit.clone())).collect();
    let only = if let [only] = page.plan.content.departments.as_slice() { only.clone() } else { String::new() };
    let chosen = Some(said(|procedure| &procedure.department)).filter(|unit| !unit.is_empty()).unwrap_or(only);
    let fields = view! {
        {keys(page, row)}
        {typed.field(clause.0, clause.1).required(true).hint(td_string!(locale, audit_plan.clause_hint)).line(&said(|procedure| &procedure.clause), 16)}
        {typed.field(department.0, department.1).required(true).hint(td_string!(locale, audit_plan.looked_at_hint)).choose(&chosen, units)}
        {typed.field(what.0, what.1).required(true).paragraph(&said(|procedure| &procedure.procedure), 3)}
        {typed.field(method.0, method.1).required(true).hint(td_string!(locale, audit_plan.method_hint)).paragraph(&said(|procedure| &procedure.method), 3)}
        {buttons(locale, page)}
    };
    view! {
        {typed.summary(&labels)}
        <PostForm action=PutProcedure::PATH class="stack">{fields}</PostForm>
    }
    .into_any()
}
