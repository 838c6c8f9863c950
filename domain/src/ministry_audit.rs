//! An audit by the ministry (防衛省による監査, 第14): asked for by the ministry, accepted by the company – the text knows no refusal (14-1) –,
//! prepared, held with the auditors let in (14-2-a) and documents shown to them (14-2-b), its findings worked off, answered, and closed
//! by the ministry. The text sets no day and no form: the days are the ministry's, and other days can only be proposed to it.

use crate::code::codes;
use crate::permission::{Action, Standing};
use crate::refusal::{Fault, Rule};
use crate::text;
use crate::time::japan;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use unicode_normalization::UnicodeNormalization;

pub mod finding;
#[cfg(test)]
mod tests;
pub mod view;

codes! {
    /// Where an audit by the ministry stands.
    pub enum MinistryAuditStatus {
        /// Asked for by the ministry.
        Requested = "requested",
        /// Accepted by the company (14-1).
        Accepted = "accepted",
        /// People, rooms and documents are ready.
        Prepared = "prepared",
        /// The auditors are let in and read documents (14-2).
        Visiting = "visiting",
        /// The ministry has said what it found.
        Reported = "reported",
        /// The company has answered that.
        Answered = "answered",
        /// Closed by the ministry.
        Closed = "closed",
        /// Called off by the ministry before it was held.
        CalledOff = "called-off",
    }
}

codes! {
    /// What is done with an audit by the ministry.
    pub enum MinistryAuditStep {
        /// The ministry asks for it.
        Request = "request",
        /// The company proposes other days, with the reason; the ministry's days hold until it answers.
        ProposeDays = "propose-days",
        /// The ministry takes the proposed days.
        TakeDays = "take-days",
        /// The ministry keeps its own days, with the reason.
        KeepDays = "keep-days",
        /// The company accepts it (14-1).
        Accept = "accept",
        /// The company says that people, rooms and documents are ready.
        Prepare = "prepare",
        /// An auditor enters (14-2-a).
        Enter = "enter",
        /// The ministry asks something.
        Ask = "ask",
        /// The company answers that (14-2-b).
        Reply = "reply",
        /// The ministry says what it found.
        Report = "report",
        /// The company answers the findings.
        Answer = "answer",
        /// The ministry closes it.
        Close = "close",
        /// The ministry calls it off, with the reason.
        CallOff = "call-off",
    }
}

codes! {
    /// What a company prepares.
    pub enum ItemKind {
        /// Somebody of the company who is there, and so knows of the audit.
        Person = "person",
        /// A room.
        Room = "room",
        /// A document that is laid ready, by reference only.
        Document = "document",
    }
}

impl MinistryAuditStatus {
    /// The state after a step; [`MinistryAuditStep::Request`] makes an audit and follows none.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`].
    pub const fn after(self, step: MinistryAuditStep) -> Result<Self, Rule> {
        use MinistryAuditStatus as S;
        use MinistryAuditStep as T;
        Ok(match (self, step) {
            (S::Requested | S::Accepted | S::Prepared, T::ProposeDays | T::TakeDays | T::KeepDays)
            | (S::Accepted | S::Prepared | S::Visiting | S::Reported | S::Answered, T::Ask | T::Reply) => self,
            (S::Requested, T::Accept) => S::Accepted,
            (S::Accepted, T::Prepare) => S::Prepared,
            (S::Prepared | S::Visiting, T::Enter) => S::Visiting,
            (S::Visiting, T::Report) => S::Reported,
            (S::Reported, T::Answer) => S::Answered,
            (S::Answered, T::Close) => S::Closed,
            (S::Requested | S::Accepted | S::Prepared, T::CallOff) => S::CalledOff,
            (
                S::Requested
                | S::Accepted
                | S::Prepared
                | S::Visiting
                | S::Reported
                | S::Answered
                | S::Closed
                | S::CalledOff,
                _,
            ) => return Err(Rule::NotInThisState),
        })
    }

    /// Whether people, rooms and documents can be listed.
    #[must_use]
    pub const fn is_prepared_for(self) -> bool {
        matches!(self, Self::Accepted | Self::Prepared)
    }

    /// Whether auditors can be admitted to a facility.
    #[must_use]
    pub const fn admits(self) -> bool {
        matches!(self, Self::Prepared | Self::Visiting)
    }

    /// Whether the visit has not begun: its days still stand before everybody.
    #[must_use]
    pub const fn is_before_visit(self) -> bool {
        matches!(self, Self::Requested | Self::Accepted | Self::Prepared)
    }

    /// Whether nothing is left to do.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::CalledOff)
    }
}

impl MinistryAuditStep {
    /// Who takes a step: what entitles to it, on which side. The company neither asks nor closes, the ministry admits nobody.
    #[must_use]
    pub const fn taken_by(self) -> (Action, Standing) {
        match self {
            Self::Request | Self::TakeDays | Self::KeepDays | Self::Report | Self::Close | Self::CallOff => {
                (Action::HoldMinistryAudit, Standing::Ministry)
            }
            Self::Ask => (Action::AskInMinistryAudit, Standing::Ministry),
            Self::ProposeDays | Self::Accept | Self::Prepare | Self::Reply | Self::Answer => {
                (Action::AnswerMinistryAudit, Standing::OwnOrganisation)
            }
            Self::Enter => (Action::AdmitAuditor, Standing::OwnOrganisation),
        }
    }
}

/// An auditor of the ministry: name and post.
pub type Named = (String, String);

/// Auditors as typed: one a line, name and post with a comma between.
///
/// # Errors
/// [`Fault::Missing`], [`Fault::PostMissing`] where a line has no post, [`Fault::TooLong`].
pub fn auditors(typed: &str) -> Result<Vec<Named>, Fault> {
    let mut found = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.chars().count() > text::LINE {
            return Err(Fault::TooLong);
        }
        let parted = line.split_once(['、', ',', '，', '\t']);
        let (name, post) = parted.map(|(name, post)| (name.trim(), post.trim())).ok_or(Fault::PostMissing)?;
        if name.is_empty() || post.is_empty() {
            return Err(Fault::PostMissing);
        }
        found.push((name.to_owned(), post.to_owned()));
    }
    if found.is_empty() { Err(Fault::Missing) } else { Ok(found) }
}

/// An hour and a minute in Japan as typed: `9:05`, `１４：３０`.
///
/// # Errors
/// [`Fault::Missing`], [`Fault::Clock`].
pub fn clock(typed: &str) -> Result<NaiveTime, Fault> {
    let text: String = typed.nfkc().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return Err(Fault::Missing);
    }
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(|_| Fault::Clock)
}

/// That moment of a day in Japan.
#[must_use]
pub fn moment(day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
    day.and_time(time).and_local_timezone(japan()).single().map(|at| at.to_utc())
}

/// Whether an entry can be so: not before the day of the request, not in the future.
///
/// # Errors
/// [`Fault::BeforeRequest`], [`Fault::InTheFuture`].
pub fn may_enter(entered: DateTime<Utc>, requested_on: NaiveDate, now: DateTime<Utc>) -> Result<(), Fault> {
    if crate::time::day_in_japan(entered) < requested_on {
        return Err(Fault::BeforeRequest);
    }
    if entered > now { Err(Fault::InTheFuture) } else { Ok(()) }
}

/// Whether an auditor can have left then.
///
/// # Errors
/// [`Fault::LeftBeforeEntering`], [`Fault::InTheFuture`].
pub fn may_leave(left: DateTime<Utc>, entered: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Fault> {
    if left < entered {
        return Err(Fault::LeftBeforeEntering);
    }
    if left > now { Err(Fault::InTheFuture) } else { Ok(()) }
}
