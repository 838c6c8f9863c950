//! What a risk says, as a form.

use super::input::RiskInput;
use super::words;
use crate::i18n::{Locale, td_string};
use crate::risk_method::level;
use crate::typed::Typed;
use crate::ui::Choice;
use domain::id::MembershipId;
use domain::risk::Treatment;
use domain::risk_assessment::view::RiskPage as Page;
use domain::risk_method::{Factor, Factors, Method};
use leptos::prelude::*;

/// Fields and their labels.
pub(crate) fn labels(locale: Locale) -> [(&'static str, &'static str); 17] {
    [
        ("asset", td_string!(locale, risk.asset)),
        ("threat", td_string!(locale, risk.threat)),
        ("vulnerability", td_string!(locale, risk.vulnerability)),
        ("damage", td_string!(locale, risk.damage)),
        ("before_damage", td_string!(locale, risk.before_damage)),
        ("before_threat", td_string!(locale, risk.before_threat)),
        ("before_vulnerability", td_string!(locale, risk.before_vulnerability)),
        ("measures", td_string!(locale, risk.measures)),
        ("treatment", td_string!(locale, risk.treatment)),
        ("plan", td_string!(locale, risk.plan)),
        ("after_damage", td_string!(locale, risk.after_damage)),
        ("after_threat", td_string!(locale, risk.after_threat)),
        ("after_vulnerability", td_string!(locale, risk.after_vulnerability)),
        ("owner", td_string!(locale, risk.owner)),
        ("due_on", td_string!(locale, risk.due_on)),
        ("acceptor", td_string!(locale, risk.acceptor)),
        ("accept_until", td_string!(locale, risk.accept_until)),
    ]
}

/// Everything that is typed of a risk.
pub(super) fn fields(locale: Locale, typed: &Typed, page: &Page, stored: &RiskInput) -> AnyView {
    let [
        asset,
        threat,
        vulnerability,
        damage,
        b_damage,
        b_threat,
        b_vulnerability,
        measures,
        treatment,
        plan,
        rest @ ..,
    ] = labels(locale);
    let [a_damage, a_threat, a_vulnerability, owner, due_on, acceptor, accept_until] = rest;
    let line = |(name, label): (&'static str, &'static str), stored: &str| {
        typed.field(name, label).required(true).hint(td_string!(locale, application.no_content)).line(stored, 64)
    };
    let before = [
        (b_damage, Factor::Damage, stored.before_damage.as_str()),
        (b_threat, Factor::Threat, &stored.before_threat),
        (b_vulnerability, Factor::Vulnerability, &stored.before_vulnerability),
    ];
    let after = [
        (a_damage, Factor::Damage, stored.after_damage.as_str()),
        (a_threat, Factor::Threat, &stored.after_threat),
        (a_vulnerability, Factor::Vulnerability, &stored.after_vulnerability),
    ];
    let treatments = Treatment::ALL.iter().map(|code| Choice::new(code.code(), words::treatment(locale, *code)));
    let people = |people: &[(MembershipId, String)]| -> Vec<Choice> {
        people.iter().map(|(place, name)| Choice::new(place.to_string(), name.clone())).collect()
    };
    let day = |text: &str| text.parse().ok();
    view! {
        {typed.field(asset.0, asset.1).required(true).hint(td_string!(locale, risk.asset_hint)).line(&stored.asset, 64)}
        {line(threat, &stored.threat)}
        {line(vulnerability, &stored.vulnerability)}
        {line(damage, &stored.damage)}
        {judgement(locale, typed, &page.method, td_string!(locale, risk.before), before)}
        {typed.field(measures.0, measures.1).required(false).hint(td_string!(locale, application.no_content)).paragraph(&stored.measures, 3)}
        {typed.field(treatment.0, treatment.1).required(false).pick(&stored.treatment, treatments.collect())}
        {typed.field(plan.0, plan.1).required(false).hint(td_string!(locale, application.no_content)).paragraph(&stored.plan, 3)}
        {judgement(locale, typed, &page.method, td_string!(locale, risk.after), after)}
        {typed.field(owner.0, owner.1).required(false).hint(td_string!(locale, risk.owner_hint)).choose(&stored.owner, people(&page.owners))}
        {typed.field(due_on.0, due_on.1).required(false).day(day(&stored.due_on))}
        {typed.field(acceptor.0, acceptor.1).required(false).hint(td_string!(locale, risk.acceptor_hint)).choose(&stored.acceptor, people(&page.acceptors))}
        {typed.field(accept_until.0, accept_until.1).required(false).hint(td_string!(locale, risk.accept_hint)).day(day(&stored.accept_until))}
    }
    .into_any()
}

type Said<'a> = ((&'static str, &'static str), Factor, &'a str);

/// The three factors together, with what follows from them by the table.
fn judgement(locale: Locale, typed: &Typed, method: &Method, heading: &'static str, said: [Said<'_>; 3]) -> AnyView {
    let follows = said
        .map(|((name, _), _, stored)| typed.value(name, stored).trim().parse::<u8>().ok())
        .map(Option::unwrap_or_default);
    let [damage, threat, vulnerability] = follows;
    let found = method.level(Factors { damage, threat, vulnerability }).map(|found| level(method, found));
    let fields = said.map(|((name, label), factor, stored)| {
        let step = |(at, words): (usize, &String)| Choice::new((at + 1).to_string(), format!("{} {words}", at + 1));
        let steps = method.scale(factor).iter().enumerate().map(step).collect();
        typed.field(name, label).required(false).choose(stored, steps)
    });
    view! {
        <section class="panel stack" data-kind="outline">
            <h2>{heading}</h2>
            <p class="quiet">{td_string!(locale, risk.judge_about)}</p>
            {fields}
            {found}
        </section>
    }
    .into_any()
}
