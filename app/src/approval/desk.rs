use super::words;
use crate::i18n::{Locale, td_string};
use crate::ui::{Task, Tone};
use crate::work;
use chrono::{DateTime, Utc};
use domain::approval::{ApprovalWaiting, Seat, Whom};
use service::approval::address;

/// What waits for the reader's approval, or what they asked for and for whom it waits, as a row of the first screen.
pub(crate) fn home_task(locale: Locale, now: DateTime<Utc>, line: &ApprovalWaiting) -> Task {
    let what = words::subject(locale, line.subject);
    let due = line.due_on.map(|day| work::due(locale, now, day));
    let by = due.as_ref().map(|due| td_string!(locale, work.due_by, text = due.text.clone()).to_string());
    let (title, more, tone) = match &line.whom {
        Whom::Reader(place) => {
            let place = place.clone().map(|name| td_string!(locale, approval.work_for, name = name).to_string());
            (td_string!(locale, approval.work, what = what).to_string(), place, Tone::Caution)
        }
        Whom::Others(seats) => {
            let names = seats.iter().map(|seat| match seat {
                Ok(role) => words::seat(locale, Seat::Role(*role), None),
                Err(name) => name.clone(),
            });
            let names = names.collect::<Vec<_>>().join(td_string!(locale, ui.comma));
            let whom = td_string!(locale, approval.work_whom, names = names).to_string();
            (td_string!(locale, approval.work_asked, what = what).to_string(), Some(whom), Tone::Waiting)
        }
    };
    let hint: Vec<String> = [Some(line.number.clone()), more, by].into_iter().flatten().collect();
    let (tone, chip) = match due {
        Some(due) if tone == Tone::Caution => (due.tone, due.left),
        Some(_) | None => (tone, td_string!(locale, approval.state_requested).to_owned()),
    };
    Task::new(title, tone, chip)
        .link(address(line.subject, line.id))
        .hint(hint.join(td_string!(locale, work.separator)))
}
