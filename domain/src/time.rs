//! Days and hours as Japan counts them. Stored times are UTC in whole milliseconds; a deadline is the end of that day in Japan.

use crate::refusal::Fault;
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime, Timelike, Utc};
use unicode_normalization::UnicodeNormalization;

const HOUR: i32 = 3_600;

/// Japan standard time, UTC+9, without daylight saving.
#[must_use]
pub fn japan() -> FixedOffset {
    FixedOffset::east_opt(9 * HOUR).unwrap_or_else(|| chrono::Offset::fix(&Utc))
}

/// The day in Japan at this instant.
#[must_use]
pub fn day_in_japan(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&japan()).date_naive()
}

/// The first instant after the day in Japan: a deadline on that day is over then.
#[must_use]
pub fn end_of_day_in_japan(day: NaiveDate) -> DateTime<Utc> {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    next.and_time(NaiveTime::MIN).and_local_timezone(japan()).single().map_or_else(DateTime::default, |at| at.to_utc())
}

/// Days from today in Japan to the due day; negative once it is over.
#[must_use]
pub fn days_left(now: DateTime<Utc>, due: NaiveDate) -> i64 {
    (due - day_in_japan(now)).num_days()
}

/// Whole milliseconds, which both databases keep exactly.
#[must_use]
pub fn whole_milliseconds(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.timestamp_millis()).unwrap_or(at)
}

/// `2026-11-23 14:05` in Japan: the form for records and Japanese pages alike.
#[must_use]
pub fn stamp(at: DateTime<Utc>) -> String {
    let at = at.with_timezone(&japan());
    format!("{} {:02}:{:02}", at.date_naive(), at.hour(), at.minute())
}

/// Era of a day: sign, Japanese name and year within the era; from Meiji 6, when Japan took the Gregorian calendar.
#[must_use]
pub fn era(day: NaiveDate) -> Option<(char, &'static str, i32)> {
    ERAS.iter()
        .find(|(.., first)| NaiveDate::from_ymd_opt(first.0, first.1, first.2).is_some_and(|first| day >= first))
        .map(|(sign, name, first)| (*sign, *name, day.year() - first.0 + 1))
}

const ERAS: [(char, &str, (i32, u32, u32)); 4] = [
    ('R', "令和", (2019, 5, 1)),
    ('H', "平成", (1989, 1, 8)),
    ('S', "昭和", (1926, 12, 25)),
    ('T', "大正", (1912, 7, 30)),
];

/// `2026年11月23日（令和8年）`.
#[must_use]
pub fn day_in_japanese(day: NaiveDate) -> String {
    let western = format!("{}年{}月{}日", day.year(), day.month(), day.day());
    match era(day) {
        Some((_, name, 1)) => format!("{western}（{name}元年）"),
        Some((_, name, year)) => format!("{western}（{name}{year}年）"),
        None => western,
    }
}

/// A date as people write it: `2026-11-23`, `2026/11/23`, `20261123`, `２０２６年１１月２３日`, `令和8年11月23日`, `R8.11.23`, `令和元年5月1日`.
///
/// # Errors
/// [`Fault::Missing`] or [`Fault::Date`].
pub fn parse_day(typed: &str) -> Result<NaiveDate, Fault> {
    let text: String = typed.nfkc().filter(|c| !c.is_whitespace()).collect::<String>().replace('元', "1");
    if text.is_empty() {
        return Err(Fault::Missing);
    }
    let (first_year, rest) = era_prefix(&text);
    let numbers: Vec<&str> = rest.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let parts: Vec<u32> = match numbers.as_slice() {
        [packed] if packed.len() == 8 && first_year.is_none() => {
            [&packed[..4], &packed[4..6], &packed[6..]].iter().filter_map(|part| part.parse().ok()).collect()
        }
        numbers => numbers.iter().filter_map(|part| part.parse().ok()).collect(),
    };
    let &[year, month, day] = parts.as_slice() else { return Err(Fault::Date) };
    let year = i32::try_from(year).map_err(|_| Fault::Date)?;
    let year = match first_year {
        Some(first) => first + year - 1,
        None if year < 1000 => return Err(Fault::Date),
        None => year,
    };
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Fault::Date)
}

fn era_prefix(text: &str) -> (Option<i32>, &str) {
    for (sign, name, (first, ..)) in ERAS {
        if let Some(rest) = text.strip_prefix(name) {
            return (Some(first), rest);
        }
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_prefix(sign.to_ascii_lowercase())) {
            return (Some(first), rest);
        }
    }
    (None, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for typed in [
            "2026-11-23",
            "2026/11/23",
            "20261123",
            "２０２６年１１月２３日",
            "令和8年11月23日",
            "R8.11.23",
            "ｒ８／１１／２３",
            " 2026 - 11 - 23 ",
        ] {
            assert_eq!(parse_day(typed), Ok(day), "{typed}");
        }
        assert_eq!(parse_day("令和元年5月1日"), Ok(NaiveDate::from_ymd_opt(2019, 5, 1).unwrap()));
        for bad in ["2026-02-30", "11/23", "令和", "8.11.23", "abc"] {
            assert_eq!(parse_day(bad), Err(Fault::Date), "{bad}");
        }
    }

    #[test]
    fn a_deadline_is_the_end_of_the_day_in_japan() {
        let due = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(end_of_day_in_japan(due).to_rfc3339(), "2026-11-23T15:00:00+00:00");
        assert_eq!(day_in_japanese(due), "2026年11月23日（令和8年）");
    }
}
