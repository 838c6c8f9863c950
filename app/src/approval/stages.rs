use super::words;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::StatusChip;
use chrono::{DateTime, Utc};
use domain::approval::StageState;
use leptos::prelude::*;
use service::approval::{ApprovalPage, Seated, StageLine};

/// The stages in their order: who approved, in whose place, when; who is missing, and whom to turn to.
pub(super) fn stages(locale: Locale, page: &ApprovalPage) -> AnyView {
    let stages = page.stages.iter().enumerate().map(|(index, stage)| {
        let (tone, text) = words::stage(locale, stage.state);
        let seats: Vec<_> = stage.seats.iter().map(|seat| seated(locale, stage, seat)).collect();
        view! {
            <li id=format!("stage-{index}") class="panel" data-kind="outline">
                <div class="page-head">
                    <h3>{words::title(locale, index, &stage.name)}</h3>
                    <StatusChip tone=tone text=text/>
                </div>
                <p class="small quiet">{words::needed(locale, stage.any, stage.seats.len())}</p>
                <ul>{seats}</ul>
            </li>
        }
    });
    view! { <ol class="stages stack">{stages.collect_view()}</ol> }.into_any()
}

fn seated(locale: Locale, stage: &StageLine, seat: &Seated) -> AnyView {
    let name = words::seat(locale, seat.seat, seat.name.as_deref());
    let given = seat.given.as_ref().map(|given| gave(locale, given));
    let stale = seat.stale.as_ref().filter(|_| seat.given.is_none()).map(|stale| {
        let text = gave(locale, stale);
        view! { <p class="small quiet">{td_string!(locale, approval.was_stale)} <s>{text}</s></p> }
    });
    let open = seat.given.is_none() && stage.state != StageState::Done;
    let missing = open.then(|| {
        let can = if seat.holders.is_empty() {
            view! { <p class="small">{td_string!(locale, approval.can_nobody)}</p> }.into_any()
        } else {
            let names = seat.holders.join(td_string!(locale, ui.comma));
            view! { <p class="small quiet">{td_string!(locale, approval.can)} {names}</p> }.into_any()
        };
        view! { {away(locale, seat)} {can} }
    });
    view! {
        <li>
            <strong>{name}</strong>
            {td_string!(locale, work.colon)}
            {given.unwrap_or_else(|| if open { td_string!(locale, approval.missing).to_owned() } else { "–".to_owned() })}
            {stale}
            {missing}
        </li>
    }
    .into_any()
}

fn gave(locale: Locale, (name, in_place_of, at): &(String, Option<String>, DateTime<Utc>)) -> String {
    let (name, at) = (name.clone(), day::moment(locale, *at));
    match in_place_of.clone() {
        Some(absent) => td_string!(locale, approval.gave_for, name = name, absent = absent, at = at).to_string(),
        None => td_string!(locale, approval.gave, name = name, at = at).to_string(),
    }
}

fn away(locale: Locale, seat: &Seated) -> Option<AnyView> {
    let (until, deputy) = seat.away.as_ref()?;
    let until = match until {
        Some(until) => td_string!(locale, approval.away_until, day = day::day(locale, *until)).to_string(),
        None => td_string!(locale, approval.away_open).to_owned(),
    };
    let deputy = match deputy.clone() {
        Some(name) => td_string!(locale, approval.away_deputy, name = name).to_string(),
        None => td_string!(locale, approval.away_nobody).to_owned(),
    };
    Some(view! { <p class="small">{until} {td_string!(locale, work.separator)} {deputy}</p> }.into_any())
}
