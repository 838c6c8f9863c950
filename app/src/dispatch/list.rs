use super::status;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{Breadcrumb, ButtonKind, DataTable, Header, LinkButton, StatusChip, Term};
use crate::visit::locale;
use domain::dispatch::view::DispatchLine;
use leptos::prelude::*;

/// Dispatches of the reader.
#[component]
pub fn DispatchesPage() -> impl IntoView {
    page(
        td_string!(locale(), dispatch.title),
        |visit| async move { service::dispatch::list(&visit.ctx).await },
        |seen, lines| {
            let locale = seen.locale;
            let links = vec![("/engagement".to_owned(), td_string!(locale, engagement.title).to_owned())];
            let headers = [
                Header::new(td_string!(locale, dispatch.begun_at)).fit(),
                Header::new(td_string!(locale, dispatch.contract)),
                Header::new(td_string!(locale, dispatch.recipients)).numbers(),
                Header::new(td_string!(locale, dispatch.due_on)).fit(),
                Header::new(td_string!(locale, dispatch.status)).fit(),
            ];
            let rows = lines.into_iter().map(|line| row(locale, line)).collect();
            view! {
                <Breadcrumb links=links here=td_string!(locale, dispatch.title)/>
                <div class="page-head">
                    <h1><Term ja="一括送付" en=td_string!(locale, dispatch.title)/></h1>
                    <div class="button-row">
                        <LinkButton href="/dispatch/new">{td_string!(locale, dispatch.new)}</LinkButton>
                        <LinkButton href="/dispatch/again" kind=ButtonKind::Outline>{td_string!(locale, dispatch.again)}</LinkButton>
                    </div>
                </div>
                <p>{td_string!(locale, dispatch.about)}</p>
                <DataTable
                    caption=td_string!(locale, dispatch.title)
                    caption_hidden=true
                    headers=headers.into()
                    rows=rows
                    empty=td_string!(locale, dispatch.none)
                />
            }
        },
    )
}

fn row(locale: Locale, line: DispatchLine) -> Vec<AnyView> {
    let (tone, text) = status(locale, line.status);
    vec![
        view! { <a href=format!("/dispatch/{}", line.id)>{day::moment(locale, line.created_at)}</a> }.into_any(),
        line.contract.into_any(),
        line.recipients.into_any(),
        day::day(locale, line.due_on).into_any(),
        view! { <StatusChip tone=tone text=text/> }.into_any(),
    ]
}
