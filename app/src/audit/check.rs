use super::api::Look;
use super::{address, buttons, frame, words};
use crate::evidence::files::{Place, by_script, list, upload};
use crate::i18n::td_string;
use crate::page::{Seen, named, page, queried};
use crate::typed::Typed;
use crate::ui::{Choice, DescriptionList, Fact, Hidden, PostForm};
use crate::visit::locale;
use domain::audit::view::{CheckLine, Fieldwork};
use domain::audit::{AuditStatus, Outcome};
use domain::evidence::view::EvidenceLine;
use domain::id::AuditId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/audit/{id}/check`: `row` of the address names the procedure.
#[component]
pub fn LookPage() -> impl IntoView {
    let (id, row) = (named::<AuditId>("id"), queried("row"));
    let title = td_string!(locale(), audit.look);
    page(
        title,
        move |visit| async move {
            let work = service::audit::fieldwork(&visit.ctx, id?).await?;
            let writes = work.holds && work.line.status == AuditStatus::Running;
            let check = work.checks.iter().find(|check| check.id.to_string() == row && !check.own_unit).cloned();
            match check {
                Some(check) if writes => Ok((work, check)),
                Some(_) | None => Err(Refusal::NotFound.into()),
            }
        },
        move |seen, (work, check)| {
            let body = draw(&seen, &work, &check);
            frame(&seen, title, &work.line, body)
        },
    )
}

fn draw(seen: &Seen, work: &Fieldwork, check: &CheckLine) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "look"));
    let labels = [
        ("sample", td_string!(locale, audit.sample)),
        ("note", td_string!(locale, audit.note)),
        ("outcome", td_string!(locale, audit.outcome)),
    ];
    let [sample, note, outcome] = labels;
    let facts = vec![
        Fact::typed(td_string!(locale, audit_plan.clause), check.clause.clone()),
        Fact::typed(td_string!(locale, audit_plan.looked_at), check.department.clone()),
        Fact::typed(td_string!(locale, audit_plan.what), check.procedure.clone()),
        Fact::typed(td_string!(locale, audit_plan.method), check.method.clone()),
    ];
    let outcomes = Outcome::ALL.iter().map(|code| Choice::new(code.code(), words::outcome(locale, *code))).collect();
    let back = (format!("{}/fieldwork", address(work.line.id)), td_string!(locale, audit.back_to_fieldwork));
    let fields = view! {
        <Hidden name="id" value=work.line.id.to_string()/>
        <Hidden name="row" value=check.id.to_string()/>
        <Hidden name="revision" value=check.revision.to_string()/>
        {typed.field(sample.0, sample.1).required(false).hint(td_string!(locale, audit.sample_hint)).paragraph(&check.sample, 3)}
        {typed.field(note.0, note.1).required(false).hint(td_string!(locale, audit.note_hint)).paragraph(&check.note, 4)}
        {typed.field(outcome.0, outcome.1).required(true).pick(check.outcome.code(), outcomes)}
        {buttons(td_string!(locale, audit_plan.save), back)}
    };
    let at = address(work.line.id);
    let place =
        Place { action: format!("{at}/check/{}/evidence", check.id), next: format!("{at}/check?row={}", check.id) };
    let files = evidence(seen, &check.files, &place, td_string!(locale, audit.files_of_check));
    view! {
        {typed.summary(&labels)}
        <div class="stack narrow">
            <DescriptionList facts=facts/>
            {files}
            <PostForm action=Look::PATH class="stack">{fields}</PostForm>
        </div>
    }
    .into_any()
}

/// The files of a working paper or of a measure, with the form that adds one.
pub(super) fn evidence(seen: &Seen, files: &[EvidenceLine], place: &Place, hint: &'static str) -> AnyView {
    let locale = seen.locale;
    let error = seen.memory.fault(locale, "evidence", "file");
    view! {
        <section class="stack" aria-labelledby="files">
            <h2 id="files">{td_string!(locale, confirmation.evidence)}</h2>
            {list(locale, files, Some(place))}
            {upload(seen, place, ("file".to_owned(), hint, error))}
            {by_script(locale)}
        </section>
    }
    .into_any()
}
