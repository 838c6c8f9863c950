//! One checklist version sent to many subcontractors (一括送付): looked at first, then prepared and sent by the worker, one
//! recipient after the other, through the same use cases as a single send.

mod again;
mod check;
mod draft;
mod page;
mod resend;
mod run;

pub use again::{AgainForm, GROUNDS, again_page, draft_again};
pub use check::{DispatchForm, problems};
pub use draft::{discard, draft};
pub use page::{form_page, list, page};
pub use resend::resend;
pub use run::{begin, step, stop, work};

use crate::ctx::Ctx;
use crate::error::Result;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use domain::role::Role;

/// The role in which the actor sends: who may begin a case may begin many.
fn clerk(ctx: &Ctx) -> Result<Role> {
    let role = ctx.actor()?.acting_as(Action::DraftEngagement, Standing::OwnOrganisation);
    Ok(role.ok_or(Refusal::NotPermitted)?)
}
