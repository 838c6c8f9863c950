//! From what a risk comes, or to which record of the company it leads.

use crate::{risk, risk_assessment};
use chrono::{DateTime, Utc};
use domain::id::{AccountId, RiskId};
use domain::permission::Actor;
use domain::risk::LinkKind;
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// From what a risk comes, or to which record of the company it leads.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "risk_link")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Risk id.
    pub risk_id: RiskId,
    /// Which.
    pub kind: LinkKind,
    /// Key of that, where it is a row of ours.
    pub of_id: Option<Uuid>,
    /// Item of a sheet, where it is one.
    #[sea_orm(column_type = "Text")]
    pub item: String,
    /// Number or name.
    #[sea_orm(column_type = "Text")]
    pub reference: String,
    /// Clause.
    #[sea_orm(column_type = "Text")]
    pub clause: String,
    /// Added by.
    pub added_by: AccountId,
    /// Added at.
    pub added_at: DateTime<Utc>,
    /// No longer linked.
    pub dropped: bool,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("risk_link", id, plain, revised);

/// Links of these risks, which were reached through their scope, oldest first.
#[must_use]
pub fn of(risks: impl IntoIterator<Item = RiskId>) -> Select<Entity> {
    Entity::find()
        .filter(Column::RiskId.is_in(risks))
        .filter(Column::Dropped.eq(false))
        .order_by_asc(Column::AddedAt)
        .order_by_asc(Column::Id)
}

/// Keys of the risks that were raised from a row which the actor reached, as far as they take part in the assessments.
#[must_use]
pub fn raised_from(actor: &Actor, of: Uuid, item: &str) -> Select<Entity> {
    let risk: RelationDef = Entity::belongs_to(risk::Entity).from(Column::RiskId).to(risk::Column::Id).into();
    Entity::find()
        .join(JoinType::InnerJoin, risk)
        .join(JoinType::InnerJoin, risk::assessment())
        .filter(risk_assessment::shared(actor))
        .filter(risk::Column::Dropped.eq(false))
        .filter(Column::OfId.eq(of))
        .filter(Column::Item.eq(item))
        .filter(Column::Dropped.eq(false))
        .order_by_desc(Column::AddedAt)
}
