//! Agreements with third parties (第三者との約定, 5-4-2): whatever moves the company's information to somebody else either excludes
//! protected information in its signed text, or the ministry permitted beforehand that it need not. Neither is a defect, with a
//! corrective plan.

use crate::code::codes;
use crate::refusal::{Fault, Rule};
use chrono::NaiveDate;

#[cfg(test)]
mod tests;
pub mod view;

codes! {
    /// Where an agreement stands. Whether it has an open defect stands beside it: a way out of one may be under way.
    pub enum AgreementStatus {
        /// It moves information, and nothing is settled yet.
        Registered = "registered",
        /// It moves none of the company's information.
        NoClause = "no-clause",
        /// Wording that excludes protected information is drafted.
        ExclusionDrafted = "exclusion-drafted",
        /// It was signed with the wording; a second person is to read it.
        ExclusionSigned = "exclusion-signed",
        /// A second person found the wording in the signed text.
        Excluded = "excluded",
        /// The ministry was asked for its permission.
        Asked = "asked",
        /// The ministry asked back.
        Queried = "queried",
        /// The ministry's answer on paper waits for its second person.
        PaperRecorded = "paper-recorded",
        /// A permission received outside the portal waits for a second person of the company.
        OutsideRecorded = "outside-recorded",
        /// Permitted, not signed yet.
        Permitted = "permitted",
        /// Refused; a new request refers to it.
        Refused = "refused",
        /// Signed after the permission, which runs.
        UnderPermission = "under-permission",
        /// Signed without either.
        Defect = "defect",
        /// Over.
        Ended = "ended",
    }
}

codes! {
    /// What is done with an agreement.
    pub enum AgreementStep {
        /// It was found to move information after all.
        FindClause = "find-clause",
        /// Wording that excludes protected information is recorded, also as an amendment.
        DraftExclusion = "draft-exclusion",
        /// It was signed with that wording.
        SignExcluded = "sign-excluded",
        /// A second person found the wording in the signed text.
        CheckExclusion = "check-exclusion",
        /// They did not.
        RejectExclusion = "reject-exclusion",
        /// The ministry is asked.
        Ask = "ask",
        /// The ministry asks back.
        Query = "query",
        /// The company answers.
        AnswerQuery = "answer-query",
        /// The request is taken back.
        Withdraw = "withdraw",
        /// The ministry permits.
        Permit = "permit",
        /// The ministry refuses.
        Refuse = "refuse",
        /// The ministry's answer on paper is entered (trap 57).
        RecordPaper = "record-paper",
        /// The second person finds an error in the entry.
        RejectPaper = "reject-paper",
        /// The company enters a permission that it received outside the portal.
        RecordOutside = "record-outside",
        /// A second person of the company found it right.
        CheckOutside = "check-outside",
        /// They did not.
        RejectOutside = "reject-outside",
        /// Signed after the permission.
        SignPermitted = "sign-permitted",
        /// Signed without either.
        SignWithout = "sign-without",
        /// The last day of the permission is over.
        Lapse = "lapse",
        /// The agreement is over.
        End = "end",
    }
}

codes! {
    /// What an agreement is about.
    pub enum AgreementKind {
        /// Services within a group of companies.
        GroupServices = "group-services",
        /// Secrecy.
        Secrecy = "secrecy",
        /// A licence.
        Licence = "licence",
        /// Advice.
        Consulting = "consulting",
        /// Insurance.
        Insurance = "insurance",
        /// A merger or an acquisition.
        Acquisition = "acquisition",
        /// Services over a network.
        Cloud = "cloud",
        /// Anything else.
        Other = "other",
    }
}

codes! {
    /// What was answered to a request.
    pub enum Permission {
        /// Permitted.
        Permitted = "permitted",
        /// Refused.
        Refused = "refused",
    }
}

impl Permission {
    /// The step that this answer takes.
    #[must_use]
    pub const fn step(self) -> AgreementStep {
        match self {
            Self::Permitted => AgreementStep::Permit,
            Self::Refused => AgreementStep::Refuse,
        }
    }
}

impl AgreementStatus {
    /// The state after a step (5-4-2).
    ///
    /// # Errors
    /// [`Rule::NotInThisState`]; [`Rule::QueryOpen`] for an answer while the company owes one.
    pub const fn after(self, step: AgreementStep) -> Result<Self, Rule> {
        use AgreementStatus as S;
        use AgreementStep as T;
        Ok(match (self, step) {
            (S::NoClause, T::FindClause) | (S::Asked | S::Queried, T::Withdraw) | (S::Permitted, T::Lapse) => {
                S::Registered
            }
            (S::Registered | S::Refused | S::Defect | S::Permitted | S::ExclusionDrafted, T::DraftExclusion) => {
                S::ExclusionDrafted
            }
            (S::ExclusionDrafted, T::SignExcluded) => S::ExclusionSigned,
            (S::ExclusionSigned, T::CheckExclusion) => S::Excluded,
            (S::Registered | S::Refused | S::Defect | S::ExclusionDrafted, T::Ask)
            | (S::Queried, T::AnswerQuery)
            | (S::PaperRecorded, T::RejectPaper) => S::Asked,
            (S::Asked, T::Query) => S::Queried,
            (S::Asked | S::Queried, T::RecordPaper) => S::PaperRecorded,
            (S::Asked | S::PaperRecorded, T::Permit) | (S::OutsideRecorded, T::CheckOutside) => S::Permitted,
            (S::Asked | S::PaperRecorded, T::Refuse) => S::Refused,
            (S::Registered | S::Refused | S::Defect, T::RecordOutside) => S::OutsideRecorded,
            (S::OutsideRecorded, T::RejectOutside) => S::Registered,
            (S::Permitted, T::SignPermitted) => S::UnderPermission,
            (S::Registered | S::Refused | S::Permitted, T::SignWithout)
            | (S::ExclusionSigned, T::RejectExclusion)
            | (S::UnderPermission, T::Lapse) => S::Defect,
            (
                S::Registered
                | S::NoClause
                | S::ExclusionDrafted
                | S::Excluded
                | S::Permitted
                | S::Refused
                | S::UnderPermission
                | S::Defect,
                T::End,
            ) => S::Ended,
            (S::Queried, T::Permit | T::Refuse) => return Err(Rule::QueryOpen),
            (
                S::Registered
                | S::NoClause
                | S::ExclusionDrafted
                | S::ExclusionSigned
                | S::Excluded
                | S::Asked
                | S::Queried
                | S::PaperRecorded
                | S::OutsideRecorded
                | S::Permitted
                | S::Refused
                | S::UnderPermission
                | S::Defect
                | S::Ended,
                _,
            ) => return Err(Rule::NotInThisState),
        })
    }

    /// Whether the agreement stands as 5-4-2 wants it: then an open defect is over – if its plan is.
    #[must_use]
    pub const fn settles(self) -> bool {
        matches!(self, Self::Excluded | Self::UnderPermission | Self::Ended)
    }

    /// Whether a request is with the ministry.
    #[must_use]
    pub const fn is_asked(self) -> bool {
        matches!(self, Self::Asked | Self::Queried | Self::PaperRecorded)
    }

    /// Whether facts of the agreement may still be changed.
    #[must_use]
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Registered | Self::NoClause | Self::ExclusionDrafted | Self::Refused | Self::Defect)
    }
}

/// The day of a signature under a permission: after the day of the permission – one dated on that day or later never counts
/// (trap 9) – and not after its last day.
///
/// # Errors
/// [`Fault::NotAfterPermission`], [`Fault::AfterPermission`].
pub fn signed_under(signed: NaiveDate, permitted: NaiveDate, until: NaiveDate) -> Result<NaiveDate, Fault> {
    if signed <= permitted {
        Err(Fault::NotAfterPermission)
    } else if signed > until {
        Err(Fault::AfterPermission)
    } else {
        Ok(signed)
    }
}
