use super::asked::{Asked, PAGE, Whose};
use super::words::{holiday, kind, nearness, tone, why};
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{
    Button, ButtonKind, Choice, DataTable, Empty, FormField, Header, Pagination, PrintHeader, Segment, Select,
    StackedBar, StatusChip, Term,
};
use crate::visit::locale;
use crate::{day, work};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar;
use domain::deadline::{Deadline, DeadlineKind, Nearness};
use domain::permission::{Action, Standing};
use domain::time;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// `/deadline`: everything that is due.
#[component]
pub fn DeadlinesPage() -> impl IntoView {
    let asked = Asked::here();
    page(
        td_string!(locale(), deadline.title),
        |visit| async move {
            let actor = visit.ctx.actor()?.clone();
            let sets = actor.may(Action::SetReminders, Standing::OwnOrganisation);
            Ok((service::deadline::list(&visit.ctx).await?, visit.ctx.now(), sets))
        },
        move |seen, (lines, now, sets)| {
            let locale = seen.locale;
            let title = td_string!(locale, deadline.title);
            let body = if lines.is_empty() {
                view! { <Empty text=td_string!(locale, deadline.none)/> }.into_any()
            } else {
                listed(locale, &asked, now, &lines)
            };
            view! {
                <div class="stack">
                    <PrintHeader title=title reference=day::day(locale, time::day_in_japan(now))/>
                    <h1><Term ja="期限" en=title/></h1>
                    <p>{td_string!(locale, deadline.about)}</p>
                    {body}
                    <ul class="no-print">
                        <li><a href="/account/calendar">{td_string!(locale, deadline.feed)}</a></li>
                        {sets.then(|| view! { <li><a href="/deadline/reminders">{td_string!(locale, deadline.reminders)}</a></li> })}
                    </ul>
                </div>
            }
        },
    )
}

fn listed(locale: Locale, asked: &Asked, now: DateTime<Utc>, lines: &[Deadline]) -> AnyView {
    let today = time::day_in_japan(now);
    let shown: Vec<&Deadline> = lines.iter().filter(|line| asked.shows(line)).collect();
    let pages = shown.len().div_ceil(PAGE).max(1);
    let page = asked.page.min(pages);
    let slice: Vec<&Deadline> = shown.iter().skip((page - 1) * PAGE).take(PAGE).copied().collect();
    let groups = Nearness::ALL.iter().map(|group| {
        let of: Vec<&Deadline> = slice.iter().filter(|line| line.nearness(today) == *group).copied().collect();
        (!of.is_empty()).then(|| table(locale, now, *group, &of))
    });
    let groups: Vec<AnyView> = groups.flatten().collect();
    let to = asked.clone();
    view! {
        {narrow(locale, asked, lines)}
        {counts(locale, today, &shown)}
        {if groups.is_empty() {
            view! { <Empty text=td_string!(locale, deadline.none_shown)/> }.into_any()
        } else {
            groups.into_any()
        }}
        <Pagination page=page pages=pages href=move |page| to.href(page)/>
    }
    .into_any()
}

/// Search and filters; plain GET, so that the address says it all.
fn narrow(locale: Locale, asked: &Asked, lines: &[Deadline]) -> AnyView {
    let there: BTreeSet<DeadlineKind> = lines.iter().map(|line| line.kind).collect();
    let kinds: Vec<Choice> = there.into_iter().map(|code| Choice::new(code.code(), kind(locale, code))).collect();
    let years: BTreeSet<i32> = lines.iter().filter_map(Deadline::fiscal_year).chain(asked.year).collect();
    let years: Vec<Choice> =
        years.into_iter().map(|year| Choice::new(year.to_string(), fiscal(locale, year))).collect();
    let whose = vec![
        Choice::new(Whose::Ours.code(), td_string!(locale, deadline.ours)),
        Choice::new(Whose::Theirs.code(), td_string!(locale, deadline.theirs)),
    ];
    let all = td_string!(locale, engagement.any);
    let year = asked.year.map(|year| year.to_string());
    let (chosen_whose, chosen_kind) = (asked.whose.map(Whose::code), asked.kind.map(DeadlineKind::code));
    let narrowed = asked.narrows();
    view! {
        <form method="get" action="/deadline" class="field-row no-print" role="search">
            <FormField id="whose" label=td_string!(locale, deadline.whose)>
                <Select name="whose" choices=whose selected=chosen_whose blank=all/>
            </FormField>
            <FormField id="kind" label=td_string!(locale, deadline.what)>
                <Select name="kind" choices=kinds selected=chosen_kind blank=all/>
            </FormField>
            <FormField id="year" label=td_string!(locale, deadline.year)>
                <Select name="year" choices=years selected=year blank=all/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.narrow)}</Button>
            {narrowed.then(|| view! { <a href="/deadline">{td_string!(locale, engagement.clear)}</a> })}
        </form>
    }
    .into_any()
}

/// `2026年度（令和8年度）`, `FY2026`.
fn fiscal(locale: Locale, year: i32) -> String {
    let era = calendar::fiscal_year_days(year).and_then(|(first, _)| time::era(first));
    match (locale, era) {
        (Locale::ja, Some((_, name, of))) => format!("{year}年度（{name}{of}年度）"),
        (Locale::ja, None) => format!("{year}年度"),
        (Locale::en, _) => format!("FY{year}"),
    }
}

/// How much is how near; a single sort needs no picture.
fn counts(locale: Locale, today: NaiveDate, shown: &[&Deadline]) -> AnyView {
    let segment = |group: &Nearness| {
        let count = shown.iter().filter(|line| line.nearness(today) == *group).count();
        (count > 0)
            .then(|| Segment::new(nearness(locale, *group), count, tone(*group)).link(format!("#{}", group.code())))
    };
    let segments: Vec<Segment> = Nearness::ALL.iter().filter_map(segment).collect();
    (segments.len() > 1)
        .then(|| view! { <StackedBar title=td_string!(locale, deadline.counts) segments=segments/> })
        .into_any()
}

fn table(locale: Locale, now: DateTime<Utc>, group: Nearness, lines: &[&Deadline]) -> AnyView {
    // Where nobody set a day there is no column of days.
    let dated = group != Nearness::Undated;
    let headers = [
        Some(Header::new(td_string!(locale, deadline.number)).fit()),
        dated.then(|| Header::new(td_string!(locale, deadline.day))),
        Some(Header::new(td_string!(locale, deadline.what))),
        Some(Header::new(td_string!(locale, deadline.from))),
        Some(Header::new(td_string!(locale, deadline.to))),
        Some(Header::new(td_string!(locale, deadline.since)).fit()),
    ];
    let headers: Vec<Header> = headers.into_iter().flatten().collect();
    let rows: Vec<_> = lines.iter().map(|line| row(locale, now, line)).collect();
    let title = nearness(locale, group);
    let lead = match group {
        Nearness::Overdue => Some(td_string!(locale, deadline.overdue_lead)),
        Nearness::Undated => Some(td_string!(locale, deadline.undated_lead)),
        Nearness::Soon | Nearness::Later => None,
    };
    view! {
        <section class="stack" aria-labelledby=group.code()>
            <h2 id=group.code()>{title}</h2>
            {lead.map(|lead| view! { <p class="quiet">{lead}</p> })}
            <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=""/>
        </section>
    }
    .into_any()
}

fn row(locale: Locale, now: DateTime<Utc>, line: &Deadline) -> Vec<AnyView> {
    let name = |of: &Option<domain::organisation::view::OrganisationName>| match of {
        Some(name) => name.in_language(matches!(locale, Locale::ja)).to_owned(),
        None => "–".to_owned(),
    };
    let (href, number) = (line.path.clone(), line.reference.clone());
    let cells = [
        Some(view! { <a href=href>{number}</a> }.into_any()),
        line.due_on.map(|on| due(locale, now, on)),
        Some(what(locale, line.kind)),
        Some(name(&line.from).into_any()),
        Some(name(&line.to).into_any()),
        Some(time::day_in_japan(line.since).to_string().into_any()),
    ];
    cells.into_iter().flatten().collect()
}

/// What is due, why, and by which clause.
pub(crate) fn what(locale: Locale, of: DeadlineKind) -> AnyView {
    let clause = of.clause().map(|clause| td_string!(locale, deadline.clause, clause = clause).to_string());
    let reason = [Some(why(locale, of).to_owned()), clause].into_iter().flatten().collect::<Vec<_>>().join(" ");
    view! { {kind(locale, of)}<br/><span class="quiet small">{reason}</span> }.into_any()
}

/// The day, how many days are left, and what kind of day it is where nobody works.
fn due(locale: Locale, now: DateTime<Utc>, on: NaiveDate) -> AnyView {
    let left = work::due(locale, now, on);
    let off = (!calendar::is_working_day(on)).then(|| {
        let what =
            calendar::holiday(on).map_or_else(|| td_string!(locale, deadline.day_off), |code| holiday(locale, code));
        let before = day::day(locale, calendar::working_day_until(on));
        let text = td_string!(locale, deadline.off, what = what, day = before).to_string();
        view! { <br/><span class="quiet small">{text}</span> }
    });
    view! { {day::day(locale, on)}<br/><StatusChip tone=left.tone text=left.left/>{off} }.into_any()
}
