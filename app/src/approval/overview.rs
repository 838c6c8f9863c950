use super::words;
use crate::i18n::td_string;
use crate::page::page;
use crate::ui::{Breadcrumb, ButtonKind, LinkButton};
use crate::visit::locale;
use leptos::prelude::*;

/// `/approval`: for what the reader's company has routes, and which.
#[component]
pub fn RoutesPage() -> impl IntoView {
    page(
        td_string!(locale(), approval.setting),
        |visit| async move { service::approval::routes(&visit.ctx).await },
        |seen, overview| {
            let locale = seen.locale;
            let title = td_string!(locale, approval.setting);
            let links = vec![("/people".to_owned(), td_string!(locale, organisation.people).to_owned())];
            let routes = overview.routes.iter().map(|(subject, route)| {
                let what = words::subject(locale, *subject);
                let href = format!("/approval/route/{subject}");
                let inside = match route {
                    Some((number, route)) => {
                        let lines = words::lines(locale, route, &overview.names);
                        let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
                        let number = td_string!(locale, approval.version, number = *number).to_string();
                        view! { <p class="small quiet">{number}</p> <ul>{lines}</ul> }.into_any()
                    }
                    None => view! { <p class="quiet">{td_string!(locale, approval.no_route)}</p> }.into_any(),
                };
                view! {
                    <section class="panel stack" data-kind="outline">
                        <h2>{what}</h2>
                        {inside}
                        <p class="no-print">
                            <a href=href>
                                {td_string!(locale, approval.edit)}
                                <span class="visually-hidden">{td_string!(locale, work.colon)} {what}</span>
                            </a>
                        </p>
                    </section>
                }
            });
            let routes = routes.collect_view();
            view! {
                <Breadcrumb links=links here=title/>
                <div class="stack">
                    <h1>{title}</h1>
                    <p>{td_string!(locale, approval.setting_about)}</p>
                    {routes}
                    <div class="button-row no-print">
                        <LinkButton href="/approval/absence" kind=ButtonKind::Outline>{td_string!(locale, approval.absence)}</LinkButton>
                    </div>
                </div>
            }
        },
    )
}
