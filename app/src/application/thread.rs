use super::ministry;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{DescriptionList, Event, Fact, StatusChip, Timeline, Tone};
use crate::words;
use domain::application::Outcome;
use domain::application::view::{AnswerRecord, ApplicationDetail, Message};
use leptos::prelude::*;

/// Questions of the ministry and their answers, in the order in which they were written.
pub(super) fn messages(locale: Locale, detail: &ApplicationDetail) -> Option<impl IntoView + use<>> {
    let mut messages: Vec<&Message> = detail.messages.iter().collect();
    messages.sort_by_key(|message| message.at);
    let events: Vec<Event> = messages.into_iter().map(|message| event(locale, message)).collect();
    (!events.is_empty()).then(|| {
        view! {
            <h2 id="messages">{td_string!(locale, application.messages)}</h2>
            <Timeline events=events/>
        }
    })
}

fn event(locale: Locale, message: &Message) -> Event {
    let what = if message.from_ministry {
        td_string!(locale, application.query_of_ministry)
    } else {
        td_string!(locale, application.answer_of_applicant)
    };
    let text = message.text.clone();
    Event::new(what, day::moment(locale, message.at), message.at.to_rfc3339())
        .by(message.name.clone())
        .body(view! { <p class="as-typed">{text}</p> })
}

/// The answers that stand, that wait for a second person, or that one found wrong.
pub(super) fn answers(seen: &Seen, detail: &ApplicationDetail) -> Option<impl IntoView + use<>> {
    let locale = seen.locale;
    let answers: Vec<AnyView> = detail.answers.iter().map(|answer| self::answer(seen, detail, answer)).collect();
    (!answers.is_empty()).then(|| {
        view! {
            <h2>{td_string!(locale, application.answers)}</h2>
            {answers}
        }
    })
}

fn answer(seen: &Seen, detail: &ApplicationDetail, answer: &AnswerRecord) -> AnyView {
    let locale = seen.locale;
    let waits = answer.on_paper && !answer.checked;
    let tone = match answer.outcome {
        Outcome::Accepted if !waits && !answer.rejected => Tone::Success,
        Outcome::Refused if !waits && !answer.rejected => Tone::Danger,
        Outcome::Accepted | Outcome::Refused => Tone::Waiting,
    };
    let how = super::given(locale, answer.on_paper, answer.checked, answer.rejected);
    let mut facts = vec![
        Fact::new(
            td_string!(locale, application.outcome),
            view! { <StatusChip tone=tone text=words::outcome(locale, answer.outcome)/> },
        ),
        Fact::new(td_string!(locale, application.answered_on), day::day(locale, answer.answered_on)),
        Fact::new(td_string!(locale, application.how), how),
        Fact::typed(td_string!(locale, application.answer_number), answer.number.clone()),
    ];
    if answer.outcome == Outcome::Accepted {
        let none = td_string!(locale, application.no_conditions);
        let conditions = if answer.conditions.is_empty() { none } else { &answer.conditions };
        facts.push(Fact::typed(td_string!(locale, application.conditions), conditions));
    }
    if !answer.reason.is_empty() {
        facts.push(Fact::typed(td_string!(locale, application.reason), answer.reason.clone()));
    }
    let check = waits.then(|| ministry::check_entry(seen, detail, answer));
    view! {
        <section class="panel stack" data-kind="outline">
            <DescriptionList facts=facts dense=true/>
            {check}
        </section>
    }
    .into_any()
}
