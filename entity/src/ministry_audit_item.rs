//! Something that a company prepares for an audit by the ministry: a person, a room, a document.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, MembershipId, MinistryAuditId};
use domain::ministry_audit::ItemKind;
use domain::permission::Actor;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use serde::{Deserialize, Serialize};

/// Something that a company prepares for an audit by the ministry: a person, a room, a document.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "ministry_audit_item")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub ministry_audit_id: MinistryAuditId,
    /// What.
    pub kind: ItemKind,
    /// Place of a person.
    pub membership_id: Option<MembershipId>,
    /// The person.
    pub account_id: Option<AccountId>,
    /// A name as of that day, a room, a document by reference.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Listed by.
    pub listed_by: AccountId,
    /// Listed at.
    pub listed_at: DateTime<Utc>,
    /// No longer listed.
    pub dropped: bool,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("ministry_audit_item", id, plain, revised);

/// What is listed for an audit that was reached through its scope.
#[must_use]
pub fn of(audit: MinistryAuditId) -> Select<Entity> {
    Entity::find()
        .filter(Column::MinistryAuditId.eq(audit))
        .filter(Column::Dropped.eq(false))
        .order_by_asc(Column::ListedAt)
        .order_by_asc(Column::Id)
}

/// Audits for which the actor is named.
pub(crate) fn naming(actor: &Actor) -> SelectStatement {
    Query::select()
        .column(Column::MinistryAuditId)
        .from(Entity)
        .and_where(Column::MembershipId.eq(actor.membership))
        .and_where(Column::Dropped.eq(false))
        .to_owned()
}
