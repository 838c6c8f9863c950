//! Sheets: answered, checked.

use super::{Case, Due, Sheet, case, cases, of_sheet};
use crate::{confirmation, delegation, engagement};
use domain::confirmation::ConfirmationStatus;
use domain::deadline::DeadlineKind;
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement};
use sea_orm::{JoinType, QuerySelect};

/// Sheets with their cases, in one of these states, as both companies see them.
pub(super) fn sheets(
    actor: &Actor,
    states: impl IntoIterator<Item = ConfirmationStatus>,
) -> Select<confirmation::Entity> {
    let of: RelationDef =
        confirmation::Entity::belongs_to(engagement::Entity).from(Sheet::EngagementId).to(Case::Id).into();
    confirmation::Entity::find()
        .join(JoinType::InnerJoin, of)
        .filter(Sheet::Status.is_in(states))
        .filter(cases(actor, &[Case::UpstreamId, Case::DownstreamId]))
}

/// Sheets that are out, by the day that the upstream set.
pub(in crate::deadline) fn answers(actor: &Actor) -> Option<SelectStatement> {
    let out = ConfirmationStatus::ALL.iter().copied().filter(|status| status.is_answerable());
    let since = of_sheet(Sheet::SentAt).if_null(of_sheet(Sheet::CreatedAt));
    let due = Due {
        due_on: of_sheet(Sheet::DueOn),
        from: case(Case::UpstreamId),
        to: case(Case::DownstreamId),
        ..Due::of_case(DeadlineKind::Answer, of_sheet(Sheet::Id), since)
    };
    due.of(sheets(actor, out))
}

/// What the actor was asked by name: of a case of which they know nothing else.
pub(in crate::deadline) fn delegated(actor: &Actor) -> Option<SelectStatement> {
    let asked = |column| Expr::col((delegation::Entity, column));
    let due = Due {
        reference: case(Case::Number),
        due_on: asked(delegation::Column::DueOn),
        from: case(Case::DownstreamId),
        to: case(Case::DownstreamId),
        count: delegation::items(),
        ..Due::new(DeadlineKind::Delegated, of_sheet(Sheet::Id), asked(delegation::Column::CreatedAt))
    };
    due.of(delegation::waiting(actor))
}

/// Submitted sheets, which wait for verdicts.
pub(in crate::deadline) fn checks(actor: &Actor) -> Option<SelectStatement> {
    let since = of_sheet(Sheet::SubmittedAt).if_null(of_sheet(Sheet::CreatedAt));
    let due = Due {
        from: case(Case::DownstreamId),
        to: case(Case::UpstreamId),
        ..Due::of_case(DeadlineKind::Check, of_sheet(Sheet::Id), since)
    };
    due.of(sheets(actor, [ConfirmationStatus::Submitted]))
}
