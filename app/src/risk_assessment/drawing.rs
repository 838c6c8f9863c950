//! The pictures, drawn on the server; the table below each says the same in words.

use crate::i18n::{Locale, td_string};
use crate::risk_method::{level, tone};
use crate::ui::{DataTable, Details, Header};
use domain::risk_assessment::document::{Moved, RiskDocument};
use domain::risk_assessment::drawing::{Cell, Flow, flows, heat, levels};
use domain::risk_method::{Factors, Method};
use leptos::prelude::*;

/// Sizes in units of the picture, which are CSS pixels.
const SIDE: usize = 34;
const LEFT: usize = 56;
const TOP: usize = 52;

/// Where risks lie in the company's table, as they are and with everything done.
pub(super) fn maps(locale: Locale, method: &Method, before: &[Factors], after: &[Factors]) -> AnyView {
    let map = |title: &'static str, risks: &[Factors]| {
        let rows = heat(method, risks);
        view! { <h3>{title}</h3> {map(locale, method, &rows, title)} {table(locale, method, &rows, title)} }.into_any()
    };
    let after = (!after.is_empty()).then(|| map(td_string!(locale, risk_assessment.map_after), after));
    view! {
        <h2>{td_string!(locale, risk_assessment.map)}</h2>
        <p class="quiet">{td_string!(locale, risk_assessment.map_about)}</p>
        {map(td_string!(locale, risk_assessment.map_before), before)}
        {after}
    }
    .into_any()
}

fn map(locale: Locale, method: &Method, rows: &[Vec<Cell>], title: &'static str) -> AnyView {
    let across = rows.first().map_or(0, Vec::len);
    let (width, height) = (LEFT + across * SIDE + 4, TOP + rows.len() * SIDE + 4);
    let likely = td_string!(locale, risk_assessment.likely);
    let damage = td_string!(locale, risk_assessment.damage_short);
    let heads = rows.first().map(|row| row.iter().enumerate().map(|(at, cell)| head(method, at, cell)).collect_view());
    let cells = rows.iter().enumerate().map(|(down, row)| {
        let label = row.first().map(|cell| cell.factors.damage.to_string()).unwrap_or_default();
        let y = TOP + down * SIDE;
        let cells = row.iter().enumerate().map(|(at, found)| cell(locale, method, LEFT + at * SIDE, y, found));
        let cells = cells.collect_view();
        view! { <text class="risk-map__head" x=(LEFT - 10).to_string() y=(y + 22).to_string() text-anchor="end">{label}</text> {cells} }
    });
    let cells = cells.collect_view();
    view! {
        <div class="risk-map__frame" tabindex="0" role="region" aria-label=title>
            <svg class="risk-map" width=width.to_string() height=height.to_string() viewBox=format!("0 0 {width} {height}") role="group" aria-label=title>
                <text class="risk-map__head" x=LEFT.to_string() y="14">{likely}</text>
                <text class="risk-map__head" x="0" y=(TOP - 8).to_string()>{damage}</text>
                {heads}
                {cells}
            </svg>
        </div>
    }
    .into_any()
}

/// The threat above its first column, the vulnerability above each.
fn head(method: &Method, at: usize, cell: &Cell) -> impl IntoView + use<> {
    let first = at.is_multiple_of(method.vulnerability.len().max(1));
    let x = (LEFT + at * SIDE + SIDE / 2).to_string();
    let threat = first.then(|| {
        let x = (LEFT + at * SIDE + 4).to_string();
        view! { <text class="risk-map__threat" x=x y="31">{cell.factors.threat.to_string()}</text> }
    });
    view! {
        {threat}
        <text class="risk-map__head" x=x y=(TOP - 6).to_string() text-anchor="middle">{cell.factors.vulnerability.to_string()}</text>
    }
}

fn cell(locale: Locale, method: &Method, x: usize, y: usize, cell: &Cell) -> impl IntoView + use<> {
    let Factors { damage, threat, vulnerability } = cell.factors;
    let title = td_string!(
        locale,
        risk_assessment.map_cell,
        damage = damage,
        threat = threat,
        vulnerability = vulnerability,
        level = method.words(cell.level).to_owned(),
        count = cell.count
    );
    let count = (cell.count > 0).then(|| {
        let middle = (SIDE / 2).to_string();
        view! { <text class="risk-map__count" x=middle y="23" text-anchor="middle">{cell.count.to_string()}</text> }
    });
    let some = (cell.count > 0).then_some("true");
    view! {
        <g class="risk-map__cell" data-tone=tone(method, cell.level).code() data-some=some transform=format!("translate({x} {y})")>
            <title>{title.to_string()}</title>
            <rect class="risk-map__box" width=(SIDE - 2).to_string() height=(SIDE - 2).to_string() rx="3"></rect>
            <text class="risk-map__level" x="3" y="10">{cell.level.to_string()}</text>
            {count}
        </g>
    }
}

/// The cells with risks, the highest level first.
fn table(locale: Locale, method: &Method, rows: &[Vec<Cell>], title: &'static str) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, risk_assessment.level)).fit(),
        Header::new(td_string!(locale, risk_assessment.damage_short)),
        Header::new(td_string!(locale, risk_assessment.threat_short)),
        Header::new(td_string!(locale, risk_assessment.vulnerability_short)),
        Header::new(td_string!(locale, risk_assessment.count)).numbers(),
    ];
    let mut cells: Vec<&Cell> = rows.iter().flatten().filter(|cell| cell.count > 0).collect();
    cells.sort_by_key(|cell| (std::cmp::Reverse(cell.level), std::cmp::Reverse(cell.factors)));
    let words = |scale: &[String], step: u8| {
        let words = usize::from(step).checked_sub(1).and_then(|at| scale.get(at)).cloned().unwrap_or_default();
        format!("{step} {words}").into_any()
    };
    let row = |cell: &&Cell| {
        vec![
            level(method, cell.level),
            words(&method.damage, cell.factors.damage),
            words(&method.threat, cell.factors.threat),
            words(&method.vulnerability, cell.factors.vulnerability),
            cell.count.to_string().into_any(),
        ]
    };
    let rows = cells.iter().map(row).collect();
    let table = view! { <DataTable caption=title headers=headers rows=rows empty=td_string!(locale, risk_assessment.no_risks_yet) dense=true/> };
    view! { <Details summary=td_string!(locale, risk_assessment.map_table)>{table}</Details> }.into_any()
}

const ROW: usize = 46;
const BOX: (usize, usize) = (150, 34);
const RIGHT: usize = 380;

/// How many risks went from which level to which.
pub(super) fn movement(locale: Locale, before: &RiskDocument, now: &RiskDocument, moved: &[Moved<'_>]) -> AnyView {
    let title = td_string!(locale, risk_assessment.movement);
    let ends = levels(before, now);
    let found = flows(moved);
    let (width, height) = (RIGHT + BOX.0 + 8, (ends.len() + 1) * ROW + 30);
    let row = |level: Option<u8>| {
        level.and_then(|level| ends.iter().position(|(known, ..)| *known == level)).unwrap_or(ends.len())
    };
    let ways = found.iter().map(|flow| way(flow, row(flow.before), row(flow.now))).collect_view();
    let boxes = ends.iter().enumerate().map(|(at, (level, was, is))| {
        let left = end(&before.method, *level, *was, (4, at));
        let right = end(&now.method, *level, *is, (RIGHT, at));
        view! { {left} {right} }
    });
    let boxes = boxes.collect_view();
    let count = |of: fn(&Flow) -> bool| found.iter().filter(|flow| of(flow)).map(|flow| flow.count).sum::<usize>();
    let (new, gone) = (count(|flow| flow.before.is_none()), count(|flow| flow.now.is_none()));
    let new = plain(td_string!(locale, risk_assessment.move_new), new, (4, ends.len()));
    let gone = plain(td_string!(locale, risk_assessment.move_gone), gone, (RIGHT, ends.len()));
    view! {
        <h2>{title}</h2>
        <p class="quiet">{td_string!(locale, risk_assessment.movement_about)}</p>
        <div class="risk-map__frame" tabindex="0" role="region" aria-label=title>
            <svg class="risk-map" width=width.to_string() height=height.to_string() viewBox=format!("0 0 {width} {height}") role="group" aria-label=title>
                <text class="risk-map__head" x="4" y="16">{before.number.clone()}</text>
                <text class="risk-map__head" x=RIGHT.to_string() y="16">{now.number.clone()}</text>
                {ways}
                {boxes}
                {new}
                {gone}
            </svg>
        </div>
        {movement_table(locale, before, now, &found)}
    }
    .into_any()
}

const fn top(row: usize) -> usize {
    26 + row * ROW
}

fn way(flow: &Flow, from: usize, to: usize) -> impl IntoView + use<> {
    let tone = match (flow.before, flow.now) {
        (Some(before), Some(now)) if now > before => "danger",
        (Some(before), Some(now)) if now < before => "success",
        (Some(_), Some(_)) => "plain",
        (None, _) | (_, None) => "active",
    };
    let (left, right) = (4 + BOX.0, RIGHT);
    let (from, to) = (top(from) + BOX.1 / 2, top(to) + BOX.1 / 2);
    let bend = (right - left) / 2;
    let path = format!("M{left} {from} C{} {from} {} {to} {right} {to}", left + bend, right - bend);
    let width = (2 + 2 * flow.count).min(18).to_string();
    let (x, y) = ((left + bend).to_string(), ((from + to) / 2 + 5).to_string());
    view! {
        <g class="risk-way" data-tone=tone>
            <path class="risk-way__line" d=path stroke-width=width></path>
            <text class="risk-way__count" x=x y=y text-anchor="middle">{flow.count.to_string()}</text>
        </g>
    }
}

fn end(method: &Method, level: u8, count: usize, place: (usize, usize)) -> AnyView {
    boxed(method.words(level), count, tone(method, level).code(), place)
}

fn plain(words: &str, count: usize, place: (usize, usize)) -> AnyView {
    boxed(words, count, "waiting", place)
}

fn boxed(words: &str, count: usize, tone: &'static str, (x, row): (usize, usize)) -> AnyView {
    let words: String = words.chars().take(9).collect();
    let place = format!("translate({x} {})", top(row));
    view! {
        <g class="risk-map__cell" data-tone=tone data-some="true" transform=place>
            <rect class="risk-map__box" width=BOX.0.to_string() height=BOX.1.to_string() rx="3"></rect>
            <text class="risk-map__words" x="8" y="22">{words}</text>
            <text class="risk-map__count" x=(BOX.0 - 8).to_string() y="23" text-anchor="end">{count.to_string()}</text>
        </g>
    }
    .into_any()
}

fn movement_table(locale: Locale, before: &RiskDocument, now: &RiskDocument, flows: &[Flow]) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, risk_assessment.before)),
        Header::new(td_string!(locale, risk_assessment.now)),
        Header::new(td_string!(locale, risk_assessment.count)).numbers(),
    ];
    let of = |method: &Method, found: Option<u8>, none: &'static str| match found {
        Some(found) => level(method, found),
        None => none.into_any(),
    };
    let row = |flow: &Flow| {
        vec![
            of(&before.method, flow.before, td_string!(locale, risk_assessment.move_new)),
            of(&now.method, flow.now, td_string!(locale, risk_assessment.move_gone)),
            flow.count.to_string().into_any(),
        ]
    };
    let rows = flows.iter().map(row).collect();
    let title = td_string!(locale, risk_assessment.movement_table);
    let table = view! { <DataTable caption=title headers=headers rows=rows empty=td_string!(locale, risk_assessment.no_risks_yet) dense=true/> };
    view! { <Details summary=title>{table}</Details> }.into_any()
}
