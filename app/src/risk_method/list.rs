use super::api::Begin;
use super::{address, status};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{Breadcrumb, Button, DataTable, Header, PostForm, StatusChip, Term};
use crate::visit::locale;
use domain::risk_method::view::{MethodLine, Methods};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/risk-method`: the versions of the reader's company.
#[component]
pub fn MethodsPage() -> impl IntoView {
    page(
        td_string!(locale(), risk_method.title),
        |visit| async move { service::risk_method::list(&visit.ctx).await },
        |seen, methods| draw(seen.locale, &methods),
    )
}

fn draw(locale: Locale, methods: &Methods) -> AnyView {
    let title = td_string!(locale, risk_method.title);
    let links = vec![("/risk-assessment".to_owned(), td_string!(locale, risk_assessment.list).to_owned())];
    let headers = vec![
        Header::new(td_string!(locale, risk_method.version)).fit(),
        Header::new(td_string!(locale, risk_method.state)).fit(),
        Header::new(td_string!(locale, risk_method.published_at)).fit(),
        Header::new(td_string!(locale, risk_method.note)),
    ];
    let in_force = methods.in_force().map(|line| line.id);
    let rows = methods.lines.iter().map(|line| row(locale, line, in_force == Some(line.id))).collect();
    let begin = methods.draft().is_none().then(|| {
        view! {
            <PostForm action=Begin::PATH class="stack">
                <p class="quiet">{td_string!(locale, risk_method.begin_about)}</p>
                <div class="button-row"><Button>{td_string!(locale, risk_method.begin)}</Button></div>
            </PostForm>
        }
    });
    view! {
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <h1><Term ja="リスク査定の方法" en=title/></h1>
            <p>{td_string!(locale, risk_method.about)}</p>
            <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=td_string!(locale, risk_method.none)/>
            {begin}
        </div>
    }
    .into_any()
}

fn row(locale: Locale, line: &MethodLine, in_force: bool) -> Vec<AnyView> {
    let version = td_string!(locale, risk_method.version_number, number = line.version).to_string();
    let (tone, text) = status(locale, line.status, in_force);
    let since = line.published_at.map(|at| day::moment(locale, at)).unwrap_or_default();
    vec![
        view! { <a href=address(line.id)>{version}</a> }.into_any(),
        view! { <StatusChip tone=tone text=text/> }.into_any(),
        since.into_any(),
        view! { <span class="as-typed">{line.note.clone()}</span> }.into_any(),
    ]
}
