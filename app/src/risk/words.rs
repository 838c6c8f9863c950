use crate::day;
use crate::i18n::{Locale, td_string};
use domain::risk::{Gap, LinkKind, Treatment};
use domain::risk_assessment::view::RiskLine;
use leptos::prelude::*;

/// A [`Treatment`] in words.
pub(crate) fn treatment(locale: Locale, code: Treatment) -> &'static str {
    match code {
        Treatment::Reduce => td_string!(locale, risk.treatment_reduce),
        Treatment::Avoid => td_string!(locale, risk.treatment_avoid),
        Treatment::Share => td_string!(locale, risk.treatment_share),
        Treatment::Accept => td_string!(locale, risk.treatment_accept),
    }
}

/// A [`LinkKind`] in words.
pub(crate) fn link_kind(locale: Locale, code: LinkKind) -> &'static str {
    match code {
        LinkKind::ItemNotMet => td_string!(locale, risk.kind_item_not_met),
        LinkKind::Waiver => td_string!(locale, risk.kind_waiver),
        LinkKind::Finding => td_string!(locale, risk.kind_finding),
        LinkKind::Vulnerability => td_string!(locale, risk.kind_vulnerability),
        LinkKind::Policy => td_string!(locale, risk.kind_policy),
        LinkKind::Training => td_string!(locale, risk.kind_training),
        LinkKind::Register => td_string!(locale, risk.kind_register),
        LinkKind::Facility => td_string!(locale, risk.kind_facility),
    }
}

/// A [`Gap`] in words.
pub(crate) fn gap(locale: Locale, code: Gap) -> &'static str {
    match code {
        Gap::LookAgain => td_string!(locale, risk.gap_look_again),
        Gap::Factors => td_string!(locale, risk.gap_factors),
        Gap::Treatment => td_string!(locale, risk.gap_treatment),
        Gap::Owner => td_string!(locale, risk.gap_owner),
        Gap::Day => td_string!(locale, risk.gap_day),
        Gap::Residual => td_string!(locale, risk.gap_residual),
        Gap::Acceptance => td_string!(locale, risk.gap_acceptance),
    }
}

/// By whom a risk was accepted or is to be, and until when.
pub(crate) fn accepted(locale: Locale, risk: &RiskLine) -> Option<AnyView> {
    let (name, until) = (risk.acceptance.name.clone(), risk.acceptance.until?);
    let day = day::day(locale, until);
    let text = if risk.acceptance.given_at.is_some() {
        td_string!(locale, risk.accepted, name = name, day = day).to_string()
    } else {
        td_string!(locale, risk.accept_waits, name = name, day = day).to_string()
    };
    Some(view! { <div class="small">{text}</div> }.into_any())
}

/// That the acceptance of a risk is over.
pub(crate) fn lapsed(locale: Locale, risk: &RiskLine) -> Option<AnyView> {
    let day = day::day(locale, risk.acceptance.until?);
    let text = td_string!(locale, risk.lapsed, day = day).to_string();
    Some(view! { <div class="small"><strong>{text}</strong></div> }.into_any())
}
