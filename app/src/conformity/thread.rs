//! What was answered, and what was done, in order.

use super::api::CheckPaper;
use super::words;
use crate::application::{given, second_person};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{DescriptionList, Event, Fact, StatusChip, Timeline, Tone};
use crate::work::party;
use domain::conformity::ConformityOutcome;
use domain::conformity::view::{ConformityAnswer, ConformityDetail, ConformityEvent};
use domain::permission::Action;
use domain::work::Party;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Every step, oldest first.
pub(super) fn history(locale: Locale, detail: &ConformityDetail) -> Option<AnyView> {
    let company = detail.company.in_language(matches!(locale, Locale::ja));
    let events: Vec<Event> = detail.events.iter().map(|event| self::event(locale, company, event)).collect();
    (!events.is_empty()).then(|| {
        view! {
            <h2 id="history">{td_string!(locale, application.history)}</h2>
            <Timeline events=events/>
        }
        .into_any()
    })
}

fn event(locale: Locale, company: &str, event: &ConformityEvent) -> Event {
    let who = if event.from_ministry { party(locale, Party::Ministry).to_owned() } else { company.to_owned() };
    let line = Event::new(words::step(locale, event.step), day::moment(locale, event.at), event.at.to_rfc3339());
    let line = line.by(who);
    if event.text.is_empty() {
        return line;
    }
    let text = event.text.clone();
    line.body(view! { <p class="as-typed">{text}</p> })
}

/// The answers that stand, that wait for a second person, or that one found wrong.
pub(super) fn answers(locale: Locale, detail: &ConformityDetail) -> Option<AnyView> {
    let answers: Vec<AnyView> = detail.answers.iter().map(|answer| self::answer(locale, detail, answer)).collect();
    (!answers.is_empty()).then(|| {
        view! {
            <h2 id="answers">{td_string!(locale, application.answers)}</h2>
            {answers}
        }
        .into_any()
    })
}

fn answer(locale: Locale, detail: &ConformityDetail, answer: &ConformityAnswer) -> AnyView {
    let waits = answer.on_paper && !answer.checked;
    let tone = match answer.outcome {
        ConformityOutcome::Confirmed if !waits && !answer.rejected => Tone::Success,
        ConformityOutcome::Remarked if !waits && !answer.rejected => Tone::Danger,
        ConformityOutcome::Confirmed | ConformityOutcome::Remarked => Tone::Waiting,
    };
    let chip = view! { <StatusChip tone=tone text=words::outcome(locale, answer.outcome)/> };
    let how = given(locale, answer.on_paper, answer.checked, answer.rejected);
    let mut facts = vec![
        Fact::new(td_string!(locale, application.outcome), chip),
        Fact::new(td_string!(locale, application.answered_on), day::day(locale, answer.answered_on)),
        Fact::new(td_string!(locale, application.how), how),
    ];
    for (term, text) in [
        (td_string!(locale, conformity.remarks), &answer.remarks),
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
fn check(locale: Locale, detail: &ConformityDetail, answer: &ConformityAnswer) -> Option<AnyView> {
    let own = answer.recorded_by == detail.reader;
    let ask = || second_person(locale, own, CheckPaper::PATH, detail.id.to_string(), detail.revision);
    detail.may.contains(&Action::RecordPaperAnswer).then(ask)
}
