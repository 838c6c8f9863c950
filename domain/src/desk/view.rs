//! What pages see of the desk.

use super::clock::{Clock, Target};
use super::{Outcome, Procedure, Turn};
use crate::id::{ContractId, IntakeId, MembershipId};
use crate::organisation::view::OrganisationName;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// One matter in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Key of the entry.
    pub id: IntakeId,
    /// For optimistic locking.
    pub revision: i32,
    /// Which procedure.
    pub procedure: Procedure,
    /// Key of the matter itself.
    pub subject: Uuid,
    /// Number that people know.
    pub number: String,
    /// Who put it to the ministry.
    pub applicant: OrganisationName,
    /// Whom it concerns, by the name that was found on arrival.
    pub concerns: String,
    /// Number of its contract.
    pub contract: String,
    /// When it arrived.
    pub arrived_at: DateTime<Utc>,
    /// Whose turn it is.
    pub turn: Turn,
    /// Since when.
    pub turn_since: DateTime<Utc>,
    /// Its clock.
    pub clock: Clock,
    /// The target that was pinned on arrival.
    pub target: Option<(u32, NaiveDate)>,
    /// Who deals with it: place and name.
    pub officer: Option<(MembershipId, String)>,
    /// Whether that is the reader, or an officer whose deputy the reader is today.
    pub keeper: Keeper,
    /// Whether the reader entered the answer from paper that waits for somebody else.
    pub recorded_by_reader: bool,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Name of the deputy who decided it in place of the officer.
    pub in_place: Option<String>,
}

/// How the reader stands to the officer who deals with a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// Nobody deals with it yet.
    Nobody,
    /// The reader.
    Reader,
    /// An officer whose deputy the reader is today.
    Absent,
    /// Somebody else.
    Other,
}

impl Line {
    /// How it stands to its target today.
    #[must_use]
    pub fn target_state(&self, today: NaiveDate) -> Target {
        Target::of(&self.clock, self.target.map(|(days, _)| days), today)
    }

    /// Whether somebody of the ministry has to do something, and the reader may be the one.
    #[must_use]
    pub const fn waits_for_reader(&self) -> bool {
        match self.turn {
            _ if self.outcome.is_some() => false,
            Turn::Ministry => true,
            Turn::SecondPerson => !self.recorded_by_reader,
            Turn::Applicant => false,
        }
    }
}

/// How many matters of what lies on the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub open: usize,
    /// The reader's, and those of officers whose deputy they are.
    pub mine: usize,
    /// Nobody's.
    pub nobody: usize,
    /// The ministry's turn.
    pub ministry: usize,
    /// The applicant's turn.
    pub applicant: usize,
    /// A second person's turn, and the reader can be that.
    pub second: usize,
    /// Over their target.
    pub over: usize,
}

/// The matter after another one in a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Which procedure.
    pub procedure: Procedure,
    /// Key of the matter.
    pub subject: Uuid,
}

/// One page of the queue, with what its filters offer.
#[derive(Clone, Debug)]
pub struct Queue {
    /// Counts of what lies on the desk, under the same words, procedure and contract.
    pub counts: Counts,
    /// Matters that fit.
    pub total: usize,
    /// Those of this page.
    pub lines: Vec<Line>,
    /// Officers of the ministry: place and name.
    pub officers: Vec<(MembershipId, String)>,
    /// Contracts of the ministry: key and number.
    pub contracts: Vec<(ContractId, String)>,
    /// The reader's views.
    pub views: Vec<SavedView>,
    /// Whether the reader may take matters and hand them over.
    pub may_take: bool,
}

/// Who stands in for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeputyLine {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// Name of the absent one.
    pub officer: String,
    /// Name of the deputy.
    pub deputy: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Whether the first day has come.
    pub began: bool,
    /// Whether the reader may end it.
    pub may_end: bool,
}

/// A view that somebody saved (絞り込みの保存).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// As named.
    pub name: String,
    /// As [`super::query::Query::written`].
    pub query: String,
    /// Whether `/desk` begins with it.
    pub first: bool,
}
