use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use chrono::{DateTime, NaiveDate, Utc};
use domain::time;

/// Within so many days it is urgent.
const URGENT: i64 = 3;

/// A due date as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day, and how many days are left in Japan.
    pub text: String,
    /// Only how many days are left.
    pub left: String,
    /// How urgent.
    pub tone: Tone,
}

/// How a due date stands now.
#[must_use]
pub fn due(locale: Locale, now: DateTime<Utc>, on: NaiveDate) -> Due {
    let days = time::days_left(now, on);
    let left = match days {
        0 => td_string!(locale, work.due_today).to_owned(),
        1.. => td_string!(locale, work.due_left, days = days).to_string(),
        ..0 => td_string!(locale, work.due_over, days = -days).to_string(),
    };
    let tone = match days {
        ..0 => Tone::Danger,
        0..=URGENT => Tone::Caution,
        _ => Tone::Waiting,
    };
    let text = td_string!(locale, work.due_text, day = day::day(locale, on), left = left.clone()).to_string();
    Due { text, left, tone }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_in_japan() {
        let now = DateTime::from_timestamp(1_795_392_000, 0).unwrap();
        let on = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        assert_eq!(due(Locale::ja, now, on(23)).tone, Tone::Caution);
        assert_eq!(due(Locale::ja, now, on(22)).tone, Tone::Danger);
        assert_eq!(due(Locale::ja, now, on(30)).left, "あと7日");
        assert!(due(Locale::en, now, on(21)).text.contains("2 days overdue"));
    }
}
