//! What is asked for: references, people and days, never the information itself (M4).

use super::safeguard::SafeguardAnswer;
use crate::code::codes;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// What the third party is to the company (glossary 18): everybody who is not the ministry's direct party is one.
    pub enum PartyRelation {
        /// The company's parent.
        Parent = "parent",
        /// A regional headquarters.
        RegionalHeadquarters = "regional-headquarters",
        /// Licenses a brand to the company.
        BrandLicensor = "brand-licensor",
        /// Runs the franchise.
        Franchisor = "franchisor",
        /// Advises.
        Consultant = "consultant",
        /// Anyone else, described.
        Other = "other",
    }
}

/// Everything that a request says, in the order of its page. Pinned by its digest once it was put to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosureContent {
    /// Which information: references only.
    pub items: String,
    /// Name of the third party.
    pub party: String,
    /// What it is to the company.
    pub relation: PartyRelation,
    /// In words, where it is none of the named ones.
    pub relation_note: String,
    /// Nationality, or the law under which it was founded.
    pub nationality: String,
    /// Who owns or controls it.
    pub ownership: String,
    /// Why it must handle the information.
    pub purpose: String,
    /// Where.
    pub site: String,
    /// How it is protected there.
    pub protection: String,
    /// The company's contract with the third party.
    pub agreement: String,
    /// When that was signed, if it was.
    pub agreement_on: Option<NaiveDate>,
    /// Until when.
    pub wanted_until: NaiveDate,
    /// What was said to each point of the list of safeguards, in its order.
    pub safeguards: Vec<SafeguardAnswer>,
}

codes! {
    /// A part of [`DisclosureContent`] that two requests are compared by.
    pub enum Part {
        /// Which information.
        Items = "items",
        /// Who.
        Party = "party",
        /// What it is to the company.
        Relation = "relation",
        /// Nationality.
        Nationality = "nationality",
        /// Owners.
        Ownership = "ownership",
        /// Why.
        Purpose = "purpose",
        /// Where.
        Site = "site",
        /// How it is protected.
        Protection = "protection",
        /// Under which contract.
        Agreement = "agreement",
        /// Signed when.
        AgreementOn = "agreement-on",
        /// Until when.
        WantedUntil = "wanted-until",
        /// The list of safeguards.
        Safeguards = "safeguards",
    }
}

/// What is not as it was in the request before, in the order of the page: what the ministry looks at first in a renewal.
#[must_use]
pub fn changes(before: &DisclosureContent, now: &DisclosureContent) -> Vec<Part> {
    let differs = |part: &Part| match part {
        Part::Items => before.items != now.items,
        Part::Party => before.party != now.party,
        Part::Relation => (before.relation, &before.relation_note) != (now.relation, &now.relation_note),
        Part::Nationality => before.nationality != now.nationality,
        Part::Ownership => before.ownership != now.ownership,
        Part::Purpose => before.purpose != now.purpose,
        Part::Site => before.site != now.site,
        Part::Protection => before.protection != now.protection,
        Part::Agreement => before.agreement != now.agreement,
        Part::AgreementOn => before.agreement_on != now.agreement_on,
        Part::WantedUntil => before.wanted_until != now.wanted_until,
        Part::Safeguards => before.safeguards != now.safeguards,
    };
    Part::ALL.iter().copied().filter(differs).collect()
}

/// Whether the agreement was signed before the day: 5-4-2 asks for the permission first, so that one given later does not cover
/// what the agreement says already (trap 9).
#[must_use]
pub fn signed_before(agreement_on: Option<NaiveDate>, permission_on: NaiveDate) -> bool {
    agreement_on.is_some_and(|signed| signed < permission_on)
}
