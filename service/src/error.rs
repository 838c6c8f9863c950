//! Why a use case failed: refused, with a code for the reader, or broken, with words for the log only.

use domain::refusal::{Refusal, Rule};
use sea_orm::{DbErr, SqlErr};

/// What a use case gives back.
pub type Result<T> = std::result::Result<T, Error>;

/// Why there is nothing to give back.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A refusal that the reader is told.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store does not answer or holds what it should not.
    #[error("store: {0}")]
    Store(DbErr),
    /// Anything else that is nobody's fault on the other side.
    #[error("internal: {0}")]
    Internal(String),
}

impl Error {
    /// Words for the log.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }

    /// What the reader is told.
    #[must_use]
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::Refused(refusal) => refusal.clone(),
            Self::Store(_) | Self::Internal(_) => Refusal::Unavailable,
        }
    }
}

impl From<DbErr> for Error {
    /// Two people doing the same at once end in a broken unique key: the second is told that things changed.
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Self::Refused(Refusal::ChangedMeanwhile),
            Some(_) | None => Self::Store(error),
        }
    }
}

impl From<Rule> for Error {
    fn from(rule: Rule) -> Self {
        Self::Refused(Refusal::Rule(rule))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}
