use super::words;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{DataTable, Header};
use leptos::prelude::*;
use service::approval::HistoryLine;

/// All entries, newest first.
pub(super) fn history(locale: Locale, lines: &[HistoryLine]) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, approval.what)),
        Header::new(td_string!(locale, approval.who)),
        Header::new(td_string!(locale, approval.when)).fit(),
        Header::new(td_string!(locale, approval.digest)).fit(),
        Header::new(td_string!(locale, approval.reason)),
    ];
    let rows = lines.iter().map(|line| {
        let what = words::entry(locale, line.entry);
        let what = match line.stage.clone() {
            Some(stage) => [what.to_owned(), stage].join(td_string!(locale, work.separator)),
            None => what.to_owned(),
        };
        let digest = line.digest.get(..12).unwrap_or_default().to_owned();
        vec![
            what.into_any(),
            words::who(locale, &line.name, line.in_place_of.as_deref()).into_any(),
            day::moment(locale, line.at).into_any(),
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
