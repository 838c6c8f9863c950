//! A stacked bar, drawn on the server, with its numbers beside it.

use super::{Text, Tone};
use crate::i18n::{Locale, td_string};
use crate::visit::locale;
use leptos::prelude::*;

/// One part of a bar.
#[derive(Clone, Debug)]
pub struct Segment {
    label: String,
    count: usize,
    tone: Tone,
    href: Text,
}

impl Segment {
    /// A part: its word, how many, its tone.
    #[must_use]
    pub fn new(label: impl Into<String>, count: usize, tone: Tone) -> Self {
        Self { label: label.into(), count, tone, href: Text::default() }
    }

    /// The list of what was counted.
    #[must_use]
    pub fn link(mut self, href: impl Into<Text>) -> Self {
        self.href = href.into();
        self
    }
}

/// Width of the picture in its own units; the browser stretches it.
const WIDTH: usize = 1000;

/// A bar of parts, and the same numbers as a list, which is also the legend.
#[component]
pub fn StackedBar(
    #[prop(into)] title: String,
    segments: Vec<Segment>,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView {
    let parts: Vec<String> = segments.iter().map(|segment| format!("{} {}", segment.label, segment.count)).collect();
    let alternative = format!("{title}: {}", parts.join(td_string!(locale, ui.comma)));
    let bars = bars(&segments);
    let legend = segments.into_iter().map(entry).collect_view();
    view! {
        <figure class="chart">
            <figcaption class="chart__title">{title}</figcaption>
            <svg
                class="chart__picture"
                viewBox=format!("0 0 {WIDTH} 32")
                preserveAspectRatio="none"
                role="img"
                aria-label=alternative
            >
                <rect class="chart__track" width=WIDTH.to_string() height="32"></rect>
                {bars}
            </svg>
            <ul class="chart__legend">{legend}</ul>
        </figure>
    }
}

fn bars(segments: &[Segment]) -> impl IntoView + use<> {
    let total = segments.iter().map(|segment| segment.count).sum::<usize>().max(1);
    let mut before = 0;
    let bars = segments.iter().filter(|segment| segment.count > 0).map(|segment| {
        let start = before * WIDTH / total;
        before += segment.count;
        let width = before * WIDTH / total - start;
        view! {
            <rect
                class="chart__segment"
                data-tone=segment.tone.code()
                x=start.to_string()
                width=width.to_string()
                height="32"
            ></rect>
        }
    });
    bars.collect_view()
}

fn entry(segment: Segment) -> impl IntoView {
    let label = match segment.href.get() {
        Some(href) => view! { <a href=href>{segment.label}</a> }.into_any(),
        None => segment.label.into_any(),
    };
    view! {
        <li class="chart__entry" data-tone=segment.tone.code()>
            <span>{label}</span>
            <span class="chart__count">{segment.count}</span>
        </li>
    }
}
