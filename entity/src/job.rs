//! Something to do after the commit: the outbox. Operational.

use crate::dispatch_recipient;
use chrono::{DateTime, Utc};
use domain::id::{AccountId, DispatchId, EngagementId, OrganisationId};
use domain::notice::{JobKind, NoticeKind};
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, IntoCondition as _, LockBehavior, LockType};
use sea_orm::{Condition, FromQueryResult, IntoActiveModel, JoinType, QueryOrder, QuerySelect, SelectModel, Selector};
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
    /// Of a mail: the case of which it speaks.
    pub engagement_id: Option<EngagementId>,
    /// Of a mail: to somebody of which organisation.
    pub organisation_id: Option<OrganisationId>,
    /// Of a mail: to whom, where they have an account.
    pub account_id: Option<AccountId>,
    /// Of a mail: whose act caused it; none where the portal wrote it by itself.
    pub caused_by: Option<AccountId>,
    /// Of a mail: for which organisation that was done.
    pub caused_in: Option<OrganisationId>,
    /// Of a mail: what it was about.
    pub notice_kind: Option<NoticeKind>,
    /// Of a mail: the number in it.
    #[sea_orm(column_type = "Text")]
    pub reference: String,
    /// When it was put here; unknown of the oldest.
    pub made_at: Option<DateTime<Utc>>,
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

/// What became of a mail of a case.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Fared {
    /// The case.
    pub engagement_id: EngagementId,
    /// When it went out.
    pub done_at: Option<DateTime<Utc>>,
    /// When it was given up.
    pub failed_at: Option<DateTime<Utc>>,
}

/// Mails to the recipients of a dispatch that was reached through its scope, each of its case, oldest first.
#[must_use]
pub fn mails_of(dispatch: DispatchId) -> Selector<SelectModel<Fared>> {
    let recipient: RelationDef = Entity::belongs_to(dispatch_recipient::Entity)
        .from(Column::EngagementId)
        .to(dispatch_recipient::Column::EngagementId)
        .into();
    let same = |job, recipient| {
        let company = Expr::col((recipient, dispatch_recipient::Column::OrganisationId));
        company.equals((job, Column::OrganisationId)).into_condition()
    };
    Entity::find()
        .join(JoinType::InnerJoin, recipient.on_condition(same))
        .filter(dispatch_recipient::Column::DispatchId.eq(dispatch))
        .filter(Column::Kind.eq(JobKind::Mail))
        .select_only()
        .columns([Column::EngagementId, Column::DoneAt, Column::FailedAt])
        .order_by_asc(Column::Id)
        .into_model()
}

/// The newest 200 mails that the actor may know of: to them, caused by them, and for whoever keeps the people of an
/// organisation its invitations.
#[must_use]
pub fn log_of(actor: &Actor) -> Select<Entity> {
    let own = Condition::any()
        .add(Column::AccountId.eq(actor.account))
        .add(Condition::all().add(Column::CausedBy.eq(actor.account)).add(Column::CausedIn.eq(actor.organisation)));
    let invitations =
        Condition::all().add(Column::CausedIn.eq(actor.organisation)).add(Column::NoticeKind.eq(NoticeKind::Invited));
    let keeps = actor.may(Action::ManagePeople, Standing::OwnOrganisation);
    let shown = if keeps { own.add(invitations) } else { own };
    Entity::find().filter(Column::Kind.eq(JobKind::Mail)).filter(shown).order_by_desc(Column::Id).limit(200)
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
