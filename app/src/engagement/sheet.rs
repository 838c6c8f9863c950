//! The sheet and the application of a case, in short, with the way to each.

use super::facts::{recipient, version};
use super::sub_page::may;
use crate::i18n::{Locale, td_string};
use crate::ui::{DescriptionList, Fact, StatusChip};
use crate::{day, reconfirmation, words, work};
use chrono::{DateTime, Utc};
use domain::confirmation::ConfirmationStatus;
use domain::engagement::view::{ApplicationLine, EngagementDetail, SheetLine};
use domain::permission::{Action, Standing};
use domain::time;
use leptos::prelude::*;

/// The newest sheet.
#[component]
pub fn Sheet(locale: Locale, case: EngagementDetail, now: DateTime<Utc>) -> impl IntoView {
    case.sheet.clone().map(|sheet| {
        let links = links(locale, &case, &sheet);
        view! {
            <section class="stack" id="sheet">
                <h2>{td_string!(locale, engagement.sheet)}</h2>
                <DescriptionList facts=facts(locale, &case, &sheet, now)/>
                {(!links.is_empty())
                    .then(|| {
                        let links = links
                            .into_iter()
                            .map(|(href, text)| view! { <li><a href=href>{text}</a></li> })
                            .collect_view();
                        view! { <ul class="no-print">{links}</ul> }
                    })}
                {earlier(locale, &case)}
            </section>
        }
    })
}

fn facts(locale: Locale, case: &EngagementDetail, sheet: &SheetLine, now: DateTime<Utc>) -> Vec<Fact> {
    let status = sheet.status;
    let chip = view! { <StatusChip tone=work::sheet_tone(status) text=words::confirmation_status(locale, status)/> };
    let due =
        if status.is_answerable() { work::due(locale, now, sheet.due_on).text } else { day::day(locale, sheet.due_on) };
    let not_yet = || td_string!(locale, engagement.nothing_yet).to_owned();
    let moment = |at: Option<DateTime<Utc>>| at.map_or_else(not_yet, |at| day::moment(locale, at));
    let mut facts = vec![Fact::new(td_string!(locale, engagement.status), chip)];
    facts.extend(sheet.reconfirmation.iter().flat_map(|again| reconfirmation::facts(locale, again)));
    facts.extend([
        Fact::typed(td_string!(locale, engagement.version), version(locale, sheet)),
        Fact::typed(
            td_string!(locale, engagement.round),
            td_string!(locale, engagement.round_of, round = sheet.round).to_string(),
        ),
        Fact::typed(td_string!(locale, engagement.due_on), due),
        Fact::typed(td_string!(locale, engagement.sent_at), moment(sheet.sent_at)),
        Fact::typed(td_string!(locale, engagement.submitted_at), moment(sheet.submitted_at)),
    ]);
    if let Some(day) = case.reconfirm_on {
        let day = day::day(locale, day);
        let text = td_string!(locale, reconfirmation.next_on_day, day = day).to_string();
        facts.push(Fact::typed(td_string!(locale, reconfirmation.next_on), text));
    }
    if case.standing == Standing::Upstream {
        facts.push(Fact::typed(td_string!(locale, engagement.recipient), recipient(case)));
    }
    if !sheet.message.is_empty() && case.standing != Standing::Ministry {
        facts.push(Fact::typed(td_string!(locale, engagement.message), &sheet.message));
    }
    facts
}

fn links(locale: Locale, case: &EngagementDetail, sheet: &SheetLine) -> Vec<(String, &'static str)> {
    if !may(case, Action::SeeAnswers) {
        return Vec::new();
    }
    let here = format!("/confirmation/{}", sheet.id);
    let submitted = sheet.submitted_at.is_some();
    let prepared = sheet.status == ConfirmationStatus::Prepared;
    let link = |shown: bool, path: String, text: &'static str| shown.then_some((path, text));
    let links = match case.standing {
        Standing::Downstream => [
            link(true, here.clone(), td_string!(locale, engagement.to_sheet)),
            link(submitted, format!("{here}/receipt"), td_string!(locale, engagement.to_receipt)),
        ],
        Standing::Upstream => [
            link(submitted, format!("{here}/review"), td_string!(locale, engagement.to_answers)),
            link(submitted, format!("{here}/receipt"), td_string!(locale, engagement.to_receipt)),
        ],
        Standing::Ministry | Standing::Contributor | Standing::OwnOrganisation => [None, None],
    };
    let below = case.standing == Standing::Downstream;
    let hold = below && sheet.reconfirmation.is_some() && sheet.status.is_answerable();
    let prepare = format!("/engagement/{}/prepare", case.id);
    let call_off = format!("/engagement/{}/call-off", case.id);
    let prepares = prepared && may(case, Action::SendSheet);
    links
        .into_iter()
        .chain([
            link(hold, format!("{here}/reconfirmation"), td_string!(locale, reconfirmation.hold_go)),
            link(prepares, prepare, td_string!(locale, engagement.prepare_change)),
            link(reconfirmation::under_way(case).is_some(), call_off, td_string!(locale, reconfirmation.call_off)),
        ])
        .flatten()
        .collect()
}

/// Sheets before the newest one: what was confirmed, and what was called off.
fn earlier(locale: Locale, case: &EngagementDetail) -> Option<AnyView> {
    let sees = may(case, Action::SeeAnswers);
    let lines = case.earlier.iter().map(|sheet| {
        let which = reconfirmation::which(locale, sheet.reconfirmation.as_ref().map_or(1, |again| again.ordinal));
        let page = if case.standing == Standing::Upstream { "/review" } else { "" };
        let href = format!("/confirmation/{}{page}", sheet.id);
        let name = match sees && sheet.submitted_at.is_some() {
            true => view! { <a href=href>{which}</a> }.into_any(),
            false => which.into_any(),
        };
        let (tone, status) = (work::sheet_tone(sheet.status), words::confirmation_status(locale, sheet.status));
        let decided = sheet.decided_at.map(|at| day::day(locale, time::day_in_japan(at)));
        view! { <li>{name}" "<StatusChip tone=tone text=status/>" "{decided}</li> }
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty())
        .then(|| view! { <h3>{td_string!(locale, reconfirmation.earlier_sheets)}</h3><ul>{lines}</ul> }.into_any())
}

/// The newest application.
#[component]
pub fn Application(locale: Locale, case: EngagementDetail) -> impl IntoView {
    case.application.clone().map(|application| {
        view! {
            <section class="stack" id="application">
                <h2>{td_string!(locale, engagement.application_title)}</h2>
                <DescriptionList facts=application_facts(locale, &case, application)/>
            </section>
        }
    })
}

fn application_facts(locale: Locale, case: &EngagementDetail, application: ApplicationLine) -> Vec<Fact> {
    let status = application.status;
    let chip =
        view! { <StatusChip tone=work::application_tone(status) text=words::application_status(locale, status)/> };
    let number = application.reference.map(|(id, number)| {
        let link = view! { <a href=format!("/application/{id}")>{number}</a> };
        Fact::new(td_string!(locale, engagement.application), link)
    });
    let applied = day::day(locale, time::day_in_japan(application.applied_at));
    let answered =
        case.answered_on.map(|on| Fact::typed(td_string!(locale, engagement.answered_on), day::day(locale, on)));
    let facts = [
        Some(Fact::new(td_string!(locale, engagement.status), chip)),
        number,
        Some(Fact::typed(td_string!(locale, engagement.applied_on), applied)),
        answered,
    ];
    facts.into_iter().flatten().collect()
}
