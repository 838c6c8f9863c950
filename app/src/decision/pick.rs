use super::api::Fill;
use crate::i18n::{Locale, td_string};
use domain::decision::Papers;
use domain::decision::template::{Purpose, TemplateLine};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The office's templates for the fields of a form, below it: each with its words, and a button that puts them into the field.
/// `form` is the name of the form, which is also the id of the element with `-form` after it.
pub(crate) fn templates(
    locale: Locale,
    papers: Option<&Papers>,
    form: &'static str,
    fields: &[(Purpose, &'static str)],
) -> Option<AnyView> {
    let papers = papers?;
    let lines: Vec<_> = fields
        .iter()
        .flat_map(|(purpose, field)| {
            papers.templates.iter().filter(move |line| line.purpose == *purpose).map(move |line| (line, *field))
        })
        .map(|(line, field)| entry(locale, form, field, line))
        .collect();
    let body = if lines.is_empty() {
        view! { <p class="quiet">{td_string!(locale, decision.no_templates)}</p> }.into_any()
    } else {
        view! { <ul class="templates">{lines}</ul> }.into_any()
    };
    Some(
        view! {
            <section class="panel stack no-print" data-kind="outline" aria-label=td_string!(locale, decision.templates)>
                <h2 class="small">{td_string!(locale, decision.templates)}</h2>
                <p class="small quiet">{td_string!(locale, decision.pick_about)}</p>
                {body}
                <p class="small"><a href="/desk/template">{td_string!(locale, decision.to_templates)}</a></p>
            </section>
        }
        .into_any(),
    )
}

fn entry(locale: Locale, form: &'static str, field: &'static str, line: &TemplateLine) -> AnyView {
    let to = super::words::purpose(locale, line.purpose);
    let label = td_string!(locale, decision.use_named, name = line.name.clone()).to_string();
    let (name, text) = (line.name.clone(), line.text.clone());
    let value = format!("{form}.{field}.{}", line.id);
    view! {
        <li class="stack">
            <p><strong>{name}</strong> " " <span class="quiet small">{to}</span></p>
            <p class="as-typed">{text}</p>
            <button
                class="button"
                data-kind="outline"
                data-size="small"
                type="submit"
                form=format!("{form}-form")
                formaction=Fill::PATH
                name="template"
                value=value
                aria-label=label
            >
                {td_string!(locale, decision.use_it)}
            </button>
        </li>
    }
    .into_any()
}
