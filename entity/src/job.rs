//! Something to do after the commit: the outbox. Operational.

use chrono::{DateTime, Utc};
use domain::notice::JobKind;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{Condition, IntoActiveModel, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// Something to do after the commit: the outbox. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Kind.
    pub kind: JobKind,
    /// JSON.
    #[sea_orm(column_type = "Text")]
    pub payload: String,
    /// Due at.
    pub due_at: DateTime<Utc>,
    /// Attempts.
    pub attempts: i32,
    /// Claimed until.
    pub claimed_until: Option<DateTime<Utc>>,
    /// Done at.
    pub done_at: Option<DateTime<Utc>>,
    /// Failed at.
    pub failed_at: Option<DateTime<Utc>>,
    /// Error.
    #[sea_orm(column_type = "Text")]
    pub error: String,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("job", id, plain);

/// Jobs of a kind that are due and that nobody holds, oldest first, locked until the transaction ends.
///
/// # Errors
/// The store does not answer.
pub async fn due<C: ConnectionTrait>(
    tx: &C,
    kind: JobKind,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Model>, DbErr> {
    let free = Condition::any().add(Column::ClaimedUntil.is_null()).add(Column::ClaimedUntil.lt(now));
    let due = Entity::find()
        .filter(Column::Kind.eq(kind))
        .filter(Column::DoneAt.is_null())
        .filter(Column::FailedAt.is_null())
        .filter(Column::DueAt.lte(now))
        .filter(free)
        .order_by_asc(Column::DueAt)
        .limit(most);
    let due = if matches!(tx.get_database_backend(), sea_orm::DbBackend::Postgres) {
        due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
    } else {
        due
    };
    due.all(tx).await
}

/// Mails that did not go out yet, or were given up: their payload still says where they lead.
#[must_use]
pub fn mails_not_sent() -> Select<Entity> {
    Entity::find().filter(Column::Kind.eq(JobKind::Mail)).filter(Column::DoneAt.is_null())
}

/// Jobs that are neither done nor given up.
///
/// # Errors
/// The store does not answer.
pub async fn waiting<C: ConnectionTrait>(store: &C) -> Result<u64, DbErr> {
    Entity::find().filter(Column::DoneAt.is_null()).filter(Column::FailedAt.is_null()).count(store).await
}

/// Writes a job as it is now.
///
/// # Errors
/// The store does not answer.
pub async fn put<C: ConnectionTrait>(store: &C, job: Model) -> Result<(), DbErr> {
    Entity::update(job.into_active_model().reset_all()).exec(store).await?;
    Ok(())
}
