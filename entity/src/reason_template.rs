//! A ministry's own words for reasons, conditions and questions (文例).

use crate::account;
use chrono::{DateTime, Utc};
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::id::{AccountId, OrganisationId, TemplateId};
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// One template.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "reason_template")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TemplateId,
    /// The ministry.
    pub ministry_id: OrganisationId,
    /// For which procedure.
    pub procedure: Procedure,
    /// For which field.
    pub purpose: Purpose,
    /// Name in the list.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// The words.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Written last by.
    pub written_by: AccountId,
    /// Written last at.
    pub written_at: DateTime<Utc>,
    /// When it was taken off the list: the trail still accounts for it.
    pub removed_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("reason_template", id, newtype, revised);

/// Templates of a ministry with whoever wrote them last, by procedure, purpose and name.
#[must_use]
pub fn of(ministry: OrganisationId) -> SelectTwo<Entity, account::Entity> {
    with_writer(ministry)
        .order_by_asc(Column::Procedure)
        .order_by_asc(Column::Purpose)
        .order_by_asc(Column::Name)
        .order_by_asc(Column::Id)
        .select_also(account::Entity)
}

/// The same, joined only.
pub(crate) fn with_writer(ministry: OrganisationId) -> Select<Entity> {
    let writer: RelationDef =
        Entity::belongs_to(account::Entity).from(Column::WrittenBy).to(account::Column::Id).into();
    Entity::find()
        .filter(Column::MinistryId.eq(ministry))
        .filter(Column::RemovedAt.is_null())
        .join(JoinType::InnerJoin, writer)
}

/// One of them.
#[must_use]
pub fn one(ministry: OrganisationId, id: TemplateId) -> SelectTwo<Entity, account::Entity> {
    of(ministry).filter(Column::Id.eq(id))
}
