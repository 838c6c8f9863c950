use super::api::ReadAll;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{Button, ButtonKind, ButtonSize, Empty, PostForm, Task, TaskList, Tone};
use crate::visit::locale;
use crate::words;
use domain::notice::NoticeLine;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// How many the first screen shows.
const LATEST: usize = 3;

/// All notices of a person.
#[component]
pub fn Notices() -> impl IntoView {
    page(
        td_string!(locale(), shell.notices),
        |visit| async move { service::notice::list(&visit.ctx).await },
        |seen, notices| {
            let locale = seen.locale;
            let unread = notices.iter().any(|notice| !notice.read);
            let rows: Vec<Task> = notices.iter().map(|notice| row(locale, notice)).collect();
            view! {
                <h1>{td_string!(locale, shell.notices)}</h1>
                <p class="quiet">{td_string!(locale, work.notice_about)}</p>
                {unread.then(|| view! { <ReadAllForm locale=locale/> })}
                {if rows.is_empty() {
                    view! { <Empty text=td_string!(locale, work.notice_empty)/> }.into_any()
                } else {
                    view! { <TaskList tasks=rows/> }.into_any()
                }}
                <ul class="no-print">
                    <li><a href="/notice/preferences">{td_string!(locale, notice.preferences)}</a></li>
                    <li><a href="/notice/log">{td_string!(locale, notice.log)}</a></li>
                </ul>
            }
        },
    )
}

/// The newest notices, beside the work.
#[component]
pub fn Latest(locale: Locale, notices: Vec<NoticeLine>) -> impl IntoView {
    let unread = notices.iter().filter(|notice| !notice.read).count();
    let rows: Vec<Task> = notices.iter().take(LATEST).map(|notice| row(locale, notice)).collect();
    let count = (unread > 0).then(|| {
        view! { <p class="small"><strong>{td_string!(locale, work.notice_unread, count = unread).to_string()}</strong></p> }
    });
    view! {
        <aside aria-labelledby="notices"><div class="stack">
            <h2 id="notices">{td_string!(locale, shell.notices)}</h2>
            {count}
            {if rows.is_empty() {
                view! { <p class="quiet">{td_string!(locale, work.notice_empty)}</p> }.into_any()
            } else {
                view! { <TaskList tasks=rows/> }.into_any()
            }}
            <p><a href="/notice">{td_string!(locale, work.notice_all)}</a></p>
        </div></aside>
    }
}

#[component]
fn ReadAllForm(locale: Locale) -> impl IntoView {
    view! {
        <PostForm action=ReadAll::PATH>
            <Button kind=ButtonKind::Outline size=ButtonSize::Small>{td_string!(locale, work.notice_read_all)}</Button>
        </PostForm>
    }
}

fn row(locale: Locale, notice: &NoticeLine) -> Task {
    let (tone, state) = if notice.read {
        (Tone::Plain, td_string!(locale, work.notice_is_read))
    } else {
        (Tone::Active, td_string!(locale, work.notice_is_new))
    };
    let hint = [notice.reference.clone(), day::moment(locale, notice.at)].join(td_string!(locale, work.separator));
    Task::new(words::notice(locale, notice.kind), tone, state).hint(hint).link(notice.path.clone())
}
