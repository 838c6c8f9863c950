//! An invitation to roles in an organisation: single use, hashed, seven days.

use crate::roles::Roles;
use chrono::{DateTime, Utc};
use domain::id::{AccountId, EngagementId, InvitationId, OrganisationId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// An invitation to roles in an organisation: single use, hashed, seven days.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvitationId,
    /// Organisation id.
    pub organisation_id: OrganisationId,
    /// Email.
    #[sea_orm(column_type = "Text")]
    pub email: String,
    /// Name.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Roles.
    #[sea_orm(column_type = "Json")]
    pub roles: Roles,
    /// Department.
    #[sea_orm(column_type = "Text")]
    pub department: String,
    /// Post.
    #[sea_orm(column_type = "Text")]
    pub post: String,
    /// SHA-256 of the token.
    #[sea_orm(column_type = "Text")]
    pub token_hash: String,
    /// Invited by.
    pub invited_by: Option<AccountId>,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Expires at.
    pub expires_at: DateTime<Utc>,
    /// Accepted at.
    pub accepted_at: Option<DateTime<Utc>>,
    /// Revoked at.
    pub revoked_at: Option<DateTime<Utc>>,
    /// The case to which the person is assigned on accepting.
    pub engagement_id: Option<EngagementId>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("invitation", id, newtype, revised);

/// Invitations to receive the sheet of a case that can still be taken up.
#[must_use]
pub fn pending_for(engagement: EngagementId, now: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(Column::EngagementId.eq(engagement))
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
}

/// Invitations to receive the sheet of a case that were neither taken up nor revoked, also those whose days are over, newest first.
#[must_use]
pub fn waiting_for(engagement: EngagementId) -> Select<Entity> {
    Entity::find()
        .filter(Column::EngagementId.eq(engagement))
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::RevokedAt.is_null())
        .order_by_desc(Column::CreatedAt)
}

/// The invitation that a token opens, whatever became of it.
#[must_use]
pub fn with_token(hash: &str) -> Select<Entity> {
    Entity::find().filter(Column::TokenHash.eq(hash))
}

/// Invitations of an organisation that were neither taken up nor revoked, newest first.
#[must_use]
pub fn waiting_in(organisation: OrganisationId) -> Select<Entity> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation))
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::RevokedAt.is_null())
        .order_by_desc(Column::CreatedAt)
}
