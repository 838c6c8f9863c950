//! Where the register must stand for what the subject itself says: one answer for each state of each procedure.

use super::{Outcome, Turn};
use crate::application::ApplicationStatus;
use crate::conformity::ConformityStatus;
use crate::disclosure::DisclosureStatus;
use crate::waiver::WaiverStatus;

/// How a subject stands to the ministry's desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It was not put to the ministry.
    Outside,
    /// It lies on the desk.
    Waits(Turn),
    /// It left the desk. Where it never lay there, that is nothing to the register.
    Over(Outcome),
}

impl From<ApplicationStatus> for Stand {
    fn from(status: ApplicationStatus) -> Self {
        match status {
            ApplicationStatus::WithUpstream | ApplicationStatus::Returned => Self::Outside,
            ApplicationStatus::Submitted => Self::Waits(Turn::Ministry),
            ApplicationStatus::Queried => Self::Waits(Turn::Applicant),
            ApplicationStatus::PaperRecorded => Self::Waits(Turn::SecondPerson),
            ApplicationStatus::Accepted => Self::Over(Outcome::Accepted),
            ApplicationStatus::Refused => Self::Over(Outcome::Refused),
            ApplicationStatus::Withdrawn => Self::Over(Outcome::Withdrawn),
        }
    }
}

impl From<ConformityStatus> for Stand {
    fn from(status: ConformityStatus) -> Self {
        match status {
            ConformityStatus::Drafted => Self::Outside,
            ConformityStatus::Submitted => Self::Waits(Turn::Ministry),
            ConformityStatus::Queried => Self::Waits(Turn::Applicant),
            ConformityStatus::PaperRecorded => Self::Waits(Turn::SecondPerson),
            ConformityStatus::Confirmed => Self::Over(Outcome::Confirmed),
            ConformityStatus::Remarked => Self::Over(Outcome::Remarked),
            ConformityStatus::Withdrawn => Self::Over(Outcome::Withdrawn),
        }
    }
}

impl From<DisclosureStatus> for Stand {
    fn from(status: DisclosureStatus) -> Self {
        match status {
            DisclosureStatus::Draft
            | DisclosureStatus::WithUpstream
            | DisclosureStatus::WithPrime
            | DisclosureStatus::Declined => Self::Outside,
            DisclosureStatus::Requested => Self::Waits(Turn::Ministry),
            DisclosureStatus::Queried => Self::Waits(Turn::Applicant),
            DisclosureStatus::PaperRecorded => Self::Waits(Turn::SecondPerson),
            // What becomes of a permission later is no matter of the desk.
            DisclosureStatus::Permitted
            | DisclosureStatus::InUse
            | DisclosureStatus::Revoked
            | DisclosureStatus::Ended => Self::Over(Outcome::Permitted),
            DisclosureStatus::Refused => Self::Over(Outcome::Refused),
            DisclosureStatus::Withdrawn => Self::Over(Outcome::Withdrawn),
        }
    }
}

impl From<WaiverStatus> for Stand {
    fn from(status: WaiverStatus) -> Self {
        match status {
            WaiverStatus::Drafted | WaiverStatus::Proposed | WaiverStatus::Returned | WaiverStatus::Declined => {
                Self::Outside
            }
            WaiverStatus::Supported => Self::Waits(Turn::Ministry),
            WaiverStatus::Queried => Self::Waits(Turn::Applicant),
            WaiverStatus::PaperRecorded => Self::Waits(Turn::SecondPerson),
            WaiverStatus::Granted | WaiverStatus::Expired => Self::Over(Outcome::Granted),
            WaiverStatus::Refused => Self::Over(Outcome::Refused),
            WaiverStatus::Withdrawn => Self::Over(Outcome::Withdrawn),
        }
    }
}
