//! A security audit (セキュリティ監査, 13-2, 13-3): ordered by the supervisor on an approved plan, held by the people of the plan,
//! its result written by the audit unit. What it found is improved under the supervisor and found done by the audit unit.

use crate::code::codes;
use crate::refusal::Rule;
use chrono::{Months, NaiveDate};

pub mod finding;
pub mod paper;
pub mod result;
pub mod separation;
#[cfg(test)]
mod tests;
pub mod view;

codes! {
    /// Where an audit stands.
    pub enum AuditStatus {
        /// Ordered: rights are given and information is provided (13-1-3, 13-1-4).
        Ordered = "ordered",
        /// Being held (13-2).
        Running = "running",
        /// Held; its result is being written. Rights that were given for it are over.
        Held = "held",
        /// The result was submitted to the supervisor (13-3-1).
        Reported = "reported",
        /// Made known, and everything that it found is improved.
        Closed = "closed",
        /// Called off before it was held.
        CalledOff = "called-off",
    }
}

codes! {
    /// What is done with an audit.
    pub enum AuditStep {
        /// The supervisor orders it (13-2-a, 13-2-b).
        Order = "order",
        /// The audit unit begins.
        Start = "start",
        /// The audit unit has looked at everything.
        Finish = "finish",
        /// The audit unit submits the result (13-3-1-a).
        Report = "report",
        /// The supervisor closes it.
        Close = "close",
        /// The supervisor calls it off, with the reason.
        CallOff = "call-off",
    }
}

codes! {
    /// What the audit unit found of one procedure.
    pub enum Outcome {
        /// Not looked at yet.
        Open = "open",
        /// In order.
        InOrder = "in-order",
        /// There is a problem.
        Problem = "problem",
        /// Not looked at in the end, with the reason.
        LeftOut = "left-out",
    }
}

impl AuditStatus {
    /// The state after a step; [`AuditStep::Order`] makes an audit and follows none.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`].
    pub const fn after(self, step: AuditStep) -> Result<Self, Rule> {
        use AuditStatus as S;
        use AuditStep as T;
        Ok(match (self, step) {
            (S::Ordered, T::Start) => S::Running,
            (S::Running, T::Finish) => S::Held,
            (S::Held, T::Report) => S::Reported,
            (S::Reported, T::Close) => S::Closed,
            (S::Ordered | S::Running, T::CallOff) => S::CalledOff,
            (S::Ordered | S::Running | S::Held | S::Reported | S::Closed | S::CalledOff, _) => {
                return Err(Rule::NotInThisState);
            }
        })
    }

    /// Whether rights can be given and information provided.
    #[must_use]
    pub const fn is_prepared(self) -> bool {
        matches!(self, Self::Ordered | Self::Running)
    }

    /// Whether the audit unit writes down what it found.
    #[must_use]
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Running | Self::Held)
    }
}

/// Rights that were given to a member for an audit (13-1-3): from a day to a day, until they are withdrawn or the audit is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Whether they were withdrawn.
    pub withdrawn: bool,
}

impl Rights {
    /// Whether they hold on a day.
    #[must_use]
    pub fn hold(self, today: NaiveDate) -> bool {
        !self.withdrawn && self.from <= today && today <= self.until
    }
}

/// The day by which the next audit is to be held: a year after this one, whatever its plan said (13-2-a; trap 22).
#[must_use]
pub fn next_by(held_on: NaiveDate) -> NaiveDate {
    held_on.checked_add_months(Months::new(12)).unwrap_or(held_on)
}
