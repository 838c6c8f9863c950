use super::words::{state, tone};
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{Breadcrumb, DataTable, Header, Pagination, StatusChip, Term};
use crate::visit::locale;
use crate::words;
use domain::notice::MailLine;
use domain::time;
use leptos::prelude::*;

const ON_A_PAGE: usize = 50;

/// `/notice/log`: what was mailed to the reader and by the reader's acts, and what became of it.
#[component]
pub fn MailLogPage() -> impl IntoView {
    let asked: usize = queried("page").parse().unwrap_or(1).max(1);
    page(
        td_string!(locale(), notice.log),
        |visit| async move { service::notice::log(&visit.ctx).await },
        move |seen, lines| {
            let locale = seen.locale;
            let title = td_string!(locale, notice.log);
            let links = vec![("/notice".to_owned(), td_string!(locale, shell.notices).to_owned())];
            let pages = lines.len().div_ceil(ON_A_PAGE).max(1);
            let at = asked.min(pages);
            let shown: Vec<&MailLine> = lines.iter().skip((at - 1) * ON_A_PAGE).take(ON_A_PAGE).collect();
            let table = table(locale, td_string!(locale, ui.total, count = lines.len()).to_string(), &shown);
            view! {
                <Breadcrumb links=links here=title/>
                <div class="stack">
                    <h1><Term ja="メールの送信記録" en=title/></h1>
                    <p>{td_string!(locale, notice.log_about)}</p>
                    {table}
                    <Pagination page=at pages=pages href=|page| format!("/notice/log?page={page}")/>
                </div>
            }
        },
    )
}

fn table(locale: Locale, caption: String, lines: &[&MailLine]) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, notice.mail_at)).fit(),
        Header::new(td_string!(locale, notice.mail_number)),
        Header::new(td_string!(locale, notice.mail_about)),
        Header::new(td_string!(locale, notice.mail_to)),
        Header::new(td_string!(locale, notice.mail_state)).fit(),
        Header::new(td_string!(locale, notice.mail_settled)).fit(),
    ];
    let rows = lines.iter().map(|line| row(locale, line)).collect();
    let empty = td_string!(locale, notice.log_empty);
    view! { <DataTable caption=caption dense=true headers=headers rows=rows empty=empty/> }.into_any()
}

fn row(locale: Locale, line: &MailLine) -> Vec<AnyView> {
    let to = match &line.to {
        _ if line.to_reader => td_string!(locale, notice.mail_to_me).to_owned(),
        Some(name) => name.in_language(matches!(locale, Locale::ja)).to_owned(),
        None => "–".to_owned(),
    };
    let tries = (line.attempts > 1)
        .then(|| td_string!(locale, notice.mail_tries, count = line.attempts).to_string())
        .map(|text| view! { <br/><span class="quiet small">{text}</span> });
    vec![
        time::stamp(line.at).into_any(),
        line.reference.clone().into_any(),
        line.kind.map_or("–", |kind| words::notice(locale, kind)).into_any(),
        to.into_any(),
        view! { <StatusChip tone=tone(line.state) text=state(locale, line.state)/>{tries} }.into_any(),
        line.settled_at.map_or_else(|| "–".to_owned(), time::stamp).into_any(),
    ]
}
