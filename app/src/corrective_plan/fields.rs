//! What a plan says, as a form.

use super::input::PlanInput;
use super::words;
use crate::i18n::{Locale, td_string};
use crate::typed::Typed;
use crate::ui::{Choice, Hidden};
use domain::corrective_plan::OriginKind;
use domain::disclosure::view::BasisLine;
use leptos::prelude::*;

/// Fields and their labels.
pub(super) fn labels(locale: Locale) -> [(&'static str, &'static str); 8] {
    [
        ("basis", td_string!(locale, corrective_plan.basis)),
        ("origin", td_string!(locale, corrective_plan.origin)),
        ("reference", td_string!(locale, corrective_plan.reference)),
        ("clause", td_string!(locale, corrective_plan.clause)),
        ("shortcoming", td_string!(locale, corrective_plan.shortcoming)),
        ("delay", td_string!(locale, corrective_plan.delay)),
        ("limit_on", td_string!(locale, corrective_plan.limit_on)),
        ("ends_on", td_string!(locale, corrective_plan.ends_on)),
    ]
}

/// Where a new plan stands and comes from.
pub(super) fn origin(locale: Locale, typed: &Typed, bases: &[BasisLine], stored: &PlanInput) -> AnyView {
    let [basis, origin, ..] = labels(locale);
    let choices = bases.iter().map(|line| Choice::new(line.basis.to_string(), line.text.clone())).collect();
    let only = if let [only] = bases { only.basis.to_string() } else { stored.basis.clone() };
    let basis = typed
        .field(basis.0, basis.1)
        .required(true)
        .hint(td_string!(locale, corrective_plan.basis_hint))
        .choose(&only, choices);
    let linked = !stored.of.is_empty();
    let (of, item) = (stored.of.clone(), stored.item.clone());
    let origin = if linked {
        let code = stored.origin.clone();
        view! {
            <Hidden name="origin" value=code/>
            <Hidden name="of" value=of/>
            <Hidden name="item" value=item/>
        }
        .into_any()
    } else {
        // What is a row of ours begins a plan at its own page.
        let typed_kinds = [OriginKind::Finding, OriginKind::Incident, OriginKind::Vulnerability];
        let kinds = typed_kinds.iter().map(|kind| Choice::new(kind.code(), words::origin(locale, *kind)));
        typed.field(origin.0, origin.1).required(true).pick(&stored.origin, kinds.collect())
    };
    view! { {basis} {origin} }.into_any()
}

/// What it says itself.
pub(super) fn content(locale: Locale, typed: &Typed, stored: &PlanInput, linked: bool) -> AnyView {
    let [_, _, reference, clause, shortcoming, delay, limit_on, ends_on] = labels(locale);
    let day = |text: &str| text.parse().ok();
    let reference = if linked {
        let number = stored.reference.clone();
        view! { <p>{reference.1}{td_string!(locale, work.colon)}<strong class="as-typed">{number.clone()}</strong></p><Hidden name="reference" value=number/> }
            .into_any()
    } else {
        typed
            .field(reference.0, reference.1)
            .required(true)
            .hint(td_string!(locale, corrective_plan.reference_hint))
            .line(&stored.reference, 32)
    };
    view! {
        {reference}
        {typed.field(clause.0, clause.1).required(true).hint(td_string!(locale, corrective_plan.clause_hint)).line(&stored.clause, 16)}
        {typed.field(shortcoming.0, shortcoming.1).required(true).hint(td_string!(locale, application.no_content)).paragraph(&stored.shortcoming, 4)}
        {typed.field(delay.0, delay.1).required(true).hint(td_string!(locale, corrective_plan.delay_hint)).paragraph(&stored.delay, 4)}
        {typed.field(limit_on.0, limit_on.1).required(true).hint(td_string!(locale, corrective_plan.limit_hint)).day(day(&stored.limit_on))}
        {typed.field(ends_on.0, ends_on.1).required(true).hint(td_string!(locale, corrective_plan.ends_hint)).day(day(&stored.ends_on))}
    }
    .into_any()
}
