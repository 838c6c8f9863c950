//! When a company reminds its own people (催促): by its own intervals. The standard sets none.

use crate::calendar::{working_days_before, working_days_between};
use crate::refusal::Fault;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Longest interval, days.
pub const LONGEST: u16 = 365;
/// Most reminders before, and most after, a day.
pub const MOST: usize = 10;

/// The intervals of a company.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intervals {
    /// So many days before the day, most first; 0 is the day itself.
    pub before: Vec<u16>,
    /// So many days after it, fewest first.
    pub after: Vec<u16>,
    /// Whether only working days are counted.
    pub working: bool,
    /// So many days after it somebody else is told too.
    pub escalate_after: Option<u16>,
}

impl Intervals {
    /// The last reminder whose day has come: negative before the due day, positive after it. What was missed since, as while
    /// the portal did not run, is not made up for: one reminder says it.
    #[must_use]
    pub fn step(&self, due: NaiveDate, today: NaiveDate) -> Option<i32> {
        let before = self.before.iter().filter(|days| self.is_before(due, today, **days)).map(|days| -i32::from(*days));
        let after = self.after.iter().filter(|days| self.is_after(due, today, **days)).map(|days| i32::from(*days));
        before.chain(after).max()
    }

    /// After how many days somebody else is told too, once they are over.
    #[must_use]
    pub fn escalation(&self, due: NaiveDate, today: NaiveDate) -> Option<i32> {
        self.escalate_after.filter(|days| self.is_after(due, today, *days)).map(i32::from)
    }

    fn is_before(&self, due: NaiveDate, today: NaiveDate, days: u16) -> bool {
        let from = if self.working {
            working_days_before(due, u32::from(days))
        } else {
            due.checked_sub_days(Days::new(u64::from(days))).unwrap_or(due)
        };
        today >= from
    }

    fn is_after(&self, due: NaiveDate, today: NaiveDate, days: u16) -> bool {
        if today <= due {
            return false;
        }
        if self.working {
            working_days_between(due, today) >= u32::from(days)
        } else {
            due.checked_add_days(Days::new(u64::from(days))).is_some_and(|from| today >= from)
        }
    }
}

/// Days as people write them, `14, 7、3 １`: each once, sorted; empty for none.
///
/// # Errors
/// [`Fault::Number`] for what is no number from `least` to [`LONGEST`], [`Fault::TooLong`] for more than [`MOST`].
pub fn read_days(typed: &str, least: u16) -> Result<Vec<u16>, Fault> {
    let text: String = typed.nfkc().collect();
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '、' | '・' | ';'));
    let mut days = Vec::new();
    for part in parts.map(|part| part.trim_end_matches('日')).filter(|part| !part.is_empty()) {
        let day = part.parse::<u16>().ok().filter(|day| (least..=LONGEST).contains(day));
        days.push(day.ok_or(Fault::Number)?);
    }
    days.sort_unstable();
    days.dedup();
    if days.len() > MOST { Err(Fault::TooLong) } else { Ok(days) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn intervals(working: bool) -> Intervals {
        Intervals { before: vec![7, 1], after: vec![1, 3], working, escalate_after: Some(5) }
    }

    #[test]
    fn the_last_step_that_came_is_the_one() {
        let due = on(12, 18);
        let of = |today| intervals(false).step(due, today);
        assert_eq!(of(on(12, 10)), None);
        assert_eq!([on(12, 11), on(12, 16), on(12, 17), on(12, 18)].map(of), [Some(-7), Some(-7), Some(-1), Some(-1)]);
        assert_eq!([on(12, 19), on(12, 21), on(12, 31)].map(of), [Some(1), Some(3), Some(3)]);
        assert_eq!(intervals(false).escalation(due, on(12, 22)), None);
        assert_eq!(intervals(false).escalation(due, on(12, 23)), Some(5));
    }

    #[test]
    fn working_days_leave_out_weekends_holidays_and_the_turn_of_the_year() {
        // A Thursday; Monday to Wednesday are days off.
        let due = on(9, 24);
        let before = |days| Intervals { before: vec![days], working: true, ..Intervals::default() };
        assert_eq!(before(1).step(due, on(9, 17)), None);
        assert_eq!(before(1).step(due, on(9, 18)), Some(-1), "the Friday before");
        let after = Intervals { after: vec![1], working: true, ..Intervals::default() };
        assert_eq!(after.step(on(12, 28), NaiveDate::from_ymd_opt(2027, 1, 3).unwrap()), None);
        assert_eq!(after.step(on(12, 28), NaiveDate::from_ymd_opt(2027, 1, 4).unwrap()), Some(1));
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        assert_eq!(read_days("１４、7日, 3 3", 0), Ok(vec![3, 7, 14]));
        assert_eq!(read_days("  ", 0), Ok(Vec::new()));
        for wrong in ["0", "-1", "366", "三", "1.5"] {
            assert_eq!(read_days(wrong, 1), Err(Fault::Number), "{wrong}");
        }
        assert_eq!(read_days("1 2 3 4 5 6 7 8 9 10 11", 1), Err(Fault::TooLong));
    }

    proptest! {
        #[test]
        fn steps_only_go_on(working: bool, days in 0_u64..400) {
            let (due, first) = (on(12, 18), on(6, 1));
            let day = first.checked_add_days(Days::new(days)).unwrap();
            let (now, then) = (intervals(working).step(due, day), intervals(working).step(due, day.succ_opt().unwrap()));
            prop_assert!(now <= then);
            if day > due {
                prop_assert!(now.is_some());
            }
        }
    }
}
