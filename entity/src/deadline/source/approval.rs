//! What waits for an approval inside the own company.

use super::Due;
use crate::approval_run::{self, Column};
use chrono::NaiveDate;
use domain::deadline::DeadlineKind;
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement};

/// Askings whose turn is the actor's, by the day of what is to be approved.
pub(in crate::deadline) fn approvals(actor: &Actor, today: NaiveDate) -> Option<SelectStatement> {
    let of = |column| Expr::col((approval_run::Entity, column));
    let due = Due {
        case_id: of(Column::EngagementId),
        reference: of(Column::Number),
        due_on: of(Column::DueOn),
        from: of(Column::OrganisationId),
        to: of(Column::OrganisationId),
        detail: of(Column::Subject),
        ..Due::new(DeadlineKind::Approval, of(Column::SubjectId), of(Column::AskedAt))
    };
    let waiting = approval_run::Entity::find().filter(approval_run::waiting(actor, today));
    due.of(waiting.filter(of(Column::DueOn).is_not_null()))
}
