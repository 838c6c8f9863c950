//! What pages see of accounts and people.

use crate::organisation::view::OrganisationName;
use crate::permission::Actor;
use serde::{Deserialize, Serialize};

/// Somebody signed in, as the head of every page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Account, membership, organisation, roles.
    pub actor: Actor,
    /// The person's name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The organisation for which they act now.
    pub organisation: OrganisationName,
}
