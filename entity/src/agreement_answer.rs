//! What was answered to a request about an agreement, in the portal or on paper (trap 57).

use crate::agreement_request;
use chrono::{DateTime, NaiveDate, Utc};
use domain::agreement::Permission;
use domain::id::{AccountId, AgreementId};
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// What was answered to a request about an agreement, in the portal or on paper (trap 57).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "agreement_answer")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Request id.
    pub request_id: Uuid,
    /// Outcome.
    pub outcome: Permission,
    /// Conditions.
    #[sea_orm(column_type = "Text")]
    pub conditions: String,
    /// Reason.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// Number of the answer.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Answered on.
    pub answered_on: NaiveDate,
    /// The last day permitted.
    pub valid_until: Option<NaiveDate>,
    /// On paper.
    pub on_paper: bool,
    /// Recorded by.
    pub recorded_by: AccountId,
    /// Recorded at.
    pub recorded_at: DateTime<Utc>,
    /// Second person for one on paper.
    pub checked_by: Option<AccountId>,
    /// Checked at.
    pub checked_at: Option<DateTime<Utc>>,
    /// The second person found the entry wrong.
    pub rejected: bool,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("agreement_answer", id, plain, revised);

/// Answers to requests of an agreement that was reached through its scope, newest first.
#[must_use]
pub fn of(agreement: AgreementId) -> Select<Entity> {
    let request: RelationDef =
        Entity::belongs_to(agreement_request::Entity).from(Column::RequestId).to(agreement_request::Column::Id).into();
    Entity::find()
        .join(JoinType::InnerJoin, request)
        .filter(agreement_request::Column::AgreementId.eq(agreement))
        .order_by_desc(Column::RecordedAt)
}
