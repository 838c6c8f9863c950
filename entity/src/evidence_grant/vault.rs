//! The uses of a company's files, for its vault.

use super::{Column, Entity, shown, submissions, validity};
use crate::{account, confirmation, engagement, evidence, evidence_validity};
use chrono::{DateTime, NaiveDate, Utc};
use domain::evidence::MediaType;
use domain::id::{ConfirmationId, EngagementId, EvidenceId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, QueryTrait as _, SelectModel, Selector};

/// One use of a file, with the file, for the vault of its company.
#[derive(Clone, Debug, FromQueryResult)]
pub struct InVault {
    /// The attachment.
    pub grant: Uuid,
    /// The sheet.
    pub confirmation_id: ConfirmationId,
    /// Its case.
    pub engagement_id: EngagementId,
    /// Number of the case.
    pub number: String,
    /// Key of the item.
    pub item_key: String,
    /// When it was attached.
    pub granted_at: DateTime<Utc>,
    /// When it was taken off.
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether it was submitted.
    pub submitted: bool,
    /// The file.
    pub evidence_id: EvidenceId,
    /// File name.
    pub name: String,
    /// Media type.
    pub media_type: MediaType,
    /// Bytes.
    pub size: i64,
    /// Of the plain bytes.
    pub sha256: String,
    /// When it was uploaded.
    pub uploaded_at: DateTime<Utc>,
    /// By whom.
    pub uploaded_by_name: String,
    /// First day on which it holds.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which it holds.
    pub valid_until: Option<NaiveDate>,
}

/// Uses of the files of the actor's own company, as far as the actor sees them, newest first.
#[must_use]
pub fn in_vault(actor: &Actor) -> Selector<SelectModel<InVault>> {
    uses(actor).into_model()
}

/// The uses of one of these files.
#[must_use]
pub fn in_vault_of(actor: &Actor, file: EvidenceId) -> Selector<SelectModel<InVault>> {
    uses(actor).filter(Column::EvidenceId.eq(file)).into_model()
}

fn uses(actor: &Actor) -> Select<Entity> {
    let sheet: RelationDef =
        Entity::belongs_to(confirmation::Entity).from(Column::ConfirmationId).to(confirmation::Column::Id).into();
    let case: RelationDef = confirmation::Entity::belongs_to(engagement::Entity)
        .from(confirmation::Column::EngagementId)
        .to(engagement::Column::Id)
        .into();
    let file: RelationDef =
        Entity::belongs_to(evidence::Entity).from(Column::EvidenceId).to(evidence::Column::Id).into();
    let person: RelationDef =
        evidence::Entity::belongs_to(account::Entity).from(evidence::Column::UploadedBy).to(account::Column::Id).into();
    Entity::find()
        .filter(shown(actor))
        .join(JoinType::InnerJoin, file)
        .join(JoinType::InnerJoin, person)
        .join(JoinType::InnerJoin, sheet)
        .join(JoinType::InnerJoin, case)
        .join(JoinType::LeftJoin, validity())
        .filter(evidence::Column::OrganisationId.eq(actor.organisation))
        .select_only()
        .column_as(Column::Id, "grant")
        .columns([Column::ConfirmationId, Column::ItemKey, Column::GrantedAt, Column::EndedAt, Column::EvidenceId])
        .column_as(engagement::Column::Id, "engagement_id")
        .column(engagement::Column::Number)
        .expr_as(Expr::exists(submissions()), "submitted")
        .columns([evidence::Column::Name, evidence::Column::MediaType, evidence::Column::Size])
        .columns([evidence::Column::Sha256, evidence::Column::UploadedAt])
        .column_as(account::Column::Name, "uploaded_by_name")
        .columns([evidence_validity::Column::ValidFrom, evidence_validity::Column::ValidUntil])
        .order_by_desc(Column::GrantedAt)
}

/// Keys of files that are attached now, as far as the actor sees that.
pub(crate) fn live_files(actor: &Actor) -> SelectStatement {
    Entity::find()
        .filter(shown(actor))
        .filter(Column::EndedAt.is_null())
        .select_only()
        .column(Column::EvidenceId)
        .into_query()
}

/// The first number of a case with a sheet to which the file of [`evidence_validity`] is attached now, as far as the actor
/// sees that: by which people know of which file a mail speaks.
pub(crate) fn first_number(actor: &Actor) -> SelectStatement {
    let sheet: RelationDef =
        Entity::belongs_to(confirmation::Entity).from(Column::ConfirmationId).to(confirmation::Column::Id).into();
    let case: RelationDef = confirmation::Entity::belongs_to(engagement::Entity)
        .from(confirmation::Column::EngagementId)
        .to(engagement::Column::Id)
        .into();
    Entity::find()
        .filter(shown(actor))
        .filter(Column::EndedAt.is_null())
        .filter(
            Expr::col((Entity, Column::EvidenceId)).equals((evidence_validity::Entity, evidence_validity::Column::Id)),
        )
        .join(JoinType::InnerJoin, sheet)
        .join(JoinType::InnerJoin, case)
        .select_only()
        .expr(Expr::col((engagement::Entity, engagement::Column::Number)).min())
        .into_query()
}

/// Cases with a sheet to which the file is attached: for the worker that tells of its end.
#[must_use]
pub fn cases_of(file: EvidenceId) -> Select<engagement::Entity> {
    let sheets = Query::select()
        .column(Column::ConfirmationId)
        .from(Entity)
        .and_where(Column::EvidenceId.eq(file))
        .and_where(Column::EndedAt.is_null())
        .to_owned();
    let cases = Query::select()
        .column(confirmation::Column::EngagementId)
        .from(confirmation::Entity)
        .and_where(confirmation::Column::Id.in_subquery(sheets))
        .to_owned();
    engagement::Entity::find()
        .filter(engagement::Column::Id.in_subquery(cases))
        .order_by_asc(engagement::Column::Number)
}

/// Where a file is attached now, whoever sees it: asked only before it is deleted.
#[must_use]
pub fn live_of(file: EvidenceId) -> Select<Entity> {
    Entity::find().filter(Column::EvidenceId.eq(file)).filter(Column::EndedAt.is_null())
}

/// Attachments of a file with which something was submitted, whoever sees them: asked only before it is deleted.
#[must_use]
pub fn submitted_with(file: EvidenceId) -> Select<Entity> {
    Entity::find().filter(Column::EvidenceId.eq(file)).filter(Expr::exists(submissions()))
}

/// Attachments that keep a file in use, or did until this moment.
pub(crate) fn still_of(before: DateTime<Utc>) -> SelectStatement {
    let kept = Condition::any()
        .add(Column::EndedAt.is_null())
        .add(Column::EndedAt.gte(before))
        .add(Expr::exists(submissions()));
    Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::EvidenceId)).equals((evidence::Entity, evidence::Column::Id)))
        .cond_where(kept)
        .to_owned()
}
