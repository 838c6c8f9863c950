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

/// Acts that come in dozens: neighbouring ones of one person on one day are one event.
const SMALL: [&str; 5] = ["answer-saved", "verdict-given", "section-met", "evidence-attached", "evidence-detached"];

/// Neighbouring entries that are one event: the newest, and each act with how often.
struct Group {
    newest: HistoryLine,
    acts: Vec<(String, usize)>,
}

/// What happened, newest first: when, who, in which role, why.
#[component]
pub fn History(locale: Locale, case: EngagementDetail, lines: Vec<HistoryLine>) -> impl IntoView {
    let mut groups = grouped(lines);
    let older = groups.split_off(groups.len().min(SHOWN));
    let events = |groups: Vec<Group>| groups.into_iter().map(|group| event(locale, &case, group)).collect::<Vec<_>>();
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

/// Neighbouring small acts of one person on one day, as one.
fn grouped(lines: Vec<HistoryLine>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for line in lines {
        match groups.last_mut() {
            Some(group) if same(&group.newest, &line) => {
                match group.acts.iter_mut().find(|(act, _)| *act == line.act) {
                    Some((_, times)) => *times += 1,
                    None => group.acts.push((line.act, 1)),
                }
            }
            Some(_) | None => groups.push(Group { acts: vec![(line.act.clone(), 1)], newest: line }),
        }
    }
    groups
}

fn same(one: &HistoryLine, other: &HistoryLine) -> bool {
    let small = |line: &HistoryLine| SMALL.contains(&line.act.as_str());
    small(one)
        && small(other)
        && (&one.name, one.organisation) == (&other.name, other.organisation)
        && time::day_in_japan(one.at) == time::day_in_japan(other.at)
}

fn event(locale: Locale, case: &EngagementDetail, group: Group) -> Event {
    let Group { newest: line, acts } = group;
    let single = acts.iter().map(|(_, times)| times).sum::<usize>() == 1;
    let what = |(act, times): (String, usize)| {
        let act = words::act(locale, &act);
        if times > 1 { td_string!(locale, engagement.times, act = act, count = times).to_string() } else { act }
    };
    let what: Vec<String> = acts.into_iter().map(what).collect();
    let who = who(locale, case, &line);
    let reason = if single { reason(locale, &line) } else { None };
    let seal = td_string!(locale, engagement.seal, seq = line.seq, hash = line.hash.clone()).to_string();
    let what = what.join(td_string!(locale, ui.comma));
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
        "answer-saved" | "verdict-given" | "section-met" | "evidence-attached" | "evidence-detached" => {
            td_string!(locale, engagement.item_of, key = line.reason.clone()).to_string()
        }
        _ => Outcome::from_code(&line.reason)
            .map_or_else(|| line.reason.clone(), |outcome| words::outcome(locale, outcome).to_owned()),
    })
}
