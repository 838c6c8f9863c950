//! The year as a ring, drawn on the server; the table beside it says the same in words.

use super::{in_year, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use domain::cycle::StageLine;
use domain::cycle::view::Cycle;
use leptos::prelude::*;
use std::f64::consts::TAU;

/// Sizes in units of the picture, which are CSS pixels.
const SIDE: f64 = 360.0;
const OUTER: f64 = 170.0;
const INNER: f64 = 96.0;
/// The gap between two stages, as a part of the circle.
const GAP: f64 = 0.006;

pub(super) fn ring(locale: Locale, found: &Cycle) -> AnyView {
    let title = td_string!(locale, cycle.ring);
    let year = in_year(locale, found.year);
    let parts = found.stages.iter().enumerate().map(|(at, line)| part(locale, at, found.stages.len(), line));
    let parts = parts.collect_view();
    let middle = (SIDE / 2.0).to_string();
    view! {
        <svg class="cycle__ring" width=SIDE.to_string() height=SIDE.to_string() viewBox=format!("0 0 {SIDE} {SIDE}") role="img" aria-label=title>
            {parts}
            <text class="cycle__year" x=middle.clone() y=middle text-anchor="middle" dominant-baseline="central">{year}</text>
        </svg>
    }
    .into_any()
}

fn part(locale: Locale, at: usize, count: usize, line: &StageLine) -> impl IntoView + use<> {
    let share = |at: usize| fraction(at) / fraction(count);
    let (from, until) = (share(at) + GAP, share(at + 1) - GAP);
    let (x, y) = on_circle((from + until) / 2.0, f64::midpoint(OUTER, INNER));
    let (stage, state) = (words::stage(locale, line.stage), words::progress(locale, line.progress));
    let when = line.on.map(|on| day::day(locale, on)).unwrap_or_default();
    let says = format!("{} {stage} {state} {when}", at + 1);
    let (x, above, below) = (x.to_string(), (y - 9.0).to_string(), (y + 10.0).to_string());
    view! {
        <g class="cycle__part" data-progress=line.progress.code()>
            <title>{says}</title>
            <path class="cycle__arc" d=arc(from, until)></path>
            <text class="cycle__number" x=x.clone() y=above text-anchor="middle" dominant-baseline="central">{(at + 1).to_string()}</text>
            <text class="cycle__state" x=x y=below text-anchor="middle" dominant-baseline="central">{state}</text>
        </g>
    }
}

/// Stages are few.
fn fraction(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}

/// A point that lies so far round, from the top and with the sun, at so far from the middle.
fn on_circle(round: f64, far: f64) -> (f64, f64) {
    let (sine, cosine) = (round * TAU).sin_cos();
    ((SIDE / 2.0 + far * sine).round(), (SIDE / 2.0 - far * cosine).round())
}

fn arc(from: f64, until: f64) -> String {
    let ((ax, ay), (bx, by)) = (on_circle(from, OUTER), on_circle(until, OUTER));
    let ((cx, cy), (dx, dy)) = (on_circle(until, INNER), on_circle(from, INNER));
    format!("M{ax} {ay}A{OUTER} {OUTER} 0 0 1 {bx} {by}L{cx} {cy}A{INNER} {INNER} 0 0 0 {dx} {dy}Z")
}
