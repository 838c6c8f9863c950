//! Organisations (組織). Nobody *is* a prime: contracts and engagements make them one.

use crate::code::codes;
use crate::refusal::Fault;
use crate::text;
use serde::{Deserialize, Serialize};

pub mod view;

codes! {
    /// The two kinds of organisation.
    pub enum OrganisationKind {
        /// 防衛省.
        Ministry = "ministry",
        /// A company; prime and subcontractor are roles in one engagement.
        Company = "company",
    }
}

/// A corporate number (法人番号): 13 digits, the first one a check digit (財務省令 on corporate numbers).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorporateNumber(String);

impl CorporateNumber {
    /// Reads what people type: full-width digits, spaces and hyphens are accepted.
    ///
    /// # Errors
    /// [`Fault::Missing`] for nothing, [`Fault::CorporateNumber`] where the digits are not 13 or the check digit does not fit.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let digits = text::identifier(typed);
        if digits.is_empty() {
            return Err(Fault::Missing);
        }
        let values: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
        if values.len() != 13 || digits.len() != 13 {
            return Err(Fault::CorporateNumber);
        }
        let (check, base) = (values[0], &values[1..]);
        // From the right, digits count once and twice in turn; 9 less the remainder by 9 is the check digit.
        let sum: u32 = base.iter().rev().zip([1, 2].iter().cycle()).map(|(digit, weight)| digit * weight).sum();
        if check == 9 - sum % 9 { Ok(Self(digits)) } else { Err(Fault::CorporateNumber) }
    }

    /// The 13 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_decides() {
        // The National Tax Agency's own number.
        assert_eq!(CorporateNumber::parse("7000012050002").unwrap().as_str(), "7000012050002");
        assert_eq!(CorporateNumber::parse("７０００ ０１２０-５０００２").unwrap().as_str(), "7000012050002");
        assert_eq!(CorporateNumber::parse("8000012050002"), Err(Fault::CorporateNumber));
        assert_eq!(CorporateNumber::parse(" "), Err(Fault::Missing));
        assert_eq!(CorporateNumber::parse("700001205000"), Err(Fault::CorporateNumber));
        assert_eq!(CorporateNumber::parse("７0000120500O2"), Err(Fault::CorporateNumber));
    }
}
