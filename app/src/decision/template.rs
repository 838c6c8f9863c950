//! The office's templates: the list, and the pages that write, change and remove one.

use super::api::{EditTemplate, RemoveTemplate, WriteTemplate};
use super::words;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{
    Breadcrumb, Button, ButtonKind, Choice, DataTable, DescriptionList, Fact, Header, Hidden, LinkButton, PostForm,
};
use crate::visit::locale;
use domain::decision::template::{Purpose, TemplateLine};
use domain::desk::Procedure;
use domain::id::TemplateId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

const LIST: &str = "/desk/template";

fn to_list(locale: Locale) -> (String, String) {
    (LIST.to_owned(), td_string!(locale, decision.templates).to_owned())
}

/// `/desk/template`.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    page(
        td_string!(locale(), decision.templates),
        |visit| async move { service::decision::templates(&visit.ctx).await },
        |seen, (lines, keeps)| {
            let locale = seen.locale;
            let title = td_string!(locale, decision.templates);
            let new = keeps.then(|| {
                view! { <LinkButton href="/desk/template/new">{td_string!(locale, decision.new_template)}</LinkButton> }
            });
            view! {
                <div class="page-head"><h1>{title}</h1>{new}</div>
                <p>{td_string!(locale, decision.templates_about)}</p>
                {table(locale, &lines, keeps)}
            }
        },
    )
}

fn table(locale: Locale, lines: &[TemplateLine], keeps: bool) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, decision.procedure)).fit(),
        Header::new(td_string!(locale, decision.purpose)).fit(),
        Header::new(td_string!(locale, decision.name)),
        Header::new(td_string!(locale, decision.text)),
        Header::new(td_string!(locale, decision.written)).fit(),
    ];
    let rows = lines.iter().map(|line| {
        let name = line.name.clone();
        let name = if keeps {
            let href = format!("{LIST}/{}", line.id);
            view! { <a href=href>{name}</a> }.into_any()
        } else {
            name.into_any()
        };
        let (written, writer) = (day::moment(locale, line.written_at), line.writer.clone());
        vec![
            words::procedure(locale, line.procedure).into_any(),
            words::purpose(locale, line.purpose).into_any(),
            name,
            view! { <span class="as-typed">{line.text.clone()}</span> }.into_any(),
            view! { {written} <br/> <span class="quiet">{writer}</span> }.into_any(),
        ]
    });
    view! {
        <DataTable
            caption=td_string!(locale, decision.templates)
            caption_hidden=true
            headers=headers
            rows=rows.collect()
            empty=td_string!(locale, decision.no_templates)
        />
    }
    .into_any()
}

/// `/desk/template/new`.
#[component]
pub fn NewTemplatePage() -> impl IntoView {
    page(
        td_string!(locale(), decision.new_template),
        |visit| async move {
            match service::decision::templates(&visit.ctx).await? {
                (_, true) => Ok(()),
                (_, false) => Err(domain::refusal::Refusal::NotFound.into()),
            }
        },
        |seen, ()| {
            let title = td_string!(seen.locale, decision.new_template);
            form(&seen, title, WriteTemplate::PATH, None)
        },
    )
}

/// `/desk/template/{id}`.
#[component]
pub fn EditTemplatePage() -> impl IntoView {
    let id = named::<TemplateId>("id");
    page(
        td_string!(locale(), decision.edit_template),
        |visit| async move { service::decision::template(&visit.ctx, id?).await },
        |seen, line| {
            let title = td_string!(seen.locale, decision.edit_template);
            form(&seen, title, EditTemplate::PATH, Some(&line))
        },
    )
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 4] {
    [
        ("procedure", td_string!(locale, decision.procedure)),
        ("purpose", td_string!(locale, decision.purpose)),
        ("name", td_string!(locale, decision.name)),
        ("text", td_string!(locale, decision.text)),
    ]
}

fn form(seen: &Seen, title: &'static str, action: &'static str, line: Option<&TemplateLine>) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "template"));
    let [procedure, purpose, name, text] = labels(locale);
    let stored = |of: fn(&TemplateLine) -> &str| line.map_or("", of);
    let procedures =
        Procedure::ALL.iter().map(|code| Choice::new(code.code(), words::procedure(locale, *code))).collect();
    let purposes = Purpose::ALL.iter().map(|code| Choice::new(code.code(), words::purpose(locale, *code))).collect();
    let fields = [
        typed.field(procedure.0, procedure.1).required(true).choose(stored(|line| line.procedure.code()), procedures),
        typed.field(purpose.0, purpose.1).required(true).choose(stored(|line| line.purpose.code()), purposes),
        typed.field(name.0, name.1).required(true).line(stored(|line| &line.name), 40),
        typed
            .field(text.0, text.1)
            .required(true)
            .hint(td_string!(locale, decision.text_hint))
            .paragraph(stored(|line| &line.text), 6),
    ];
    let keys = line.map(|line| {
        let (id, revision) = (line.id.to_string(), line.revision.to_string());
        view! {
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision/>
        }
    });
    let remove = line.map(|line| {
        let href = format!("{LIST}/{}/remove", line.id);
        view! { <p><a href=href>{td_string!(locale, decision.remove_template)}</a></p> }
    });
    view! {
        <Breadcrumb links=vec![to_list(locale)] here=title/>
        {typed.summary(&labels(locale))}
        <div class="narrow stack">
            <h1>{title}</h1>
            <PostForm action=action class="stack">
                {keys}
                {fields}
                <div class="button-row">
                    <Button>{td_string!(locale, decision.save)}</Button>
                    <LinkButton href=LIST kind=ButtonKind::Text>{td_string!(locale, decision.back_to_templates)}</LinkButton>
                </div>
            </PostForm>
            {remove}
        </div>
    }
    .into_any()
}

/// `/desk/template/{id}/remove`: asks once more.
#[component]
pub fn RemoveTemplatePage() -> impl IntoView {
    let id = named::<TemplateId>("id");
    page(
        td_string!(locale(), decision.remove_template),
        |visit| async move { service::decision::template(&visit.ctx, id?).await },
        |seen, line| {
            let locale = seen.locale;
            let title = td_string!(locale, decision.remove_template);
            let here = format!("{LIST}/{}", line.id);
            let links = vec![to_list(locale), (here.clone(), line.name.clone())];
            let facts = vec![
                Fact::typed(td_string!(locale, decision.name), line.name.clone()),
                Fact::typed(td_string!(locale, decision.text), line.text.clone()),
            ];
            let (id, revision) = (line.id.to_string(), line.revision.to_string());
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">
                    <h1>{title}</h1>
                    <div class="confirm stack" data-kind="danger">
                        <p>{td_string!(locale, decision.remove_means)}</p>
                        <DescriptionList facts=facts/>
                        <PostForm action=RemoveTemplate::PATH>
                            <Hidden name="id" value=id/>
                            <Hidden name="revision" value=revision/>
                            <div class="button-row">
                                <Button kind=ButtonKind::Danger>{td_string!(locale, decision.remove_now)}</Button>
                                <LinkButton href=here kind=ButtonKind::Text>{td_string!(locale, decision.back)}</LinkButton>
                            </div>
                        </PostForm>
                    </div>
                </div>
            }
        },
    )
}
