use super::words::{state, tone};
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{Breadcrumb, DataTable, Header, StatusChip, Term};
use crate::visit::locale;
use crate::words;
use domain::notice::MailLine;
use domain::time;
use leptos::prelude::*;

/// `/notice/log`: what was mailed to the reader and by the reader's acts, and what became of it.
#[component]
pub fn MailLogPage() -> impl IntoView {
    page(
        td_string!(locale(), notice.log),
        |visit| async move { service::notice::log(&visit.ctx).await },
        |seen, lines| {
            let locale = seen.locale;
            let title = td_string!(locale, notice.log);
            let links = vec![("/notice".to_owned(), td_string!(locale, shell.notices).to_owned())];
            let (to_me, others): (Vec<MailLine>, Vec<MailLine>) = lines.into_iter().partition(|line| line.to_reader);
            let by_me = (!others.is_empty()).then(|| {
                view! {
                    <section class="stack" aria-labelledby="caused">
                        <h2 id="caused">{td_string!(locale, notice.log_caused)}</h2>
                        {table(locale, td_string!(locale, notice.log_caused), &others)}
                    </section>
                }
            });
            view! {
                <Breadcrumb links=links here=title/>
                <div class="stack">
                    <h1><Term ja="メールの送信記録" en=title/></h1>
                    <p>{td_string!(locale, notice.log_about)}</p>
                    <section class="stack" aria-labelledby="mine">
                        <h2 id="mine">{td_string!(locale, notice.log_mine)}</h2>
                        {table(locale, td_string!(locale, notice.log_mine), &to_me)}
                    </section>
                    {by_me}
                </div>
            }
        },
    )
}

fn table(locale: Locale, caption: &'static str, lines: &[MailLine]) -> AnyView {
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
    view! { <DataTable caption=caption caption_hidden=true dense=true headers=headers rows=rows empty=empty/> }
        .into_any()
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
