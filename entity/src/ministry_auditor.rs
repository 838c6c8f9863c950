//! An auditor of the ministry (監査官), by name and post.

use domain::id::MinistryAuditId;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// An auditor of the ministry (監査官), by name and post.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "ministry_auditor")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub ministry_audit_id: MinistryAuditId,
    /// Counted from 1.
    pub position: i32,
    /// Name.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Post.
    #[sea_orm(column_type = "Text")]
    pub post: String,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("ministry_auditor", id, plain);

/// Auditors of an audit that was reached through its scope, in order.
#[must_use]
pub fn of(audit: MinistryAuditId) -> Select<Entity> {
    Entity::find().filter(Column::MinistryAuditId.eq(audit)).order_by_asc(Column::Position)
}
