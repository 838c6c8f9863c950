//! What a company keeps for itself: its files, its invitations.

use super::Due;
use crate::{evidence, evidence_grant, evidence_validity, evidence_version, invitation};
use domain::deadline::DeadlineKind;
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{JoinType, QuerySelect};

/// Files of the own company that end, as far as the actor sees them and there is no newer version.
pub(in crate::deadline) fn evidence(actor: &Actor) -> Option<SelectStatement> {
    let said = |column| Expr::col((evidence_validity::Entity, column));
    let newer = Query::select().column(evidence_version::Column::EarlierId).from(evidence_version::Entity).to_owned();
    let file: RelationDef = evidence_validity::Entity::belongs_to(evidence::Entity)
        .from(evidence_validity::Column::Id)
        .to(evidence::Column::Id)
        .into();
    let number = evidence_grant::first_number(actor);
    let due = Due {
        reference: Expr::SubQuery(None, Box::new(number.into())).if_null(Expr::val("")),
        due_on: said(evidence_validity::Column::ValidUntil),
        to: Expr::col((evidence::Entity, evidence::Column::OrganisationId)),
        ..Due::new(DeadlineKind::Evidence, said(evidence_validity::Column::Id), said(evidence_validity::Column::SetAt))
    };
    let ending = evidence_validity::Entity::find()
        .join(JoinType::InnerJoin, file)
        .filter(evidence_validity::Column::ValidUntil.is_not_null())
        .filter(evidence::Column::OrganisationId.eq(actor.organisation))
        .filter(evidence_validity::Column::Id.in_subquery(evidence_grant::live_files(actor)))
        .filter(evidence_validity::Column::Id.not_in_subquery(newer));
    due.of(ending)
}

/// Invitations that were neither taken up nor taken back, for whoever keeps the people of the organisation.
pub(in crate::deadline) fn invitations(actor: &Actor) -> Option<SelectStatement> {
    if !actor.may(Action::ManagePeople, Standing::OwnOrganisation) {
        return None;
    }
    let sent = |column| Expr::col((invitation::Entity, column));
    let due = Due {
        ends_at: sent(invitation::Column::ExpiresAt),
        to: sent(invitation::Column::OrganisationId),
        ..Due::new(DeadlineKind::Invitation, sent(invitation::Column::Id), sent(invitation::Column::CreatedAt))
    };
    due.of(invitation::waiting_in(actor.organisation))
}
