//! What a version of a plan says, frozen with its report, and what another version says otherwise.

use super::{OriginKind, PartKind};
use crate::code::codes;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A measure or a milestone of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenPart {
    /// Key: the same in every version.
    pub id: Uuid,
    /// Which.
    pub kind: PartKind,
    /// What is done or reached.
    pub title: String,
    /// Who answers for it, by name; empty for a milestone.
    pub owner: String,
    /// Its day.
    pub due_on: NaiveDate,
    /// The day on which it was done, where it was.
    pub done_on: Option<NaiveDate>,
    /// What proves that; only in the report of the end.
    pub proof: String,
}

/// Everything that a version says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanContent {
    /// Where the shortcoming comes from.
    pub origin: OriginKind,
    /// Number or name of that.
    pub reference: String,
    /// Clause.
    pub clause: String,
    /// Cause of the shortcoming.
    pub shortcoming: String,
    /// Why it cannot be put right within the original limit.
    pub delay: String,
    /// The original limit.
    pub limit_on: NaiveDate,
    /// The new last day.
    pub ends_on: NaiveDate,
    /// Measures and milestones, by day.
    pub parts: Vec<FrozenPart>,
    /// What was reported at the end; empty before.
    pub end: String,
}

codes! {
    /// A part of [`PlanContent`] in which two versions differ.
    pub enum PlanField {
        /// Where the shortcoming comes from.
        Reference = "reference",
        /// Clause.
        Clause = "clause",
        /// Cause of the shortcoming.
        Shortcoming = "shortcoming",
        /// Cause of the delay.
        Delay = "delay",
        /// The original limit.
        LimitOn = "limit-on",
        /// The new last day.
        EndsOn = "ends-on",
        /// A measure.
        Measure = "measure",
        /// A milestone.
        Milestone = "milestone",
        /// The report of the end.
        End = "end",
    }
}

/// Where two versions differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Where.
    pub field: PlanField,
    /// In the earlier version; empty where it says nothing.
    pub before: String,
    /// In the later one.
    pub now: String,
}

/// What the later version says otherwise, in the order of the page.
#[must_use]
pub fn changes(before: &PlanContent, now: &PlanContent) -> Vec<Changed> {
    let said = |content: &PlanContent| {
        [
            (PlanField::Reference, content.reference.clone()),
            (PlanField::Clause, content.clause.clone()),
            (PlanField::Shortcoming, content.shortcoming.clone()),
            (PlanField::Delay, content.delay.clone()),
            (PlanField::LimitOn, content.limit_on.to_string()),
            (PlanField::EndsOn, content.ends_on.to_string()),
            (PlanField::End, content.end.clone()),
        ]
    };
    let mut found: Vec<Changed> = Vec::new();
    let mut differ = |field, before: String, now: String| {
        if before != now {
            found.push(Changed { field, before, now });
        }
    };
    for ((field, before), (_, now)) in said(before).into_iter().zip(said(now)) {
        differ(field, before, now);
    }
    let of = |parts: &[FrozenPart], id: Uuid| parts.iter().find(|part| part.id == id).map(line).unwrap_or_default();
    for part in &now.parts {
        differ(field(part.kind), of(&before.parts, part.id), line(part));
    }
    for part in before.parts.iter().filter(|part| !now.parts.iter().any(|other| other.id == part.id)) {
        differ(field(part.kind), line(part), String::new());
    }
    found
}

const fn field(kind: PartKind) -> PlanField {
    match kind {
        PartKind::Measure => PlanField::Measure,
        PartKind::Milestone => PlanField::Milestone,
    }
}

/// A measure or a milestone in a line: what, who, until when, done when.
fn line(part: &FrozenPart) -> String {
    let due = part.due_on.to_string();
    let done = part.done_on.map(|day| format!("✓ {day}")).unwrap_or_default();
    let texts = [part.title.as_str(), &part.owner, &due, &done, &part.proof];
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" / ")
}
