//! What the first screen and the lists of cases see.

use super::Turn;
use crate::application::ApplicationStatus;
use crate::confirmation::ConfirmationStatus;
use crate::engagement::EngagementStatus;
use crate::id::{ApplicationId, ConfirmationId, EngagementId};
use crate::organisation::view::OrganisationName;
use crate::permission::Standing;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One case in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLine {
    /// Key.
    pub id: EngagementId,
    /// Number that people know.
    pub number: String,
    /// The work, as described.
    pub work: String,
    /// Who gives the work.
    pub upstream: OrganisationName,
    /// Who takes it.
    pub downstream: OrganisationName,
    /// Where the engagement stands.
    pub status: EngagementStatus,
    /// How the reader stands to it.
    pub standing: Standing,
    /// Its newest sheet and where that stands.
    pub sheet: Option<(ConfirmationId, ConfirmationStatus)>,
    /// When answers are due.
    pub due_on: Option<NaiveDate>,
    /// Its newest application: key, number, state, day.
    pub application: Option<(ApplicationId, String, ApplicationStatus, DateTime<Utc>)>,
    /// The application of a lower tier that waits for the upstream of this case.
    pub passing: Option<ApplicationId>,
    /// Who must do what next.
    pub turn: Option<Turn>,
    /// When it is time to confirm again, by the reader's own interval.
    pub reconfirm_on: Option<NaiveDate>,
    /// When the case began.
    pub created_at: DateTime<Utc>,
}

impl CaseLine {
    /// Whether the reader's own side must act.
    #[must_use]
    pub fn waits_for_reader(&self) -> bool {
        use crate::work::Party;
        matches!(
            (self.turn.map(|turn| turn.party), self.standing),
            (Some(Party::Upstream), Standing::Upstream)
                | (Some(Party::Downstream), Standing::Downstream)
                | (Some(Party::Ministry), Standing::Ministry)
        )
    }
}
