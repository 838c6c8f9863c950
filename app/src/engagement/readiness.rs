use crate::i18n::{Locale, td_string};
use crate::ui::{LinkButton, Task, TaskList, Tone};
use domain::engagement::view::{EngagementDetail, Readiness as Need};
use leptos::prelude::*;

/// What is there and what is missing before the sheet can be sent, each with the way to it.
#[component]
pub fn Readiness(locale: Locale, case: EngagementDetail) -> impl IntoView {
    let ready = case.missing.is_empty();
    let tasks = Need::ALL.iter().map(|need| task(locale, &case, *need)).collect();
    let text = if ready { td_string!(locale, engagement.ready) } else { td_string!(locale, engagement.not_ready) };
    view! {
        <section class="stack" id="readiness">
            <h2>{td_string!(locale, engagement.readiness)}</h2>
            <p>{text}</p>
            <TaskList tasks=tasks/>
            {ready
                .then(|| {
                    let href = format!("/engagement/{}/send", case.id);
                    view! {
                        <div class="button-row">
                            <LinkButton href=href>{td_string!(locale, engagement.to_send)}</LinkButton>
                        </div>
                    }
                })}
        </section>
    }
}

fn task(locale: Locale, case: &EngagementDetail, need: Need) -> Task {
    let (text, page) = match need {
        Need::SecurityContract => (td_string!(locale, engagement.security_contract), "/security-contract"),
        Need::Version => (td_string!(locale, engagement.version), "/prepare"),
        Need::DueDate => (td_string!(locale, engagement.need_due_date), "/prepare#due_on"),
        Need::Recipient => (td_string!(locale, engagement.recipient), "/prepare#recipient"),
        Need::Checker => (td_string!(locale, engagement.need_checker), "#people"),
    };
    let (tone, state) = if case.missing.contains(&need) {
        (Tone::Caution, td_string!(locale, engagement.need_missing))
    } else {
        (Tone::Plain, td_string!(locale, engagement.need_there))
    };
    Task::new(text, tone, state).link(format!("/engagement/{}{page}", case.id))
}
