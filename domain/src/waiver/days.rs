//! Until when: the last day asked for, the last day granted, the days on which a renewal is offered.

use crate::refusal::{Fault, Faults};
use crate::time;
use chrono::{DateTime, Days, NaiveDate, Utc};

/// Days before the end on which a renewal is offered, farthest first.
pub const OFFERED: [u64; 3] = [90, 30, 7];

/// The last day for which a waiver is asked, as typed: from today on.
pub fn ends_on(typed: &str, today: NaiveDate, faults: &mut Faults) -> Option<NaiveDate> {
    let day = faults.take("ends_on", time::parse_day(typed))?;
    if day < today {
        faults.add("ends_on", Fault::InThePast);
    }
    Some(day)
}

/// The last day for which it is granted, as typed: not later than what was asked for, and not before the answer.
pub fn granted_until(typed: &str, asked: NaiveDate, answered: NaiveDate, faults: &mut Faults) -> Option<NaiveDate> {
    let day = faults.take("until", time::parse_day(typed))?;
    if day > asked {
        faults.add("until", Fault::AfterAsked);
    } else if day < answered {
        faults.add("until", Fault::EndsBeforeItStarts);
    }
    Some(day)
}

/// Since when a renewal is on offer, of the nearest of the days of [`OFFERED`] that has come; none before the first one, after
/// the end, and for days that were over when the waiver was granted.
#[must_use]
pub fn offered_since(granted: DateTime<Utc>, until: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let granted = time::day_in_japan(granted);
    let came = |day: &NaiveDate| (granted..=today).contains(day);
    let days = OFFERED.iter().filter_map(|days| until.checked_sub_days(Days::new(*days)));
    days.filter(came).max().filter(|_| today <= until)
}

/// Whether the company is asked to think of a renewal, whether told of it or not.
#[must_use]
pub fn ends_soon(until: NaiveDate, today: NaiveDate) -> bool {
    let first = OFFERED.iter().max().and_then(|days| until.checked_sub_days(Days::new(*days)));
    today <= until && first.is_none_or(|first| today >= first)
}
