use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Event, Timeline};
use crate::words;
use domain::application::view::ApplicationDetail;
use domain::permission::Standing;
use domain::role::Role;
use leptos::prelude::*;
use service::trail::HistoryLine;

/// Acts on single items: they stand on the sheet, and there are hundreds of them.
const SINGLE: [&str; 5] = ["answer-saved", "evidence-attached", "evidence-detached", "verdict-given", "section-met"];

/// The history of the case, newest first.
pub(super) fn history(locale: Locale, detail: &ApplicationDetail, lines: Vec<HistoryLine>) -> impl IntoView + use<> {
    let ministry = detail.standing == Standing::Ministry;
    let lines = lines.into_iter().filter(|line| !SINGLE.contains(&line.act.as_str()));
    let events: Vec<Event> = lines.map(|line| event(locale, ministry, line)).collect();
    view! {
        <p class="quiet small">{td_string!(locale, application.history_about)}</p>
        <Timeline events=events/>
    }
}

/// Nobody of the ministry is named to the applicant: the role is enough.
fn event(locale: Locale, ministry: bool, line: HistoryLine) -> Event {
    let role = line.role.map(|role| words::role(locale, role).to_owned());
    let name = line.name.filter(|_| ministry || !line.role.is_some_and(of_ministry));
    let who: Vec<String> = name.into_iter().chain(role).collect();
    let reason = reason(locale, &line.reason);
    let reason = (!reason.is_empty()).then(|| view! { <p class="as-typed">{reason}</p> });
    let body = view! { {reason} <p><code class="digest quiet">{line.hash}</code></p> };
    Event::new(words::act(locale, &line.act), day::moment(locale, line.at), line.at.to_rfc3339())
        .by(who.join(td_string!(locale, ui.comma)))
        .body(body)
}

/// Some acts give a code as their reason.
fn reason(locale: Locale, reason: &str) -> String {
    domain::application::Outcome::from_code(reason)
        .map_or_else(|| reason.to_owned(), |outcome| words::outcome(locale, outcome).to_owned())
}

const fn of_ministry(role: Role) -> bool {
    matches!(role, Role::ContractingOfficer | Role::CaseOfficer)
}
