//! What the supervisor gives for an audit: rights (13-1-3) and information (13-1-4).

use super::api::{Give, Provide};
use super::{address, buttons, frame};
use crate::i18n::td_string;
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{Choice, Hidden, PostForm};
use crate::visit::locale;
use domain::audit::view::{Fieldwork, Reader};
use domain::id::AuditId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn spot(work: &Fieldwork) -> String {
    format!("{}/fieldwork", address(work.line.id))
}

/// A form of the supervisor on a page of its own.
fn given(title: &'static str, fields: fn(&Seen, &Fieldwork) -> AnyView) -> impl IntoView {
    let id = named::<AuditId>("id");
    page(
        title,
        move |visit| async move {
            let work = service::audit::fieldwork(&visit.ctx, id?).await?;
            let gives = work.reader == Reader::Supervisor && work.line.status.is_prepared();
            if gives { Ok(work) } else { Err(Refusal::NotFound.into()) }
        },
        move |seen, work| {
            let body = fields(&seen, &work);
            frame(&seen, title, &work.line, body)
        },
    )
}

/// `/audit/{id}/grant`.
#[component]
pub fn GivePage() -> impl IntoView {
    given(td_string!(locale(), audit.give), |seen, work| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "give"));
        let labels = [
            ("member", td_string!(locale, audit_plan.name)),
            ("scope", td_string!(locale, audit.scope)),
            ("from_on", td_string!(locale, audit.rights_from)),
            ("until_on", td_string!(locale, audit.rights_until)),
        ];
        let [member, scope, from, until] = labels;
        let people = work.members.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
        let (first, last) = work.line.window;
        let back = (spot(work), td_string!(locale, audit.back_to_fieldwork));
        let fields = view! {
            <Hidden name="id" value=work.line.id.to_string()/>
            {typed.field(member.0, member.1).required(true).choose("", people)}
            {typed.field(scope.0, scope.1).required(true).hint(td_string!(locale, audit.scope_hint)).paragraph("", 3)}
            {typed.field(from.0, from.1).required(true).day(Some(first))}
            {typed.field(until.0, until.1).required(true).day(Some(last))}
            {buttons(td_string!(locale, audit.give_now), back)}
        };
        view! {
            {typed.summary(&labels)}
            <div class="stack narrow">
                <p>{td_string!(locale, audit.give_means)}</p>
                <PostForm action=Give::PATH class="stack">{fields}</PostForm>
            </div>
        }
        .into_any()
    })
}

/// `/audit/{id}/information`.
#[component]
pub fn ProvidePage() -> impl IntoView {
    given(td_string!(locale(), audit.provide), |seen, work| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "provide"));
        let labels = [
            ("what", td_string!(locale, audit.provided)),
            ("how", td_string!(locale, audit.how)),
            ("given_on", td_string!(locale, audit.given_on)),
        ];
        let [what, how, given] = labels;
        let back = (spot(work), td_string!(locale, audit.back_to_fieldwork));
        let fields = view! {
            <Hidden name="id" value=work.line.id.to_string()/>
            {typed.field(what.0, what.1).required(true).hint(td_string!(locale, audit.provided_hint)).line("", 64)}
            {typed.field(how.0, how.1).required(true).hint(td_string!(locale, audit.how_hint)).line("", 64)}
            {typed.field(given.0, given.1).required(true).day(Some(work.today))}
            {buttons(td_string!(locale, audit_plan.save), back)}
        };
        view! {
            {typed.summary(&labels)}
            <div class="stack narrow">
                <PostForm action=Provide::PATH class="stack">{fields}</PostForm>
            </div>
        }
        .into_any()
    })
}
