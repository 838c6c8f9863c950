use super::api::Start;
use super::sub_page::{Buttons, Content, Keys, sub_page};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::typed::Typed;
use crate::ui::{PostForm, Task, TaskList, Tone};
use crate::visit::locale;
use domain::engagement::view::EngagementDetail;
use domain::engagement::{EngagementStatus, EngagementStep};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Lets the work begin: what must hold first, and from which day (5-3-d).
#[component]
pub fn StartPage() -> impl IntoView {
    sub_page(td_string!(locale(), engagement.start), Action::Release, |seen, case| {
        let locale = seen.locale;
        let past = matches!(
            case.status,
            EngagementStatus::Exempt
                | EngagementStatus::Started
                | EngagementStatus::Suspended
                | EngagementStatus::Closed
        );
        if past {
            return Content::over(locale);
        }
        let typed = Typed::of(seen, "start");
        let start = td_string!(locale, engagement.start_on);
        let gate = gate(locale, case);
        let open = case.status.after(EngagementStep::Start).is_ok();
        let today = seen.visit.ctx.today();
        let case = case.clone();
        let summary = typed.summary(&[("start", start)]);
        let body = view! {
            <p>{td_string!(locale, engagement.start_text)}</p>
            <TaskList tasks=gate/>
            {open
                .then(|| {
                    view! {
                        <PostForm action=Start::PATH class="confirm">
                            {typed
                                .field("start", start)
                                .required(true)
                                .hint(td_string!(locale, engagement.start_hint))
                                .day(Some(today))}
                            <Buttons locale=locale case=case.id text=td_string!(locale, engagement.start_do)/>
                            <Keys case=case.clone()/>
                        </PostForm>
                    }
                })}
        };
        Content::new(summary, body)
    })
}

/// The three conditions and how each stands.
fn gate(locale: Locale, case: &EngagementDetail) -> Vec<Task> {
    let state = |holds: bool| {
        if holds {
            (Tone::Success, td_string!(locale, engagement.gate_holds))
        } else {
            (Tone::Caution, td_string!(locale, engagement.gate_open))
        }
    };
    let accepted = case.status == EngagementStatus::Accepted;
    let from = case.security_contract.as_ref().and_then(|contract| contract.from);
    let until = case.security_contract.as_ref().and_then(|contract| contract.until);
    let no_end = || td_string!(locale, engagement.no_end).to_owned();
    let day = |on: Option<chrono::NaiveDate>| on.map_or_else(no_end, |on| day::day(locale, on));
    let period = td_string!(locale, contract.from_until, from = day(from), until = day(until)).to_string();
    let task = |text: &str, holds: bool, hint: Option<String>| {
        let (tone, word) = state(holds);
        Task::new(text, tone, word).hint(hint)
    };
    vec![
        task(td_string!(locale, engagement.gate_accepted), accepted, None),
        task(td_string!(locale, engagement.gate_contract), from.is_some(), from.map(|_| period)),
        task(
            td_string!(locale, engagement.gate_answer),
            case.answered_on.is_some(),
            case.answered_on.map(|on| td_string!(locale, engagement.answered, day = day::day(locale, on)).to_string()),
        ),
    ]
}
