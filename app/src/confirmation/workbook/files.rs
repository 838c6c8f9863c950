//! The files that a workbook names and that are not attached: sent together, each goes where it is named.

use crate::confirmation::position;
use crate::evidence::scanner;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{Banner, BannerKind, Button, ButtonKind, FileInput, FormField, PostForm};
use crate::words;
use domain::evidence::MediaType;
use domain::merge::view::MergePage;
use domain::refusal::Refusal;
use leptos::prelude::*;

/// What became of the files that were sent; the handler puts it into the request.
#[derive(Clone, Debug, Default)]
pub struct Matched {
    /// Names of files that were attached.
    pub attached: Vec<String>,
    /// Names of files that no item names.
    pub unknown: Vec<String>,
    /// Names of files whose hash is not the one in the workbook.
    pub differs: Vec<String>,
    /// Why the rest was not taken.
    pub refusal: Option<Refusal>,
}

/// What is wanted still, and what became of what was sent.
pub(super) fn files(seen: &Seen, page: &MergePage, matched: Option<Matched>) -> AnyView {
    let locale = seen.locale;
    let wrong = matched.as_ref().and_then(|matched| wrong(locale, matched.refusal.as_ref()));
    let told = matched.map(|matched| told(locale, &matched));
    let form = (page.sheet.answers && !page.wanted.is_empty()).then(|| form(seen, page, wrong.clone()));
    let wrong = wrong.filter(|_| form.is_none()).map(|wrong| view! { <Banner kind=BannerKind::Error title=wrong/> });
    view! {
        {told}
        {wrong}
        {form}
    }
    .into_any()
}

fn wrong(locale: Locale, refusal: Option<&Refusal>) -> Option<String> {
    let refusal = refusal?;
    if let Refusal::Fields(faults) = refusal {
        return faults.first().map(|it| words::fault(locale, it.fault).to_owned());
    }
    words::refusal(locale, refusal)
}

fn told(locale: Locale, matched: &Matched) -> AnyView {
    let list = |names: &[String], title: &'static str, kind| {
        let names = names.iter().map(|name| view! { <li class="as-typed">{name.clone()}</li> }).collect_view();
        view! { <Banner kind=kind title=title><ul>{names}</ul></Banner> }
    };
    let Matched { attached, unknown, differs, .. } = matched;
    view! {
        {(!attached.is_empty()).then(|| list(attached, td_string!(locale, workbook.files_attached), BannerKind::Success))}
        {(!unknown.is_empty()).then(|| list(unknown, td_string!(locale, workbook.files_unknown), BannerKind::Warning))}
        {(!differs.is_empty()).then(|| list(differs, td_string!(locale, workbook.files_differ), BannerKind::Warning))}
    }
    .into_any()
}

fn form(seen: &Seen, page: &MergePage, wrong: Option<String>) -> AnyView {
    let (locale, scanner) = (seen.locale, scanner(seen));
    let action = format!("/confirmation/{}/workbook/{}", page.sheet.id, page.id);
    let endings: Vec<String> =
        MediaType::ALL.iter().flat_map(|kind| kind.endings()).map(|ending| format!(".{ending}")).collect();
    let wanted = page
        .wanted
        .iter()
        .map(|named| {
            let (number, name) = (position(&page.content, &named.item), named.name.clone());
            view! { <li>{format!("{number}. ")}<span class="as-typed">{name}</span></li> }
        })
        .collect_view();
    view! {
        <section class="stack narrow">
            <h2>{td_string!(locale, workbook.files_title)}</h2>
            <p>{td_string!(locale, workbook.files_text)}</p>
            <p class="quiet small">{scanner}</p>
            <ul>{wanted}</ul>
            <PostForm action=action multipart=true class="stack">
                <FormField id="files" label=td_string!(locale, workbook.files_label) required=true error=wrong>
                    <FileInput name="file" multiple=true accept=endings.join(",")/>
                </FormField>
                <Button kind=ButtonKind::Outline>{td_string!(locale, workbook.files_do)}</Button>
            </PostForm>
        </section>
    }
    .into_any()
}
