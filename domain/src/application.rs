//! The application to the ministry (申請, 5-3-c). Silence never becomes consent: only a recorded answer moves it.

use crate::code::codes;
use crate::refusal::Rule;

pub mod view;

codes! {
    /// Where an application stands.
    pub enum ApplicationStatus {
        /// With the ministry.
        Submitted = "submitted",
        /// The ministry asked; the applicant owes an answer.
        Queried = "queried",
        /// An answer given on paper is recorded and waits for a second person.
        PaperRecorded = "paper-recorded",
        /// Accepted, perhaps with conditions.
        Accepted = "accepted",
        /// Refused, with a reason.
        Refused = "refused",
        /// Taken back by the applicant.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What moves an application.
    pub enum ApplicationStep {
        /// The ministry asks.
        Query = "query",
        /// The applicant answers.
        AnswerQuery = "answer-query",
        /// The ministry accepts.
        Accept = "accept",
        /// The ministry refuses.
        Refuse = "refuse",
        /// An answer given on paper is entered.
        RecordPaper = "record-paper",
        /// The second person finds an error in the entry.
        RejectPaper = "reject-paper",
        /// The applicant takes it back.
        Withdraw = "withdraw",
    }
}

codes! {
    /// What the ministry answered.
    pub enum Outcome {
        /// Accepted.
        Accepted = "accepted",
        /// Refused.
        Refused = "refused",
    }
}

impl ApplicationStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`]; [`Rule::QueryOpen`] for a decision while the applicant owes an answer.
    pub const fn after(self, step: ApplicationStep) -> Result<Self, Rule> {
        use ApplicationStatus as S;
        use ApplicationStep as T;
        Ok(match (self, step) {
            (S::Submitted, T::Query) => S::Queried,
            (S::Queried, T::AnswerQuery) => S::Submitted,
            (S::Submitted | S::PaperRecorded, T::Accept) => S::Accepted,
            (S::Submitted | S::PaperRecorded, T::Refuse) => S::Refused,
            (S::Submitted | S::Queried, T::RecordPaper) => S::PaperRecorded,
            (S::PaperRecorded, T::RejectPaper) => S::Submitted,
            (S::Submitted | S::Queried, T::Withdraw) => S::Withdrawn,
            (S::Queried, T::Accept | T::Refuse) => return Err(Rule::QueryOpen),
            (S::Submitted | S::Queried | S::PaperRecorded | S::Accepted | S::Refused | S::Withdrawn, _) => {
                return Err(Rule::NotInThisState);
            }
        })
    }
}

impl Outcome {
    /// The step that this answer takes.
    #[must_use]
    pub const fn step(self) -> ApplicationStep {
        match self {
            Self::Accepted => ApplicationStep::Accept,
            Self::Refused => ApplicationStep::Refuse,
        }
    }
}
