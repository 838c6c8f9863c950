//! A notice in the portal. Operational.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, EngagementId, OrganisationId};
use domain::notice::NoticeKind;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// A notice in the portal. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Account id.
    pub account_id: AccountId,
    /// Organisation id.
    pub organisation_id: OrganisationId,
    /// Kind.
    pub kind: NoticeKind,
    /// Reference.
    #[sea_orm(column_type = "Text")]
    pub reference: String,
    /// Engagement id.
    pub engagement_id: Option<EngagementId>,
    /// Where it leads, where that is not the case: for people who know of a part of it only.
    #[sea_orm(column_type = "Text")]
    pub path: String,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Read at.
    pub read_at: Option<DateTime<Utc>>,
    /// Since when it waits for the next mail with many; none where it does not.
    pub digest_since: Option<DateTime<Utc>>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("notice", id, plain);

/// The newest 200 notices of a person.
#[must_use]
pub fn of(account: AccountId) -> Select<Entity> {
    Entity::find().filter(Column::AccountId.eq(account)).order_by_desc(Column::CreatedAt).limit(200)
}

/// Notices of a kind about a case, not before this moment: for the worker, which tells a thing once.
#[must_use]
pub fn told(kind: NoticeKind, engagement: EngagementId, since: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(Column::Kind.eq(kind))
        .filter(Column::EngagementId.eq(engagement))
        .filter(Column::CreatedAt.gte(since))
}

/// Notices of a kind that lead to a page, not before this moment: for the worker, which tells a thing once.
#[must_use]
pub fn told_at(kind: NoticeKind, path: &str, since: DateTime<Utc>) -> Select<Entity> {
    Entity::find().filter(Column::Kind.eq(kind)).filter(Column::Path.eq(path)).filter(Column::CreatedAt.gte(since))
}

/// Notices that wait for a mail with many, oldest first: for the worker that writes it.
#[must_use]
pub fn waiting_for_worker() -> Select<Entity> {
    Entity::find().filter(Column::DigestSince.is_not_null()).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id)
}

/// Takes notices out of what waits; gives how many still waited.
///
/// # Errors
/// The store does not answer.
pub async fn gathered<C: ConnectionTrait>(store: &C, ids: Vec<Uuid>) -> Result<u64, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::DigestSince, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(Column::Id.is_in(ids))
        .filter(Column::DigestSince.is_not_null())
        .exec(store)
        .await?;
    Ok(done.rows_affected)
}

/// Marks all notices of a person as read.
///
/// # Errors
/// The store does not answer.
pub async fn mark_read<C: ConnectionTrait>(store: &C, account: AccountId, at: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(at))
        .filter(Column::AccountId.eq(account))
        .filter(Column::ReadAt.is_null())
        .exec(store)
        .await?;
    Ok(())
}
