//! What was made known to the actor by name and waits for their acknowledgement: nobody sets a day for it.

use super::Due;
use crate::circulation::{self, Column};
use domain::deadline::DeadlineKind;
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement};

fn of(column: Column) -> Expr {
    Expr::col((circulation::Entity, column))
}

/// Documents that the actor has not acknowledged.
pub(in crate::deadline) fn acknowledgements(actor: &Actor) -> Option<SelectStatement> {
    let due = Due {
        reference: of(Column::Reference),
        to: of(Column::CompanyId),
        detail: of(Column::Subject),
        ..Due::new(DeadlineKind::Acknowledgement, of(Column::SubjectId), of(Column::ToldAt))
    };
    due.of(circulation::Entity::find()
        .filter(Column::CompanyId.eq(actor.organisation))
        .filter(Column::MembershipId.eq(actor.membership))
        .filter(Column::AcknowledgedAt.is_null()))
}
