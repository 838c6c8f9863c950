use super::{address, words};
use crate::day;
use crate::engagement::filter::encoded;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{
    Breadcrumb, Button, ButtonKind, Choice, DataTable, FormField, Header, Pagination, Select, StatusChip, Term,
    TextInput,
};
use crate::visit::locale;
use crate::work::{party, task};
use domain::text;
use domain::waiver::WaiverStatus;
use domain::waiver::view::WaiverLine;
use leptos::prelude::*;

const ON_A_PAGE: usize = 50;

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Part of a number, an item or a company.
    pub q: String,
    /// Only waivers in this state.
    pub state: Option<WaiverStatus>,
    /// Counted from 1.
    pub page: usize,
}

impl Asked {
    /// Read from the query of an address.
    pub fn read(said: impl Fn(&str) -> String) -> Self {
        Self {
            q: said("q").chars().take(text::LINE).collect(),
            state: WaiverStatus::from_code(&said("state")),
            page: said("page").parse().unwrap_or(1).max(1),
        }
    }

    /// Whether a waiver is asked for.
    #[must_use]
    pub fn takes(&self, line: &WaiverLine) -> bool {
        let partner = line.partner.as_ref();
        let names = partner.into_iter().flat_map(|name| [name.name.clone(), name.kana.clone(), name.latin.clone()]);
        let texts = names.chain([line.number.clone(), line.case.clone(), line.item.clone()]);
        let all: Vec<String> = texts.map(|found| text::search(&found)).collect();
        let found = self.q.split_whitespace().map(text::search).all(|word| all.iter().any(|one| one.contains(&word)));
        found && self.state.is_none_or(|state| state == line.status)
    }

    fn href(&self, path: &str, page: usize) -> String {
        let state = self.state.map(WaiverStatus::code).unwrap_or_default();
        format!("{path}?q={}&state={state}&page={page}", encoded(&self.q))
    }

    fn narrowed(&self) -> bool {
        !self.q.trim().is_empty() || self.state.is_some()
    }
}

/// `/waiver`: every waiver that the reader may know of.
#[component]
pub fn WaiversPage() -> impl IntoView {
    let asked = Asked::read(queried);
    page(
        td_string!(locale(), waiver.list),
        |visit| async move { service::waiver::list(&visit.ctx).await },
        move |seen, lines| draw(seen.locale, &asked, &lines),
    )
}

fn draw(locale: Locale, asked: &Asked, lines: &[WaiverLine]) -> AnyView {
    let title = td_string!(locale, waiver.list);
    let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    let shown: Vec<&WaiverLine> = lines.iter().filter(|line| asked.takes(line)).collect();
    let count = shown.len();
    let pages = count.div_ceil(ON_A_PAGE).max(1);
    let page = asked.page.min(pages);
    let rows = shown.into_iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE);
    let rows: Vec<_> = rows.map(|line| row(locale, line)).collect();
    let empty = if asked.narrowed() { td_string!(locale, waiver.none_found) } else { td_string!(locale, waiver.none) };
    let caption = td_string!(locale, ui.total, count = count).to_string();
    let export = (count > 0).then(|| {
        let href = asked.href("/waiver.csv", 1);
        view! { <p class="no-print"><a href=href download="">{td_string!(locale, engagement.export)}</a></p> }
    });
    let to = asked.clone();
    view! {
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <h1><Term ja="例外" en=title/></h1>
            <p>{td_string!(locale, waiver.list_about)}</p>
            {narrow(locale, asked)}
            <DataTable caption=caption headers=headers(locale) rows=rows empty=empty/>
            <Pagination page=page pages=pages href=move |page| to.href("/waiver", page)/>
            {export}
        </div>
    }
    .into_any()
}

fn narrow(locale: Locale, asked: &Asked) -> impl IntoView + use<> {
    let states = WaiverStatus::ALL.iter().map(|code| Choice::new(code.code(), words::status(locale, *code))).collect();
    let (q, state) = (asked.q.clone(), asked.state.map(WaiverStatus::code));
    view! {
        <form method="get" action="/waiver" class="field-row no-print" role="search">
            <FormField id="q" label=td_string!(locale, waiver.search)>
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
        td_string!(locale, waiver.number),
        td_string!(locale, application.state),
        td_string!(locale, waiver.case),
        td_string!(locale, waiver.item),
        td_string!(locale, waiver.partner),
        td_string!(locale, waiver.last_day),
        td_string!(locale, application.next),
    ]
}

fn headers(locale: Locale) -> Vec<Header> {
    let [number, state, case, item, partner, until, next] = heads(locale);
    vec![
        Header::new(number).fit(),
        Header::new(state).fit(),
        Header::new(case).fit(),
        Header::new(item).fit(),
        Header::new(partner),
        Header::new(until).fit(),
        Header::new(next),
    ]
}

/// The cells of a line as texts: number, state, case, item, company, last day, who acts next.
pub(super) fn texts(locale: Locale, line: &WaiverLine) -> [String; 7] {
    let japanese = matches!(locale, Locale::ja);
    let partner = line.partner.as_ref().map(|name| name.in_language(japanese).to_owned());
    let next = line.turn.map(|turn| format!("{} – {}", party(locale, turn.party), task(locale, turn.task)));
    [
        line.number.clone(),
        words::status(locale, line.status).to_owned(),
        line.case.clone(),
        line.item.clone(),
        partner.unwrap_or_default(),
        line.until.unwrap_or(line.ends_on).to_string(),
        next.unwrap_or_else(|| td_string!(locale, application.nobody).to_owned()),
    ]
}

fn row(locale: Locale, line: &WaiverLine) -> Vec<AnyView> {
    let [number, state, case, item, partner, _, next] = texts(locale, line);
    vec![
        view! { <a href=address(line.id)>{number}</a> }.into_any(),
        view! { <StatusChip tone=words::tone(line.status) text=state/> }.into_any(),
        case.into_any(),
        item.into_any(),
        partner.into_any(),
        day::day(locale, line.until.unwrap_or(line.ends_on)).into_any(),
        next.into_any(),
    ]
}
