//! Risk assessment (リスク査定, 第12): planned with its scope, carried out, documented, made known to people by name, kept, and in its
//! time replaced by the next one.

use crate::code::codes;
use crate::refusal::Rule;
use serde::{Deserialize, Serialize};

pub mod document;
pub mod drawing;
#[cfg(test)]
mod tests;
pub mod view;

codes! {
    /// Where an assessment stands.
    pub enum AssessmentStatus {
        /// Its trigger and its scope are set.
        Planned = "planned",
        /// Risks are identified, analysed and evaluated.
        Assessing = "assessing",
        /// The result document is frozen (12-2-a); nobody else was told yet.
        Documented = "documented",
        /// It was made known (12-2-b).
        MadeKnown = "made-known",
        /// A later assessment of the company was documented; it is kept (12-3).
        Superseded = "superseded",
        /// Given up before it was documented.
        Cancelled = "cancelled",
    }
}

codes! {
    /// What is done with an assessment.
    pub enum AssessmentStep {
        /// The scope is complete, and the work begins.
        Begin = "begin",
        /// The result is written down.
        Document = "document",
        /// It is made known, also to further people.
        MakeKnown = "make-known",
        /// A later one was documented.
        Supersede = "supersede",
        /// Given up.
        Cancel = "cancel",
    }
}

impl AssessmentStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`].
    pub const fn after(self, step: AssessmentStep) -> Result<Self, Rule> {
        use AssessmentStatus as S;
        use AssessmentStep as T;
        Ok(match (self, step) {
            (S::Planned, T::Begin) => S::Assessing,
            (S::Assessing, T::Document) => S::Documented,
            (S::Documented | S::MadeKnown, T::MakeKnown) => S::MadeKnown,
            (S::Documented | S::MadeKnown, T::Supersede) => S::Superseded,
            (S::Planned | S::Assessing, T::Cancel) => S::Cancelled,
            (S::Planned | S::Assessing | S::Documented | S::MadeKnown | S::Superseded | S::Cancelled, _) => {
                return Err(Rule::NotInThisState);
            }
        })
    }

    /// Whether trigger, scope and people may still change.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Assessing)
    }

    /// Whether it is the company's latest result, and what was decided in it is carried out.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, Self::Documented | Self::MadeKnown)
    }
}

codes! {
    /// Why an assessment is made (12-1).
    pub enum Trigger {
        /// The company's own interval (12-1-a).
        Periodic = "periodic",
        /// Security changed significantly (12-1-b).
        SignificantChange = "significant-change",
        /// Something happened.
        Incident = "incident",
        /// It is needed for another reason.
        Other = "other",
    }
}

impl Trigger {
    /// Whether it has to be said in words what it is.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        !matches!(self, Self::Periodic)
    }
}

codes! {
    /// What an assessment covers (12-5).
    pub enum ScopeKind {
        /// Departments that handle the information (12-5-a).
        Handling = "handling",
        /// Other departments that may affect it (12-5-b).
        OtherDepartment = "other-department",
        /// Outside organisations that may affect it, contractors for the operation of systems among them (12-5-c).
        Outside = "outside",
    }
}

impl ScopeKind {
    /// The clause.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::Handling => "12-5-a",
            Self::OtherDepartment => "12-5-b",
            Self::Outside => "12-5-c",
        }
    }
}

/// One kind of the scope: what is covered, or why nothing of this kind is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopePart {
    /// Which.
    pub kind: ScopeKind,
    /// Departments or organisations.
    pub names: Vec<String>,
    /// Why there is none; empty where there are some.
    pub reason: String,
}

/// Kinds of which neither something is covered nor said why not: the work does not begin before (12-5).
#[must_use]
pub fn uncovered(scope: &[ScopePart]) -> Vec<ScopeKind> {
    let said = |kind: ScopeKind| {
        scope.iter().any(|part| part.kind == kind && (!part.names.is_empty() || !part.reason.trim().is_empty()))
    };
    ScopeKind::ALL.iter().copied().filter(|kind| !said(*kind)).collect()
}
