//! Views of one thing, or filters of one list; each is an address.

use leptos::prelude::*;

/// One tab.
#[derive(Clone, Debug)]
pub struct Tab {
    href: String,
    text: String,
    current: bool,
    count: Option<usize>,
}

impl Tab {
    /// A tab: where it leads, its text, and whether one is there.
    #[must_use]
    pub fn new(href: impl Into<String>, text: impl Into<String>, current: bool) -> Self {
        Self { href: href.into(), text: text.into(), current, count: None }
    }

    /// How many things are behind it.
    #[must_use]
    pub const fn count(mut self, count: usize) -> Self {
        self.count = Some(count);
        self
    }
}

/// Tabs, as links.
#[component]
pub fn Tabs(#[prop(into)] label: String, tabs: Vec<Tab>) -> impl IntoView {
    let tabs = tabs.into_iter().map(|tab| {
        let current = tab.current.then_some("page");
        let count = tab.count.map(|count| view! { <span class="section-nav__count">{count}</span> });
        view! { <li><a href=tab.href aria-current=current>{tab.text}{count}</a></li> }
    });
    let tabs = tabs.collect_view();
    view! { <nav class="tabs" aria-label=label><ul>{tabs}</ul></nav> }
}

/// Sections of a sheet, below each other: the same as tabs, for more of them. The count is what is left to do.
#[component]
pub fn SectionNavigation(#[prop(into)] label: String, sections: Vec<Tab>, #[prop(into)] left: String) -> impl IntoView {
    let sections = sections.into_iter().map(|section| {
        let current = section.current.then_some("page");
        let count = section.count.filter(|count| *count > 0).map(|count| {
            view! { <span class="section-nav__count"><span class="visually-hidden">{left.clone()}" "</span>{count}</span> }
        });
        view! { <li><a href=section.href aria-current=current>{section.text}{count}</a></li> }
    });
    let sections = sections.collect_view();
    view! { <nav class="section-nav" aria-label=label><ol>{sections}</ol></nav> }
}
