//! What pages see of the method.

use super::{Method, MethodStatus};
use crate::id::RiskMethodId;
use crate::permission::Action;
use chrono::{DateTime, Utc};

/// One version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodLine {
    /// Key.
    pub id: RiskMethodId,
    /// Counted from 1 in the company.
    pub version: i32,
    /// Where it stands.
    pub status: MethodStatus,
    /// What it says.
    pub method: Method,
    /// Of what it says.
    pub digest: String,
    /// Why it was made.
    pub note: String,
    /// When it was put into use.
    pub published_at: Option<DateTime<Utc>>,
    /// For optimistic locking.
    pub revision: i32,
}

/// The versions of a company, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Methods {
    /// The versions.
    pub lines: Vec<MethodLine>,
    /// What the reader may do.
    pub may: Vec<Action>,
}

impl Methods {
    /// The version that holds now.
    #[must_use]
    pub fn in_force(&self) -> Option<&MethodLine> {
        self.lines.iter().find(|line| line.status == MethodStatus::Published)
    }

    /// The version that is being written.
    #[must_use]
    pub fn draft(&self) -> Option<&MethodLine> {
        self.lines.iter().find(|line| line.status == MethodStatus::Drafted)
    }
}
