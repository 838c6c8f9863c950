use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use crate::words;
use domain::approval::{ApprovalEntry, ApprovalState, ApprovalSubject, Route, Seat, Stage, StageState};
use domain::id::AccountId;
use std::collections::BTreeMap;

/// What a route is for.
pub(super) fn subject(locale: Locale, code: ApprovalSubject) -> &'static str {
    match code {
        ApprovalSubject::SubmitSheet => td_string!(locale, approval.subject_sheet),
        ApprovalSubject::Apply => td_string!(locale, approval.subject_apply),
        ApprovalSubject::PutDisclosure => td_string!(locale, approval.subject_disclosure),
        ApprovalSubject::ProposeWaiver => td_string!(locale, approval.subject_propose),
        ApprovalSubject::SupportWaiver => td_string!(locale, approval.subject_support),
    }
}

/// Where an approval stands, in words and in colour.
pub(super) fn state(locale: Locale, state: ApprovalState) -> (Tone, &'static str) {
    match state {
        ApprovalState::NotWanted => (Tone::Plain, td_string!(locale, approval.state_not_wanted)),
        ApprovalState::Missing => (Tone::Waiting, td_string!(locale, approval.state_missing)),
        ApprovalState::Requested => (Tone::Active, td_string!(locale, approval.state_requested)),
        ApprovalState::Declined => (Tone::Danger, td_string!(locale, approval.state_declined)),
        ApprovalState::Stale => (Tone::Caution, td_string!(locale, approval.state_stale)),
        ApprovalState::Given => (Tone::Success, td_string!(locale, approval.state_given)),
    }
}

/// Where a stage stands.
pub(super) fn stage(locale: Locale, state: StageState) -> (Tone, &'static str) {
    match state {
        StageState::Waiting => (Tone::Waiting, td_string!(locale, approval.stage_waiting)),
        StageState::Turn => (Tone::Active, td_string!(locale, approval.stage_turn)),
        StageState::Done => (Tone::Success, td_string!(locale, approval.stage_done)),
    }
}

/// What an entry says.
pub(super) fn entry(locale: Locale, entry: ApprovalEntry) -> &'static str {
    match entry {
        ApprovalEntry::Ask => td_string!(locale, approval.entry_ask),
        ApprovalEntry::AskAgain => td_string!(locale, approval.entry_ask_again),
        ApprovalEntry::Approve => td_string!(locale, approval.entry_approve),
        ApprovalEntry::Complete => td_string!(locale, approval.entry_complete),
        ApprovalEntry::Decline => td_string!(locale, approval.entry_decline),
        ApprovalEntry::TakeBack => td_string!(locale, approval.entry_take_back),
        ApprovalEntry::Use => td_string!(locale, approval.entry_use),
        ApprovalEntry::Drop => td_string!(locale, approval.entry_drop),
    }
}

/// A seat: the role, or the person.
pub(super) fn seat(locale: Locale, seat: Seat, name: Option<&str>) -> String {
    match seat {
        Seat::Role(role) => td_string!(locale, approval.seat_role, name = words::role(locale, role)).to_string(),
        Seat::Person(_) => name.unwrap_or_default().to_owned(),
    }
}

/// How many of a stage have to approve.
pub(super) fn needed(locale: Locale, any: Option<usize>, total: usize) -> String {
    match any {
        Some(count) => td_string!(locale, approval.any_of, count = count, total = total).to_string(),
        None => td_string!(locale, approval.all_seats, total = total).to_string(),
    }
}

/// A route in lines, a line for each stage.
pub(super) fn lines(locale: Locale, route: &Route, names: &BTreeMap<AccountId, String>) -> Vec<String> {
    let line = |(index, stage): (usize, &Stage)| {
        let name = |seat: &Seat| match seat {
            Seat::Person(account) => names.get(account).map(String::as_str),
            Seat::Role(_) => None,
        };
        let seats: Vec<String> = stage.seats.iter().map(|one| seat(locale, *one, name(one))).collect();
        let seats = seats.join(td_string!(locale, ui.comma));
        let title = title(locale, index, &stage.name);
        let needed = needed(locale, stage.any, stage.seats.len());
        [title, seats, needed].join(td_string!(locale, work.separator))
    };
    route.stages.iter().enumerate().map(line).collect()
}

/// A stage by its number and name.
pub(super) fn title(locale: Locale, index: usize, name: &str) -> String {
    td_string!(locale, approval.stage_of, number = index + 1, name = name.to_owned()).to_string()
}

/// Somebody who acted, perhaps in somebody's place.
pub(super) fn who(locale: Locale, name: &str, in_place_of: Option<&str>) -> String {
    match in_place_of {
        Some(absent) => {
            let (name, absent) = (name.to_owned(), absent.to_owned());
            td_string!(locale, approval.in_place_of, name = name, absent = absent).to_string()
        }
        None => name.to_owned(),
    }
}
