//! What pages see of accounts and people.

use crate::id::{AccountId, EngagementId, InvitationId, MembershipId, PasskeyId};
use crate::organisation::view::OrganisationName;
use crate::permission::Actor;
use crate::role::Role;
use chrono::{DateTime, Utc};
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
    /// `ja` or `en`.
    pub locale: String,
    /// The organisation for which they act now.
    pub organisation: OrganisationName,
}

/// A place in an organisation, for switching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Key.
    pub membership: MembershipId,
    /// Where.
    pub organisation: OrganisationName,
    /// As what.
    pub roles: Vec<Role>,
    /// Department, may be empty.
    pub department: String,
    /// Post, may be empty.
    pub post: String,
}

/// When and with what somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInLine {
    /// When.
    pub at: DateTime<Utc>,
    /// Browser and system as the browser says; empty where that is unknown.
    pub browser: String,
}

/// How somebody can show anew that it is they.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReauthenticationPage {
    /// With a code of an authenticator.
    pub has_authenticator: bool,
    /// With a passkey.
    pub has_passkey: bool,
    /// At these providers.
    pub providers: Vec<String>,
}

/// A browser that is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    /// Key: what is stored of the session's id.
    pub key: String,
    /// Browser and system as the browser says; empty where that is unknown.
    pub browser: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Last request, to the minute.
    pub seen_at: DateTime<Utc>,
    /// The session of this very request.
    pub here: bool,
}

/// The account page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountPage {
    /// Name as typed.
    pub name: String,
    /// Address.
    pub email: String,
    /// `ja` or `en`.
    pub locale: String,
    /// Revision of the account.
    pub revision: i32,
    /// Whether a password is set; not so where a provider alone signs in.
    pub has_password: bool,
    /// Since when an authenticator is registered.
    pub authenticator_since: Option<DateTime<Utc>>,
    /// Recovery codes not used yet.
    pub recovery_codes: usize,
    /// Names of linked providers, with the day of linking.
    pub providers: Vec<(String, DateTime<Utc>)>,
    /// Places in organisations, oldest first.
    pub places: Vec<Place>,
    /// Signed-in browsers, newest first.
    pub sessions: Vec<SessionLine>,
    /// The last sign-ins, newest first; the first is mostly the present one.
    pub sign_ins: Vec<SignInLine>,
}

/// A passkey of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyLine {
    /// Key.
    pub id: PasskeyId,
    /// Revision.
    pub revision: i32,
    /// Number in the mails about it.
    pub number: String,
    /// What its owner calls it.
    pub name: String,
    /// Registered at.
    pub made_at: DateTime<Utc>,
    /// Last used at.
    pub used_at: Option<DateTime<Utc>>,
    /// Whether it is suspended.
    pub suspended: bool,
}

/// What an authenticator is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthenticatorOffer {
    /// The secret in base32.
    pub secret: String,
    /// Address for applications (`otpauth://…`).
    pub url: String,
    /// Picture of the address: PNG in base64.
    pub picture: String,
}

/// Somebody of an organisation, for those who manage its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// Key.
    pub membership: MembershipId,
    /// Revision of the membership.
    pub revision: i32,
    /// The person.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Department.
    pub department: String,
    /// Post.
    pub post: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// How an invitation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// It can be taken up.
    Open,
    /// Its seven days are over.
    Expired,
}

/// An invitation that was neither taken up nor revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationLine {
    /// Key.
    pub id: InvitationId,
    /// Revision.
    pub revision: i32,
    /// Number in the mail.
    pub number: String,
    /// Address.
    pub email: String,
    /// Name.
    pub name: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Last moment.
    pub expires_at: DateTime<Utc>,
    /// How it stands.
    pub state: InvitationState,
    /// The case to which it leads.
    pub engagement: Option<EngagementId>,
}

/// The people of an organisation and those invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeoplePage {
    /// The organisation.
    pub organisation: OrganisationName,
    /// People by name.
    pub people: Vec<PersonLine>,
    /// Invitations that wait or ran out, newest first.
    pub invitations: Vec<InvitationLine>,
}

/// What somebody who holds an invitation sees of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationPage {
    /// Where.
    pub organisation: OrganisationName,
    /// The invited address.
    pub email: String,
    /// Name as the inviter wrote it.
    pub name: String,
    /// As what.
    pub roles: Vec<Role>,
    /// Department.
    pub department: String,
    /// Post.
    pub post: String,
    /// Last moment.
    pub expires_at: DateTime<Utc>,
    /// Whether the address has an account: then one signs in and accepts.
    pub has_account: bool,
    /// Whether the account signed in now is the invited one.
    pub is_me: bool,
}
