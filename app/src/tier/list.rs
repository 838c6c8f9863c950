use super::asked::Asked;
use super::picture::picture;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::ui::{
    Banner, BannerKind, DataTable, Empty, Header, Pagination, PrintHeader, Segment, StackedBar, StatusChip, Term,
};
use crate::visit::locale;
use crate::words;
use crate::work::tone;
use chrono::NaiveDate;
use domain::engagement::EngagementStatus;
use domain::id::EngagementId;
use domain::organisation::OrganisationKind;
use domain::tier::drawing::{Placed, Shape};
use domain::tier::view::{TierLine, TierPage};
use domain::tier::{Forest, Node};
use leptos::prelude::*;
use service::tier::ON_A_PAGE;
use std::collections::BTreeMap;

type Lines<'l> = BTreeMap<EngagementId, &'l TierLine>;

/// `/tier`.
#[component]
pub fn TiersPage() -> impl IntoView {
    let asked = Asked::read();
    page(
        td_string!(locale(), tier.title),
        move |visit| async move {
            let found = service::tier::page(&visit.ctx, asked.root, asked.page).await?;
            Ok((visit.ctx.actor()?.kind, found))
        },
        move |seen, (kind, found)| draw(&seen, &asked, kind, &found),
    )
}

fn draw(seen: &Seen, asked: &Asked, kind: OrganisationKind, found: &TierPage) -> AnyView {
    let locale = seen.locale;
    let (about, overlaps) = match kind {
        OrganisationKind::Ministry => (td_string!(locale, tier.about_ministry), true),
        OrganisationKind::Company => (td_string!(locale, tier.about), false),
    };
    let body = if found.lines.is_empty() {
        view! { <Empty text=td_string!(locale, tier.none)/> }.into_any()
    } else {
        trees(locale, asked, found)
    };
    view! {
        <PrintHeader title=td_string!(locale, tier.title) reference=String::new()/>
        <h1><Term ja="下請負の階層" en=td_string!(locale, tier.title)/></h1>
        <p>{about}</p>
        {overlaps.then(|| view! { <p class="no-print"><a href="/tier/overlap">{td_string!(locale, tier.overlaps)}</a></p> })}
        {counts(locale, found)}
        {body}
    }
    .into_any()
}

fn trees(locale: Locale, asked: &Asked, found: &TierPage) -> AnyView {
    let nodes: Vec<Node> =
        found.lines.iter().map(|line| Node { id: line.id, parent: line.parent, status: line.status }).collect();
    let forest = Forest::of(&nodes);
    let (placed, weakest) = (forest.draw(asked.opened), forest.weakest());
    let lines: Lines<'_> = found.lines.iter().map(|line| (line.id, line)).collect();
    let rows = placed.iter().filter_map(|one| row(locale, asked, one, &lines)).collect();
    let pages = found.roots.div_ceil(usize::try_from(ON_A_PAGE).unwrap_or(1)).max(1);
    let page = usize::try_from(asked.page).unwrap_or(1).min(pages);
    let whole = asked
        .root
        .is_some()
        .then(|| view! { <p class="no-print"><a href="/tier">{td_string!(locale, tier.all)}</a></p> });
    let cut = found.cut.then(|| view! { <Banner kind=BannerKind::Warning title=td_string!(locale, tier.cut)/> });
    view! {
        {whole}
        {cut}
        {weak(locale, &weakest, &lines)}
        <section class="stack" id="tiers">
            <h2>{td_string!(locale, tier.picture)}</h2>
            {picture(locale, asked, &placed, &lines, &weakest)}
            <h2>{td_string!(locale, tier.table)}</h2>
            <DataTable caption=td_string!(locale, tier.table) caption_hidden=true headers=headers(locale) rows=rows empty="" dense=true/>
        </section>
        <Pagination page=page pages=pages href=Asked::at/>
        <p class="no-print"><a href="/tier.csv" download="">{td_string!(locale, tier.export)}</a></p>
    }
    .into_any()
}

/// How many cases are in which state, over all pages.
fn counts(locale: Locale, found: &TierPage) -> impl IntoView + use<> {
    let segment = |(status, count): (&EngagementStatus, &usize)| {
        Segment::new(words::engagement_status(locale, *status), *count, tone(*status))
    };
    let segments: Vec<Segment> = found.counts.iter().map(segment).collect();
    (!segments.is_empty()).then(|| view! { <StackedBar title=td_string!(locale, tier.counts) segments=segments/> })
}

/// The way to the case that keeps work from going on the most, in names.
fn weak(locale: Locale, weakest: &[EngagementId], lines: &Lines<'_>) -> Option<impl IntoView + use<>> {
    let japanese = matches!(locale, Locale::ja);
    let way: Vec<&&TierLine> = weakest.iter().filter_map(|id| lines.get(id)).collect();
    let (first, last) = (way.first()?, way.last()?);
    let names: Vec<&str> = std::iter::once(first.upstream.in_language(japanese))
        .chain(way.iter().map(|line| line.downstream.in_language(japanese)))
        .collect();
    let status = words::engagement_status(locale, last.status);
    let text = td_string!(locale, tier.weakest_of, way = names.join(" → "), status = status).to_string();
    let title = format!("{} – {text}", td_string!(locale, tier.weakest));
    let about = [td_string!(locale, tier.here_only), td_string!(locale, tier.weakest_about)];
    let about = about.join(td_string!(locale, work.separator));
    Some(view! { <Banner kind=BannerKind::Info title=title><p class="quiet">{about}</p></Banner> })
}

fn headers(locale: Locale) -> Vec<Header> {
    vec![
        Header::new(td_string!(locale, tier.number)).fit(),
        Header::new(td_string!(locale, tier.tier)).fit(),
        Header::new(td_string!(locale, tier.upstream)),
        Header::new(td_string!(locale, tier.downstream)),
        Header::new(td_string!(locale, tier.status)).fit(),
        Header::new(td_string!(locale, tier.due_on)),
        Header::new(td_string!(locale, tier.confirmed_on)),
        Header::new(td_string!(locale, tier.applied_on)),
        Header::new(td_string!(locale, tier.answered_on)),
        Header::new(td_string!(locale, tier.started_on)),
    ]
}

fn row(locale: Locale, asked: &Asked, one: &Placed, lines: &Lines<'_>) -> Option<Vec<AnyView>> {
    let indent = if one.column > 0 { format!("{}└ ", "　".repeat(one.column - 1)) } else { String::new() };
    match &one.shape {
        Shape::Case(id) => lines.get(id).map(|line| case(locale, asked, &indent, one.column, line)),
        Shape::Bundle { opens, count, below } => {
            let state = words::engagement_status(locale, opens.status);
            let text = td_string!(locale, tier.bundle, status = state, count = *count).to_string();
            let more = (*below > 0).then(|| td_string!(locale, tier.below, count = *below).to_string());
            let href = asked.opening(*opens);
            let first = view! { {indent} <a href=href>{text}</a> }.into_any();
            let mut cells = vec![first, ().into_any(), ().into_any(), more.unwrap_or_default().into_any()];
            cells.push(view! { <StatusChip tone=tone(opens.status) text=state/> }.into_any());
            cells.resize_with(headers(locale).len(), || ().into_any());
            Some(cells)
        }
    }
}

fn case(locale: Locale, asked: &Asked, indent: &str, column: usize, line: &TierLine) -> Vec<AnyView> {
    let japanese = matches!(locale, Locale::ja);
    let on = |day: Option<NaiveDate>| day.map(|day| day::day(locale, day)).unwrap_or_default().into_any();
    let (number, indent) = (line.number.clone(), indent.to_owned());
    let number = if line.open {
        view! { {indent} <a href=format!("/engagement/{}", line.id)>{number}</a> }.into_any()
    } else {
        view! { {indent} {number} }.into_any()
    };
    let only = (column == 0 && asked.root.is_none()).then(|| {
        let href = format!("/tier?root={}", line.id);
        view! { <br/> <a class="small no-print" href=href>{td_string!(locale, tier.only)}</a> }
    });
    let owed = line.owed.then(|| view! { <br/> <span class="quiet small">{td_string!(locale, tier.owed)}</span> });
    let downstream = line.downstream.in_language(japanese).to_owned();
    vec![
        number,
        td_string!(locale, tier.tier_of, tier = line.tier).to_string().into_any(),
        line.upstream.in_language(japanese).to_owned().into_any(),
        view! { {downstream} {owed} {only} }.into_any(),
        view! { <StatusChip tone=tone(line.status) text=words::engagement_status(locale, line.status)/> }.into_any(),
        on(line.due_on),
        on(line.confirmed_on),
        on(line.applied_on),
        on(line.answered_on),
        on(line.started_on),
    ]
}
