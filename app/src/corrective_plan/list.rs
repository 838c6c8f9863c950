use super::{address, words};
use crate::day;
use crate::engagement::filter::encoded;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{
    Breadcrumb, Button, ButtonKind, Choice, DataTable, FormField, Header, LinkButton, Pagination, Select, StatusChip,
    Term, TextInput,
};
use crate::visit::locale;
use domain::corrective_plan::PlanStatus;
use domain::corrective_plan::view::PlanLine;
use domain::permission::{Action, Actor, Standing};
use domain::text;
use leptos::prelude::*;

const ON_A_PAGE: usize = 50;

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Part of a number, an origin or a company.
    pub q: String,
    /// Only plans in this state.
    pub state: Option<PlanStatus>,
    /// Counted from 1.
    pub page: usize,
}

impl Asked {
    /// Read from the query of an address.
    pub fn read(said: impl Fn(&str) -> String) -> Self {
        Self {
            q: said("q").chars().take(text::LINE).collect(),
            state: PlanStatus::from_code(&said("state")),
            page: said("page").parse().unwrap_or(1).max(1),
        }
    }

    /// Whether a plan is asked for.
    #[must_use]
    pub fn takes(&self, line: &PlanLine) -> bool {
        let name = &line.company;
        let texts = [&line.number, &line.reference, &name.name, &name.kana, &name.latin];
        let all = texts.map(|found| text::search(found));
        let found = self.q.split_whitespace().map(text::search).all(|word| all.iter().any(|one| one.contains(&word)));
        found && self.state.is_none_or(|state| state == line.status)
    }

    fn href(&self, path: &str, page: usize) -> String {
        let state = self.state.map(PlanStatus::code).unwrap_or_default();
        format!("{path}?q={}&state={state}&page={page}", encoded(&self.q))
    }

    fn narrowed(&self) -> bool {
        !self.q.trim().is_empty() || self.state.is_some()
    }
}

/// `/corrective-plan`: every plan that the reader may know of.
#[component]
pub fn PlansPage() -> impl IntoView {
    let asked = Asked::read(queried);
    page(
        td_string!(locale(), corrective_plan.list),
        |visit| async move { Ok((visit.ctx.actor()?.clone(), service::corrective_plan::list(&visit.ctx).await?)) },
        move |seen, (actor, lines)| draw(seen.locale, &actor, &asked, &lines),
    )
}

fn draw(locale: Locale, actor: &Actor, asked: &Asked, lines: &[PlanLine]) -> AnyView {
    let title = td_string!(locale, corrective_plan.list);
    let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    let shown: Vec<&PlanLine> = lines.iter().filter(|line| asked.takes(line)).collect();
    let count = shown.len();
    let pages = count.div_ceil(ON_A_PAGE).max(1);
    let page = asked.page.min(pages);
    let rows = shown.into_iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE);
    let rows: Vec<_> = rows.map(|line| row(locale, line)).collect();
    let empty = if asked.narrowed() {
        td_string!(locale, corrective_plan.none_found)
    } else {
        td_string!(locale, corrective_plan.none)
    };
    let caption = td_string!(locale, ui.total, count = count).to_string();
    let export = (count > 0).then(|| {
        let href = asked.href("/corrective-plan.csv", 1);
        view! { <p class="no-print"><a href=href download="">{td_string!(locale, engagement.export)}</a></p> }
    });
    let drafts = [Standing::OwnOrganisation, Standing::Downstream];
    let drafts = drafts.iter().any(|standing| actor.may(Action::DraftPlan, *standing));
    let to = asked.clone();
    view! {
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <div class="page-head">
                <h1><Term ja="是正計画" en=title/></h1>
                {drafts.then(|| view! { <LinkButton href="/corrective-plan/new">{td_string!(locale, corrective_plan.new)}</LinkButton> })}
            </div>
            <p>{td_string!(locale, corrective_plan.about)}</p>
            {narrow(locale, asked)}
            <DataTable caption=caption headers=headers(locale) rows=rows empty=empty/>
            <Pagination page=page pages=pages href=move |page| to.href("/corrective-plan", page)/>
            {export}
        </div>
    }
    .into_any()
}

fn narrow(locale: Locale, asked: &Asked) -> impl IntoView + use<> {
    let states = PlanStatus::ALL.iter().map(|code| Choice::new(code.code(), words::status(locale, *code))).collect();
    let (q, state) = (asked.q.clone(), asked.state.map(PlanStatus::code));
    view! {
        <form method="get" action="/corrective-plan" class="field-row no-print" role="search">
            <FormField id="q" label=td_string!(locale, corrective_plan.search)>
                <TextInput name="q" kind="search" value=q chars=32/>
            </FormField>
            <FormField id="state" label=td_string!(locale, application.state)>
                <Select name="state" choices=states selected=state blank=td_string!(locale, engagement.any)/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.narrow)}</Button>
        </form>
    }
}

pub(super) fn heads(locale: Locale) -> [&'static str; 7] {
    [
        td_string!(locale, corrective_plan.number),
        td_string!(locale, application.state),
        td_string!(locale, corrective_plan.company),
        td_string!(locale, corrective_plan.origin),
        td_string!(locale, corrective_plan.limit_on),
        td_string!(locale, corrective_plan.ends_on),
        td_string!(locale, corrective_plan.receipt),
    ]
}

fn headers(locale: Locale) -> Vec<Header> {
    let [number, state, company, origin, limit_on, ends_on, receipt] = heads(locale);
    vec![
        Header::new(number).fit(),
        Header::new(state).fit(),
        Header::new(company),
        Header::new(origin),
        Header::new(limit_on).fit(),
        Header::new(ends_on).fit(),
        Header::new(receipt),
    ]
}

/// The cells of a line as texts: number, state, company, origin, original limit, last day, receipt.
pub(super) fn texts(locale: Locale, line: &PlanLine) -> [String; 7] {
    let origin = line.origin.map(|origin| words::origin(locale, origin)).unwrap_or_default();
    [
        line.number.clone(),
        words::status(locale, line.status).to_owned(),
        line.company.in_language(matches!(locale, Locale::ja)).to_owned(),
        [origin, &line.reference].join(" ").trim().to_owned(),
        line.limit_on.to_string(),
        line.ends_on.to_string(),
        words::receipt(locale, line),
    ]
}

fn row(locale: Locale, line: &PlanLine) -> Vec<AnyView> {
    let [number, state, company, origin, _, _, receipt] = texts(locale, line);
    vec![
        view! { <a href=address(line.id)>{number}</a> }.into_any(),
        view! { <StatusChip tone=words::tone(line.status) text=state/> }.into_any(),
        company.into_any(),
        view! { <span class="as-typed">{origin}</span> }.into_any(),
        day::day(locale, line.limit_on).into_any(),
        day::day(locale, line.ends_on).into_any(),
        receipt.into_any(),
    ]
}
