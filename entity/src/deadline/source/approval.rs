//! What waits for an approval inside the own company.

use super::Due;
use crate::approval_run::{self, Column};
use crate::{account, approval_seat};
use chrono::NaiveDate;
use domain::deadline::DeadlineKind;
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _, SelectStatement};

/// Askings whose turn is the actor's, by the day of what is to be approved.
pub(in crate::deadline) fn approvals(actor: &Actor, today: NaiveDate) -> Option<SelectStatement> {
    let place = Expr::from(approval_run::in_whose_place(actor, today)).if_null("");
    let due = Due { whom: place, ..due(actor)? };
    due.of(approval_run::Entity::find().filter(approval_run::waiting(actor, today)))
}

/// Askings of the actor themselves: a row for each seat for which one waits.
pub(in crate::deadline) fn asked_for(actor: &Actor) -> Option<SelectStatement> {
    let role = Expr::col((approval_seat::Entity, approval_seat::Column::Role));
    let role = Expr::val("role:").binary(BinOper::Custom("||"), role);
    let name = Expr::col((account::Entity, account::Column::Name)).if_null("");
    let due = Due { whom: role.if_null(name), count: Expr::val(0_i64), ..due(actor)? };
    due.of(approval_run::asked_by(actor))
}

fn due(actor: &Actor) -> Option<Due> {
    let of = |column| Expr::col((approval_run::Entity, column));
    (actor.kind == OrganisationKind::Company).then(|| Due {
        case_id: of(Column::EngagementId),
        reference: of(Column::Number),
        due_on: of(Column::DueOn),
        from: of(Column::OrganisationId),
        to: of(Column::OrganisationId),
        detail: of(Column::Subject),
        ..Due::new(DeadlineKind::Approval, of(Column::SubjectId), of(Column::AskedAt))
    })
}
