//! Which of the two? A subcontractor is "not the direct party" as well, so that the purpose decides: whoever performs part of
//! the contract is confirmed (5-3), everybody else needs the ministry's permission (5-4-1).

use crate::code::codes;

codes! {
    /// What the other company or person is to do.
    pub enum Purpose {
        /// Performs a part of the contract, at whatever tier (glossary 14).
        PerformsPart = "performs-part",
        /// Carries or does something in which it cannot come to know the information (5-3, second sentence).
        CannotKnow = "cannot-know",
        /// Gets the company's information by an agreement: services within a group, a licence, insurance, secrecy (5-4-2).
        Agreement = "agreement",
        /// Anything else: directs, advises, supervises, licenses, insures, translates.
        AnythingElse = "anything-else",
    }
}

codes! {
    /// Which procedure that leads to.
    pub enum Way {
        /// Confirmation and application (5-3).
        Engagement = "engagement",
        /// The judgement that no confirmation is needed (5-3, second sentence).
        Exemption = "exemption",
        /// The register of agreements (5-4-2).
        Agreement = "agreement",
        /// The ministry's permission (5-4-1).
        Disclosure = "disclosure",
    }
}

impl Purpose {
    /// The procedure for this purpose.
    #[must_use]
    pub const fn way(self) -> Way {
        match self {
            Self::PerformsPart => Way::Engagement,
            Self::CannotKnow => Way::Exemption,
            Self::Agreement => Way::Agreement,
            Self::AnythingElse => Way::Disclosure,
        }
    }
}
