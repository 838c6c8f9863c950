//! The application to the ministry (申請, 5-3-c). Silence never becomes consent: only a recorded answer moves it.

use crate::code::codes;
use crate::refusal::Rule;

pub mod view;

codes! {
    /// Where an application stands.
    pub enum ApplicationStatus {
        /// With a tier above (上位の企業), which passes it on or returns it: only the direct party applies to the ministry.
        WithUpstream = "with-upstream",
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
        /// Not passed on by a tier above, with a reason; a new application can be made.
        Returned = "returned",
    }
}

codes! {
    /// What moves an application.
    pub enum ApplicationStep {
        /// A tier above passes it on to the tier above itself.
        PassOn = "pass-on",
        /// The company of the contract puts it to the ministry.
        PutToMinistry = "put-to-ministry",
        /// A tier above returns it.
        Return = "return",
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
            (S::WithUpstream, T::PassOn) => S::WithUpstream,
            (S::WithUpstream, T::PutToMinistry) => S::Submitted,
            (S::WithUpstream, T::Return) => S::Returned,
            (S::Submitted, T::Query) => S::Queried,
            (S::Queried, T::AnswerQuery) => S::Submitted,
            (S::Submitted | S::PaperRecorded, T::Accept) => S::Accepted,
            (S::Submitted | S::PaperRecorded, T::Refuse) => S::Refused,
            (S::Submitted | S::Queried, T::RecordPaper) => S::PaperRecorded,
            (S::PaperRecorded, T::RejectPaper) => S::Submitted,
            (S::WithUpstream | S::Submitted | S::Queried, T::Withdraw) => S::Withdrawn,
            (S::Queried, T::Accept | T::Refuse) => return Err(Rule::QueryOpen),
            (
                S::WithUpstream
                | S::Submitted
                | S::Queried
                | S::PaperRecorded
                | S::Accepted
                | S::Refused
                | S::Withdrawn
                | S::Returned,
                _,
            ) => {
                return Err(Rule::NotInThisState);
            }
        })
    }

    /// Where an application begins: of the company of the contract it is put to the ministry, of a lower tier to the tier above.
    #[must_use]
    pub const fn first(tier: i32) -> Self {
        if tier > 1 { Self::WithUpstream } else { Self::Submitted }
    }
}

codes! {
    /// What a tier above did with an application that was put to it (取次).
    pub enum Passage {
        /// Passed on: to the tier above, or to the ministry.
        PassedOn = "passed-on",
        /// Returned to the applicant.
        Returned = "returned",
    }
}

impl Outcome {
    /// Where an application stands by this answer.
    #[must_use]
    pub const fn status(self) -> ApplicationStatus {
        match self {
            Self::Accepted => ApplicationStatus::Accepted,
            Self::Refused => ApplicationStatus::Refused,
        }
    }

    /// The step that this answer takes.
    #[must_use]
    pub const fn step(self) -> ApplicationStep {
        match self {
            Self::Accepted => ApplicationStep::Accept,
            Self::Refused => ApplicationStep::Refuse,
        }
    }
}
