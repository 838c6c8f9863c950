use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Details, Event, Timeline};
use crate::words;
use domain::application::Outcome;
use domain::engagement::view::EngagementDetail;
use domain::time;
use leptos::prelude::*;
use service::trail::HistoryLine;

/// How many events are open to see.
const SHOWN: usize = 8;

/// Acts that come in dozens: those of one person on one day are one event.
const SMALL: [&str; 5] = ["answer-saved", "verdict-given", "section-met", "evidence-attached", "evidence-detached"];

/// What happened, newest first: when, who, in which role, why.
#[component]
pub fn History(locale: Locale, case: EngagementDetail, lines: Vec<HistoryLine>) -> impl IntoView {
    let mut groups = grouped(lines);
    let older = groups.split_off(groups.len().min(SHOWN));
    let events = |groups: Vec<(HistoryLine, usize)>| {
        groups.into_iter().map(|(line, times)| event(locale, &case, line, times)).collect::<Vec<_>>()
    };
    let (newest, older) = (events(groups), events(older));
    view! {
        <section class="stack" id="history">
            <h2>{td_string!(locale, engagement.history)}</h2>
            <Timeline events=newest/>
            {(!older.is_empty())
                .then(|| {
                    let summary = td_string!(locale, engagement.older, count = older.len()).to_string();
                    view! { <Details summary=summary><Timeline events=older/></Details> }
                })}
        </section>
    }
}

/// Neighbouring small acts of one person on one day, as one, with how many they were.
fn grouped(lines: Vec<HistoryLine>) -> Vec<(HistoryLine, usize)> {
    let mut groups: Vec<(HistoryLine, usize)> = Vec::new();
    for line in lines {
        match groups.last_mut() {
            Some((last, times)) if same(last, &line) => *times += 1,
            Some(_) | None => groups.push((line, 1)),
        }
    }
    groups
}

fn same(one: &HistoryLine, other: &HistoryLine) -> bool {
    SMALL.contains(&one.act.as_str())
        && one.act == other.act
        && (&one.name, one.organisation) == (&other.name, other.organisation)
        && time::day_in_japan(one.at) == time::day_in_japan(other.at)
}

fn event(locale: Locale, case: &EngagementDetail, line: HistoryLine, times: usize) -> Event {
    let act = words::act(locale, &line.act);
    let what = if times > 1 { td_string!(locale, engagement.times, act = act, count = times).to_string() } else { act };
    let who = who(locale, case, &line);
    let reason = if times > 1 { None } else { reason(locale, &line) };
    let seal = td_string!(locale, engagement.seal, seq = line.seq, hash = line.hash.clone()).to_string();
    Event::new(what, day::moment(locale, line.at), line.at.to_rfc3339()).by(who).body(view! {
        {reason.map(|reason| view! { <p class="as-typed">{reason}</p> })}
        <p class="small quiet number">{seal}</p>
    })
}

/// Name, organisation and role, as far as the reader may know them.
fn who(locale: Locale, case: &EngagementDetail, line: &HistoryLine) -> String {
    let japanese = matches!(locale, Locale::ja);
    let parties = [&case.upstream, &case.downstream];
    let organisation = line.organisation.map(|id| {
        let party = parties.into_iter().find(|party| party.id == id);
        party.map_or(td_string!(locale, work.party_ministry), |party| party.in_language(japanese)).to_owned()
    });
    let role = line.role.map(|role| words::role(locale, role).to_owned());
    let parts: Vec<String> = [line.name.clone(), organisation, role].into_iter().flatten().collect();
    if parts.is_empty() {
        td_string!(locale, engagement.portal).to_owned()
    } else {
        parts.join(td_string!(locale, work.separator))
    }
}

/// Why: words that somebody wrote, or a code in words.
fn reason(locale: Locale, line: &HistoryLine) -> Option<String> {
    if line.reason.is_empty() {
        return None;
    }
    Some(match line.act.as_str() {
        "verdict-given" | "section-met" => {
            td_string!(locale, engagement.item_of, key = line.reason.clone()).to_string()
        }
        _ => Outcome::from_code(&line.reason)
            .map_or_else(|| line.reason.clone(), |outcome| words::outcome(locale, outcome).to_owned()),
    })
}
