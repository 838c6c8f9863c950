use crate::i18n::{Locale, td_string};
use chrono::{DateTime, NaiveDate, Utc};
use domain::checklist::difference::ChangeKind;
use domain::reconfirmation::Ground;
use domain::time;

/// A [`Ground`] in words.
pub(crate) fn ground(locale: Locale, code: Ground) -> &'static str {
    match code {
        Ground::Interval => td_string!(locale, reconfirmation.ground_interval),
        Ground::Work => td_string!(locale, reconfirmation.ground_work),
        Ground::Site => td_string!(locale, reconfirmation.ground_site),
        Ground::Ownership => td_string!(locale, reconfirmation.ground_ownership),
        Ground::Incident => td_string!(locale, reconfirmation.ground_incident),
        Ground::Checklist => td_string!(locale, reconfirmation.ground_checklist),
        Ground::WaiverEnded => td_string!(locale, reconfirmation.ground_waiver_ended),
        Ground::Other => td_string!(locale, reconfirmation.ground_other),
    }
}

/// Which confirmation of the case it is: the first one, or which one of confirming again.
pub(crate) fn which(locale: Locale, ordinal: i32) -> String {
    match ordinal {
        ..=1 => td_string!(locale, reconfirmation.first).to_owned(),
        _ => td_string!(locale, reconfirmation.again, count = ordinal - 1).to_string(),
    }
}

/// What became of a question since the confirmation before.
pub(crate) fn change(locale: Locale, code: ChangeKind) -> &'static str {
    match code {
        ChangeKind::Same => td_string!(locale, reconfirmation.kind_same),
        ChangeKind::Reworded => td_string!(locale, reconfirmation.kind_reworded),
        ChangeKind::Split => td_string!(locale, reconfirmation.kind_split),
        ChangeKind::Merged => td_string!(locale, reconfirmation.kind_merged),
        ChangeKind::New => td_string!(locale, reconfirmation.kind_new),
        ChangeKind::Removed => td_string!(locale, reconfirmation.kind_removed),
    }
}

/// How long ago something was confirmed.
pub(crate) fn age(locale: Locale, today: NaiveDate, since: DateTime<Utc>) -> String {
    match (today - time::day_in_japan(since)).num_days() {
        ..=0 => td_string!(locale, answer_book.today).to_owned(),
        days @ 1..=60 => td_string!(locale, answer_book.days, count = days).to_string(),
        days => td_string!(locale, answer_book.months, count = days / 30).to_string(),
    }
}
