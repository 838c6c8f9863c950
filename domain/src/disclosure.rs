//! Letting a third party handle protected information (第三者への開示, 5-4-1): the request, the ministry's permission (許可), and
//! what is held under it. Permission is a procedure of its own, not the application of 5-3: it ends on a day, it is revoked, and
//! a refused request is never opened again.

use crate::code::codes;
use crate::permission::Standing;
use crate::refusal::Rule;

pub mod content;
pub mod guide;
pub mod hold;
pub mod safeguard;
pub mod turn;
pub mod view;

codes! {
    /// Where a request stands. Whether a permission is in force today is not among the states: it is computed, see [`hold`].
    pub enum DisclosureStatus {
        /// Being written; nobody else knows of it.
        Draft = "draft",
        /// Put to a company above that is not the ministry's own party.
        WithUpstream = "with-upstream",
        /// Put to the ministry's own party, which decides whether the ministry is asked.
        WithPrime = "with-prime",
        /// A company above did not put it on, with a reason.
        Declined = "declined",
        /// With the ministry.
        Requested = "requested",
        /// The ministry asked; the prime owes an answer.
        Queried = "queried",
        /// An answer given on paper is recorded and waits for a second person.
        PaperRecorded = "paper-recorded",
        /// Permitted, with an end; nothing was handled yet.
        Permitted = "permitted",
        /// Refused, with a reason. For good: a new request refers to it.
        Refused = "refused",
        /// Taken back before it was answered.
        Withdrawn = "withdrawn",
        /// The third party has handled what was permitted.
        InUse = "in-use",
        /// The ministry took the permission back; the return may still be owed.
        Revoked = "revoked",
        /// Over, with proof that everything came back.
        Ended = "ended",
    }
}

codes! {
    /// What moves a request. Every step is one entry of its history.
    pub enum DisclosureStep {
        /// Put to a company above that is not the prime.
        PutToUpstream = "put-to-upstream",
        /// Put to the prime.
        PutToPrime = "put-to-prime",
        /// A company above does not put it on.
        Decline = "decline",
        /// The prime asks the ministry.
        Request = "request",
        /// The ministry asks back.
        Query = "query",
        /// The prime answers.
        AnswerQuery = "answer-query",
        /// The ministry permits, with conditions and an end.
        Permit = "permit",
        /// The ministry refuses.
        Refuse = "refuse",
        /// An answer given on paper is entered.
        RecordPaper = "record-paper",
        /// The second person finds an error in the entry.
        RejectPaper = "reject-paper",
        /// Taken back.
        Withdraw = "withdraw",
        /// The third party handles the information for the first time.
        HandleFirst = "handle-first",
        /// The ministry takes the permission back.
        Revoke = "revoke",
        /// Everything came back, with proof; or nothing was ever handed over.
        RecordReturn = "record-return",
    }
}

codes! {
    /// What a company or the ministry is to a request.
    pub enum Place {
        /// Asks, and holds the information under the permission.
        Requester = "requester",
        /// A company between the requester and the prime.
        Upstream = "upstream",
        /// The ministry's own party.
        Prime = "prime",
        /// The ministry.
        Ministry = "ministry",
    }
}

codes! {
    /// What the ministry answered.
    pub enum Decision {
        /// Permitted.
        Permitted = "permitted",
        /// Refused.
        Refused = "refused",
    }
}

impl Decision {
    /// The step that this answer takes.
    #[must_use]
    pub const fn step(self) -> DisclosureStep {
        match self {
            Self::Permitted => DisclosureStep::Permit,
            Self::Refused => DisclosureStep::Refuse,
        }
    }
}

impl Place {
    /// How somebody in this place stands to the request, for the permission table. A prime that asks for itself does so for its
    /// own organisation.
    #[must_use]
    pub const fn standing(self, below_an_engagement: bool) -> Standing {
        match self {
            Self::Requester if below_an_engagement => Standing::Downstream,
            Self::Requester => Standing::OwnOrganisation,
            Self::Upstream | Self::Prime => Standing::Upstream,
            Self::Ministry => Standing::Ministry,
        }
    }
}

impl DisclosureStatus {
    /// The state after a step (5-4-1).
    ///
    /// # Errors
    /// [`Rule::NotInThisState`]; [`Rule::QueryOpen`] for a decision while an answer is owed.
    pub const fn after(self, step: DisclosureStep) -> Result<Self, Rule> {
        use DisclosureStatus as S;
        use DisclosureStep as T;
        Ok(match (self, step) {
            (S::Draft | S::WithUpstream, T::PutToUpstream) => S::WithUpstream,
            (S::Draft | S::WithUpstream, T::PutToPrime) => S::WithPrime,
            (S::Draft | S::WithPrime, T::Request) | (S::Queried, T::AnswerQuery) => S::Requested,
            (S::WithUpstream | S::WithPrime, T::Decline) => S::Declined,
            (S::Requested, T::Query) => S::Queried,
            (S::Requested | S::PaperRecorded, T::Permit) => S::Permitted,
            (S::Requested | S::PaperRecorded, T::Refuse) => S::Refused,
            (S::Requested | S::Queried, T::RecordPaper) => S::PaperRecorded,
            (S::PaperRecorded, T::RejectPaper) => S::Requested,
            (S::Draft | S::WithUpstream | S::WithPrime | S::Requested | S::Queried, T::Withdraw) => S::Withdrawn,
            (S::Permitted, T::HandleFirst) => S::InUse,
            (S::Permitted | S::InUse, T::Revoke) | (S::Revoked, T::RecordReturn) => S::Revoked,
            (S::Permitted | S::InUse, T::RecordReturn) => S::Ended,
            (S::Queried, T::Permit | T::Refuse) => return Err(Rule::QueryOpen),
            (
                S::Draft
                | S::WithUpstream
                | S::WithPrime
                | S::Declined
                | S::Requested
                | S::Queried
                | S::PaperRecorded
                | S::Permitted
                | S::Refused
                | S::Withdrawn
                | S::InUse
                | S::Revoked
                | S::Ended,
                _,
            ) => return Err(Rule::NotInThisState),
        })
    }

    /// Whether a permission was given once: such requests stand in the register.
    #[must_use]
    pub const fn was_permitted(self) -> bool {
        match self {
            Self::Permitted | Self::InUse | Self::Revoked | Self::Ended => true,
            Self::Draft
            | Self::WithUpstream
            | Self::WithPrime
            | Self::Declined
            | Self::Requested
            | Self::Queried
            | Self::PaperRecorded
            | Self::Refused
            | Self::Withdrawn => false,
        }
    }

    /// Whether a new request may renew this one: the old one stays valid until its own end.
    #[must_use]
    pub const fn can_be_renewed(self) -> bool {
        matches!(self, Self::Permitted | Self::InUse)
    }

    /// Whether a new request may refer to this one, which came to nothing or is over.
    #[must_use]
    pub const fn can_be_followed(self) -> bool {
        matches!(self, Self::Declined | Self::Refused | Self::Withdrawn | Self::Revoked | Self::Ended)
    }
}
