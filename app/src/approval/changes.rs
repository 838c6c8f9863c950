use super::content::{label, remark, value};
use crate::day;
use crate::difference::{marked, word};
use crate::i18n::{Locale, td_string};
use crate::ui::{DescriptionList, Fact};
use domain::approval::matter::{Changed, Part};
use domain::difference::{self, Mark};
use leptos::prelude::*;
use service::approval::{ApprovalPage, Content};

/// The difference from what the reader approved or asked for, word by word, and nothing else.
pub(super) fn changes(locale: Locale, page: &ApprovalPage) -> Option<AnyView> {
    let ((at, changed), content) = page.changes.as_ref().zip(page.content.as_ref())?;
    let at = day::moment(locale, *at);
    let title = if page.may.approve.is_some() || !(page.may.take_back || page.may.ask_again) {
        td_string!(locale, approval.changed)
    } else {
        td_string!(locale, approval.changed_asked)
    };
    let facts = changed.iter().map(|one| fact(locale, content, one)).collect();
    Some(
        view! {
            <section class="panel stack" aria-labelledby="changed">
                <h2 id="changed">{title}</h2>
                <p class="quiet">{td_string!(locale, approval.changed_since, at = at).to_string()}</p>
                <DescriptionList facts=facts dense=true/>
            </section>
        }
        .into_any(),
    )
}

fn fact(locale: Locale, content: &Content, (before, now): &Changed) -> Fact {
    let none = Part::default();
    let key = now.as_ref().or(before.as_ref()).map_or("", |part| part.key.as_str());
    let mark = match (before, now) {
        (None, Some(_)) => Some(td_string!(locale, approval.part_new)),
        (Some(_), None) => Some(td_string!(locale, approval.part_gone)),
        (Some(_), Some(_)) | (None, None) => None,
    };
    let (before, now) = (before.as_ref().unwrap_or(&none), now.as_ref().unwrap_or(&none));
    let said = |part: &Part| if part.key.is_empty() { String::new() } else { value(locale, content, part) };
    let files = difference::files(&before.files, &now.files).into_iter().filter(|file| file.mark != Mark::Same);
    let files: Vec<_> = files
        .map(|file| {
            let name = marked(locale, file.mark, file.name.into_any());
            view! { <li>{word(locale, file.mark)} {td_string!(locale, work.colon)} {name}</li> }
        })
        .collect();
    let any = !files.is_empty();
    let words = (before.remark != now.remark).then(|| {
        let pieces = pieces(locale, &remark(locale, before), &remark(locale, now));
        view! { <p class="as-typed">{pieces}</p> }
    });
    Fact::new(
        label(locale, content, key),
        view! {
            {mark.map(|mark| view! { <p class="small quiet">{mark}</p> })}
            <span class="as-typed">{pieces(locale, &said(before), &said(now))}</span>
            {words}
            {any.then(|| view! { <ul>{files}</ul> })}
        },
    )
}

fn pieces(locale: Locale, before: &str, now: &str) -> Vec<AnyView> {
    let pieces = difference::words(before, now).into_iter();
    pieces.map(|piece| marked(locale, piece.mark, piece.text.into_any())).collect()
}
