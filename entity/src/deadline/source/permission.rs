//! What the ministry granted until a day: waivers, permissions to disclose.

use super::{Case, Due, case};
use crate::disclosure::{self, Column as Disclosure};
use crate::waiver::{self, Column as Waiver};
use domain::deadline::DeadlineKind;
use domain::disclosure::DisclosureStatus;
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement};

/// Ends of waivers that run.
pub(in crate::deadline) fn waivers(actor: &Actor) -> Option<SelectStatement> {
    let of = |column: Waiver| Expr::col((waiver::Entity, column));
    let due = Due {
        reference: of(Waiver::Number),
        due_on: of(Waiver::GrantedUntil),
        from: case(Case::UpstreamId),
        to: case(Case::DownstreamId),
        ..Due::of_case(DeadlineKind::Waiver, of(Waiver::Id), of(Waiver::GrantedAt))
    };
    due.of(waiver::running_visible_to(actor))
}

/// Ends of permissions under which something is held or may be: until then it is back, with proof.
pub(in crate::deadline) fn disclosures(actor: &Actor) -> Option<SelectStatement> {
    let of = |column: Disclosure| Expr::col((disclosure::Entity, column));
    let due = Due {
        reference: of(Disclosure::Number),
        due_on: of(Disclosure::ValidUntil),
        from: of(Disclosure::MinistryId),
        to: of(Disclosure::CompanyId),
        ..Due::new(DeadlineKind::Disclosure, of(Disclosure::Id), of(Disclosure::DraftedAt))
    };
    let held = [DisclosureStatus::Permitted, DisclosureStatus::InUse, DisclosureStatus::Revoked];
    due.of(disclosure::visible_to(actor)
        .filter(Disclosure::Status.is_in(held))
        .filter(Disclosure::ValidUntil.is_not_null()))
}
