//! What a waiver says, to be read.

use crate::checklist::said as in_language;
use crate::confirmation::said;
use crate::day;
use crate::decision::compared;
use crate::i18n::{Locale, td_string};
use crate::ui::{DescriptionList, Fact};
use crate::vault::size;
use domain::checklist::Item;
use domain::waiver::view::{FrozenWaiver, WaiverDetail};
use leptos::prelude::*;

/// The question and the answer that stand behind a waiver.
pub(super) fn asked(locale: Locale, item: &Item, value: &str, remark: &str) -> AnyView {
    view! { <DescriptionList facts=of_item(locale, item, value, remark)/> }.into_any()
}

fn of_item(locale: Locale, item: &Item, value: &str, remark: &str) -> Vec<Fact> {
    let question = in_language(locale, &item.question_ja, &item.question_en);
    let item_and_question = format!("{} {question}", item.key);
    let mut facts = vec![
        Fact::typed(td_string!(locale, waiver.item), item_and_question),
        Fact::new(td_string!(locale, waiver.clauses), item.clauses.join("、")),
        Fact::typed(td_string!(locale, waiver.answer), said(locale, item, value)),
    ];
    if !remark.is_empty() {
        facts.push(Fact::typed(td_string!(locale, waiver.remark), remark.to_owned()));
    }
    facts
}

/// All of it; of one that renews another what differs from that.
pub(super) fn facts(locale: Locale, detail: &WaiverDetail) -> AnyView {
    let content = &detail.content;
    let mut facts = of_item(locale, &content.item, &content.value, &content.remark);
    let said = |text: fn(&FrozenWaiver) -> &str| match detail.former.as_ref() {
        Some(former) => compared(locale, Some(text(former)), text(content)),
        None => view! { <span class="as-typed">{text(content).to_owned()}</span> }.into_any(),
    };
    facts.extend([
        Fact::new(td_string!(locale, waiver.reason), said(|waiver| &waiver.reason)),
        Fact::new(td_string!(locale, waiver.measure), said(|waiver| &waiver.measure)),
        if content.evidence.is_empty() {
            Fact::typed(td_string!(locale, waiver.evidence), String::new())
        } else {
            Fact::new(td_string!(locale, waiver.evidence), said(|waiver| &waiver.evidence))
        },
        Fact::new(td_string!(locale, waiver.files), files(locale, detail)),
        Fact::new(td_string!(locale, waiver.ends_on), day::day(locale, content.ends_on)),
    ]);
    view! { <DescriptionList facts=facts/> }.into_any()
}

/// Every file of the item as it was proposed; one that the reader does not see stays a name and a digest.
fn files(locale: Locale, detail: &WaiverDetail) -> AnyView {
    if detail.content.files.is_empty() {
        return view! { <span class="quiet">{td_string!(locale, waiver.no_files)}</span> }.into_any();
    }
    let lines = detail.content.files.iter().map(|(name, sha256)| {
        let file = detail.files.iter().find(|file| file.sha256 == *sha256);
        let name = match file {
            Some(file) => {
                let href = format!("/evidence/{}", file.id);
                view! { <a class="as-typed" href=href download="">{name.clone()}</a>" "<span class="quiet">{size(file.size)}</span> }.into_any()
            }
            None => view! { <span class="as-typed">{name.clone()}</span> }.into_any(),
        };
        view! { <li>{name}" "<code class="digest">{sha256.chars().take(16).collect::<String>()}</code></li> }
    });
    view! { <ul>{lines.collect_view()}</ul> }.into_any()
}
