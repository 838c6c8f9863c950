use super::{address, words};
use crate::day;
use crate::engagement::filter::encoded;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{
    Breadcrumb, Button, ButtonKind, Checkbox, Choice, DataTable, FormField, Header, LinkButton, Pagination, Select,
    StatusChip, Term, TextInput,
};
use crate::visit::locale;
use chrono::NaiveDate;
use domain::agreement::AgreementStatus;
use domain::agreement::view::AgreementLine;
use domain::permission::Actor;
use domain::text;
use leptos::prelude::*;

const ON_A_PAGE: usize = 50;

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Part of a number, a counterparty, a reference or a company.
    pub q: String,
    /// Only agreements in this state.
    pub state: Option<AgreementStatus>,
    /// Only those with an open defect.
    pub defect: bool,
    /// Counted from 1.
    pub page: usize,
}

impl Asked {
    /// Read from the query of an address.
    pub fn read(said: impl Fn(&str) -> String) -> Self {
        Self {
            q: said("q").chars().take(text::LINE).collect(),
            state: AgreementStatus::from_code(&said("state")),
            defect: said("defect") == "true",
            page: said("page").parse().unwrap_or(1).max(1),
        }
    }

    /// Whether an agreement is asked for.
    #[must_use]
    pub fn takes(&self, line: &AgreementLine) -> bool {
        let name = &line.company;
        let texts = [&line.number, &line.counterparty, &line.reference, &name.name, &name.kana, &name.latin];
        let all = texts.map(|found| text::search(found));
        let found = self.q.split_whitespace().map(text::search).all(|word| all.iter().any(|one| one.contains(&word)));
        found && self.state.is_none_or(|state| state == line.status) && (!self.defect || line.defect)
    }

    fn href(&self, path: &str, page: usize) -> String {
        let state = self.state.map(AgreementStatus::code).unwrap_or_default();
        format!("{path}?q={}&state={state}&defect={}&page={page}", encoded(&self.q), self.defect)
    }

    fn narrowed(&self) -> bool {
        !self.q.trim().is_empty() || self.state.is_some() || self.defect
    }
}

/// `/agreement`: every agreement that the reader may know of.
#[component]
pub fn AgreementsPage() -> impl IntoView {
    let asked = Asked::read(queried);
    page(
        td_string!(locale(), agreement.list),
        |visit| async move { Ok((visit.ctx.actor()?.clone(), service::agreement::list(&visit.ctx).await?)) },
        move |seen, (actor, lines)| draw(seen.locale, &actor, &asked, &lines),
    )
}

fn draw(locale: Locale, actor: &Actor, asked: &Asked, lines: &[AgreementLine]) -> AnyView {
    let title = td_string!(locale, agreement.list);
    let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    let shown: Vec<&AgreementLine> = lines.iter().filter(|line| asked.takes(line)).collect();
    let count = shown.len();
    let pages = count.div_ceil(ON_A_PAGE).max(1);
    let page = asked.page.min(pages);
    let rows = shown.into_iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE);
    let rows: Vec<_> = rows.map(|line| row(locale, line)).collect();
    let empty =
        if asked.narrowed() { td_string!(locale, agreement.none_found) } else { td_string!(locale, agreement.none) };
    let caption = td_string!(locale, ui.total, count = count).to_string();
    let export = (count > 0).then(|| {
        let href = asked.href("/agreement.csv", 1);
        view! { <p class="no-print"><a href=href download="">{td_string!(locale, engagement.export)}</a></p> }
    });
    let keeps = super::keeps(actor);
    let to = asked.clone();
    view! {
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <div class="page-head">
                <h1><Term ja="第三者との約定" en=title/></h1>
                {keeps.then(|| view! { <LinkButton href="/agreement/new">{td_string!(locale, agreement.new)}</LinkButton> })}
            </div>
            <p>{td_string!(locale, agreement.about)}</p>
            {narrow(locale, asked)}
            <DataTable caption=caption headers=headers(locale) rows=rows empty=empty/>
            <Pagination page=page pages=pages href=move |page| to.href("/agreement", page)/>
            {export}
        </div>
    }
    .into_any()
}

fn narrow(locale: Locale, asked: &Asked) -> impl IntoView + use<> {
    let states =
        AgreementStatus::ALL.iter().map(|code| Choice::new(code.code(), words::status(locale, *code))).collect();
    let (q, state, defect) = (asked.q.clone(), asked.state.map(AgreementStatus::code), asked.defect);
    view! {
        <form method="get" action="/agreement" class="field-row no-print" role="search">
            <FormField id="q" label=td_string!(locale, agreement.search)>
                <TextInput name="q" kind="search" value=q chars=32/>
            </FormField>
            <FormField id="state" label=td_string!(locale, application.state)>
                <Select name="state" choices=states selected=state blank=td_string!(locale, engagement.any)/>
            </FormField>
            <Checkbox id="defect" name="defect" value="true" label=td_string!(locale, agreement.only_defects) checked=defect/>
            <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.narrow)}</Button>
        </form>
    }
}

pub(super) fn heads(locale: Locale) -> [&'static str; 7] {
    [
        td_string!(locale, agreement.number),
        td_string!(locale, application.state),
        td_string!(locale, agreement.counterparty),
        td_string!(locale, agreement.kind),
        td_string!(locale, agreement.reference),
        td_string!(locale, agreement.signed_on),
        td_string!(locale, agreement.valid_until),
    ]
}

fn headers(locale: Locale) -> Vec<Header> {
    let [number, state, counterparty, kind, reference, signed_on, valid_until] = heads(locale);
    vec![
        Header::new(number).fit(),
        Header::new(state).fit(),
        Header::new(counterparty),
        Header::new(kind),
        Header::new(reference),
        Header::new(signed_on).fit(),
        Header::new(valid_until).fit(),
    ]
}

/// The cells of a line as texts: number, state, counterparty, kind, reference, signature, last day of the permission.
pub(super) fn texts(locale: Locale, line: &AgreementLine) -> [String; 7] {
    let day = |on: Option<NaiveDate>| on.map(|on| on.to_string()).unwrap_or_default();
    [
        line.number.clone(),
        words::state(locale, line).1,
        line.counterparty.clone(),
        words::kind(locale, line.kind).to_owned(),
        line.reference.clone(),
        day(line.signed_on),
        day(line.valid_until),
    ]
}

fn row(locale: Locale, line: &AgreementLine) -> Vec<AnyView> {
    let [number, state, counterparty, kind, reference, ..] = texts(locale, line);
    let (tone, _) = words::state(locale, line);
    let day = |on: Option<NaiveDate>| on.map_or_else(|| String::from("–"), |on| day::day(locale, on));
    vec![
        view! { <a href=address(line.id)>{number}</a> }.into_any(),
        view! { <StatusChip tone=tone text=state/> }.into_any(),
        view! { <span class="as-typed">{counterparty}</span> }.into_any(),
        kind.into_any(),
        view! { <span class="as-typed">{reference}</span> }.into_any(),
        day(line.signed_on).into_any(),
        day(line.valid_until).into_any(),
    ]
}
