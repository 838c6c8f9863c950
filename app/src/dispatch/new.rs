use super::api::Draft;
use super::mapping::mapping;
use super::problem::{column, problems};
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, Checkboxes, Choice, Details, Empty, FileInput, FormField,
    LinkButton, PostForm, Term,
};
use crate::visit::locale;
use domain::checklist::view::VersionLine;
use domain::dispatch::list::ListColumn;
use domain::dispatch::view::NewDispatch;
use domain::id::MembershipId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The form of a new dispatch, with what the dry run found.
#[component]
pub fn NewDispatchPage() -> impl IntoView {
    page(
        td_string!(locale(), dispatch.new),
        |visit| async move { service::dispatch::form_page(&visit.ctx).await },
        |seen, made| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "dispatch");
            let links = vec![
                ("/engagement".to_owned(), td_string!(locale, engagement.title).to_owned()),
                ("/dispatch".to_owned(), td_string!(locale, dispatch.title).to_owned()),
            ];
            let content = if made.contracts.is_empty() {
                view! {
                    <Empty text=td_string!(locale, engagement.no_contract)>
                        <p><LinkButton href="/contract/new">{td_string!(locale, contract.new)}</LinkButton></p>
                    </Empty>
                }
                .into_any()
            } else {
                view! { <Form locale=locale typed=typed.clone() made=made/> }.into_any()
            };
            view! {
                <Breadcrumb links=links here=td_string!(locale, dispatch.new)/>
                {typed.summary(&labels(locale))}
                <h1><Term ja="一括送付" en=td_string!(locale, dispatch.new)/></h1>
                {problems(locale, &typed)}
                <div class="narrow stack">
                    <Banner kind=BannerKind::Warning title=td_string!(locale, engagement.no_protected)/>
                    {content}
                </div>
            }
        },
    )
}

pub(super) fn labels(locale: Locale) -> [(&'static str, &'static str); 11] {
    [
        ("contract", td_string!(locale, dispatch.contract)),
        ("version", td_string!(locale, dispatch.version)),
        ("due_on", td_string!(locale, dispatch.due_on)),
        ("checker", td_string!(locale, dispatch.checker)),
        ("message", td_string!(locale, dispatch.message)),
        ("list", td_string!(locale, dispatch.list)),
        ("file", td_string!(locale, dispatch.file)),
        ("work", column(locale, ListColumn::Work)),
        ("place", column(locale, ListColumn::Place)),
        ("reference", column(locale, ListColumn::Reference)),
        ("signed_on", column(locale, ListColumn::SignedOn)),
    ]
}

#[component]
fn Form(locale: Locale, typed: Typed, made: NewDispatch) -> impl IntoView {
    view! {
        <PostForm action=Draft::PATH class="stack">
            // The first button of a form is the one that the Enter key presses.
            <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true"></button>
            <h2>{td_string!(locale, dispatch.what)}</h2>
            {what(locale, &typed, &made)}
            <h2>{td_string!(locale, dispatch.to_whom)}</h2>
            {to_whom(locale, &typed, &made)}
            <h2>{td_string!(locale, dispatch.common)}</h2>
            {common(locale, &typed)}
            <div class="button-row">
                <Button>{td_string!(locale, dispatch.check)}</Button>
                <LinkButton href="/dispatch" kind=ButtonKind::Text>{td_string!(locale, dispatch.back)}</LinkButton>
            </div>
            <p class="quiet">{td_string!(locale, dispatch.check_hint)}</p>
        </PostForm>
    }
}

fn what(locale: Locale, typed: &Typed, made: &NewDispatch) -> impl IntoView + use<> {
    let [contract, ..] = labels(locale).map(|(_, label)| label);
    let contracts: Vec<Choice> = made
        .contracts
        .iter()
        .map(|found| Choice::new(found.id.to_string(), format!("{} {}", found.number, found.title)))
        .collect();
    let only = if let [only] = made.contracts.as_slice() { only.id.to_string() } else { String::new() };
    view! {
        {typed.field("contract", contract).required(true).choose(&only, contracts)}
        {sent(locale, typed, &made.versions, &made.checkers)}
    }
}

/// What is sent, by when, who checks, with which words: the same for new cases and for those confirmed again.
pub(super) fn sent(
    locale: Locale,
    typed: &Typed,
    versions: &[VersionLine],
    people: &[(MembershipId, String)],
) -> AnyView {
    let japanese = matches!(locale, Locale::ja);
    let [_, version, due_on, checker, message, ..] = labels(locale).map(|(_, label)| label);
    let versions = versions.iter().map(|found| {
        let title = if japanese || found.title_en.is_empty() { &found.title_ja } else { &found.title_en };
        Choice::new(
            found.id.to_string(),
            td_string!(locale, dispatch.version_of, title = title, number = found.number).to_string(),
        )
    });
    let checkers = people.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    let first = if let [(only, _)] = people { only.to_string() } else { String::new() };
    view! {
        {typed.field("version", version).required(true).choose("", versions.collect())}
        {typed.field("due_on", due_on).required(true).day(None)}
        {typed
            .field("checker", checker)
            .required(true)
            .hint(td_string!(locale, dispatch.checker_hint))
            .choose(&first, checkers.collect())}
        {typed
            .field("message", message)
            .required(false)
            .hint(td_string!(locale, dispatch.message_hint))
            .paragraph(td_string!(locale, dispatch.message_first), 5)}
    }
    .into_any()
}

fn to_whom(locale: Locale, typed: &Typed, made: &NewDispatch) -> impl IntoView + use<> {
    let japanese = matches!(locale, Locale::ja);
    let chosen: Vec<String> = typed.value("companies", "").split_whitespace().map(str::to_owned).collect();
    let companies = made.companies.iter().map(|company| {
        let number = company.corporate_number.as_deref().unwrap_or_default();
        Choice::new(company.id.to_string(), format!("{} {number}", company.in_language(japanese)))
    });
    let companies: Vec<Choice> = companies.collect();
    let columns: Vec<&str> = ListColumn::ALL.iter().map(|at| column(locale, *at)).collect();
    let ticked = !chosen.is_empty();
    let said = Some(typed.value("file_said", "")).filter(|said| !said.is_empty());
    let said = said.or_else(|| typed.error("file").map(str::to_owned));
    let file = view! {
        <FormField
            id="file"
            label=td_string!(locale, dispatch.file)
            required=false
            hint=td_string!(locale, dispatch.file_hint)
            error=said
        >
            <FileInput name="file" accept=".csv,.tsv,.txt,.xlsx"/>
            <button
                class="button"
                data-kind="outline"
                data-size="small"
                type="submit"
                formaction="/dispatch/list"
                formenctype="multipart/form-data"
            >
                {td_string!(locale, dispatch.file_read)}
            </button>
        </FormField>
    };
    view! {
        {file}
        {typed
            .field("list", td_string!(locale, dispatch.list))
            .hint(td_string!(locale, dispatch.list_hint))
            .paragraph("", 10)}
        <p class="quiet">{td_string!(locale, dispatch.columns)} " " {columns.join(", ")}</p>
        {mapping(locale, typed)}
        <Details summary=td_string!(locale, dispatch.tick) open=ticked>
            <Checkboxes
                id="companies"
                name="companies[]"
                legend=td_string!(locale, dispatch.tick_legend)
                choices=companies
                selected=chosen
            />
        </Details>
    }
}

fn common(locale: Locale, typed: &Typed) -> impl IntoView + use<> {
    let [.., work, place, reference, signed_on] = labels(locale).map(|(_, label)| label);
    view! {
        <p>{td_string!(locale, dispatch.common_text)}</p>
        {typed.field("work", work).paragraph("", 3)}
        {typed.field("place", place).line("", 60)}
        {typed.field("reference", reference).line("", 60)}
        {typed.field("signed_on", signed_on).day(None)}
    }
}
