use crate::id::AccountId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Somebody is away (不在), and perhaps has a deputy (代理) for their approvals meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Key.
    pub id: Uuid,
    /// Who is away.
    pub person: AccountId,
    /// Who approves in their place; nobody, where none is named.
    pub deputy: Option<AccountId>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; open, where it is not known.
    pub until: Option<NaiveDate>,
}

impl Absence {
    /// Whether it runs on this day, from the first to the end of the last.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}
