use super::words;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Event, Timeline};
use domain::disclosure::DisclosureStep;
use domain::disclosure::view::{DisclosureDetail, DisclosureEvent};
use leptos::prelude::*;

/// What happened, newest first. People are not named: their organisation and their role are.
pub(super) fn history(locale: Locale, detail: &DisclosureDetail) -> AnyView {
    if detail.events.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, disclosure.no_history)}</p> }.into_any();
    }
    let events: Vec<Event> = detail.events.iter().rev().map(|event| line(locale, event)).collect();
    view! { <Timeline events=events/> }.into_any()
}

fn line(locale: Locale, event: &DisclosureEvent) -> Event {
    let organisation = event.organisation.as_ref();
    let organisation = organisation.map(|name| name.in_language(matches!(locale, Locale::ja)).to_owned());
    let role = crate::words::role(locale, event.role).to_owned();
    let who: Vec<String> = organisation.into_iter().chain([role]).collect();
    let text = (!event.text.is_empty()).then(|| {
        let text = event.text.clone();
        view! { <p class="as-typed">{text}</p> }
    });
    let speaks = event.day.map(|on| {
        let on = day::day(locale, on);
        let text = if event.step == DisclosureStep::Permit {
            td_string!(locale, disclosure.until_day, day = on).to_string()
        } else {
            td_string!(locale, disclosure.on_day, day = on).to_string()
        };
        view! { <p>{text}</p> }
    });
    Event::new(words::step(locale, event.step), day::moment(locale, event.at), event.at.to_rfc3339())
        .by(who.join(td_string!(locale, ui.comma)))
        .body(view! { {speaks} {text} })
}
