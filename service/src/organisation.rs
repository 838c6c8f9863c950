//! Organisations (組織) and their people.

mod accept;
mod create_admin;
mod invitation;
mod invite;
mod name;
mod partner;
mod people;
mod person;
mod register;

pub use accept::{NewPerson, accept_new, accept_signed_in, accept_with_identity, invitation};
pub use create_admin::create_admin;
pub use invitation::{resend, revoke};
pub(crate) use invite::send;
pub use invite::{InviteForm, invite, invite_to_case};
pub use name::{name, names};
pub use partner::{OFFERED, parties, partner, partners};
pub(crate) use people::join;
pub use people::{people, person};
pub use person::{PlaceForm, change, end};
pub use register::{OrganisationForm, ensure, list, register, with_number};
