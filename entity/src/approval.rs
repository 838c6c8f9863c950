//! An entry of the approvals of a sheet, of before there were routes (社内承認). Nothing is added any more; the trail accounts for
//! what was.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ApprovalId, ConfirmationId, OrganisationId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Asked for, given or not given.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "approval")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApprovalId,
    /// The company whose approval it is.
    pub organisation_id: OrganisationId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Round of the sheet.
    pub round: i32,
    /// `requested`, `approved` or `declined`.
    #[sea_orm(column_type = "Text")]
    pub entry: String,
    /// Of exactly what it is about.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// What it is about, frozen as a submission would be.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// Given by.
    pub given_by: AccountId,
    /// Given at.
    pub given_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("approval", id, newtype);
