//! What was answered, and what was done, in order.

use super::api::CheckPaper;
use super::words;
use crate::application::{given, second_person};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{DescriptionList, Event, Fact, StatusChip, Timeline, Tone};
use crate::work::party;
use domain::permission::Action;
use domain::waiver::WaiverOutcome;
use domain::waiver::view::{WaiverAnswer, WaiverDetail, WaiverEvent};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Every step, oldest first.
pub(super) fn history(locale: Locale, detail: &WaiverDetail) -> Option<AnyView> {
    let events: Vec<Event> = detail.events.iter().map(|event| self::event(locale, event)).collect();
    (!events.is_empty()).then(|| {
        view! {
            <h2 id="history">{td_string!(locale, application.history)}</h2>
            <Timeline events=events/>
        }
        .into_any()
    })
}

fn event(locale: Locale, event: &WaiverEvent) -> Event {
    let who = event.party.map_or_else(|| td_string!(locale, waiver.the_portal), |code| party(locale, code));
    let line = Event::new(words::step(locale, event.step), day::moment(locale, event.at), event.at.to_rfc3339());
    let line = line.by(who);
    if event.text.is_empty() {
        return line;
    }
    let text = event.text.clone();
    line.body(view! { <p class="as-typed">{text}</p> })
}

/// The answers that stand, that wait for a second person, or that one found wrong.
pub(super) fn answers(locale: Locale, detail: &WaiverDetail) -> Option<AnyView> {
    let answers: Vec<AnyView> = detail.answers.iter().map(|answer| self::answer(locale, detail, answer)).collect();
    (!answers.is_empty()).then(|| {
        view! {
            <h2>{td_string!(locale, application.answers)}</h2>
            {answers}
        }
        .into_any()
    })
}

fn answer(locale: Locale, detail: &WaiverDetail, answer: &WaiverAnswer) -> AnyView {
    let waits = answer.on_paper && !answer.checked;
    let tone = match answer.outcome {
        WaiverOutcome::Granted if !waits && !answer.rejected => Tone::Caution,
        WaiverOutcome::Refused if !waits && !answer.rejected => Tone::Danger,
        WaiverOutcome::Granted | WaiverOutcome::Refused => Tone::Waiting,
    };
    let how = given(locale, answer.on_paper, answer.checked, answer.rejected);
    let chip = view! { <StatusChip tone=tone text=words::outcome(locale, answer.outcome)/> };
    let mut facts = vec![
        Fact::new(td_string!(locale, application.outcome), chip),
        Fact::new(td_string!(locale, application.answered_on), day::day(locale, answer.answered_on)),
        Fact::new(td_string!(locale, application.how), how),
    ];
    if let Some(until) = answer.until {
        facts.push(Fact::new(td_string!(locale, waiver.granted_until), day::day(locale, until)));
        let none = td_string!(locale, application.no_conditions);
        let conditions = if answer.conditions.is_empty() { none } else { &answer.conditions };
        facts.push(Fact::typed(td_string!(locale, waiver.conditions), conditions));
    }
    for (term, text) in [
        (td_string!(locale, waiver.why), &answer.reason),
        (td_string!(locale, application.answer_number), &answer.number),
    ] {
        if !text.is_empty() {
            facts.push(Fact::typed(term, text.clone()));
        }
    }
    let check = waits.then(|| check(locale, detail, answer));
    view! {
        <section class="panel stack" data-kind="outline">
            <DescriptionList facts=facts dense=true/>
            {check}
        </section>
    }
    .into_any()
}

/// The entry waits: for this reader, or for anybody but them.
fn check(locale: Locale, detail: &WaiverDetail, answer: &WaiverAnswer) -> Option<AnyView> {
    let own = answer.recorded_by == detail.reader;
    let ask = || second_person(locale, own, CheckPaper::PATH, detail.id.to_string(), detail.revision);
    detail.may.contains(&Action::RecordPaperAnswer).then(ask)
}
