use crate::confirmation::said;
use crate::evidence::look;
use crate::i18n::{Locale, td_string};
use crate::ui::{DescriptionList, Fact};
use domain::checklist::Item;
use domain::confirmation::asked;
use domain::confirmation::view::Sheet;
use leptos::prelude::*;

/// Everything that would be submitted now, section by section, with its files.
pub(super) fn answers(locale: Locale, sheet: &Sheet) -> Vec<AnyView> {
    let states = sheet.states();
    let section = |section: &domain::checklist::Section| {
        let title = match locale {
            Locale::ja => section.title_ja.clone(),
            Locale::en => section.title_en.clone(),
        };
        let items = section.items.iter().filter(|item| asked(&sheet.content, &states, item));
        let facts: Vec<Fact> = items.map(|item| fact(locale, sheet, item)).collect();
        view! {
            <h3>{title}</h3>
            <DescriptionList facts=facts dense=true/>
        }
        .into_any()
    };
    sheet.content.sections.iter().map(section).collect()
}

fn fact(locale: Locale, sheet: &Sheet, item: &Item) -> Fact {
    let question = match locale {
        Locale::ja => item.question_ja.clone(),
        Locale::en => item.question_en.clone(),
    };
    let answer = sheet.answers.get(&item.key);
    let value = answer.map(|answer| said(locale, item, &answer.value)).filter(|value| !value.is_empty());
    let value = value.unwrap_or_else(|| td_string!(locale, approval.unanswered).to_owned());
    let remark = answer.map(|answer| answer.remark.clone()).filter(|remark| !remark.is_empty());
    let files: Vec<_> = sheet
        .evidence
        .get(&item.key)
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .map(|file| {
            let look = look(locale, file.id, file.media_type, &file.name);
            view! { <li><a href=format!("/evidence/{}", file.id)>{file.name.clone()}</a> " " {look}</li> }
        })
        .collect();
    let any = !files.is_empty();
    Fact::new(
        question,
        view! {
            <span id=format!("a-{}", item.key)>{value}</span>
            {remark.map(|remark| view! { <p class="as-typed quiet">{remark}</p> })}
            {any.then(|| view! { <ul>{files}</ul> })}
        },
    )
}
