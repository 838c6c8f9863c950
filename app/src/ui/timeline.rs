//! What happened: when, who, what.

use super::Text;
use leptos::prelude::*;

/// One thing that happened.
pub struct Event {
    what: String,
    when: String,
    moment: String,
    who: Text,
    body: Option<AnyView>,
}

impl Event {
    /// What happened, when in words, and the moment in RFC 3339.
    #[must_use]
    pub fn new(what: impl Into<String>, when: impl Into<String>, moment: impl Into<String>) -> Self {
        Self { what: what.into(), when: when.into(), moment: moment.into(), who: Text::default(), body: None }
    }

    /// Who did it, in which role.
    #[must_use]
    pub fn by(mut self, who: impl Into<Text>) -> Self {
        self.who = who.into();
        self
    }

    /// Why, or what exactly.
    #[must_use]
    pub fn body(mut self, body: impl IntoView + 'static) -> Self {
        self.body = Some(body.into_any());
        self
    }
}

/// Events, in the order given; the newest should come first.
#[component]
pub fn Timeline(events: Vec<Event>) -> impl IntoView {
    let events = events.into_iter().map(|event| {
        view! {
            <li class="timeline__entry">
                <p class="timeline__what">{event.what}</p>
                <p class="timeline__facts">
                    <time class="number" datetime=event.moment>{event.when}</time>
                    {event.who.get().map(|who| view! { <span>{who}</span> })}
                </p>
                {event.body.map(|body| view! { <div class="timeline__body">{body}</div> })}
            </li>
        }
    });
    let events = events.collect_view();
    view! { <ol class="timeline">{events}</ol> }
}
