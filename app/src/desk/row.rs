use super::words;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Header, Sorted, StatusChip};
use chrono::NaiveDate;
use domain::desk::query::{Query, Sort};
use domain::desk::view::Line;
use domain::time::day_in_japan;
use leptos::prelude::*;

/// The headings; by age and by target the list can be sorted.
pub(super) fn headers(locale: Locale, asked: &Query) -> Vec<Header> {
    let sorted = |by: Sort, text: &str| {
        let header = Header::new(text);
        if asked.ended {
            return header;
        }
        let now = if asked.sort == by { Sorted::Ascending } else { Sorted::No };
        header.sort(Query { sort: by, page: 1, ..asked.clone() }.href(), now)
    };
    vec![
        Header::new(td_string!(locale, application.number)).fit(),
        Header::new(td_string!(locale, application.applicant)),
        Header::new(td_string!(locale, desk.concerns)),
        sorted(Sort::Age, td_string!(locale, desk.arrived)),
        sorted(Sort::Target, td_string!(locale, desk.target)),
        Header::new(if asked.ended { td_string!(locale, desk.outcome) } else { td_string!(locale, application.next) }),
        Header::new(td_string!(locale, desk.officer)),
    ]
}

/// A matter.
pub(super) fn row(locale: Locale, line: &Line, today: NaiveDate, may_take: bool) -> Vec<AnyView> {
    let href = line.procedure.page(line.subject);
    let number = line.number.clone();
    let choose = (may_take && line.outcome.is_none()).then(|| choose(locale, line));
    let (tone, target) = words::target(locale, line, today);
    let on = line.target.filter(|_| line.outcome.is_none() && line.clock.stands_since.is_none());
    let on = on.map(|(_, on)| view! { <br/><span class="quiet">{day::day(locale, on)}</span> });
    let next = match line.outcome {
        Some(outcome) => {
            view! { <StatusChip tone=words::tone(outcome) text=words::outcome(locale, outcome)/> }.into_any()
        }
        None => words::next(locale, line).into_any(),
    };
    vec![
        view! {
            <span class="desk-number">
                {choose}
                <span><a href=href data-line="">{number}</a><br/><span class="quiet">{words::term(locale, line.procedure)}</span></span>
            </span>
        }
        .into_any(),
        line.applicant.in_language(matches!(locale, Locale::ja)).to_owned().into_any(),
        line.concerns.clone().into_any(),
        view! { {day::day(locale, day_in_japan(line.arrived_at))}<br/>{words::age(locale, line, today)} }.into_any(),
        view! { <StatusChip tone=tone text=target/>{on} }.into_any(),
        next,
        words::officer(locale, line).into_any(),
    ]
}

/// The box by which the line is chosen: key and the revision that was seen.
fn choose(locale: Locale, line: &Line) -> impl IntoView + use<> {
    let value = format!("{}:{}", line.id, line.revision);
    let (id, label) =
        (format!("line-{}", line.id), td_string!(locale, desk.choose, number = line.number.clone()).to_string());
    view! {
        <span class="choice">
            <input class="choice__input" type="checkbox" id=id.clone() name="lines[]" value=value/>
            <label class="choice__label" for=id><span class="visually-hidden">{label}</span></label>
        </span>
    }
}
