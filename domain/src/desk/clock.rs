//! How long a matter has been with the ministry: working days, the clock standing while the applicant owes an answer. The
//! standard sets no time for an answer; a target is the office's own, and nothing follows from it.

use crate::calendar::{is_working_day, working_days_between};
use chrono::{Days, NaiveDate};

#[cfg(test)]
mod tests;

/// The clock of one matter. The day of arrival does not count, the day of the end does; of a pause neither the day after which it
/// began nor anything later than the day on which it ended is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Day of arrival.
    pub arrived_on: NaiveDate,
    /// Working days of pauses that are over.
    pub stood: u32,
    /// Since when it stands, if it does.
    pub stands_since: Option<NaiveDate>,
    /// Day of the end, if it has come.
    pub ended_on: Option<NaiveDate>,
}

impl Clock {
    /// The clock of what arrives today.
    #[must_use]
    pub const fn from(day: NaiveDate) -> Self {
        Self { arrived_on: day, stood: 0, stands_since: None, ended_on: None }
    }

    /// It stands from now on; nothing where it stands already or has ended.
    #[must_use]
    pub const fn stop(self, day: NaiveDate) -> Self {
        if self.stands_since.is_some() || self.ended_on.is_some() {
            return self;
        }
        Self { stands_since: Some(day), ..self }
    }

    /// It goes on; nothing where it goes already.
    #[must_use]
    pub fn resume(self, day: NaiveDate) -> Self {
        match self.stands_since {
            Some(since) => Self { stood: self.stood + working_days_between(since, day), stands_since: None, ..self },
            None => self,
        }
    }

    /// It ends; where it stands, the pause ends with it.
    #[must_use]
    pub fn end(self, day: NaiveDate) -> Self {
        if self.ended_on.is_some() { self } else { Self { ended_on: Some(day), ..self.resume(day) } }
    }

    /// Working days from arrival to today, or to the end, pauses included.
    #[must_use]
    pub fn age(&self, today: NaiveDate) -> u32 {
        working_days_between(self.arrived_on, self.ended_on.unwrap_or(today))
    }

    /// Working days of all pauses until today.
    #[must_use]
    pub fn paused(&self, today: NaiveDate) -> u32 {
        self.stood + self.stands_since.map_or(0, |since| working_days_between(since, today))
    }

    /// What the clock shows: working days without the pauses.
    #[must_use]
    pub fn reads(&self, today: NaiveDate) -> u32 {
        self.age(today).saturating_sub(self.paused(today))
    }

    /// The day on which the clock will show so many working days if it goes on from now; while it stands, if it went on today.
    /// A day that has come stays.
    #[must_use]
    pub fn due_on(&self, days: u32, today: NaiveDate) -> NaiveDate {
        let shown = self.reads(today);
        if shown < days { after_working_days(today, days - shown) } else { self.came_on(days, today) }
    }

    /// Without pauses of which only the sum is known, the last day on which the clock can have come to show this.
    fn came_on(&self, days: u32, today: NaiveDate) -> NaiveDate {
        let reached = after_working_days(self.arrived_on, days + self.paused(today));
        reached.min(self.ended_on.unwrap_or(today))
    }
}

/// So many working days after a day, which does not count itself.
#[must_use]
pub fn after_working_days(day: NaiveDate, count: u32) -> NaiveDate {
    let mut day = day;
    let mut left = count;
    while left > 0 {
        let Some(next) = day.checked_add_days(Days::new(1)) else { return day };
        day = next;
        left -= u32::from(is_working_day(day));
    }
    day
}

/// How a matter stands to the target that was pinned on its arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The office set none when it arrived.
    None,
    /// So many working days are left; none on the day itself.
    Left(u32),
    /// So many working days over it.
    Over(u32),
    /// The clock stands, so many working days are left.
    Stands(u32),
    /// It ended within the target.
    Met,
    /// It ended so many working days after it.
    Missed(u32),
}

impl Target {
    /// Of a clock and the pinned days, today.
    #[must_use]
    pub fn of(clock: &Clock, days: Option<u32>, today: NaiveDate) -> Self {
        let Some(days) = days else { return Self::None };
        let shown = clock.reads(today);
        let over = shown.saturating_sub(days);
        match (clock.ended_on, over) {
            (Some(_), 0) => Self::Met,
            (Some(_), over) => Self::Missed(over),
            (None, 0) if clock.stands_since.is_some() => Self::Stands(days - shown),
            (None, 0) => Self::Left(days - shown),
            (None, over) => Self::Over(over),
        }
    }
}
