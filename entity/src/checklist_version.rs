//! One immutable version of a checklist.

use crate::{checklist, contract, engagement};
use chrono::{DateTime, Utc};
use domain::id::{AccountId, ChecklistId, ChecklistVersionId, OrganisationId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectGetableTuple, Selector};
use serde::{Deserialize, Serialize};

/// One immutable version of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "checklist_version")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChecklistVersionId,
    /// Checklist id.
    pub checklist_id: ChecklistId,
    /// Number.
    pub number: i32,
    /// Title ja.
    #[sea_orm(column_type = "Text")]
    pub title_ja: String,
    /// Title en.
    #[sea_orm(column_type = "Text")]
    pub title_en: String,
    /// How many.
    pub items: i32,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// JSON of [`domain::checklist::Content`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Published at.
    pub published_at: DateTime<Utc>,
    /// Published by.
    pub published_by: Option<AccountId>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("checklist_version", id, newtype);

/// A version without its content, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Line {
    /// Id.
    pub id: ChecklistVersionId,
    /// Checklist id.
    pub checklist_id: ChecklistId,
    /// Number.
    pub number: i32,
    /// Title ja.
    pub title_ja: String,
    /// Title en.
    pub title_en: String,
    /// How many.
    pub items: i32,
    /// Published at.
    pub published_at: DateTime<Utc>,
    /// Of the checklist.
    pub owner_id: Option<OrganisationId>,
}

/// One version, to be reached only from a row that is visible itself: a sheet, or a version that was chosen.
#[must_use]
pub fn known(id: ChecklistVersionId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// The version of a checklist with this number.
#[must_use]
pub fn numbered(checklist: ChecklistId, number: i32) -> Select<Entity> {
    Entity::find().filter(Column::ChecklistId.eq(checklist)).filter(Column::Number.eq(number))
}

/// Versions the actor may know of: what the portal brings, the own organisation's, and those of the ministries under whose
/// contracts it works or gives work. As [`Line`], newest number first within a checklist.
#[must_use]
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    let own = actor.organisation;
    let owners = Condition::any()
        .add(checklist::Column::OwnerId.is_null())
        .add(checklist::Column::OwnerId.eq(own))
        .add(checklist::Column::OwnerId.in_subquery(ministries_of_contracts(own)))
        .add(checklist::Column::OwnerId.in_subquery(ministries_above(own)));
    lines().filter(owners)
}

/// Of those visible, the ones for a sheet under a contract of this ministry.
#[must_use]
pub fn choosable(actor: &Actor, ministry: OrganisationId) -> Select<Entity> {
    let owners = Condition::any()
        .add(checklist::Column::OwnerId.is_null())
        .add(checklist::Column::OwnerId.is_in([actor.organisation, ministry]));
    visible_to(actor).filter(owners)
}

fn lines() -> Select<Entity> {
    let over: RelationDef =
        Entity::belongs_to(checklist::Entity).from(Column::ChecklistId).to(checklist::Column::Id).into();
    Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::ChecklistId,
            Column::Number,
            Column::TitleJa,
            Column::TitleEn,
            Column::Items,
            Column::PublishedAt,
        ])
        .column(checklist::Column::OwnerId)
        .join(JoinType::InnerJoin, over)
        .order_by_asc(checklist::Column::CreatedAt)
        .order_by_asc(checklist::Column::Id)
        .order_by_desc(Column::Number)
}

fn ministries_of_contracts(company: OrganisationId) -> SelectStatement {
    Query::select()
        .column(contract::Column::MinistryId)
        .from(contract::Entity)
        .and_where(contract::Column::CompanyId.eq(company))
        .to_owned()
}

fn ministries_above(upstream: OrganisationId) -> SelectStatement {
    let given = Query::select()
        .column(engagement::Column::ContractId)
        .from(engagement::Entity)
        .and_where(engagement::Column::UpstreamId.eq(upstream))
        .to_owned();
    Query::select()
        .column(contract::Column::MinistryId)
        .from(contract::Entity)
        .and_where(contract::Column::Id.in_subquery(given))
        .to_owned()
}

/// Numbers of the versions of the checklist with this key of this owner, newest first.
#[must_use]
pub fn numbers_of(owner: Option<OrganisationId>, key: &str) -> Selector<SelectGetableTuple<i32>> {
    let over: RelationDef =
        Entity::belongs_to(checklist::Entity).from(Column::ChecklistId).to(checklist::Column::Id).into();
    let same_key = checklist::Column::Key.eq(checklist::stored_key(owner, key));
    let versions = Entity::find().join(JoinType::InnerJoin, over).filter(same_key).order_by_desc(Column::Number);
    versions.select_only().column(Column::Number).into_tuple()
}

/// Ids of all versions of the list to which this one belongs.
#[must_use]
pub(crate) fn beside(version: ChecklistVersionId) -> SelectStatement {
    let list = Query::select().column(Column::ChecklistId).from(Entity).and_where(Column::Id.eq(version)).to_owned();
    Query::select().column(Column::Id).from(Entity).and_where(Column::ChecklistId.in_subquery(list)).to_owned()
}
