//! The risks of an assessment as a list that is taken home: the fields of the form of a risk, by the same names.

use super::Treatment;
use crate::list_book::{Column, Kind, ListChoice, Row, Values};
use crate::risk_assessment::view::RiskLine;
use crate::risk_method::{Factor, Factors, Method};
use crate::time;

/// The columns, in the order of the form. People are given as they can be chosen.
#[must_use]
pub fn columns(method: &Method, owners: Vec<ListChoice>, acceptors: Vec<ListChoice>) -> Vec<Column> {
    let text = |code| Column::new(code, Kind::Text);
    let named = |code| Column { names: true, ..text(code) };
    let step = |code, factor| Column::new(code, Kind::Step(steps(method, factor)));
    let shown = |code| Column::new(code, Kind::Shown);
    vec![
        named("asset"),
        named("threat"),
        named("vulnerability"),
        named("damage"),
        step("before_damage", Factor::Damage),
        step("before_threat", Factor::Threat),
        step("before_vulnerability", Factor::Vulnerability),
        shown("level_before"),
        text("measures"),
        Column::new("treatment", Kind::Choice(Treatment::ALL.iter().copied().map(treatment).collect())),
        text("plan"),
        step("after_damage", Factor::Damage),
        step("after_threat", Factor::Threat),
        step("after_vulnerability", Factor::Vulnerability),
        shown("level_after"),
        Column::new("owner", Kind::Choice(owners)),
        Column::new("due_on", Kind::Day),
        Column::new("acceptor", Kind::Choice(acceptors)),
        Column::new("accept_until", Kind::Day),
        shown("accepted"),
    ]
}

/// Steps of a scale, each by its number and its words, together or alone.
fn steps(method: &Method, factor: Factor) -> Vec<ListChoice> {
    let step = |(at, words): (usize, &String)| {
        let (code, label) = ((at + 1).to_string(), format!("{} {words}", at + 1));
        ListChoice { code, words: vec![label.clone(), label, words.clone()] }
    };
    method.scale(factor).iter().enumerate().map(step).collect()
}

fn treatment(code: Treatment) -> ListChoice {
    let words: &[&str] = match code {
        Treatment::Reduce => &["減らす", "Reduce", "低減", "軽減", "mitigate"],
        Treatment::Avoid => &["やめる", "Avoid", "回避"],
        Treatment::Share => &["分け合う", "Share", "共有", "移転", "transfer"],
        Treatment::Accept => &["受け入れる", "Accept", "受容", "保有"],
    };
    ListChoice { code: code.code().to_owned(), words: words.iter().map(|word| (*word).to_owned()).collect() }
}

/// A risk as a row: what its form would show.
#[must_use]
pub fn row(risk: &RiskLine, method: &Method) -> Row {
    let text = |found: Option<String>| found.unwrap_or_default();
    let step = |factors: Option<Factors>, factor| text(factors.map(|found| found.of(factor).to_string()));
    let level = |factors: Option<Factors>| {
        let found = factors.and_then(|factors| method.level(factors));
        text(found.map(|level| method.words(level).to_owned()))
    };
    let acceptance = &risk.acceptance;
    let accepted = acceptance.given_at.map(|at| format!("{} {}", acceptance.name, time::day_in_japan(at)));
    let values = [
        ("asset", risk.asset.clone()),
        ("threat", risk.threat.clone()),
        ("vulnerability", risk.vulnerability.clone()),
        ("damage", risk.damage.clone()),
        ("before_damage", step(risk.factors, Factor::Damage)),
        ("before_threat", step(risk.factors, Factor::Threat)),
        ("before_vulnerability", step(risk.factors, Factor::Vulnerability)),
        ("level_before", level(risk.factors)),
        ("measures", risk.measures.clone()),
        ("treatment", text(risk.treatment.map(|code| code.code().to_owned()))),
        ("plan", risk.plan.clone()),
        ("after_damage", step(risk.residual, Factor::Damage)),
        ("after_threat", step(risk.residual, Factor::Threat)),
        ("after_vulnerability", step(risk.residual, Factor::Vulnerability)),
        ("level_after", level(risk.residual)),
        ("owner", text(risk.owner.map(|place| place.to_string()))),
        ("due_on", text(risk.due_on.map(|day| day.to_string()))),
        ("acceptor", text(acceptance.by.map(|place| place.to_string()))),
        ("accept_until", text(acceptance.until.map(|day| day.to_string()))),
        ("accepted", text(accepted)),
    ];
    let values: Values = values.into_iter().map(|(code, value)| (code.to_owned(), value)).collect();
    Row { key: risk.id.to_string(), number: format!("R{}", risk.number), values }
}
