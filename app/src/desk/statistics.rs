//! Numbers of the desk: a table with the same numbers as bars, and a file.

use super::{way, words};
use crate::csv;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{
    Breadcrumb, Button, ButtonKind, Choice, DataTable, FormField, Header, PrintHeader, Segment, Select, StackedBar,
    Term, Tone,
};
use crate::visit::locale;
use domain::desk::statistics::{AGES, Period, Summary};
use domain::desk::{Outcome, Procedure};
use leptos::prelude::*;
use service::desk::Statistics;

/// `/desk/statistics`: of a fiscal year or a month.
#[component]
pub fn StatisticsPage() -> impl IntoView {
    let period = Period::read(&queried("period"));
    page(
        td_string!(locale(), desk.statistics),
        move |visit| async move { service::desk::statistics(&visit.ctx, period).await },
        |seen, found| draw(seen.locale, &found),
    )
}

fn draw(locale: Locale, found: &Statistics) -> AnyView {
    let title = td_string!(locale, desk.statistics);
    let shown: Vec<(Procedure, &Summary)> = found.summaries.iter().map(|(kind, one)| (*kind, one)).collect();
    let rows = shown.iter().map(|(kind, one)| row(locale, *kind, one)).collect();
    let headers = heads(locale).into_iter().enumerate();
    let headers =
        headers.map(|(at, text)| if at == 0 { Header::new(text).fit() } else { Header::new(text).numbers() }).collect();
    let caption = spelt(locale, found.period);
    let bars = shown.iter().filter_map(|(kind, one)| bars(locale, *kind, one)).collect_view();
    let file = format!("/desk/statistics.csv?period={}", found.period.code());
    view! {
        <PrintHeader title=title reference=caption.clone()/>
        <Breadcrumb links=way(locale) here=title/>
        <h1><Term ja="審査の統計" en=title/></h1>
        <p>{td_string!(locale, desk.statistics_about)}</p>
        {choose(locale, found)}
        <DataTable caption=caption headers=headers rows=rows empty="" dense=true still=true/>
        {bars}
        <p class="no-print"><a href=file download="">{td_string!(locale, desk.statistics_export)}</a></p>
    }
    .into_any()
}

fn choose(locale: Locale, found: &Statistics) -> impl IntoView + use<> {
    let years = found.years.iter().map(|year| Period::Year(*year));
    let all: Vec<Choice> =
        years.chain(found.period.months()).map(|one| Choice::new(one.code(), spelt(locale, one))).collect();
    let code = found.period.code();
    view! {
        <form method="get" action="/desk/statistics" class="field-row no-print">
            <FormField id="period" label=td_string!(locale, desk.period)>
                <Select name="period" choices=all selected=code/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, desk.show)}</Button>
        </form>
    }
}

fn spelt(locale: Locale, period: Period) -> String {
    match period {
        Period::Year(year) => td_string!(locale, desk.fiscal_year, year = year).to_string(),
        Period::Month(year, month) => td_string!(locale, desk.month, year = year, month = month).to_string(),
    }
}

fn heads(locale: Locale) -> [&'static str; 15] {
    [
        td_string!(locale, desk.kind),
        td_string!(locale, desk.came),
        td_string!(locale, desk.answered_yes),
        td_string!(locale, desk.outcome_refused),
        td_string!(locale, desk.outcome_withdrawn),
        td_string!(locale, desk.open_now),
        td_string!(locale, desk.age_5),
        td_string!(locale, desk.age_10),
        td_string!(locale, desk.age_20),
        td_string!(locale, desk.age_more),
        td_string!(locale, desk.half_clock),
        td_string!(locale, desk.nine_clock),
        td_string!(locale, desk.half_all),
        td_string!(locale, desk.nine_all),
        td_string!(locale, desk.within),
    ]
}

fn texts(locale: Locale, kind: Procedure, one: &Summary) -> [String; 15] {
    let ended = |outcome: Outcome| one.ended.get(&outcome).copied().unwrap_or_default();
    let yes: usize = one
        .ended
        .iter()
        .filter(|(outcome, _)| outcome.is_answer() && **outcome != Outcome::Refused)
        .map(|(_, count)| count)
        .sum();
    let number = |days: Option<u32>| days.map_or_else(|| "–".to_owned(), |days| days.to_string());
    let [young, week, month, old] = one.open;
    let within = one.within.map_or_else(|| "–".to_owned(), |(within, of)| format!("{within}/{of}"));
    [
        words::procedure(locale, kind).to_owned(),
        one.arrived.to_string(),
        yes.to_string(),
        ended(Outcome::Refused).to_string(),
        ended(Outcome::Withdrawn).to_string(),
        one.open.iter().sum::<usize>().to_string(),
        young.to_string(),
        week.to_string(),
        month.to_string(),
        old.to_string(),
        number(one.with_clock.map(|(half, _)| half)),
        number(one.with_clock.map(|(_, nine)| nine)),
        number(one.without_clock.map(|(half, _)| half)),
        number(one.without_clock.map(|(_, nine)| nine)),
        within,
    ]
}

fn row(locale: Locale, kind: Procedure, one: &Summary) -> Vec<AnyView> {
    texts(locale, kind, one).into_iter().map(IntoAny::into_any).collect()
}

/// How it ended, and how old what lies on the desk is; nothing for a procedure in which nothing happened.
fn bars(locale: Locale, kind: Procedure, one: &Summary) -> Option<AnyView> {
    let ended = one
        .ended
        .iter()
        .map(|(outcome, count)| Segment::new(words::outcome(locale, *outcome), *count, words::tone(*outcome)));
    let ended: Vec<Segment> = ended.collect();
    let ages = [
        td_string!(locale, desk.age_5),
        td_string!(locale, desk.age_10),
        td_string!(locale, desk.age_20),
        td_string!(locale, desk.age_more),
    ];
    let tones = [Tone::Plain, Tone::Active, Tone::Waiting, Tone::Caution];
    let open = ages.into_iter().zip(one.open).zip(tones).filter(|((_, count), _)| *count > 0);
    let open: Vec<Segment> = open.map(|((text, count), tone)| Segment::new(text, count, tone)).collect();
    (!ended.is_empty() || !open.is_empty()).then(|| {
        let name = words::procedure(locale, kind);
        let (how, old) = (td_string!(locale, desk.bar_ended), td_string!(locale, desk.bar_open));
        view! {
            <section class="stack" aria-label=name>
                <h2>{words::term(locale, kind)}</h2>
                {(!ended.is_empty()).then(|| view! { <StackedBar title=how segments=ended/> })}
                {(!open.is_empty()).then(|| view! { <StackedBar title=old segments=open/> })}
            </section>
        }
        .into_any()
    })
}

/// The same table as CSV for a spreadsheet.
#[must_use]
pub fn file(locale: Locale, found: &Statistics) -> String {
    // The words of the ages say where the groups end.
    const { assert!(AGES[0] == 5 && AGES[1] == 10 && AGES[2] == 20) }
    csv::file(heads(locale), found.summaries.iter().map(|(kind, one)| texts(locale, *kind, one)))
}
