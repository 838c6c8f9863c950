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
use domain::audit_plan::AuditPlanStatus;
use domain::audit_plan::view::AuditPlanLine;
use domain::permission::{Action, Actor, Standing};
use domain::text;
use leptos::prelude::*;

const ON_A_PAGE: usize = 50;

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Part of a number, a year or a department.
    pub q: String,
    /// Only plans in this state.
    pub state: Option<AuditPlanStatus>,
    /// Counted from 1.
    pub page: usize,
}

impl Asked {
    /// Read from the query of an address.
    pub fn read(said: impl Fn(&str) -> String) -> Self {
        Self {
            q: said("q").chars().take(text::LINE).collect(),
            state: AuditPlanStatus::from_code(&said("state")),
            page: said("page").parse().unwrap_or(1).max(1),
        }
    }

    /// Whether a plan is asked for.
    #[must_use]
    pub fn takes(&self, line: &AuditPlanLine) -> bool {
        let year = line.fiscal_year.to_string();
        let mut all = vec![text::search(&line.number), text::search(&year)];
        all.extend(line.departments.iter().map(|unit| text::search(unit)));
        let found = self.q.split_whitespace().map(text::search).all(|word| all.iter().any(|one| one.contains(&word)));
        found && self.state.is_none_or(|state| state == line.status)
    }

    fn href(&self, path: &str, page: usize) -> String {
        let state = self.state.map(AuditPlanStatus::code).unwrap_or_default();
        format!("{path}?q={}&state={state}&page={page}", encoded(&self.q))
    }

    fn narrowed(&self) -> bool {
        !self.q.trim().is_empty() || self.state.is_some()
    }
}

/// `/audit-plan`: every plan that the reader may know of.
#[component]
pub fn PlansPage() -> impl IntoView {
    let asked = Asked::read(queried);
    page(
        td_string!(locale(), audit_plan.list),
        |visit| async move { Ok((visit.ctx.actor()?.clone(), service::audit_plan::list(&visit.ctx).await?)) },
        move |seen, (actor, lines)| draw(seen.locale, &actor, &asked, &lines),
    )
}

fn draw(locale: Locale, actor: &Actor, asked: &Asked, lines: &[AuditPlanLine]) -> AnyView {
    let title = td_string!(locale, audit_plan.list);
    let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    let shown: Vec<&AuditPlanLine> = lines.iter().filter(|line| asked.takes(line)).collect();
    let count = shown.len();
    let pages = count.div_ceil(ON_A_PAGE).max(1);
    let page = asked.page.min(pages);
    let rows = shown.into_iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE);
    let rows: Vec<_> = rows.map(|line| row(locale, line)).collect();
    let empty =
        if asked.narrowed() { td_string!(locale, audit_plan.none_found) } else { td_string!(locale, audit_plan.none) };
    let caption = td_string!(locale, ui.total, count = count).to_string();
    let export = (count > 0).then(|| {
        let href = asked.href("/audit-plan.csv", 1);
        view! { <p class="no-print"><a href=href download="">{td_string!(locale, engagement.export)}</a></p> }
    });
    let drafts = actor.may(Action::DraftAuditPlan, Standing::OwnOrganisation);
    let to = asked.clone();
    view! {
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <div class="page-head">
                <h1><Term ja="セキュリティ監査計画" en=title/></h1>
                {drafts.then(|| view! { <LinkButton href="/audit-plan/new">{td_string!(locale, audit_plan.new)}</LinkButton> })}
            </div>
            <p>{td_string!(locale, audit_plan.about)}</p>
            {narrow(locale, asked)}
            <DataTable caption=caption headers=headers(locale) rows=rows empty=empty/>
            <Pagination page=page pages=pages href=move |page| to.href("/audit-plan", page)/>
            {export}
        </div>
    }
    .into_any()
}

fn narrow(locale: Locale, asked: &Asked) -> impl IntoView + use<> {
    let states =
        AuditPlanStatus::ALL.iter().map(|code| Choice::new(code.code(), words::status(locale, *code))).collect();
    let (q, state) = (asked.q.clone(), asked.state.map(AuditPlanStatus::code));
    view! {
        <form method="get" action="/audit-plan" class="field-row no-print" role="search">
            <FormField id="q" label=td_string!(locale, audit_plan.search)>
                <TextInput name="q" kind="search" value=q chars=32/>
            </FormField>
            <FormField id="state" label=td_string!(locale, application.state)>
                <Select name="state" choices=states selected=state blank=td_string!(locale, engagement.any)/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.narrow)}</Button>
        </form>
    }
}

pub(super) fn heads(locale: Locale) -> [&'static str; 5] {
    [
        td_string!(locale, audit_plan.number),
        td_string!(locale, application.state),
        td_string!(locale, audit_plan.fiscal_year),
        td_string!(locale, audit_plan.departments),
        td_string!(locale, audit_plan.approved_at),
    ]
}

fn headers(locale: Locale) -> Vec<Header> {
    let [number, state, year, departments, approved] = heads(locale);
    vec![
        Header::new(number).fit(),
        Header::new(state).fit(),
        Header::new(year).fit(),
        Header::new(departments),
        Header::new(approved).fit(),
    ]
}

/// The cells of a line as texts: number, state, fiscal year, departments, approval.
pub(super) fn texts(locale: Locale, line: &AuditPlanLine) -> [String; 5] {
    [
        line.number.clone(),
        words::status(locale, line.status).to_owned(),
        td_string!(locale, audit_plan.in_year, year = line.fiscal_year).to_string(),
        line.departments.join(td_string!(locale, ui.comma)),
        line.approved_at.map(|at| day::moment(locale, at)).unwrap_or_default(),
    ]
}

fn row(locale: Locale, line: &AuditPlanLine) -> Vec<AnyView> {
    let [number, state, year, departments, approved] = texts(locale, line);
    vec![
        view! { <a href=address(line.id)>{number}</a> }.into_any(),
        view! { <StatusChip tone=words::tone(line.status) text=state/> }.into_any(),
        year.into_any(),
        view! { <span class="as-typed">{departments}</span> }.into_any(),
        approved.into_any(),
    ]
}
