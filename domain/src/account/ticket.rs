use crate::id::{AccountId, MembershipId};
use crate::organisation::OrganisationKind;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Minutes between the password and the second factor.
pub const PASSED_MINUTES: i64 = 10;

/// What a session remembers of somebody signed in. It gives no right: roles are read anew with every request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// Who.
    pub account: AccountId,
    /// Their place in the organisation for which they act.
    pub membership: MembershipId,
    /// Kind of that organisation: it decides how long the session lives.
    pub kind: OrganisationKind,
    /// The account's epoch at sign-in.
    pub epoch: i32,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// The password was right; the second factor is still to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Who.
    pub account: AccountId,
    /// The account's epoch then.
    pub epoch: i32,
    /// When.
    pub at: DateTime<Utc>,
    /// The secret that the authenticator is being given, sealed; none where it has one already.
    pub offered: Option<String>,
}
