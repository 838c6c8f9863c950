//! A waiver beside an answer.

use super::Model;
use chrono::NaiveDate;
use domain::id::WaiverId;
use domain::waiver::WaiverStatus;

/// What stands of a waiver beside the answer that it covers.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Key.
    pub id: WaiverId,
    /// The item.
    pub item_key: String,
    /// Number that people know.
    pub number: String,
    /// Running, or over.
    pub status: WaiverStatus,
    /// The last day granted.
    pub granted_until: Option<NaiveDate>,
    /// Conditions of the ministry.
    pub conditions: String,
}

impl From<&Model> for Beside {
    fn from(row: &Model) -> Self {
        Self {
            id: row.id,
            item_key: row.item_key.clone(),
            number: row.number.clone(),
            status: row.status,
            granted_until: row.granted_until,
            conditions: row.conditions.clone(),
        }
    }
}
