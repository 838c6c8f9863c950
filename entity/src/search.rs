//! People whom the actor knows by a case, for the search.

use crate::roles::Roles;
use crate::{account, engagement, engagement_member, membership};
use domain::engagement::Side;
use domain::id::{EngagementId, MembershipId, OrganisationId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, Selector};

/// Somebody on a case.
#[derive(Clone, Debug, FromQueryResult)]
pub struct PersonRow {
    /// Their place.
    pub membership_id: MembershipId,
    /// Of which organisation.
    pub organisation_id: OrganisationId,
    /// Their roles there.
    pub roles: Roles,
    /// Department.
    pub department: String,
    /// Post.
    pub post: String,
    /// Their name.
    pub name: String,
    /// The case.
    pub engagement_id: EngagementId,
    /// Its number.
    pub number: String,
    /// On which side.
    pub side: Side,
}

/// People on the cases that the actor may know of, one row a case: those of the own organisation, and of the own
/// subcontractors – of these the page of a case shows whoever receives the sheet, and the caller leaves out the others.
#[must_use]
pub fn people(actor: &Actor) -> Selector<SelectModel<PersonRow>> {
    use engagement_member::Column as Member;
    let case: RelationDef = engagement_member::Entity::belongs_to(engagement::Entity)
        .from(Member::EngagementId)
        .to(engagement::Column::Id)
        .into();
    let place: RelationDef = engagement_member::Entity::belongs_to(membership::Entity)
        .from(Member::MembershipId)
        .to(membership::Column::Id)
        .into();
    let person: RelationDef = membership::Entity::belongs_to(account::Entity)
        .from(membership::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let theirs = Condition::all()
        .add(engagement::Column::UpstreamId.eq(actor.organisation))
        .add(Member::Side.eq(Side::Downstream));
    let known = Condition::any().add(membership::Column::OrganisationId.eq(actor.organisation)).add(theirs);
    engagement_member::Entity::find()
        .join(JoinType::InnerJoin, case)
        .join(JoinType::InnerJoin, place)
        .join(JoinType::InnerJoin, person)
        .filter(Member::EndedAt.is_null())
        .filter(membership::Column::EndedAt.is_null())
        .filter(Expr::col((engagement::Entity, engagement::Column::Id)).in_subquery(engagement::visible_ids(actor)))
        .filter(known)
        .select_only()
        .columns([Member::MembershipId, Member::EngagementId, Member::Side])
        .columns([membership::Column::OrganisationId, membership::Column::Roles])
        .columns([membership::Column::Department, membership::Column::Post])
        .column(account::Column::Name)
        .column(engagement::Column::Number)
        .order_by_asc(account::Column::Name)
        .order_by_asc(engagement::Column::Number)
        .into_model()
}
