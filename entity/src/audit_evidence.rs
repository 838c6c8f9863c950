//! A file that shows what a procedure found, or that a measure was carried out (監査証拠, 13-2, 13-3-3): seen with that, and by nobody else.

use crate::{account, evidence};
use chrono::{DateTime, Utc};
use domain::evidence::MediaType;
use domain::id::{AccountId, AuditId, EvidenceId, FindingId, OrganisationId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, Selector};
use serde::{Deserialize, Serialize};

/// A file that shows what a procedure found, or that a measure was carried out. It is of exactly one of the two.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_evidence")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The file.
    pub evidence_id: EvidenceId,
    /// Audit id.
    pub audit_id: AuditId,
    /// Whose it is.
    pub company_id: OrganisationId,
    /// The procedure.
    pub check_id: Option<Uuid>,
    /// The finding.
    pub finding_id: Option<FindingId>,
    /// Added by.
    pub added_by: AccountId,
    /// Added at.
    pub added_at: DateTime<Utc>,
    /// Taken off at.
    pub ended_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit_evidence", id, plain, revised);

/// A file with what it shows, and whoever added it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Shown {
    /// The attachment.
    pub grant: Uuid,
    /// The audit.
    pub audit_id: AuditId,
    /// The procedure.
    pub check_id: Option<Uuid>,
    /// The finding.
    pub finding_id: Option<FindingId>,
    /// Of the attachment.
    pub revision: i32,
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
    /// The file's own key, sealed.
    pub sealed_key: String,
    /// When it was uploaded.
    pub uploaded_at: DateTime<Utc>,
    /// By whom.
    pub uploaded_by_name: String,
}

fn there() -> Select<Entity> {
    Entity::find().filter(Column::EndedAt.is_null()).order_by_asc(Column::AddedAt).order_by_asc(Column::Id)
}

fn with_files(found: Select<Entity>) -> Selector<SelectModel<Shown>> {
    let file: RelationDef =
        Entity::belongs_to(evidence::Entity).from(Column::EvidenceId).to(evidence::Column::Id).into();
    let person: RelationDef =
        evidence::Entity::belongs_to(account::Entity).from(evidence::Column::UploadedBy).to(account::Column::Id).into();
    found
        .join(JoinType::InnerJoin, file)
        .join(JoinType::InnerJoin, person)
        .select_only()
        .column_as(Column::Id, "grant")
        .columns([Column::AuditId, Column::CheckId, Column::FindingId, Column::Revision, Column::EvidenceId])
        .columns([evidence::Column::Name, evidence::Column::MediaType, evidence::Column::Size])
        .columns([evidence::Column::Sha256, evidence::Column::SealedKey, evidence::Column::UploadedAt])
        .column_as(account::Column::Name, "uploaded_by_name")
        .into_model()
}

/// What shows the findings of the procedures of an audit whose working papers the caller may read.
#[must_use]
pub fn of_checks(audit: AuditId) -> Selector<SelectModel<Shown>> {
    with_files(there().filter(Column::AuditId.eq(audit)).filter(Column::CheckId.is_not_null()))
}

/// What shows that the measure of a finding was carried out, which the caller reached through its scope.
#[must_use]
pub fn of_finding(finding: FindingId) -> Selector<SelectModel<Shown>> {
    with_files(there().filter(Column::FindingId.eq(finding)))
}

/// A file of the actor's company; whether they may read what it shows is asked of that.
#[must_use]
pub fn of_file(actor: &Actor, file: EvidenceId) -> Selector<SelectModel<Shown>> {
    with_files(there().filter(Column::CompanyId.eq(actor.organisation)).filter(Column::EvidenceId.eq(file)))
}

/// One of an audit that the caller reached, as long as it is there.
#[must_use]
pub fn one_of(audit: AuditId, id: Uuid) -> Select<Entity> {
    there().filter(Column::AuditId.eq(audit)).filter(Column::Id.eq(id))
}

/// Attachments that keep a file in use, or did until this moment.
pub(crate) fn still_of(before: DateTime<Utc>) -> SelectStatement {
    let kept = Condition::any().add(Column::EndedAt.is_null()).add(Column::EndedAt.gte(before));
    Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::EvidenceId)).equals((evidence::Entity, evidence::Column::Id)))
        .cond_where(kept)
        .to_owned()
}
