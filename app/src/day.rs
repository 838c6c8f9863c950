//! Days and moments as people read them, always as Japan counts them.

use crate::i18n::Locale;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::time;

const WEEKDAYS: [(&str, &str); 7] =
    [("月", "Mon"), ("火", "Tue"), ("水", "Wed"), ("木", "Thu"), ("金", "Fri"), ("土", "Sat"), ("日", "Sun")];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2026年12月31日（木）`, `Thu 31 Dec 2026`.
#[must_use]
pub fn day(locale: Locale, day: NaiveDate) -> String {
    let (ja, en) = WEEKDAYS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    match locale {
        Locale::ja => format!("{}年{}月{}日（{ja}）", day.year(), day.month(), day.day()),
        Locale::en => format!("{en} {} {month} {}", day.day(), day.year()),
    }
}

/// A day with the time in Japan; in English it says so.
#[must_use]
pub fn moment(locale: Locale, at: DateTime<Utc>) -> String {
    let clock = at.with_timezone(&time::japan()).format("%H:%M");
    let day = day(locale, time::day_in_japan(at));
    match locale {
        Locale::ja => format!("{day}{clock}"),
        Locale::en => format!("{day}, {clock} JST"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_name_the_same_day() {
        let at = DateTime::from_timestamp(1_795_392_000, 0).unwrap();
        assert_eq!(moment(Locale::ja, at), "2026年11月23日（月）09:00");
        assert_eq!(moment(Locale::en, at), "Mon 23 Nov 2026, 09:00 JST");
    }
}
