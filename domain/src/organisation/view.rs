//! What pages see of organisations.

use super::OrganisationKind;
use crate::id::OrganisationId;
use serde::{Deserialize, Serialize};

/// An organisation by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationName {
    /// Key.
    pub id: OrganisationId,
    /// Ministry or company.
    pub kind: OrganisationKind,
    /// Registered name as written.
    pub name: String,
    /// Reading in kana.
    pub kana: String,
    /// Name in Latin letters.
    pub latin: String,
    /// 法人番号, 13 digits, where it has one.
    pub corporate_number: Option<String>,
}

impl OrganisationName {
    /// The name a reader of this language expects; the registered one where the Latin one is missing.
    #[must_use]
    pub fn in_language(&self, japanese: bool) -> &str {
        if japanese || self.latin.is_empty() { &self.name } else { &self.latin }
    }
}
