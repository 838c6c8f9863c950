//! What a waiver says, as a form.

use crate::i18n::{Locale, td_string};
use crate::typed::Typed;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What stands in the form before anything is typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Stored {
    pub(super) reason: String,
    pub(super) measure: String,
    pub(super) evidence: String,
    pub(super) ends_on: Option<NaiveDate>,
}

/// Fields and their labels.
pub(super) fn labels(locale: Locale) -> [(&'static str, &'static str); 4] {
    [
        ("reason", td_string!(locale, waiver.reason)),
        ("measure", td_string!(locale, waiver.measure)),
        ("evidence", td_string!(locale, waiver.evidence)),
        ("ends_on", td_string!(locale, waiver.ends_on)),
    ]
}

/// The four fields.
pub(super) fn fields(locale: Locale, typed: &Typed, stored: &Stored) -> AnyView {
    let [reason, measure, evidence, ends_on] = labels(locale);
    view! {
        {typed.field(reason.0, reason.1).required(true).hint(td_string!(locale, waiver.reason_hint)).paragraph(&stored.reason, 4)}
        {typed.field(measure.0, measure.1).required(true).hint(td_string!(locale, waiver.measure_hint)).paragraph(&stored.measure, 4)}
        {typed.field(evidence.0, evidence.1).required(false).hint(td_string!(locale, waiver.evidence_hint)).paragraph(&stored.evidence, 3)}
        {typed.field(ends_on.0, ends_on.1).required(true).hint(td_string!(locale, waiver.ends_on_hint)).day(stored.ends_on)}
    }
    .into_any()
}
