use super::filter::{Column, Filter, PAGE, Whose};
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{
    Button, ButtonKind, Choice, DataTable, Empty, FormField, Header, LinkButton, Pagination, Segment, Select, Sorted,
    StackedBar, StatusChip, TextInput, Tone,
};
use crate::visit::locale;
use crate::{words, work};
use chrono::{DateTime, Utc};
use domain::engagement::EngagementStatus;
use domain::permission::{Action, Actor, Standing};
use domain::work::view::CaseLine;
use leptos::prelude::*;

const PATH: &str = "/engagement";

/// All cases of the reader.
#[component]
pub fn Engagements() -> impl IntoView {
    let filter = Filter::read(queried);
    page(
        td_string!(locale(), shell.engagements),
        |visit| async move {
            let cases = service::work::cases(&visit.ctx).await?;
            Ok((visit.ctx.actor()?.clone(), visit.ctx.now(), cases))
        },
        move |seen, (actor, now, cases)| {
            let locale = seen.locale;
            let drafts = actor.may(Action::DraftEngagement, Standing::OwnOrganisation);
            view! {
                <div class="page-head">
                    <h1>{td_string!(locale, engagement.title)}</h1>
                    {drafts
                        .then(|| {
                            view! {
                                <div class="button-row">
                                    <LinkButton href="/engagement/new">{td_string!(locale, work.new_engagement)}</LinkButton>
                                    <LinkButton href="/dispatch" kind=ButtonKind::Outline>{td_string!(locale, dispatch.title)}</LinkButton>
                                </div>
                            }
                        })}
                </div>
                {if cases.is_empty() {
                    view! { <Empty text=td_string!(locale, engagement.none)/> }.into_any()
                } else {
                    view! { <List locale=locale actor=actor now=now filter=filter cases=cases/> }.into_any()
                }}
            }
        },
    )
}

#[component]
fn List(locale: Locale, actor: Actor, now: DateTime<Utc>, filter: Filter, cases: Vec<CaseLine>) -> impl IntoView {
    let shown = filter.shown(&cases);
    let (count, pages) = (shown.len(), shown.len().div_ceil(PAGE).max(1));
    let page = filter.page.min(pages);
    let rows: Vec<_> =
        shown.iter().skip((page - 1) * PAGE).take(PAGE).map(|line| row(locale, &actor, now, line)).collect();
    let bar = bar(locale, &filter, &cases);
    let headers = headers(locale, &filter);
    let export = Filter { page: 1, ..filter.clone() }.href("/engagement.csv");
    let to = filter.clone();
    let sets = actor.may(Action::SetInterval, Standing::OwnOrganisation);
    let caption = td_string!(locale, ui.total, count = count).to_string();
    view! {
        <Narrow locale=locale filter=filter/>
        {bar}
        <DataTable caption=caption headers=headers rows=rows empty=td_string!(locale, engagement.none_shown)/>
        <Pagination page=page pages=pages href=move |page| Filter { page, ..to.clone() }.href(PATH)/>
        <p class="no-print"><a href=export download="">{td_string!(locale, engagement.export)}</a></p>
        {sets.then(|| view! { <p class="no-print"><a href="/reconfirmation">{td_string!(locale, reconfirmation.interval)}</a></p> })}
    }
}

/// Search and filters; plain GET, so that the address says it all.
#[component]
fn Narrow(locale: Locale, filter: Filter) -> impl IntoView {
    let states = EngagementStatus::ALL
        .iter()
        .map(|status| Choice::new(status.code(), words::engagement_status(locale, *status)));
    let turns = Whose::ALL.into_iter().map(|turn| Choice::new(turn.code(), whose(locale, turn)));
    let (states, turns) = (states.collect::<Vec<_>>(), turns.collect::<Vec<_>>());
    let narrowed = filter.narrows();
    let all = td_string!(locale, engagement.any);
    view! {
        <form method="get" action=PATH class="field-row no-print" role="search">
            <FormField id="q" label=td_string!(locale, engagement.search)>
                <TextInput name="q" kind="search" value=filter.q chars=32/>
            </FormField>
            <FormField id="status" label=td_string!(locale, engagement.status)>
                <Select name="status" choices=states selected=filter.status.map(EngagementStatus::code) blank=all/>
            </FormField>
            <FormField id="turn" label=td_string!(locale, engagement.next_party)>
                <Select name="turn" choices=turns selected=filter.turn.map(Whose::code) blank=all/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.narrow)}</Button>
            {narrowed.then(|| view! { <a href=PATH>{td_string!(locale, engagement.clear)}</a> })}
        </form>
    }
}

fn whose(locale: Locale, code: Whose) -> &'static str {
    match code {
        Whose::Ours => td_string!(locale, engagement.turn_ours),
        Whose::Theirs => td_string!(locale, engagement.turn_theirs),
        Whose::Ministry => td_string!(locale, work.party_ministry),
        Whose::Nobody => td_string!(locale, work.nobody),
    }
}

/// How many cases wait for whom; a click shows these.
fn bar(locale: Locale, filter: &Filter, cases: &[CaseLine]) -> impl IntoView + use<> {
    let counted = Filter { turn: None, ..filter.clone() }.shown(cases);
    let segment = |turn: Whose| {
        let count = counted.iter().filter(|line| Whose::of(line) == turn).count();
        let href = Filter { turn: Some(turn), page: 1, ..filter.clone() }.href(PATH);
        (count > 0).then(|| Segment::new(whose(locale, turn), count, tone(turn)).link(href))
    };
    let segments: Vec<Segment> = Whose::ALL.into_iter().filter_map(segment).collect();
    (segments.len() > 1).then(|| view! { <StackedBar title=td_string!(locale, engagement.by_turn) segments=segments/> })
}

const fn tone(turn: Whose) -> Tone {
    match turn {
        Whose::Ours => Tone::Caution,
        Whose::Theirs => Tone::Active,
        Whose::Ministry => Tone::Waiting,
        Whose::Nobody => Tone::Success,
    }
}

fn headers(locale: Locale, filter: &Filter) -> Vec<Header> {
    let sorted = |column: Column, text: &str| {
        let (by, down) = filter.sort;
        let now = match (by == column, down) {
            (false, _) => Sorted::No,
            (true, false) => Sorted::Ascending,
            (true, true) => Sorted::Descending,
        };
        let sort = (column, by == column && !down);
        Header::new(text).sort(Filter { sort, page: 1, ..filter.clone() }.href(PATH), now)
    };
    vec![
        sorted(Column::Number, td_string!(locale, engagement.number)).fit(),
        Header::new(td_string!(locale, engagement.work)),
        sorted(Column::Partner, td_string!(locale, engagement.partner)),
        sorted(Column::Status, td_string!(locale, engagement.status)).fit(),
        Header::new(td_string!(locale, engagement.next)),
        sorted(Column::Due, td_string!(locale, engagement.due_on)).fit(),
    ]
}

fn row(locale: Locale, actor: &Actor, now: DateTime<Utc>, line: &CaseLine) -> Vec<AnyView> {
    let partner = work::partner(line).in_language(matches!(locale, Locale::ja)).to_owned();
    let href =
        if line.standing == Standing::Ministry { work::href(actor, line) } else { format!("{PATH}/{}", line.id) };
    let next = line.turn.map(|turn| {
        let who = work::whose(locale, line, turn);
        view! { <span class="quiet">{who}</span><br/>{work::task(locale, turn.task)} }.into_any()
    });
    let due = line.due_on.map(|day| {
        let due = work::due(locale, now, day);
        view! { {day.to_string()}<br/><StatusChip tone=due.tone text=due.left/> }.into_any()
    });
    vec![
        view! { <a href=href>{line.number.clone()}</a> }.into_any(),
        work::summary(&line.work, 40).into_any(),
        partner.into_any(),
        view! { <StatusChip tone=work::tone(line.status) text=words::engagement_status(locale, line.status)/> }
            .into_any(),
        next.unwrap_or_else(|| view! { <span class="quiet">"–"</span> }.into_any()),
        due.unwrap_or_else(|| view! { <span class="quiet">"–"</span> }.into_any()),
    ]
}
