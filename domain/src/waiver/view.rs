//! What pages see of waivers, and what is frozen of them.

use super::{WaiverOutcome, WaiverStatus, WaiverStep};
use crate::checklist::Item;
use crate::decision::Papers;
use crate::evidence::view::EvidenceLine;
use crate::id::{AccountId, ConfirmationId, EngagementId, WaiverId};
use crate::organisation::view::OrganisationName;
use crate::permission::{Action, Standing};
use crate::work::{Party, Turn};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What was proposed, frozen: the item and what stood beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenWaiver {
    /// Number of the case.
    pub engagement: String,
    /// The item as it was asked.
    pub item: Item,
    /// The answer to it.
    pub value: String,
    /// Its explanation.
    pub remark: String,
    /// Why the item cannot be met now.
    pub reason: String,
    /// What is done instead.
    pub measure: String,
    /// What shows that.
    pub evidence: String,
    /// Files attached to the item: name and SHA-256.
    pub files: Vec<(String, String)>,
    /// The last day asked for.
    pub ends_on: NaiveDate,
}

/// A granted waiver beside the answer that it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waived {
    /// Key.
    pub id: WaiverId,
    /// Number that people know.
    pub number: String,
    /// Its last day.
    pub until: NaiveDate,
    /// Conditions of the ministry; empty where there are none.
    pub conditions: String,
    /// Whether it covers the item today; else it has ended.
    pub runs: bool,
}

/// A waiver as it stood when an application was made, frozen with the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenWaived {
    /// Key.
    pub id: WaiverId,
    /// Its number.
    pub number: String,
    /// Its last day.
    pub until: NaiveDate,
    /// Conditions of the ministry; empty where there are none.
    pub conditions: String,
}

/// One waiver in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaiverLine {
    /// Key.
    pub id: WaiverId,
    /// Number that people know.
    pub number: String,
    /// Where it stands.
    pub status: WaiverStatus,
    /// Number of its case.
    pub case: String,
    /// Key of the item.
    pub item: String,
    /// The other company of the case, for the ministry the subcontractor; only where the list shows it.
    pub partner: Option<OrganisationName>,
    /// How the reader stands to the case.
    pub standing: Standing,
    /// The last day asked for.
    pub ends_on: NaiveDate,
    /// The last day granted.
    pub until: Option<NaiveDate>,
    /// Who must do what next.
    pub turn: Option<Turn>,
    /// When it was begun.
    pub drafted_at: DateTime<Utc>,
}

impl WaiverLine {
    /// Whether the reader's own side must act.
    #[must_use]
    pub fn waits_for_reader(&self) -> bool {
        self.turn.is_some_and(|turn| is_side(turn.party, self.standing))
    }
}

const fn is_side(party: Party, standing: Standing) -> bool {
    matches!(
        (party, standing),
        (Party::Upstream, Standing::Upstream)
            | (Party::Downstream, Standing::Downstream)
            | (Party::Ministry, Standing::Ministry)
    )
}

/// One step of a waiver, in its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaiverEvent {
    /// What was done.
    pub step: WaiverStep,
    /// By whom; none for the portal itself.
    pub party: Option<Party>,
    /// Words that came with it; may be empty.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the ministry answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaiverAnswer {
    /// Key.
    pub id: Uuid,
    /// Granted or refused.
    pub outcome: WaiverOutcome,
    /// The last day granted.
    pub until: Option<NaiveDate>,
    /// Conditions.
    pub conditions: String,
    /// Reason.
    pub reason: String,
    /// Number of the answer.
    pub number: String,
    /// Day.
    pub answered_on: NaiveDate,
    /// Given on paper.
    pub on_paper: bool,
    /// Who entered it.
    pub recorded_by: AccountId,
    /// Whether a second person checked an answer given on paper.
    pub checked: bool,
    /// The second person found the entry wrong.
    pub rejected: bool,
}

/// A whole waiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverDetail {
    /// What lies beside it for an officer of the ministry; none for anybody else.
    pub papers: Option<Papers>,
    /// Key.
    pub id: WaiverId,
    /// Number that people know.
    pub number: String,
    /// For optimistic locking.
    pub revision: i32,
    /// Where it stands.
    pub status: WaiverStatus,
    /// Its case.
    pub engagement: EngagementId,
    /// The sheet.
    pub confirmation: ConfirmationId,
    /// Who gives the work.
    pub upstream: OrganisationName,
    /// Who takes it.
    pub downstream: OrganisationName,
    /// What the work is.
    pub work: String,
    /// What it says: as proposed last, or as it is being written.
    pub content: FrozenWaiver,
    /// Digest of what was proposed; empty before.
    pub digest: String,
    /// Files of the item, as far as the reader sees them.
    pub files: Vec<EvidenceLine>,
    /// The last day granted.
    pub until: Option<NaiveDate>,
    /// Conditions of the ministry.
    pub conditions: String,
    /// Whether it covers its item today.
    pub runs: bool,
    /// Whether a renewal is on offer.
    pub renewable: bool,
    /// The waiver that it renews: key and number.
    pub renews: Option<(WaiverId, String)>,
    /// What that one said when it was proposed.
    pub former: Option<FrozenWaiver>,
    /// The newest waiver that renews it: key and number; for whoever knows of that.
    pub renewed_by: Option<(WaiverId, String)>,
    /// What was done, oldest first.
    pub events: Vec<WaiverEvent>,
    /// Answers recorded, newest first.
    pub answers: Vec<WaiverAnswer>,
    /// How the reader stands to the case.
    pub standing: Standing,
    /// What the reader may do; the state may still forbid it.
    pub may: Vec<Action>,
    /// Whether the reader may open the sheet.
    pub sees_sheet: bool,
    /// The reader.
    pub reader: AccountId,
}
