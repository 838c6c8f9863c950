//! Whom a request waits for.

use super::hold::{Hold, Permission};
use super::{DisclosureStatus, Place};
use crate::work::Task;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who must do what next with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Who.
    pub place: Place,
    /// What.
    pub task: Task,
}

/// The next turn; none where nobody owes anything. `own` says that the prime asks for itself, and then answers queries too.
#[must_use]
pub fn turn(status: DisclosureStatus, permission: Option<Permission>, own: bool, today: NaiveDate) -> Option<Turn> {
    let (place, task) = match status {
        DisclosureStatus::Draft => (Place::Requester, Task::CompleteDisclosure),
        DisclosureStatus::WithUpstream => (Place::Upstream, Task::JudgeDisclosure),
        DisclosureStatus::WithPrime => (Place::Prime, Task::JudgeDisclosure),
        DisclosureStatus::Requested => (Place::Ministry, Task::AnswerDisclosure),
        DisclosureStatus::PaperRecorded => (Place::Ministry, Task::CheckDisclosurePaper),
        DisclosureStatus::Queried if own => (Place::Requester, Task::AnswerDisclosureQuery),
        DisclosureStatus::Queried => (Place::Prime, Task::AnswerDisclosureQuery),
        DisclosureStatus::Permitted | DisclosureStatus::InUse | DisclosureStatus::Revoked => {
            let missing = permission.and_then(|found| found.hold(today)) == Some(Hold::ProofMissing);
            if !missing {
                return None;
            }
            (Place::Requester, Task::RecordDisclosureReturn)
        }
        DisclosureStatus::Declined
        | DisclosureStatus::Refused
        | DisclosureStatus::Withdrawn
        | DisclosureStatus::Ended => return None,
    };
    Some(Turn { place, task })
}
