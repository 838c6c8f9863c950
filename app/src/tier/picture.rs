//! The tiers as a picture, drawn on the server: tiers from left to right, a row each. The table below says the same in words.

use super::asked::Asked;
use crate::i18n::{Locale, td_string};
use crate::words;
use crate::work::tone;
use domain::tier::drawing::{Placed, Shape};
use domain::tier::view::TierLine;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Sizes in units of the picture, which are CSS pixels.
const COLUMN: usize = 232;
const ROW: usize = 44;
const BOX: (usize, usize) = (212, 36);
/// Where the line from above goes down.
const DOWN: usize = 14;
/// Of a name as much as fits, in widths of a Latin letter; others are twice as wide.
const FITS: usize = 24;

/// The picture.
pub(super) fn picture(
    locale: Locale,
    asked: &Asked,
    placed: &[Placed],
    lines: &BTreeMap<domain::id::EngagementId, &TierLine>,
    weakest: &[domain::id::EngagementId],
) -> impl IntoView + use<> {
    let columns = placed.iter().map(|one| one.column + 1).max().unwrap_or(1);
    let (width, height) = (columns * COLUMN, placed.len() * ROW);
    let edges = placed.iter().filter_map(edge).collect_view();
    let nodes = placed.iter().map(|one| node(locale, asked, one, lines, weakest)).collect_view();
    view! {
        <div class="tiers__frame" tabindex="0" role="region" aria-label=td_string!(locale, tier.picture)>
            <svg
                class="tiers"
                width=width.to_string()
                height=height.to_string()
                viewBox=format!("0 0 {width} {height}")
                role="group"
                aria-label=td_string!(locale, tier.picture)
            >
                {edges}
                {nodes}
            </svg>
        </div>
    }
}

fn corner(one: &Placed) -> (usize, usize) {
    (one.column * COLUMN + 4, one.row * ROW + 4)
}

fn edge(one: &Placed) -> Option<impl IntoView + use<>> {
    let above = one.from_row?;
    let (left, top) = corner(one);
    let from = left.saturating_sub(COLUMN) + DOWN;
    let path = format!("M{from} {} V{} H{left}", above * ROW + 4 + BOX.1, top + BOX.1 / 2);
    Some(view! { <path class="tiers__edge" d=path></path> })
}

fn node(
    locale: Locale,
    asked: &Asked,
    one: &Placed,
    lines: &BTreeMap<domain::id::EngagementId, &TierLine>,
    weakest: &[domain::id::EngagementId],
) -> AnyView {
    let (left, top) = corner(one);
    match &one.shape {
        Shape::Case(id) => {
            let Some(line) = lines.get(id) else { return ().into_any() };
            let name = line.downstream.in_language(matches!(locale, Locale::ja)).to_owned();
            let state = words::engagement_status(locale, line.status);
            let title = format!("{} {name} – {state}", line.number);
            let href = line.open.then(|| format!("/engagement/{id}"));
            let drawn = Drawn {
                texts: [shortened(&name), format!("{} {state}", line.number)],
                title,
                tone: tone(line.status).code(),
                weak: weakest.contains(id),
                href,
            };
            drawn.view(left, top)
        }
        Shape::Bundle { opens, count, below } => {
            let state = words::engagement_status(locale, opens.status);
            let text = td_string!(locale, tier.bundle, status = state, count = *count).to_string();
            let more = (*below > 0).then(|| td_string!(locale, tier.below, count = *below).to_string());
            let more = more.unwrap_or_default();
            let drawn = Drawn {
                title: format!("{text} {more}"),
                texts: [text, more],
                tone: tone(opens.status).code(),
                weak: false,
                href: Some(asked.opening(*opens)),
            };
            drawn.view(left, top)
        }
    }
}

struct Drawn {
    texts: [String; 2],
    title: String,
    tone: &'static str,
    weak: bool,
    href: Option<String>,
}

impl Drawn {
    fn view(self, left: usize, top: usize) -> AnyView {
        let [first, second] = self.texts;
        let place = format!("translate({left} {top})");
        let weak = self.weak.then_some("true");
        let inner = view! {
            <title>{self.title}</title>
            <rect class="tiers__box" width=BOX.0.to_string() height=BOX.1.to_string() rx="4"></rect>
            <rect class="tiers__mark" width="6" height=BOX.1.to_string() rx="2"></rect>
            <text class="tiers__name" x="14" y="15">{first}</text>
            <text class="tiers__state" x="14" y="30">{second}</text>
        };
        let inner = match self.href {
            Some(href) => view! { <a href=href>{inner}</a> }.into_any(),
            None => inner.into_any(),
        };
        view! { <g class="tiers__node" data-tone=self.tone data-weak=weak transform=place>{inner}</g> }.into_any()
    }
}

fn shortened(name: &str) -> String {
    let mut room = FITS;
    let fits = |c: &char| {
        let width = if c.is_ascii() { 1 } else { 2 };
        let left = room.checked_sub(width);
        room = left.unwrap_or_default();
        left.is_some()
    };
    let shown: String = name.chars().take_while(fits).collect();
    if shown.len() == name.len() { shown } else { shown + "…" }
}
