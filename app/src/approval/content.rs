use crate::confirmation::said;
use crate::day;
use crate::disclosure;
use crate::evidence::look;
use crate::i18n::{Locale, td_string};
use crate::ui::{DescriptionList, Fact};
use crate::words;
use domain::approval::matter::Part;
use domain::checklist::Item;
use domain::confirmation::view::Sheet;
use domain::confirmation::{VerdictKind, asked};
use domain::time;
use leptos::prelude::*;
use service::approval::Content;

/// Everything that would leave the company now: a sheet section by section with its files, anything else part by part.
pub(super) fn content(locale: Locale, content: &Content) -> AnyView {
    match &content.sheet {
        Some(sheet) => answers(locale, sheet).into_any(),
        None => {
            let facts = content.parts.iter().map(|part| {
                let names: Vec<_> = part.files.iter().map(|(name, _)| view! { <li>{name.clone()}</li> }).collect();
                let any = !names.is_empty();
                Fact::new(
                    label(locale, content, &part.key),
                    view! {
                        <span class="as-typed">{value(locale, content, part)}</span>
                        {(!part.remark.is_empty()).then(|| view! { <p class="as-typed quiet">{remark(locale, part)}</p> })}
                        {any.then(|| view! { <ul>{names}</ul> })}
                    },
                )
            });
            view! { <DescriptionList facts=facts.collect() dense=true/> }.into_any()
        }
    }
}

/// What a part is called.
pub(super) fn label(locale: Locale, content: &Content, key: &str) -> String {
    if let Some(item) = content.sheet.as_ref().and_then(|sheet| sheet.content.item(key)) {
        return question(locale, item);
    }
    if let Some(item) = content.item.as_ref().filter(|_| key == "answer") {
        return question(locale, item);
    }
    if let Some(of) = key.strip_prefix("verdict:") {
        return td_string!(locale, approval.part_verdict, key = of.to_owned()).to_string();
    }
    if let Some(known) = disclosure::part_label(locale, key) {
        // A waiver has parts of its own under names that a request has too.
        if content.item.is_none() {
            return known.to_owned();
        }
    }
    match key {
        "answer" => td_string!(locale, approval.part_answer),
        "reason" => td_string!(locale, approval.part_reason),
        "measure" => td_string!(locale, approval.part_measure),
        "evidence" => td_string!(locale, approval.part_evidence),
        "ends-on" => td_string!(locale, approval.part_ends_on),
        "contract" => td_string!(locale, approval.part_contract),
        "upstream" => td_string!(locale, approval.part_upstream),
        "downstream" => td_string!(locale, approval.part_downstream),
        "tier" => td_string!(locale, approval.part_tier),
        "work" => td_string!(locale, approval.part_work),
        "place" => td_string!(locale, approval.part_place),
        "starts-on" => td_string!(locale, approval.part_starts_on),
        "security-contract" => td_string!(locale, approval.part_security_contract),
        "receipt" => td_string!(locale, approval.part_receipt),
        other => return other.to_owned(),
    }
    .to_owned()
}

/// What a part says: codes and days become words.
pub(super) fn value(locale: Locale, content: &Content, part: &Part) -> String {
    let of_sheet = content.sheet.as_ref().and_then(|sheet| sheet.content.item(&part.key));
    let item = of_sheet.or_else(|| content.item.as_ref().filter(|_| part.key == "answer"));
    if let Some(item) = item {
        return said(locale, item, &part.value);
    }
    if part.key.starts_with("verdict:") {
        let verdict = VerdictKind::from_code(&part.value);
        return verdict.map_or_else(String::new, |kind| words::verdict(locale, kind).to_owned());
    }
    let known = disclosure::part_value(locale, &part.key, &part.value).filter(|_| content.item.is_none());
    known.map_or_else(|| days(locale, &part.value), str::to_owned)
}

/// What is added to it.
pub(super) fn remark(locale: Locale, part: &Part) -> String {
    days(locale, &part.remark)
}

fn days(locale: Locale, text: &str) -> String {
    let iso = text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2;
    let found = if iso { time::parse_day(text).ok() } else { None };
    found.map_or_else(|| text.to_owned(), |found| day::day(locale, found))
}

fn question(locale: Locale, item: &Item) -> String {
    match locale {
        Locale::ja => item.question_ja.clone(),
        Locale::en => item.question_en.clone(),
    }
}

fn answers(locale: Locale, sheet: &Sheet) -> Vec<AnyView> {
    let states = sheet.states();
    let section = |section: &domain::checklist::Section| {
        let items = section.items.iter().filter(|item| asked(&sheet.content, &states, item));
        let facts: Vec<Fact> = items.map(|item| fact(locale, sheet, item)).collect();
        view! {
            <h3>{crate::confirmation::section_title(locale, section)}</h3>
            <DescriptionList facts=facts dense=true/>
        }
        .into_any()
    };
    sheet.content.sections.iter().map(section).collect()
}

fn fact(locale: Locale, sheet: &Sheet, item: &Item) -> Fact {
    let answer = sheet.answers.get(&item.key);
    let value = answer.map(|answer| said(locale, item, &answer.value)).filter(|value| !value.is_empty());
    let value = value.unwrap_or_else(|| td_string!(locale, approval.unanswered).to_owned());
    let remark = answer.map(|answer| answer.remark.clone()).filter(|remark| !remark.is_empty());
    let files = sheet.evidence.get(&item.key).map_or(&[][..], Vec::as_slice).iter().map(|file| {
        let look = look(locale, file.id, file.media_type, &file.name);
        view! { <li><a href=format!("/evidence/{}", file.id)>{file.name.clone()}</a> " " {look}</li> }
    });
    let files: Vec<_> = files.collect();
    let any = !files.is_empty();
    Fact::new(
        question(locale, item),
        view! {
            <span id=format!("a-{}", item.key)>{value}</span>
            {remark.map(|remark| view! { <p class="as-typed quiet">{remark}</p> })}
            {any.then(|| view! { <ul>{files}</ul> })}
        },
    )
}
