//! The mark of a waiver beside an answer, wherever that is shown.

use super::address;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Fact, StatusChip, Tone};
use chrono::NaiveDate;
use domain::checklist::Item;
use domain::confirmation::ConfirmationStatus;
use domain::confirmation::view::Sheet;
use domain::permission::Action;
use domain::waiver::is_waivable;
use domain::waiver::view::Waived;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// "Waived until …", or that it has ended; with the way to the waiver.
pub(crate) fn mark(locale: Locale, waived: &Waived) -> AnyView {
    let (tone, text) = chip(locale, waived.until, waived.runs);
    let conditions = (!waived.conditions.is_empty() && waived.runs).then(|| {
        view! { <p class="small as-typed">{td_string!(locale, waiver.conditions)}{td_string!(locale, work.colon)}{waived.conditions.clone()}</p> }
    });
    view! {
        <p class="small"><StatusChip tone=tone text=text/>" "<a href=address(waived.id)>{waived.number.clone()}</a></p>
        {conditions}
    }
    .into_any()
}

/// The same in one line of text, for workbooks: number, until when, conditions.
#[must_use]
pub fn in_words(locale: Locale, waived: &Waived) -> String {
    let (_, text) = chip(locale, waived.until, waived.runs);
    [waived.number.as_str(), &text, &waived.conditions].join(" ").trim_end().to_owned()
}

fn chip(locale: Locale, until: NaiveDate, runs: bool) -> (Tone, String) {
    let day = day::day(locale, until);
    if runs {
        (Tone::Caution, td_string!(locale, waiver.until, day = day).to_string())
    } else {
        (Tone::Danger, td_string!(locale, waiver.ended, day = day).to_string())
    }
}

/// In the answer book: what was confirmed stood under a waiver, which covers that case and no other.
pub(crate) fn in_book(locale: Locale, until: NaiveDate) -> AnyView {
    let (tone, text) = chip(locale, until, true);
    view! { <p class="small"><StatusChip tone=tone text=text/>" "{td_string!(locale, waiver.not_carried)}</p> }
        .into_any()
}

/// Beside an earlier answer of the same case.
pub(crate) fn then(locale: Locale, waived: &Waived) -> AnyView {
    view! { {mark(locale, waived)} <p class="small">{td_string!(locale, waiver.not_carried)}</p> }.into_any()
}

/// All items of a sheet that a waiver covers, as one fact; nothing where there are none.
pub(crate) fn fact(locale: Locale, waived: &BTreeMap<String, Waived>) -> Option<Fact> {
    let lines = waived.iter().map(|(item, waived)| view! { <div>{item.clone()}" "{mark(locale, waived)}</div> });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| Fact::new(td_string!(locale, waiver.list), lines))
}

/// At the item itself: the mark, and for whoever may propose one the way there.
pub(crate) fn panel(locale: Locale, sheet: &Sheet, item: &Item) -> Option<AnyView> {
    let waived = sheet.waived.get(&item.key);
    let answer = sheet.answers.get(&item.key).map(|line| line.value.as_str()).unwrap_or_default();
    let open = sheet.status != ConfirmationStatus::CalledOff && sheet.may.contains(&Action::ProposeWaiver);
    let propose = open && is_waivable(answer) && !sheet.is_waived(&item.key);
    let link = propose.then(|| {
        let href = format!("/confirmation/{}/item/{}/waiver", sheet.id, item.key);
        view! { <p class="small no-print"><a href=href>{td_string!(locale, waiver.begin)}</a></p> }
    });
    let mark = waived.map(|waived| mark(locale, waived));
    (mark.is_some() || link.is_some()).then(|| view! { {mark} {link} }.into_any())
}
