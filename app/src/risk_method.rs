//! The company's own method of judging risks (リスク査定の方法, 12-4), in versions.

pub mod api;
mod detail;
mod list;
mod table;

pub use detail::MethodPage;
pub use list::MethodsPage;
pub use table::TablePage;

use crate::i18n::{Locale, td_string};
use crate::ui::{DataTable, Header, StatusChip, Tone};
use domain::id::RiskMethodId;
use domain::risk_method::{Factors, Method, MethodStatus};
use leptos::prelude::*;

fn address(id: RiskMethodId) -> String {
    format!("/risk-method/{id}")
}

fn to_list(locale: Locale) -> (String, String) {
    ("/risk-method".to_owned(), td_string!(locale, risk_method.list).to_owned())
}

/// How a level is meant: the lowest, the highest, the one below that, and what lies between.
pub(crate) fn tone(method: &Method, level: u8) -> Tone {
    let highest = method.levels.len();
    match usize::from(level) {
        0 => Tone::Plain,
        level if level >= highest => Tone::Danger,
        level if level + 1 == highest => Tone::Caution,
        1 => Tone::Success,
        _ => Tone::Active,
    }
}

/// A level in the company's words.
pub(crate) fn level(method: &Method, level: u8) -> AnyView {
    view! { <StatusChip tone=tone(method, level) text=method.words(level).to_owned()/> }.into_any()
}

/// The three steps in short: damage, threat, vulnerability.
pub(crate) fn steps(factors: Factors) -> String {
    format!("{}-{}-{}", factors.damage, factors.threat, factors.vulnerability)
}

fn status(locale: Locale, status: MethodStatus, in_force: bool) -> (Tone, &'static str) {
    match status {
        MethodStatus::Drafted => (Tone::Waiting, td_string!(locale, risk_method.status_drafted)),
        MethodStatus::Published if in_force => (Tone::Success, td_string!(locale, risk_method.status_published)),
        MethodStatus::Published => (Tone::Plain, td_string!(locale, risk_method.status_former)),
        MethodStatus::Discarded => (Tone::Plain, td_string!(locale, risk_method.status_discarded)),
    }
}

/// The table of a method, a table for each damage, the highest first; what stands in a cell is the caller's.
fn tables(locale: Locale, method: &Method, cell: impl Fn(Factors) -> AnyView) -> Vec<AnyView> {
    let mut headers = vec![Header::new(td_string!(locale, risk_method.threat_by_vulnerability))];
    headers
        .extend(method.vulnerability.iter().enumerate().map(|(at, words)| Header::new(format!("{} {words}", at + 1))));
    let mut drawn: Vec<AnyView> = Vec::new();
    for (damage, words) in (1..).zip(&method.damage) {
        let row = |(threat, words): (u8, &String)| {
            let mut row = vec![format!("{threat} {words}").into_any()];
            let steps =
                (1..).zip(&method.vulnerability).map(|(vulnerability, _)| Factors { damage, threat, vulnerability });
            row.extend(steps.map(&cell));
            row
        };
        let rows = (1..).zip(&method.threat).map(row).collect();
        let caption = td_string!(locale, risk_method.table_of, step = damage, words = words.clone()).to_string();
        drawn.push(
            view! { <DataTable caption=caption headers=headers.clone() rows=rows empty="" dense=true/> }.into_any(),
        );
    }
    drawn.reverse();
    drawn
}
