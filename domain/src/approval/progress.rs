use super::{ApprovalEntry, Route, is_one_of};
use crate::code::codes;
use crate::id::AccountId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One entry of an asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What it says.
    pub entry: ApprovalEntry,
    /// For which stage, from 0.
    pub stage: usize,
    /// In which seat of it, from 0.
    pub seat: usize,
    /// Who.
    pub by: AccountId,
    /// In whose place, where a deputy acted.
    pub in_place_of: Option<AccountId>,
    /// SHA-256 of the content that it is about.
    pub digest: String,
    /// Why, as typed.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// One approval that counts for a stage, or that did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The seat, from 0.
    pub seat: usize,
    /// Who.
    pub by: AccountId,
    /// In whose place.
    pub in_place_of: Option<AccountId>,
    /// When.
    pub at: DateTime<Utc>,
}

codes! {
    /// Where a stage stands for the present content.
    pub enum StageState {
        /// An earlier stage comes first.
        Waiting = "waiting",
        /// Its seats are to approve now.
        Turn = "turn",
        /// Approved.
        Done = "done",
    }
}

/// How far a stage is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageProgress {
    /// Where it stands.
    pub state: StageState,
    /// Approvals of exactly the present content.
    pub given: Vec<Given>,
    /// Approvals of another content, by people who have not approved the present one: the newest of each.
    pub stale: Vec<Given>,
    /// Seats that nobody filled for the present content; none once the stage is done.
    pub open: Vec<usize>,
}

/// How far an asking is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Every stage of the route.
    pub stages: Vec<StageProgress>,
    /// The stage whose turn it is; none once all are done.
    pub turn: Option<usize>,
}

/// Who may not fill a seat: whoever asked, at any time, and whoever drafted what is to be approved.
#[must_use]
pub fn barred(steps: &[Step], drafter: Option<AccountId>) -> Vec<AccountId> {
    let asks = steps.iter().filter(|step| matches!(step.entry, ApprovalEntry::Ask | ApprovalEntry::AskAgain));
    asks.map(|step| step.by).chain(drafter).collect()
}

/// How far an asking is for a content, by its entries in their order. An approval counts for the content that it was given for
/// and for no other, each seat and each person once in the whole route, and never of somebody barred; a stage is done once as
/// many people approved as it needs and every stage before it is done.
#[must_use]
pub fn progress(route: &Route, steps: &[Step], digest: &str, drafter: Option<AccountId>) -> Progress {
    let barred = barred(steps, drafter);
    let mut found = Progress::default();
    let mut people: Vec<AccountId> = Vec::new();
    for (index, stage) in route.stages.iter().enumerate() {
        let approvals = || {
            let here = steps.iter().filter(move |step| step.entry.is_approval() && step.stage == index);
            here.filter(|step| step.seat < stage.seats.len() && !is_one_of(&barred, step.by))
        };
        let mut given: Vec<Given> = Vec::new();
        for step in approvals().filter(|step| step.digest == digest) {
            if given.iter().any(|other| other.seat == step.seat) || is_one_of(&people, step.by) {
                continue;
            }
            people.push(step.by);
            given.push(of(step));
        }
        let mut stale: Vec<Given> = Vec::new();
        for step in approvals().filter(|step| step.digest != digest && !given.iter().any(|one| one.by == step.by)) {
            stale.retain(|other| other.by != step.by);
            stale.push(of(step));
        }
        let enough = given.len() >= stage.needed();
        let state = match (found.turn, enough) {
            (Some(_), _) => StageState::Waiting,
            (None, true) => StageState::Done,
            (None, false) => {
                found.turn = Some(index);
                StageState::Turn
            }
        };
        let free = |seat: &usize| !enough && !given.iter().any(|one| one.seat == *seat);
        let open = (0..stage.seats.len()).filter(free).collect();
        found.stages.push(StageProgress { state, given, stale, open });
    }
    found
}

const fn of(step: &Step) -> Given {
    Given { seat: step.seat, by: step.by, in_place_of: step.in_place_of, at: step.at }
}
