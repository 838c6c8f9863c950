use super::{address, submits, words};
use crate::day;
use crate::engagement::filter::encoded;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{
    Breadcrumb, Button, ButtonKind, Choice, DataTable, FormField, Header, LinkButton, Pagination, PrintHeader, Select,
    StatusChip, Tab, Tabs, Term, TextInput,
};
use crate::visit::locale;
use domain::conformity::ConformityKind;
use domain::conformity::view::ConformityLine;
use domain::permission::Actor;
use domain::text;
use leptos::prelude::*;

const ON_A_PAGE: usize = 50;

/// Which versions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Those that wait for somebody.
    Open,
    /// Those in force.
    InForce,
}

impl Show {
    const ALL: [Self; 3] = [Self::All, Self::Open, Self::InForce];

    const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::InForce => "in-force",
        }
    }

    fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::All => td_string!(locale, conformity.show_all),
            Self::Open => td_string!(locale, conformity.show_open),
            Self::InForce => td_string!(locale, conformity.show_in_force),
        }
    }

    const fn takes(self, line: &ConformityLine) -> bool {
        match self {
            Self::All => true,
            Self::Open => line.owes().is_some(),
            Self::InForce => line.is_in_force(),
        }
    }
}

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Part of a number, a title, a contract or a company.
    pub q: String,
    /// Only this kind.
    pub kind: Option<ConformityKind>,
    /// Only these.
    pub show: Show,
    /// Counted from 1.
    pub page: usize,
}

impl Asked {
    /// Read from the query of an address.
    pub fn read(said: impl Fn(&str) -> String) -> Self {
        let show = said("show");
        Self {
            q: said("q").chars().take(text::LINE).collect(),
            kind: ConformityKind::from_code(&said("kind")),
            show: Show::ALL.into_iter().find(|known| known.code() == show).unwrap_or_default(),
            page: said("page").parse().unwrap_or(1).max(1),
        }
    }

    /// Whether a request is asked for.
    #[must_use]
    pub fn takes(&self, line: &ConformityLine) -> bool {
        self.show.takes(line) && self.finds(line)
    }

    fn finds(&self, line: &ConformityLine) -> bool {
        let company = &line.company;
        let texts = [
            &line.number,
            &line.title,
            &line.version,
            &line.document_number,
            &line.contract,
            &company.name,
            &company.kana,
            &company.latin,
        ];
        let all: Vec<String> = texts.into_iter().map(|found| text::search(found)).collect();
        let found = self.q.split_whitespace().map(text::search).all(|word| all.iter().any(|one| one.contains(&word)));
        found && self.kind.is_none_or(|kind| kind == line.kind)
    }

    fn href(&self, path: &str) -> String {
        let kind = self.kind.map(ConformityKind::code).unwrap_or_default();
        format!("{path}?q={}&kind={kind}&show={}&page={}", encoded(&self.q), self.show.code(), self.page)
    }

    fn narrowed(&self) -> bool {
        !self.q.trim().is_empty() || self.kind.is_some() || self.show != Show::All
    }
}

/// `/conformity`: the register of versions, which is in force and since when; open ones first.
#[component]
pub fn ConformitiesPage() -> impl IntoView {
    let asked = Asked::read(queried);
    page(
        td_string!(locale(), conformity.list),
        |visit| async move { Ok((visit.ctx.actor()?.clone(), service::conformity::list(&visit.ctx).await?)) },
        move |seen, (actor, lines)| draw(seen.locale, &actor, &asked, &lines),
    )
}

fn draw(locale: Locale, actor: &Actor, asked: &Asked, lines: &[ConformityLine]) -> AnyView {
    let title = td_string!(locale, conformity.list);
    let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    let new = submits(actor).next().is_some().then(|| {
        view! { <LinkButton href="/conformity/new">{td_string!(locale, conformity.new)}</LinkButton> }
    });
    view! {
        <PrintHeader title=title reference=""/>
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <div class="page-head">
                <h1><Term ja="適合性の確認" en=title/></h1>
                {new}
            </div>
            <p>{td_string!(locale, conformity.list_about)}</p>
            {narrow(locale, asked)}
            {table(locale, asked, lines)}
        </div>
    }
    .into_any()
}

fn table(locale: Locale, asked: &Asked, lines: &[ConformityLine]) -> AnyView {
    let tabs = Show::ALL.map(|show| {
        let count = lines.iter().filter(|line| asked.finds(line) && show.takes(line)).count();
        let href = Asked { show, page: 1, ..asked.clone() }.href("/conformity");
        Tab::new(href, show.label(locale), show == asked.show).count(count)
    });
    let shown: Vec<&ConformityLine> = lines.iter().filter(|line| asked.takes(line)).collect();
    let count = shown.len();
    let pages = count.div_ceil(ON_A_PAGE).max(1);
    let page = asked.page.min(pages);
    let rows = shown.into_iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE);
    let rows: Vec<_> = rows.map(|line| row(locale, line)).collect();
    let empty =
        if asked.narrowed() { td_string!(locale, conformity.none_found) } else { td_string!(locale, conformity.none) };
    let caption = td_string!(locale, ui.total, count = count).to_string();
    let export = (count > 0).then(|| {
        let href = Asked { page: 1, ..asked.clone() }.href("/conformity.csv");
        view! { <p class="no-print"><a href=href download="">{td_string!(locale, engagement.export)}</a></p> }
    });
    let to = asked.clone();
    view! {
        <Tabs label=td_string!(locale, application.state) tabs=tabs.to_vec()/>
        <DataTable caption=caption headers=headers(locale) rows=rows empty=empty/>
        <Pagination page=page pages=pages href=move |page| Asked { page, ..to.clone() }.href("/conformity")/>
        {export}
    }
    .into_any()
}

fn narrow(locale: Locale, asked: &Asked) -> impl IntoView + use<> {
    let kinds = ConformityKind::ALL.iter().map(|code| Choice::new(code.code(), words::kind(locale, *code))).collect();
    let (q, kind, show) = (asked.q.clone(), asked.kind.map(ConformityKind::code), asked.show.code());
    view! {
        <form method="get" action="/conformity" class="field-row no-print" role="search">
            <FormField id="q" label=td_string!(locale, conformity.search)>
                <TextInput name="q" kind="search" value=q chars=32/>
            </FormField>
            <FormField id="kind" label=td_string!(locale, conformity.kind)>
                <Select name="kind" choices=kinds selected=kind blank=td_string!(locale, engagement.any)/>
            </FormField>
            <input type="hidden" name="show" value=show/>
            <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.narrow)}</Button>
        </form>
    }
}

fn headers(locale: Locale) -> Vec<Header> {
    vec![
        Header::new(td_string!(locale, conformity.number)).fit(),
        Header::new(td_string!(locale, application.state)).fit(),
        Header::new(td_string!(locale, conformity.kind)),
        Header::new(td_string!(locale, conformity.version)),
        Header::new(td_string!(locale, conformity.company)),
        Header::new(td_string!(locale, conformity.contract)),
        Header::new(td_string!(locale, conformity.submitted_at)).fit(),
        Header::new(td_string!(locale, conformity.in_force)).fit(),
    ]
}

fn row(locale: Locale, line: &ConformityLine) -> Vec<AnyView> {
    let (tone, text) = words::state(locale, line.status, line.force);
    let document = format!("{} {}", line.title, line.version);
    let submitted = line.submitted_at.map(|at| day::day(locale, domain::time::day_in_japan(at)));
    vec![
        view! { <a href=address(line.id)>{line.number.clone()}</a> }.into_any(),
        view! { <StatusChip tone=tone text=text/> }.into_any(),
        words::kind(locale, line.kind).into_any(),
        view! { <span class="as-typed">{document}</span> }.into_any(),
        line.company.in_language(matches!(locale, Locale::ja)).to_owned().into_any(),
        line.contract.clone().into_any(),
        submitted.unwrap_or_default().into_any(),
        words::worth(locale, line.force).into_any(),
    ]
}
