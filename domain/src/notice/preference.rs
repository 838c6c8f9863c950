//! How somebody is told: in the portal always, by mail as they choose. Their own matter; nothing in the portal depends on it.

use super::{NoticeGroup, NoticeKind};
use crate::calendar::{is_working_day, week_of};
use crate::code::codes;
use crate::organisation::view::OrganisationName;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

codes! {
    /// By what a notice is told besides the portal.
    pub enum Channel {
        /// By a mail at once.
        Mail = "mail",
        /// By one mail for many.
        Digest = "digest",
        /// By nothing else.
        Portal = "portal",
    }
}

codes! {
    /// How often many notices become one mail.
    pub enum Rhythm {
        /// Every working day.
        Daily = "daily",
        /// Every week, on its first working day.
        Weekly = "weekly",
    }
}

impl Rhythm {
    /// Whether what has waited since a day goes out today.
    #[must_use]
    pub fn is_due(self, since: NaiveDate, today: NaiveDate) -> bool {
        let begun = match self {
            Self::Daily => today,
            Self::Weekly => week_of(today),
        };
        is_working_day(today) && since < begun
    }
}

/// What somebody chose; where they did not, a mail at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preference {
    /// The groups for which they chose.
    pub channels: BTreeMap<NoticeGroup, Channel>,
    /// For all groups that come as a digest.
    pub rhythm: Rhythm,
}

impl Default for Preference {
    fn default() -> Self {
        Self { channels: BTreeMap::new(), rhythm: Rhythm::Daily }
    }
}

impl Preference {
    /// The channel of a group.
    #[must_use]
    pub fn channel(&self, group: NoticeGroup) -> Channel {
        self.channels.get(&group).copied().unwrap_or(Channel::Mail)
    }

    /// How a notice of this kind is told.
    #[must_use]
    pub fn of(&self, kind: NoticeKind) -> Channel {
        kind.group().map_or(Channel::Mail, |group| self.channel(group))
    }
}

codes! {
    /// What became of a mail.
    pub enum MailState {
        /// Not sent yet.
        Waiting = "waiting",
        /// The mail server took it.
        Sent = "sent",
        /// Given up.
        GivenUp = "given-up",
    }
}

/// A mail in the delivery log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLine {
    /// What it was about; none of mails from before the log was kept.
    pub kind: Option<NoticeKind>,
    /// The number in it.
    pub reference: String,
    /// Whether the reader of the log was to get it.
    pub to_reader: bool,
    /// The organisation of whoever was to get it, where the mail was somebody else's.
    pub to: Option<OrganisationName>,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// How often it was tried.
    pub attempts: i32,
    /// What became of it.
    pub state: MailState,
    /// When it was sent or given up.
    pub settled_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_goes_out_on_working_days() {
        let on = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        // Friday the 20th; Monday the 23rd is a holiday.
        assert!(!Rhythm::Daily.is_due(on(20), on(20)), "the day is not over");
        assert_eq!([21, 22, 23, 24].map(|day| Rhythm::Daily.is_due(on(20), on(day))), [false, false, false, true]);
        assert_eq!([23, 24, 25].map(|day| Rhythm::Weekly.is_due(on(20), on(day))), [false, true, true]);
        assert!(!Rhythm::Weekly.is_due(on(24), on(27)), "the week is not over");
    }

    #[test]
    fn invitations_are_always_mailed() {
        let quiet = NoticeGroup::ALL.iter().map(|group| (*group, Channel::Portal)).collect();
        let quiet = Preference { channels: quiet, ..Preference::default() };
        assert_eq!(quiet.of(NoticeKind::SheetSent), Channel::Portal);
        assert_eq!(quiet.of(NoticeKind::Invited), Channel::Mail);
        assert_eq!(Preference::default().of(NoticeKind::SheetSent), Channel::Mail);
    }
}
