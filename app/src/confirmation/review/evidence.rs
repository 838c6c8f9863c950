use crate::i18n::{Locale, td_string};
use domain::evidence::view::EvidenceLine;
use domain::time;
use leptos::prelude::*;

/// The files shown for an item, each to be saved.
pub(super) fn list(locale: Locale, files: &[EvidenceLine]) -> Option<impl IntoView + use<>> {
    let files: Vec<AnyView> = files.iter().map(file).collect();
    (!files.is_empty())
        .then(|| view! { <ul class="file-list" aria-label=td_string!(locale, review.evidence)>{files}</ul> })
}

fn file(file: &EvidenceLine) -> AnyView {
    let facts = format!("{} · {} · {}", size(file.size), time::stamp(file.uploaded_at), file.uploaded_by_name);
    let digest: String = file.sha256.chars().take(12).collect();
    view! {
        <li class="file-list__item">
            <a class="file-list__name" href=format!("/evidence/{}", file.id) download>{file.name.clone()}</a>
            <span class="file-list__facts">{facts}</span>
            <code class="file-list__digest" title=file.sha256.clone()>{format!("SHA-256 {digest}…")}</code>
        </li>
    }
    .into_any()
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
