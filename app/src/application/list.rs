use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page, queried};
use crate::ui::{
    Button, ButtonKind, Choice, DataTable, FormField, Header, Pagination, Select, StatusChip, Tab, Tabs, Term,
    TextInput,
};
use crate::visit::locale;
use crate::words;
use crate::work::{application_tone, party, summary, task};
use domain::application::ApplicationStatus;
use domain::text;
use domain::time::day_in_japan;
use leptos::prelude::*;
use service::application::ApplicationLine;

/// Lines on one page.
const ON_A_PAGE: usize = 25;

/// Which applications are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Show {
    All,
    Waiting,
    Queried,
    Answered,
}

impl Show {
    const ALL: [Self; 4] = [Self::All, Self::Waiting, Self::Queried, Self::Answered];

    const fn code(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Waiting => "waiting",
            Self::Queried => "queried",
            Self::Answered => "answered",
        }
    }

    fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::All => td_string!(locale, application.show_all),
            Self::Waiting => td_string!(locale, application.show_waiting),
            Self::Queried => td_string!(locale, application.show_queried),
            Self::Answered => td_string!(locale, application.show_answered),
        }
    }

    const fn takes(self, status: ApplicationStatus) -> bool {
        use ApplicationStatus as S;
        match self {
            Self::All => true,
            Self::Waiting => matches!(status, S::WithUpstream | S::Submitted | S::PaperRecorded),
            Self::Queried => matches!(status, S::Queried),
            Self::Answered => matches!(status, S::Accepted | S::Refused | S::Withdrawn | S::Returned),
        }
    }
}

/// What the address asks for.
#[derive(Clone, Debug)]
struct Asked {
    typed: String,
    show: Show,
    page: usize,
}

impl Asked {
    fn href(&self, show: Show, page: usize) -> String {
        let search = (!self.typed.is_empty()).then(|| format!("q={}", encoded(&self.typed)));
        let show = (show != Show::All).then(|| format!("show={}", show.code()));
        let page = (page > 1).then(|| format!("page={page}"));
        let query: Vec<String> = [search, show, page].into_iter().flatten().collect();
        if query.is_empty() { "/application".to_owned() } else { format!("/application?{}", query.join("&")) }
    }
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |out, byte| {
        if byte.is_ascii_alphanumeric() { out + &char::from(byte).to_string() } else { out + &format!("%{byte:02X}") }
    })
}

/// The queue of the ministry, and the applicant's own applications.
#[component]
pub fn ApplicationsPage() -> impl IntoView {
    let locale = locale();
    let show = queried("show");
    let asked = Asked {
        typed: queried("q").chars().take(text::LINE).collect(),
        show: Show::ALL.into_iter().find(|known| known.code() == show).unwrap_or(Show::All),
        page: queried("page").parse().unwrap_or(1).max(1),
    };
    page(
        td_string!(locale, application.list),
        |visit| async move { service::application::list(&visit.ctx).await },
        move |seen, lines| draw(&seen, lines, &asked),
    )
}

fn draw(seen: &Seen, lines: Vec<ApplicationLine>, asked: &Asked) -> AnyView {
    let locale = seen.locale;
    let none_at_all = lines.is_empty();
    let found: Vec<ApplicationLine> = lines.into_iter().filter(|line| has(line, &asked.typed)).collect();
    let tabs = Show::ALL.map(|show| {
        let count = found.iter().filter(|line| show.takes(line.status)).count();
        Tab::new(asked.href(show, 1), show.label(locale), asked.show == show).count(count)
    });
    let shown: Vec<&ApplicationLine> = found.iter().filter(|line| asked.show.takes(line.status)).collect();
    let pages = shown.len().div_ceil(ON_A_PAGE).max(1);
    let page = asked.page.min(pages);
    let rows = shown.into_iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE).map(|line| row(locale, line)).collect();
    let empty =
        if none_at_all { td_string!(locale, application.empty) } else { td_string!(locale, application.none_found) };
    let (here, show) = (asked.clone(), asked.show);
    view! {
        <h1><Term ja="申請" en=td_string!(locale, application.list)/></h1>
        <p>{td_string!(locale, application.no_lapse)}</p>
        {search(locale, asked)}
        <Tabs label=td_string!(locale, application.filters) tabs=tabs.to_vec()/>
        <DataTable caption=td_string!(locale, application.list) caption_hidden=true headers=headers(locale) rows=rows empty=empty dense=true/>
        <Pagination page=page pages=pages href=move |page| here.href(show, page)/>
    }
    .into_any()
}

/// Every word that was typed stands in the number, the work or the name of a company.
fn has(line: &ApplicationLine, typed: &str) -> bool {
    let case = &line.case;
    let names = [&case.upstream, &case.downstream].into_iter().flat_map(|company| {
        [
            company.name.clone(),
            company.kana.clone(),
            company.latin.clone(),
            company.corporate_number.clone().unwrap_or_default(),
        ]
    });
    let all: Vec<String> = names
        .chain([line.number.clone(), case.number.clone(), case.work.clone()])
        .map(|it| text::search(&it))
        .collect();
    typed.split_whitespace().map(text::search).all(|word| all.iter().any(|found| found.contains(&word)))
}

fn search(locale: Locale, asked: &Asked) -> impl IntoView + use<> {
    let (typed, show) = (asked.typed.clone(), asked.show);
    let choices = Show::ALL.map(|show| Choice::new(show.code(), show.label(locale))).to_vec();
    view! {
        <form method="get" action="/application" role="search" class="field-row no-print">
            <FormField id="q" label=td_string!(locale, application.search)>
                <TextInput name="q" value=typed kind="search" chars=32/>
            </FormField>
            <FormField id="show" label=td_string!(locale, application.state)>
                <Select name="show" choices=choices selected=show.code()/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, application.find)}</Button>
        </form>
    }
}

fn headers(locale: Locale) -> Vec<Header> {
    vec![
        Header::new(td_string!(locale, application.number)).fit(),
        Header::new(td_string!(locale, application.applicant)),
        Header::new(td_string!(locale, application.downstream)),
        Header::new(td_string!(locale, application.work)),
        Header::new(td_string!(locale, application.applied_at)).fit(),
        Header::new(td_string!(locale, application.age)).numbers(),
        Header::new(td_string!(locale, application.state)).fit(),
        Header::new(td_string!(locale, application.next)),
    ]
}

fn row(locale: Locale, line: &ApplicationLine) -> Vec<AnyView> {
    let japanese = matches!(locale, Locale::ja);
    let case = &line.case;
    let next = case.turn.map_or_else(
        || td_string!(locale, application.nobody).to_owned(),
        |turn| format!("{} – {}", party(locale, turn.party), task(locale, turn.task)),
    );
    let age = td_string!(locale, application.days, count = line.age).to_string();
    let status = (application_tone(line.status), words::application_status(locale, line.status));
    vec![
        view! { <a href=super::address(line.id)>{line.number.clone()}</a> }.into_any(),
        case.upstream.in_language(japanese).to_owned().into_any(),
        case.downstream.in_language(japanese).to_owned().into_any(),
        summary(&case.work, 60).into_any(),
        day::day(locale, day_in_japan(line.applied_at)).into_any(),
        age.into_any(),
        view! { <StatusChip tone=status.0 text=status.1/> }.into_any(),
        next.into_any(),
    ]
}
