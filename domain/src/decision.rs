//! Drafting and giving a decision (起案・決裁): where the office wants four eyes, one officer drafts the words, another one gives
//! exactly them. The standard asks for no such thing; it is the office's own order of business.

use crate::code::codes;
use crate::desk::Procedure;
use crate::id::AccountId;
use crate::permission::Action;
use crate::refusal::Rule;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use template::TemplateLine;

pub mod template;
#[cfg(test)]
mod tests;

codes! {
    /// Where the draft of a decision stands; computed, see [`status`].
    pub enum DraftStatus {
        /// Nobody drafted anything.
        Missing = "missing",
        /// Waits for another person who may give it.
        Waiting = "waiting",
        /// What it decides on is no longer as it was seen.
        Stale = "stale",
        /// Sent back with a note.
        Returned = "returned",
        /// Taken back by whoever drafted it.
        TakenBack = "taken-back",
        /// Given: the matter is decided in exactly these words.
        Given = "given",
    }
}

codes! {
    /// What moves a draft. All but the last are entries that are only added; the last one is found by comparing.
    pub enum DraftStep {
        /// Words are put before somebody who may give them (起案).
        Draft = "draft",
        /// Sent back with a note (差戻し).
        Return = "return",
        /// Taken back by the drafter (取下げ).
        TakeBack = "take-back",
        /// Given (決裁).
        Give = "give",
        /// The matter moved: answered, asked about, taken back, applied for anew.
        Move = "move",
    }
}

impl DraftStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::DraftWaiting`] for a second draft beside one that waits, [`Rule::DraftStale`] for giving what was seen otherwise,
    /// [`Rule::NotInThisState`].
    pub const fn after(self, step: DraftStep) -> Result<Self, Rule> {
        use DraftStatus as S;
        use DraftStep as T;
        Ok(match (self, step) {
            (S::Missing | S::Stale | S::Returned | S::TakenBack, T::Draft) => S::Waiting,
            (S::Waiting | S::Stale, T::Return) => S::Returned,
            (S::Waiting | S::Stale, T::TakeBack) => S::TakenBack,
            (S::Waiting, T::Give) => S::Given,
            (S::Waiting, T::Move) => S::Stale,
            (S::Waiting, T::Draft) => return Err(Rule::DraftWaiting),
            (S::Stale, T::Give) => return Err(Rule::DraftStale),
            (S::Missing | S::Stale | S::Returned | S::TakenBack | S::Given, _) => return Err(Rule::NotInThisState),
        })
    }

    /// Whether there is a draft that somebody can still return or take back.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Stale)
    }
}

/// The words of a decision, as typed, whatever the procedure calls them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Code of what is decided, in the words of the procedure.
    pub outcome: String,
    /// The last day of what is permitted; empty where there is none.
    pub until: String,
    /// Conditions.
    pub conditions: String,
    /// Reason.
    pub reason: String,
    /// Number of the answer in the office's own register.
    pub number: String,
}

/// What a draft decides on, pinned when it was drafted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pinned {
    /// Code of the state of the matter.
    pub status: String,
    /// Revision of the matter.
    pub revision: i32,
    /// Digest of what was put to the ministry.
    pub content: String,
}

/// One entry about a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// Key of the entry: whoever gives a draft names the one they read.
    pub id: uuid::Uuid,
    /// What was done.
    pub step: DraftStep,
    /// The words drafted; those of the draft also where it is given.
    pub words: Words,
    /// What it was drafted on.
    pub pinned: Pinned,
    /// Note that came with it.
    pub note: String,
    /// Who.
    pub made_by: AccountId,
    /// Their name.
    pub name: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// What lies beside a matter for an officer of its ministry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Papers {
    /// Whether the office wants two people here.
    pub four_eyes: bool,
    /// Where the draft stands.
    pub status: DraftStatus,
    /// Its entries, oldest first.
    pub lines: Vec<DraftLine>,
    /// The office's templates for this procedure, by name.
    pub templates: Vec<TemplateLine>,
    /// Who reads.
    pub reader: AccountId,
    /// Whether the reader may draft.
    pub may_draft: bool,
    /// Whether the reader may give what another person drafted.
    pub may_give: bool,
}

impl Papers {
    /// The newest draft.
    #[must_use]
    pub fn draft(&self) -> Option<&DraftLine> {
        last_draft(&self.lines)
    }

    /// Whether the reader writes a decision here: gives it alone, or drafts it where the office wants two people and nothing
    /// waits.
    #[must_use]
    pub fn writes(&self) -> bool {
        if self.four_eyes { self.may_draft && self.status.after(DraftStep::Draft).is_ok() } else { self.may_give }
    }
}

/// Where the draft of a matter stands, by its entries, oldest first, and the matter as it is now.
#[must_use]
pub fn status(lines: &[DraftLine], now: &Pinned) -> DraftStatus {
    let mut status = DraftStatus::Missing;
    for line in lines {
        // Only what had moved is drafted anew over a draft that waited.
        if line.step == DraftStep::Draft && status == DraftStatus::Waiting {
            status = DraftStatus::Stale;
        }
        status = status.after(line.step).unwrap_or(status);
    }
    match last_draft(lines) {
        Some(draft) if status == DraftStatus::Waiting && draft.pinned != *now => DraftStatus::Stale,
        Some(_) | None => status,
    }
}

/// The newest draft among the entries.
#[must_use]
pub fn last_draft(lines: &[DraftLine]) -> Option<&DraftLine> {
    lines.iter().rev().find(|line| line.step == DraftStep::Draft)
}

/// Whether this person may give or return a draft: never whoever drafted it.
///
/// # Errors
/// [`Rule::DrafterGives`].
pub fn another_person(draft: &DraftLine, person: AccountId) -> Result<(), Rule> {
    if draft.made_by == person { Err(Rule::DrafterGives) } else { Ok(()) }
}

/// What entitles to give a decision in a procedure.
#[must_use]
pub const fn gives(procedure: Procedure) -> Action {
    match procedure {
        Procedure::Application | Procedure::Conformity | Procedure::Waiver | Procedure::CorrectivePlan => {
            Action::Decide
        }
        Procedure::Disclosure => Action::PermitDisclosure,
        Procedure::Agreement => Action::PermitAgreement,
    }
}

/// Procedures whose decisions the office may want drafted and given by two. The receipt of a report decides nothing.
#[must_use]
pub const fn is_decided(procedure: Procedure) -> bool {
    match procedure {
        Procedure::Application
        | Procedure::Disclosure
        | Procedure::Waiver
        | Procedure::Agreement
        | Procedure::Conformity => true,
        Procedure::CorrectivePlan => false,
    }
}
