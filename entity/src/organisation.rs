//! An organisation (組織): ministry or company.

use chrono::{DateTime, Utc};
use domain::id::OrganisationId;
use domain::organisation::OrganisationKind;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::LikeExpr;
use sea_orm::{QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// An organisation (組織): ministry or company.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    /// Kind.
    pub kind: OrganisationKind,
    /// Registered name, as typed.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Its reading.
    #[sea_orm(column_type = "Text")]
    pub kana: String,
    /// Name in Latin letters, may be empty.
    #[sea_orm(column_type = "Text")]
    pub latin: String,
    /// Folded names and number.
    #[sea_orm(column_type = "Text")]
    pub search: String,
    /// 法人番号.
    #[sea_orm(column_type = "Text", nullable)]
    pub corporate_number: Option<String>,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("organisation", id, newtype, revised);

/// Organisations by key: names beside acts.
#[must_use]
pub fn named(ids: impl IntoIterator<Item = OrganisationId>) -> Select<Entity> {
    Entity::find().filter(Column::Id.is_in(ids))
}

/// All companies by name: their names, readings and corporate numbers are public.
#[must_use]
pub fn companies() -> Select<Entity> {
    Entity::find()
        .filter(Column::Kind.eq(OrganisationKind::Company))
        .order_by_asc(Column::Kana)
        .order_by_asc(Column::Name)
}

/// The ministries.
#[must_use]
pub fn ministries() -> Select<Entity> {
    Entity::find().filter(Column::Kind.eq(OrganisationKind::Ministry)).order_by_asc(Column::Name)
}

/// The organisation with this corporate number.
#[must_use]
pub fn numbered(corporate_number: &str) -> Select<Entity> {
    Entity::find().filter(Column::CorporateNumber.eq(corporate_number))
}

/// All organisations whose folded names or number contain this folded text; an empty one means all.
#[must_use]
pub fn matching(folded: &str) -> Select<Entity> {
    let all = Entity::find().order_by_asc(Column::Kana).order_by_asc(Column::Name);
    if folded.is_empty() {
        return all;
    }
    // What is typed is no pattern.
    let plain = folded.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    all.filter(Column::Search.like(LikeExpr::new(format!("%{plain}%")).escape('\\')))
}

/// The first organisations of a kind whose folded names or number contain this folded text, by reading.
#[must_use]
pub fn first_matching(kind: OrganisationKind, folded: &str, limit: u64) -> Select<Entity> {
    matching(folded).filter(Column::Kind.eq(kind)).limit(limit)
}
