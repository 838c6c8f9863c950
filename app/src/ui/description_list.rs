//! Facts: term, value, and the link to where it can be changed.

use super::Text;
use crate::i18n::{Locale, td_string};
use crate::visit::locale;
use leptos::prelude::*;

/// One fact.
pub struct Fact {
    term: String,
    value: Option<AnyView>,
    change: Text,
}

impl Fact {
    /// A fact with any view as its value.
    #[must_use]
    pub fn new(term: impl Into<String>, value: impl IntoView + 'static) -> Self {
        Self { term: term.into(), value: Some(value.into_any()), change: Text::default() }
    }

    /// What somebody typed, with its line breaks; 未入力 where there is nothing.
    #[must_use]
    pub fn typed(term: impl Into<String>, value: impl Into<Text>) -> Self {
        let value = value.into().get();
        let value = value.map(|text| view! { <span class="as-typed">{text}</span> }.into_any());
        Self { term: term.into(), value, change: Text::default() }
    }

    /// The page where it can be changed.
    #[must_use]
    pub fn change(mut self, href: impl Into<Text>) -> Self {
        self.change = href.into();
        self
    }
}

/// A list of facts, also for "check your answers".
#[component]
pub fn DescriptionList(
    facts: Vec<Fact>,
    #[prop(optional)] dense: bool,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView {
    let rows = facts.into_iter().map(|fact| row(fact, locale)).collect_view();
    view! { <dl class="description-list" data-dense=dense.then_some("true")>{rows}</dl> }
}

fn row(fact: Fact, locale: Locale) -> impl IntoView {
    let nothing = || view! { <span class="quiet">{td_string!(locale, ui.not_entered)}</span> }.into_any();
    let what = fact.term.clone();
    let change = fact.change.get().map(|href| {
        view! {
            <dd class="description-list__change">
                <a href=href>
                    {td_string!(locale, ui.change)}
                    <span class="visually-hidden">{td_string!(locale, ui.change_what, what = what).to_string()}</span>
                </a>
            </dd>
        }
    });
    view! {
        <div class="description-list__row">
            <dt>{fact.term}</dt>
            <dd>{fact.value.unwrap_or_else(nothing)}</dd>
            {change}
        </div>
    }
}
