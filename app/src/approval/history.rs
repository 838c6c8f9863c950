use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{DataTable, Header};
use domain::approval::{ApprovalEntry, ApprovalLine};
use leptos::prelude::*;

/// All entries, newest first.
pub(super) fn history(locale: Locale, lines: &[ApprovalLine]) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, approval.what)).fit(),
        Header::new(td_string!(locale, approval.who)),
        Header::new(td_string!(locale, approval.when)).fit(),
        Header::new(td_string!(locale, approval.round)).numbers(),
        Header::new(td_string!(locale, approval.digest)).fit(),
        Header::new(td_string!(locale, approval.reason)),
    ];
    let rows = lines.iter().map(|line| {
        let what = match line.entry {
            ApprovalEntry::Requested => td_string!(locale, approval.entry_requested),
            ApprovalEntry::Approved => td_string!(locale, approval.entry_approved),
            ApprovalEntry::Declined => td_string!(locale, approval.entry_declined),
        };
        let digest = line.digest.get(..12).unwrap_or_default().to_owned();
        vec![
            what.into_any(),
            line.name.clone().into_any(),
            day::moment(locale, line.given_at).into_any(),
            line.round.into_any(),
            view! { <span class="reference">{digest}</span> }.into_any(),
            view! { <span class="as-typed">{line.reason.clone()}</span> }.into_any(),
        ]
    });
    let rows = rows.collect();
    view! {
        <DataTable
            caption=td_string!(locale, approval.history)
            caption_hidden=true
            headers=headers
            rows=rows
            empty=td_string!(locale, approval.none)
        />
    }
    .into_any()
}
