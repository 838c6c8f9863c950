//! Days on which Japan works, and its fiscal year. Pure: the caller says which day.
//!
//! Holidays are those of the act on national holidays (国民の祝日に関する法律, act 178 of 1948) as it stood in each year, from 2000
//! to 2099. The two equinoxes are computed: the day itself is announced in the official gazette of 1 February of the year
//! before, and has always been the computed one so far. Of years to come the act as it stands now is taken.

use crate::code::codes;
use chrono::{Datelike, Days, NaiveDate, Weekday};

#[cfg(test)]
mod tests;

codes! {
    /// A day off by law.
    pub enum Holiday {
        /// 元日.
        NewYear = "new-year",
        /// 成人の日.
        ComingOfAge = "coming-of-age",
        /// 建国記念の日.
        Foundation = "foundation",
        /// 天皇誕生日.
        EmperorsBirthday = "emperors-birthday",
        /// 春分の日.
        VernalEquinox = "vernal-equinox",
        /// 昭和の日.
        Showa = "showa",
        /// 憲法記念日.
        Constitution = "constitution",
        /// みどりの日.
        Greenery = "greenery",
        /// こどもの日.
        Children = "children",
        /// 海の日.
        Marine = "marine",
        /// 山の日.
        Mountain = "mountain",
        /// 敬老の日.
        Aged = "aged",
        /// 秋分の日.
        AutumnalEquinox = "autumnal-equinox",
        /// 体育の日, from 2020 スポーツの日.
        Sports = "sports",
        /// 文化の日.
        Culture = "culture",
        /// 勤労感謝の日.
        Thanksgiving = "thanksgiving",
        /// 即位の日 and 即位礼正殿の儀の行われる日, 2019 only.
        Enthronement = "enthronement",
        /// 振替休日: instead of one that fell on a Sunday (article 3, paragraph 2).
        Substitute = "substitute",
        /// 国民の休日: between two of them (article 3, paragraph 3).
        Between = "between",
    }
}

/// First year that is known.
pub const FIRST: i32 = 2000;
/// Last year that is known.
pub const LAST: i32 = 2099;

/// The holiday of a day; none outside of [`FIRST`]–[`LAST`].
#[must_use]
pub fn holiday(day: NaiveDate) -> Option<Holiday> {
    national(day).or_else(|| substitute(day)).or_else(|| between(day))
}

/// Whether the ministry and most companies work: no Saturday, Sunday, holiday, nor 29 December to 3 January (act on the days
/// on which administrative organs are closed, 行政機関の休日に関する法律, article 1).
#[must_use]
pub fn is_working_day(day: NaiveDate) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let new_year = matches!((day.month(), day.day()), (12, 29..=31) | (1, 1..=3));
    !weekend && !new_year && holiday(day).is_none()
}

/// This day if it is a working day, else the last one before it.
#[must_use]
pub fn working_day_until(day: NaiveDate) -> NaiveDate {
    // No run of days off is longer than twelve days.
    (0..14).filter_map(|back| day.checked_sub_days(Days::new(back))).find(|day| is_working_day(*day)).unwrap_or(day)
}

/// This many working days before a day, not counting the day itself: a reminder for the end of a day off comes before it.
#[must_use]
pub fn working_days_before(day: NaiveDate, count: u32) -> NaiveDate {
    let mut found = working_day_until(day);
    for _ in 0..count {
        found = found.pred_opt().map_or(found, working_day_until);
    }
    found
}

/// Working days from the day after `from` to `until`, which counts; 0 where it does not lie after.
#[must_use]
pub fn working_days_between(from: NaiveDate, until: NaiveDate) -> u32 {
    let mut day = from;
    let mut count = 0;
    while day < until {
        let Some(next) = day.succ_opt() else { return count };
        day = next;
        count += u32::from(is_working_day(day));
    }
    count
}

/// The fiscal year (年度) of a day: April to March, named after the year in which it begins.
#[must_use]
pub fn fiscal_year(day: NaiveDate) -> i32 {
    if day.month() >= 4 { day.year() } else { day.year() - 1 }
}

/// First and last day of a fiscal year; none for a year that no calendar has.
#[must_use]
pub fn fiscal_year_days(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((NaiveDate::from_ymd_opt(year, 4, 1)?, NaiveDate::from_ymd_opt(year.checked_add(1)?, 3, 31)?))
}

/// Monday of the week of a day.
#[must_use]
pub fn week_of(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).first_day()
}

/// The holidays that the act names, without substitutes and days between.
fn national(day: NaiveDate) -> Option<Holiday> {
    use Holiday as H;
    let year = day.year();
    if !(FIRST..=LAST).contains(&year) {
        return None;
    }
    if let Some(moved) = moved(day) {
        return moved;
    }
    let monday = |count: u32| day.weekday() == Weekday::Mon && day.day().div_ceil(7) == count;
    match (day.month(), day.day()) {
        (1, 1) => Some(H::NewYear),
        (1, _) => monday(2).then_some(H::ComingOfAge),
        (2, 11) => Some(H::Foundation),
        (2, 23) => (year >= 2020).then_some(H::EmperorsBirthday),
        (3, of) => (of == vernal(year)).then_some(H::VernalEquinox),
        (4, 29) => Some(if year >= 2007 { H::Showa } else { H::Greenery }),
        (5, 3) => Some(H::Constitution),
        (5, 4) => (year >= 2007).then_some(H::Greenery),
        (5, 5) => Some(H::Children),
        (7, 20) if year <= 2002 => Some(H::Marine),
        (7, _) => (year >= 2003 && monday(3)).then_some(H::Marine),
        (8, 11) => (year >= 2016).then_some(H::Mountain),
        (9, 15) if year <= 2002 => Some(H::Aged),
        (9, of) if of == autumnal(year) => Some(H::AutumnalEquinox),
        (9, _) => (year >= 2003 && monday(3)).then_some(H::Aged),
        (10, _) => monday(2).then_some(H::Sports),
        (11, 3) => Some(H::Culture),
        (11, 23) => Some(H::Thanksgiving),
        (12, 23) => (year <= 2018).then_some(H::EmperorsBirthday),
        _ => None,
    }
}

/// What special acts made of a day: the enthronement of 2019, the games of 2020 and 2021. The inner value is what it is then.
fn moved(day: NaiveDate) -> Option<Option<Holiday>> {
    use Holiday as H;
    let monday = |count: u32| day.weekday() == Weekday::Mon && day.day().div_ceil(7) == count;
    match (day.year(), day.month(), day.day()) {
        (2019, 5, 1) | (2019, 10, 22) => Some(Some(H::Enthronement)),
        (2020, 7, 23) | (2021, 7, 22) => Some(Some(H::Marine)),
        (2020, 7, 24) | (2021, 7, 23) => Some(Some(H::Sports)),
        (2020, 8, 10) | (2021, 8, 8) => Some(Some(H::Mountain)),
        (2020 | 2021, 8, 11) => Some(None),
        (2020 | 2021, 7, _) if monday(3) => Some(None),
        (2020 | 2021, 10, _) if monday(2) => Some(None),
        _ => None,
    }
}

/// Instead of one on a Sunday: until 2006 the day after, from 2007 the first day after it that is none itself.
fn substitute(day: NaiveDate) -> Option<Holiday> {
    if national(day).is_some() || !(FIRST..=LAST).contains(&day.year()) {
        return None;
    }
    let mut before = day.pred_opt()?;
    while national(before).is_some() {
        if before.weekday() == Weekday::Sun {
            return Some(Holiday::Substitute);
        }
        if day.year() < 2007 {
            return None;
        }
        before = before.pred_opt()?;
    }
    None
}

/// A day off because the days before and after are holidays. It may be a Sunday, which changes nothing.
fn between(day: NaiveDate) -> Option<Holiday> {
    if day.weekday() == Weekday::Sun {
        return None;
    }
    let held = |day: Option<NaiveDate>| day.and_then(national).is_some();
    (held(day.pred_opt()) && held(day.succ_opt())).then_some(Holiday::Between)
}

/// Day of March on which the sun crosses the equator, 1980–2099.
fn vernal(year: i32) -> u32 {
    equinox(year, 20_843_100)
}

/// The same in September.
fn autumnal(year: i32) -> u32 {
    equinox(year, 23_248_800)
}

/// In millionths of a day, counted from 1980: a tropical year is 0.242194 days longer than 365.
fn equinox(year: i32, first: i64) -> u32 {
    let since = i64::from(year - 1980);
    u32::try_from((first + 242_194 * since) / 1_000_000 - since / 4).unwrap_or_default()
}
