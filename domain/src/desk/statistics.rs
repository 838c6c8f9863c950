//! Numbers of the desk for a fiscal year or a month. They describe the office's work; nothing follows from them.

use super::clock::Clock;
use super::{Outcome, Procedure};
use crate::calendar::{fiscal_year, fiscal_year_days};
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;

/// A fiscal year (年度) or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// April to March, named after the year in which it begins.
    Year(i32),
    /// A month of a year.
    Month(i32, u32),
}

impl Period {
    /// The fiscal year of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self::Year(fiscal_year(day))
    }

    /// Read from an address: `2026` or `2026-11`; none for what no calendar has.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        let period = match code.split_once('-') {
            Some((year, month)) => Self::Month(year.parse().ok()?, month.parse().ok()?),
            None => Self::Year(code.parse().ok()?),
        };
        period.days().map(|_| period)
    }

    /// As the address writes it.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Month(year, month) => format!("{year}-{month:02}"),
        }
    }

    /// First and last day; none for what no calendar has.
    #[must_use]
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Year(year) => fiscal_year_days(year),
            Self::Month(year, month) => {
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?))
            }
        }
    }

    /// The fiscal year in which it lies.
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) => year,
            Self::Month(year, month) => {
                if month >= 4 {
                    year
                } else {
                    year - 1
                }
            }
        }
    }

    /// The months of its fiscal year, April first.
    #[must_use]
    pub fn months(self) -> Vec<Self> {
        let year = self.year();
        (4..=12)
            .map(|month| Self::Month(year, month))
            .chain((1..=3).map(|month| Self::Month(year + 1, month)))
            .collect()
    }
}

/// What the numbers are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Which procedure.
    pub procedure: Procedure,
    /// Its clock.
    pub clock: Clock,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The target that was pinned on arrival, in working days.
    pub target: Option<u32>,
}

/// Oldest working days of each group of what lies on the desk; the last group is what is older.
pub const AGES: [u32; 3] = [5, 10, 20];

/// Numbers of one procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Arrived in the period.
    pub arrived: usize,
    /// Left the desk in the period, by how.
    pub ended: BTreeMap<Outcome, usize>,
    /// Lies on the desk today, by age as [`AGES`].
    pub open: [usize; AGES.len() + 1],
    /// Working days with the clock of what was answered in the period: half took no longer, nine of ten took no longer.
    pub with_clock: Option<(u32, u32)>,
    /// The same from arrival, pauses included.
    pub without_clock: Option<(u32, u32)>,
    /// Of what was answered and had a target: how many within it, of how many.
    pub within: Option<(usize, usize)>,
}

/// Numbers by procedure, of all procedures that there are.
#[must_use]
pub fn summarise(facts: &[Fact], period: Period, today: NaiveDate) -> BTreeMap<Procedure, Summary> {
    let of = |kind: Procedure| facts.iter().filter(move |fact| fact.procedure == kind);
    Procedure::ALL.iter().map(|kind| (*kind, summary(of(*kind), period, today))).collect()
}

fn summary<'a>(facts: impl Iterator<Item = &'a Fact>, period: Period, today: NaiveDate) -> Summary {
    let mut summary = Summary::default();
    let (mut shown, mut all, mut within) = (Vec::new(), Vec::new(), (0, 0));
    let inside = |day: NaiveDate| period.days().is_some_and(|(first, last)| first <= day && day <= last);
    for fact in facts {
        summary.arrived += usize::from(inside(fact.clock.arrived_on));
        let Some((outcome, ended_on)) = fact.outcome.zip(fact.clock.ended_on) else {
            let age = fact.clock.age(today);
            let group = AGES.iter().position(|oldest| age <= *oldest).unwrap_or(AGES.len());
            if let Some(count) = summary.open.get_mut(group) {
                *count += 1;
            }
            continue;
        };
        if !inside(ended_on) {
            continue;
        }
        *summary.ended.entry(outcome).or_default() += 1;
        if !outcome.is_answer() {
            continue;
        }
        let took = fact.clock.reads(today);
        shown.push(took);
        all.push(fact.clock.age(today));
        if let Some(days) = fact.target {
            within = (within.0 + usize::from(took <= days), within.1 + 1);
        }
    }
    summary.with_clock = half_and_nine_tenths(shown);
    summary.without_clock = half_and_nine_tenths(all);
    summary.within = (within.1 > 0).then_some(within);
    summary
}

/// Median and 90th percentile by nearest rank: each is a number that occurred.
fn half_and_nine_tenths(mut days: Vec<u32>) -> Option<(u32, u32)> {
    days.sort_unstable();
    let rank = |percent: usize| days.get((days.len() * percent).div_ceil(100).saturating_sub(1)).copied();
    rank(50).zip(rank(90))
}

/// Fiscal years from that of the first arrival to this one, newest first.
#[must_use]
pub fn years(first: Option<NaiveDate>, today: NaiveDate) -> Vec<i32> {
    let now = fiscal_year(today);
    (first.map_or(now, fiscal_year).max(now.saturating_sub(30))..=now).rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{Fact, Period, half_and_nine_tenths, summarise};
    use crate::desk::clock::Clock;
    use crate::desk::{Outcome, Procedure};
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn periods_are_read_and_have_their_days() {
        assert_eq!(
            Period::read("2026").unwrap().days().unwrap(),
            (day(4, 1), NaiveDate::from_ymd_opt(2027, 3, 31).unwrap())
        );
        assert_eq!(Period::read("2026-11").unwrap().days().unwrap(), (day(11, 1), day(11, 30)));
        assert_eq!(Period::read("2026-03").unwrap().year(), 2025);
        assert_eq!(Period::of(day(3, 31)), Period::Year(2025));
        assert!(["", "2026-13", "99999999", "x", "2026-11-01"].iter().all(|code| Period::read(code).is_none()));
        assert_eq!(Period::Year(2026).months().len(), 12);
    }

    #[test]
    fn numbers_of_a_month() {
        let fact = |clock, outcome, target| Fact { procedure: Procedure::Waiver, clock, outcome, target };
        let from = Clock::from;
        let facts = [
            fact(from(day(10, 30)).end(day(11, 4)), Some(Outcome::Granted), Some(2)),
            fact(from(day(11, 2)).stop(day(11, 4)).end(day(11, 20)), Some(Outcome::Refused), Some(1)),
            fact(from(day(11, 2)).end(day(11, 2)), Some(Outcome::Withdrawn), None),
            fact(from(day(11, 2)).end(day(12, 2)), Some(Outcome::Granted), None),
            fact(from(day(9, 1)), None, None),
            fact(from(day(11, 19)), None, None),
        ];
        let all = summarise(&facts, Period::Month(2026, 11), day(11, 20));
        let found = &all[&Procedure::Waiver];
        assert_eq!((found.arrived, found.ended.values().sum::<usize>()), (4, 3));
        assert_eq!(found.open, [1, 0, 0, 1]);
        // Two working days each; with its pause the second took 13.
        assert_eq!((found.with_clock, found.without_clock), (Some((1, 2)), Some((2, 13))));
        assert_eq!(found.within, Some((2, 2)));
        assert_eq!(all[&Procedure::Application].arrived, 0);
    }

    proptest! {
        #[test]
        fn half_is_not_more_than_nine_tenths(days in proptest::collection::vec(0..300u32, 0..40)) {
            match half_and_nine_tenths(days.clone()) {
                None => prop_assert!(days.is_empty()),
                Some((half, nine)) => {
                    prop_assert!(half <= nine && days.contains(&half) && days.contains(&nine));
                    prop_assert!(days.iter().filter(|one| **one <= half).count() * 2 >= days.len());
                    prop_assert!(days.iter().filter(|one| **one <= nine).count() * 10 >= days.len() * 9);
                }
            }
        }
    }
}
