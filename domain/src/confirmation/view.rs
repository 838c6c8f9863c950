//! What pages see of a sheet, and what is frozen of it.

use super::{AnswerState, ConfirmationStatus, VerdictKind};
use crate::answer_book::Proposal;
use crate::checklist::Content;
use crate::comment::Comment;
use crate::delegation::Delegation;
use crate::evidence::view::EvidenceLine;
use crate::id::{AccountId, ChecklistVersionId, ConfirmationId, EngagementId};
use crate::organisation::view::OrganisationName;
use crate::permission::{Action, Standing};
use crate::reconfirmation::{Past, Reconfirmation};
use crate::waiver::view::{FrozenWaived, Waived};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The answer to one item as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerLine {
    /// Code, text, date or number as typed.
    pub value: String,
    /// Explanation.
    pub remark: String,
    /// Who wrote it last.
    pub answered_by: AccountId,
    /// When.
    pub answered_at: DateTime<Utc>,
    /// For optimistic locking; 0 where there is no answer yet.
    pub revision: i32,
}

/// The upstream's verdict on one item. The downstream never gets `internal_note`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictLine {
    /// Met, not met, not applicable; none while only notes are written.
    pub kind: Option<VerdictKind>,
    /// Why.
    pub ground: String,
    /// For the upstream only; empty for everybody else.
    pub internal_note: String,
    /// Being written by the checker: why the item goes back with the next return; empty for everybody else.
    pub return_reason: String,
    /// Why the item was returned last; empty where it never was.
    pub returned_reason: String,
    /// Round of the submission in which it was returned last.
    pub returned_round: Option<i32>,
    /// What it was judged then; for the upstream only.
    pub returned_kind: Option<VerdictKind>,
    /// On what ground; empty for everybody else.
    pub returned_ground: String,
    /// Who gave it.
    pub given_by: AccountId,
    /// When.
    pub given_at: DateTime<Utc>,
    /// For optimistic locking; 0 where there is no verdict yet.
    pub revision: i32,
}

/// A whole sheet, as this reader may see it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Key.
    pub id: ConfirmationId,
    /// Its case.
    pub engagement: EngagementId,
    /// Number of the case.
    pub number: String,
    /// The work.
    pub work: String,
    /// For optimistic locking.
    pub revision: i32,
    /// Where it stands.
    pub status: ConfirmationStatus,
    /// Where what was confirmed is confirmed again: why, and after which sheet.
    pub reconfirmation: Option<Reconfirmation>,
    /// Round of the submission that is being prepared or checked, from 1.
    pub round: i32,
    /// When answers are due.
    pub due_on: NaiveDate,
    /// The upstream's message.
    pub message: String,
    /// Who gives the work.
    pub upstream: OrganisationName,
    /// Who takes it.
    pub downstream: OrganisationName,
    /// How the reader stands to the case.
    pub standing: Standing,
    /// What the reader may do; the state may still forbid it.
    pub may: Vec<Action>,
    /// The checklist version.
    pub version: ChecklistVersionId,
    /// What it asks.
    pub content: Arc<Content>,
    /// Answers by item.
    pub answers: BTreeMap<String, AnswerLine>,
    /// Evidence by item.
    pub evidence: BTreeMap<String, Vec<EvidenceLine>>,
    /// Verdicts by item; before the first decision, for the upstream only.
    pub verdicts: BTreeMap<String, VerdictLine>,
    /// Reason of the decision.
    pub decision_reason: String,
    /// The reader.
    pub reader: AccountId,
    /// What the reader was asked to answer, where they know of nothing else of the case: work, message and companies are
    /// blank then. Empty for everybody else.
    pub asked_of_reader: Vec<Delegation>,
    /// What was said about its items, as far as the reader reads it; loaded only for pages that show it.
    pub comments: Vec<Comment>,
    /// What was answered to the items that came back, by item; loaded only for pages that show it.
    pub former: BTreeMap<String, FrozenItem>,
    /// What the answer book of the reader's company says to its items; loaded only for pages that show it.
    pub proposals: BTreeMap<String, Proposal>,
    /// What the sheet before this one says to its items; loaded only for pages that show it.
    pub past: Option<Past>,
    /// Waivers that were granted, by item: the newest of each; for the sides of the case, and for
    /// the ministry those that it was applied to with.
    pub waived: BTreeMap<String, Waived>,
}

impl Sheet {
    /// Answers as the rules look at them.
    #[must_use]
    pub fn states(&self) -> BTreeMap<String, AnswerState> {
        let mut states: BTreeMap<String, AnswerState> = self
            .answers
            .iter()
            .map(|(key, answer)| {
                (key.clone(), AnswerState { value: answer.value.clone(), remark: answer.remark.clone(), evidence: 0 })
            })
            .collect();
        for (key, files) in &self.evidence {
            states.entry(key.clone()).or_default().evidence = files.len();
        }
        states
    }

    /// Whether a waiver covers this item today.
    #[must_use]
    pub fn is_waived(&self, item: &str) -> bool {
        self.waived.get(item).is_some_and(|waived| waived.runs)
    }

    /// Whether the downstream may change this item now.
    #[must_use]
    pub fn is_open(&self, item: &str) -> bool {
        let empty = self.answers.get(item).is_none_or(|answer| answer.value.trim().is_empty());
        let returned = self.verdicts.get(item).is_some_and(|verdict| verdict.returned_round == Some(self.round - 1));
        super::is_open(self.status, returned, empty)
    }
}

/// What was submitted, frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Number of the case.
    pub engagement: String,
    /// Digest of the checklist version.
    pub checklist: String,
    /// Items in order.
    pub items: Vec<FrozenItem>,
}

/// One item of a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenItem {
    /// Key.
    pub key: String,
    /// Whether it was asked under the answers given.
    pub asked: bool,
    /// The answer.
    pub value: String,
    /// Its explanation.
    pub remark: String,
    /// Who answered.
    pub answered_by: Option<AccountId>,
    /// When. Left out where it is not known: what was frozen before keeps its form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<DateTime<Utc>>,
    /// Files: name and SHA-256.
    pub evidence: Vec<(String, String)>,
}

/// What was applied for, frozen: the case, the submission and the upstream's verdicts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenVerdict {
    /// Key of the item.
    pub key: String,
    /// Verdict.
    pub kind: Option<VerdictKind>,
    /// Why.
    pub ground: String,
    /// Who gave it.
    pub given_by: AccountId,
    /// The waiver that covered the item then. Left out where there is none: what was frozen before keeps its form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<FrozenWaived>,
}
