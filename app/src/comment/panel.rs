use super::audience;
use super::thread::line;
use crate::i18n::{Locale, td_string};
use crate::ui::{Details, StatusChip, Tone};
use domain::comment::{Thread, threads};
use domain::confirmation::view::Sheet;
use domain::permission::Action;
use leptos::prelude::*;

/// What was said about an item, folded away, with the way to the page where one writes; nothing for whoever may not.
pub fn panel(locale: Locale, sheet: &Sheet, item: &str) -> Option<AnyView> {
    if !sheet.may.contains(&Action::Comment) {
        return None;
    }
    let href = format!("/confirmation/{}/item/{item}/comments", sheet.id);
    let threads = threads(&sheet.comments, item);
    if threads.is_empty() {
        return Some(
            view! { <p class="no-print small"><a href=href>{td_string!(locale, comment.write)}</a></p> }.into_any(),
        );
    }
    let count = threads.iter().map(|thread| 1 + thread.answers.len()).sum::<usize>();
    let open = threads.iter().filter(|thread| !thread.is_resolved()).count();
    let summary = td_string!(locale, comment.count, count = count, open = open).to_string();
    let threads: Vec<AnyView> = threads.iter().map(|thread| short(locale, thread)).collect();
    Some(
        view! {
            <Details summary=summary>
                <div class="comments">{threads}</div>
                <p class="no-print"><a href=href>{td_string!(locale, comment.write_or_answer)}</a></p>
            </Details>
        }
        .into_any(),
    )
}

fn short(locale: Locale, thread: &Thread) -> AnyView {
    let resolved = thread
        .is_resolved()
        .then(|| view! { <StatusChip tone=Tone::Success text=td_string!(locale, comment.resolved)/> });
    let (tone, text) = (super::tone(thread.first.audience), audience(locale, thread.first.audience, thread.first.side));
    let answers: Vec<AnyView> = thread.answers.iter().map(|answer| line(locale, answer, &[])).collect();
    view! {
        <div class="comments__thread">
            <p class="comments__head"><StatusChip tone=tone text=text/> {resolved}</p>
            {line(locale, &thread.first, &[])}
            {answers}
        </div>
    }
    .into_any()
}
