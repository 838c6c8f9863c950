//! What pages see of a document that is made known.

use crate::id::MembershipId;
use crate::role::Role;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// One person who was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CirculationLine {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// Their place.
    pub membership: MembershipId,
    /// Their name, as of that day.
    pub name: String,
    /// The role by which they are told.
    pub role: Option<Role>,
    /// Why else.
    pub reason: String,
    /// When they were told.
    pub told_at: DateTime<Utc>,
    /// When they acknowledged it.
    pub acknowledged_at: Option<DateTime<Utc>>,
}

/// Somebody of the company who was not told yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their place.
    pub membership: MembershipId,
    /// Their name.
    pub name: String,
    /// The role by which they are to be told; none for those who need a reason.
    pub role: Option<Role>,
}

/// To whom something was made known, and to whom it could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circulation {
    /// Whoever was told, in that order.
    pub lines: Vec<CirculationLine>,
    /// Whoever was not, by name; only for those who make it known.
    pub people: Vec<Person>,
    /// The reader.
    pub reader: MembershipId,
}

impl Circulation {
    /// The reader's own line, while they did not acknowledge it.
    #[must_use]
    pub fn waits(&self) -> Option<&CirculationLine> {
        self.lines.iter().find(|line| line.membership == self.reader && line.acknowledged_at.is_none())
    }

    /// How many have acknowledged it.
    #[must_use]
    pub fn acknowledged(&self) -> usize {
        self.lines.iter().filter(|line| line.acknowledged_at.is_some()).count()
    }

    /// Holders of the roles that are told in any case, who were not told yet.
    pub fn proposed(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.role.is_some())
    }

    /// Everybody else of the company.
    pub fn others(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.role.is_none())
    }
}
