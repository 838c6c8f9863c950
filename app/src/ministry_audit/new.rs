use super::api::Request;
use super::{buttons, to_list};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Choice, Empty, PostForm, Term};
use crate::visit::locale;
use domain::conformity::view::ContractChoice;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/ministry-audit/new`: the ministry registers what its own request says.
#[component]
pub fn NewPage() -> impl IntoView {
    page(
        td_string!(locale(), ministry_audit.new),
        |visit| async move { service::ministry_audit::contracts(&visit.ctx).await },
        |seen, contracts| draw(&seen, contracts),
    )
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 8] {
    [
        ("contract", td_string!(locale, ministry_audit.contract)),
        ("request_number", td_string!(locale, ministry_audit.request_number)),
        ("requested_on", td_string!(locale, ministry_audit.requested_on)),
        ("scope", td_string!(locale, ministry_audit.scope)),
        ("clauses", td_string!(locale, ministry_audit.clauses)),
        ("auditors", td_string!(locale, ministry_audit.auditors)),
        ("starts_on", td_string!(locale, ministry_audit.starts_on)),
        ("ends_on", td_string!(locale, ministry_audit.ends_on)),
    ]
}

fn draw(seen: &Seen, contracts: Vec<ContractChoice>) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "request"));
    let title = td_string!(locale, ministry_audit.new);
    let body = if contracts.is_empty() {
        view! { <Empty text=td_string!(locale, ministry_audit.no_contract)/> }.into_any()
    } else {
        form(locale, &typed, contracts)
    };
    view! {
        <Breadcrumb links=vec![to_list(locale)] here=title/>
        {typed.summary(&labels(locale))}
        <h1><Term ja="監査を求める" en=title/></h1>
        <div class="stack narrow">
            <p>{td_string!(locale, ministry_audit.new_means)}</p>
            {body}
        </div>
    }
    .into_any()
}

fn form(locale: Locale, typed: &Typed, contracts: Vec<ContractChoice>) -> AnyView {
    let [contract, number, asked, scope, clauses, auditors, first, last] = labels(locale);
    let choices = contracts.into_iter().map(|found| Choice::new(found.id.to_string(), found.text)).collect();
    let back = (to_list(locale).0, td_string!(locale, ministry_audit.list));
    let no_content = td_string!(locale, application.no_content);
    let fields = view! {
        {typed.field(contract.0, contract.1).required(true).choose("", choices)}
        {typed.field(number.0, number.1).required(true).line("", 32)}
        {typed.field(asked.0, asked.1).required(true).day(None)}
        {typed.field(scope.0, scope.1).required(true).hint(no_content).paragraph("", 4)}
        {typed.field(clauses.0, clauses.1).required(true).hint(td_string!(locale, ministry_audit.clauses_hint)).paragraph("", 4)}
        {typed.field(auditors.0, auditors.1).required(true).hint(td_string!(locale, ministry_audit.auditors_hint)).paragraph("", 4)}
        {typed.field(first.0, first.1).required(true).day(None)}
        {typed.field(last.0, last.1).required(true).day(None)}
        {buttons(td_string!(locale, ministry_audit.new_now), back)}
    };
    view! { <PostForm action=Request::PATH class="stack">{fields}</PostForm> }.into_any()
}
