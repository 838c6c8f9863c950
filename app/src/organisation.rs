//! Organisations, the people of one's own, and invitations to it.

pub mod api;
mod end;
mod fields;
mod invitation;
mod invite;
mod list;
mod onward;
mod people;
mod person;
mod register;

pub use end::EndPage;
pub use invitation::InvitationPage;
pub use invite::InvitePage;
pub use list::OrganisationsPage;
pub use people::PeoplePage;
pub use person::PersonPage;
pub use register::RegisterPage;
