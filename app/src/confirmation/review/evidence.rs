use crate::difference::word;
use crate::evidence::look;
use crate::i18n::{Locale, td_string};
use crate::ui::{StatusChip, Tone};
use domain::difference::Mark;
use domain::evidence::view::EvidenceLine;
use domain::time;
use leptos::prelude::*;

/// The files shown for an item, each to be saved, with what became of it by its content.
pub(super) fn list(locale: Locale, files: &[EvidenceLine], mark: impl Fn(&str) -> Option<Mark>) -> Option<AnyView> {
    let files: Vec<AnyView> = files.iter().map(|found| file(locale, found, mark(&found.sha256))).collect();
    (!files.is_empty())
        .then(|| view! { <ul class="file-list" aria-label=td_string!(locale, review.evidence)>{files}</ul> }.into_any())
}

fn file(locale: Locale, file: &EvidenceLine, mark: Option<Mark>) -> AnyView {
    let facts = format!("{} · {} · {}", size(file.size), time::stamp(file.uploaded_at), file.uploaded_by_name);
    let digest: String = file.sha256.chars().take(12).collect();
    let mark = mark.map(|mark| view! { <StatusChip tone=tone(mark) text=word(locale, mark)/> });
    view! {
        <li class="file-list__item">
            {mark}
            <a class="file-list__name" href=format!("/evidence/{}", file.id) download>{file.name.clone()}</a>
            {look(locale, file.id, file.media_type, &file.name)}
            <span class="file-list__facts">{facts}</span>
            <code class="file-list__digest" title=file.sha256.clone()>{format!("SHA-256 {digest}…")}</code>
        </li>
    }
    .into_any()
}

const fn tone(mark: Mark) -> Tone {
    match mark {
        Mark::Same => Tone::Waiting,
        Mark::Added => Tone::Active,
        Mark::Removed => Tone::Caution,
    }
}

/// Bytes in words of three digits.
fn size(bytes: i64) -> String {
    let tenths = |unit: i64| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        ..1_024 => format!("{bytes} B"),
        1_024..1_048_576 => format!("{} KB", tenths(1_024)),
        1_048_576.. => format!("{} MB", tenths(1_048_576)),
    }
}
