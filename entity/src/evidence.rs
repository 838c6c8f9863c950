//! A file shown as proof (証拠資料), sealed in the file store.

use crate::{audit_evidence, evidence_grant, evidence_removal};
use chrono::{DateTime, Utc};
use domain::evidence::MediaType;
use domain::id::{AccountId, EvidenceId, OrganisationId};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{DbBackend, QueryOrder, QuerySelect, SelectGetableTuple, Selector};
use serde::{Deserialize, Serialize};

/// A file shown as proof (証拠資料), sealed in the file store.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceId,
    /// Organisation id.
    pub organisation_id: OrganisationId,
    /// File name as sent, cleaned.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Media type.
    pub media_type: MediaType,
    /// Bytes.
    pub size: i64,
    /// Of the plain bytes.
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    /// The file's own key, sealed with the house key.
    #[sea_orm(column_type = "Text")]
    pub sealed_key: String,
    /// Uploaded by.
    pub uploaded_by: AccountId,
    /// Uploaded at.
    pub uploaded_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("evidence", id, newtype);

/// Files whose content is there.
fn there() -> Select<Entity> {
    Entity::find().filter(Column::Id.not_in_subquery(evidence_removal::ids()))
}

/// Files of an organisation.
#[must_use]
pub fn of_organisation(organisation: OrganisationId) -> Select<Entity> {
    there().filter(Column::OrganisationId.eq(organisation))
}

/// Bytes of all files of an organisation.
#[must_use]
pub fn size_of(organisation: OrganisationId) -> Selector<SelectGetableTuple<Option<i64>>> {
    of_organisation(organisation)
        .select_only()
        .column_as(Expr::col(Column::Size).sum().cast_as("bigint"), "size")
        .into_tuple()
}

/// Files that were taken off everything before this moment, with nothing submitted: nobody sees them.
#[must_use]
pub fn abandoned(before: DateTime<Utc>) -> Select<Entity> {
    there()
        .filter(Column::UploadedAt.lt(before))
        .filter(Expr::exists(evidence_grant::still_of(before)).not())
        .filter(Expr::exists(audit_evidence::still_of(before)).not())
}

/// The files that are there of these keys: for the sweep of the file store.
#[must_use]
pub fn with_ids(ids: impl IntoIterator<Item = EvidenceId>) -> Select<Entity> {
    there().filter(Column::Id.is_in(ids))
}

/// Every file whose content is there, oldest first: for `kakunin verify` only.
#[must_use]
pub fn in_order() -> Select<Entity> {
    there().order_by_asc(Column::Id)
}

/// Every file there ever was, by company: for a change of keys only.
#[must_use]
pub fn ever() -> Select<Entity> {
    Entity::find().order_by_asc(Column::OrganisationId).order_by_asc(Column::Id)
}

/// One file, whichever.
#[must_use]
pub fn any() -> Select<Entity> {
    Entity::find().limit(1)
}

/// Locks the row of a file until the transaction ends: whoever attaches it meanwhile waits, since every attachment refers to
/// it. SQLite has one writer anyway.
///
/// # Errors
/// The store does not answer.
pub async fn lock<C: ConnectionTrait>(tx: &C, file: EvidenceId) -> Result<(), DbErr> {
    if matches!(tx.get_database_backend(), DbBackend::Postgres) {
        Entity::find_by_id(file).lock_exclusive().one(tx).await?;
    }
    Ok(())
}
