//! A file attached to an item: whoever may see the sheet may see the file.

mod vault;

pub use vault::{InVault, cases_of, in_vault, in_vault_of, live_of, submitted_with};
pub(crate) use vault::{first_number, live_files, still_of};

use crate::{
    account, application, approval_run, confirmation, delegation, delegation_item, engagement, engagement_member,
    evidence, evidence_validity, submission, waiver,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::approval::ApprovalSubject;
use domain::engagement::Side;
use domain::evidence::MediaType;
use domain::id::{AccountId, ConfirmationId, EvidenceId, OrganisationId};
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, Selector};
use serde::{Deserialize, Serialize};

/// A file attached to an item: whoever may see the sheet may see the file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence_grant")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Evidence id.
    pub evidence_id: EvidenceId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Item key.
    #[sea_orm(column_type = "Text")]
    pub item_key: String,
    /// Granted by.
    pub granted_by: AccountId,
    /// Granted at.
    pub granted_at: DateTime<Utc>,
    /// Ended at.
    pub ended_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("evidence_grant", id, plain, revised);

/// An attachment, its file and whoever uploaded it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Attached {
    /// The attachment.
    pub grant: Uuid,
    /// Key of the item.
    pub item_key: String,
    /// Of the attachment.
    pub revision: i32,
    /// The file.
    pub evidence_id: EvidenceId,
    /// Whose file it is.
    pub organisation_id: OrganisationId,
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
    /// First day on which it holds.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which it holds.
    pub valid_until: Option<NaiveDate>,
}

/// Attachments that the actor may see on this day, in order of attachment; [`attached`] reads them with their files. Besides what
/// is theirs by their roles, that is what they are to approve from a seat.
#[must_use]
pub fn shown_to(actor: &Actor, today: NaiveDate) -> Select<Entity> {
    let seen = Condition::any().add(shown(actor)).add(to_approve(actor, today));
    Entity::find().filter(seen).order_by_asc(Column::GrantedAt).order_by_asc(Column::Id)
}

/// What is attached now to what waits for approvals inside the actor's company, where they hold a seat.
fn to_approve(actor: &Actor, today: NaiveDate) -> Condition {
    let from_a_seat = |subject| approval_run::seen_from_a_seat(actor, today, subject);
    let own = |column| Expr::col((Entity, column));
    let of_waiver = Query::select()
        .expr(Expr::val(1))
        .from(waiver::Entity)
        .and_where(waiver::Column::Id.in_subquery(from_a_seat(ApprovalSubject::ProposeWaiver)))
        .and_where(Expr::col((waiver::Entity, waiver::Column::ConfirmationId)).eq(own(Column::ConfirmationId)))
        .and_where(Expr::col((waiver::Entity, waiver::Column::ItemKey)).eq(own(Column::ItemKey)))
        .to_owned();
    let sheet = own(Column::ConfirmationId).in_subquery(from_a_seat(ApprovalSubject::SubmitSheet));
    let any = Condition::any().add(sheet).add(Expr::exists(of_waiver));
    Condition::all().add(Column::EndedAt.is_null()).add(any)
}

/// Attachments with their files, in one statement.
#[must_use]
pub fn attached(grants: Select<Entity>) -> Selector<SelectModel<Attached>> {
    let file: RelationDef =
        Entity::belongs_to(evidence::Entity).from(Column::EvidenceId).to(evidence::Column::Id).into();
    let person: RelationDef =
        evidence::Entity::belongs_to(account::Entity).from(evidence::Column::UploadedBy).to(account::Column::Id).into();
    grants
        .join(JoinType::InnerJoin, file)
        .join(JoinType::InnerJoin, person)
        .select_only()
        .column_as(Column::Id, "grant")
        .columns([Column::ItemKey, Column::Revision, Column::EvidenceId])
        .columns([evidence::Column::OrganisationId, evidence::Column::Name, evidence::Column::MediaType])
        .columns([evidence::Column::Size, evidence::Column::Sha256, evidence::Column::SealedKey])
        .column(evidence::Column::UploadedAt)
        .column_as(account::Column::Name, "uploaded_by_name")
        .join(JoinType::LeftJoin, validity())
        .columns([evidence_validity::Column::ValidFrom, evidence_validity::Column::ValidUntil])
        .into_model()
}

fn validity() -> RelationDef {
    evidence::Entity::belongs_to(evidence_validity::Entity)
        .from(evidence::Column::Id)
        .to(evidence_validity::Column::Id)
        .into()
}

/// A file that stands in a sheet of another company.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Elsewhere {
    /// Of the plain bytes.
    pub sha256: String,
    /// The sheet.
    pub confirmation_id: ConfirmationId,
    /// Number of its case.
    pub number: String,
}

/// Files with these digests in sheets of other companies, as far as the actor sees them.
#[must_use]
pub fn elsewhere<'a>(
    actor: &Actor,
    company: OrganisationId,
    digests: impl IntoIterator<Item = &'a str>,
) -> Selector<SelectModel<Elsewhere>> {
    let file: RelationDef =
        Entity::belongs_to(evidence::Entity).from(Column::EvidenceId).to(evidence::Column::Id).into();
    let sheet: RelationDef =
        Entity::belongs_to(confirmation::Entity).from(Column::ConfirmationId).to(confirmation::Column::Id).into();
    let case: RelationDef = confirmation::Entity::belongs_to(engagement::Entity)
        .from(confirmation::Column::EngagementId)
        .to(engagement::Column::Id)
        .into();
    Entity::find()
        .filter(shown(actor))
        .join(JoinType::InnerJoin, file)
        .join(JoinType::InnerJoin, sheet)
        .join(JoinType::InnerJoin, case)
        .filter(evidence::Column::Sha256.is_in(digests))
        .filter(engagement::Column::DownstreamId.ne(company))
        .select_only()
        .column(Column::ConfirmationId)
        .column(evidence::Column::Sha256)
        .column(engagement::Column::Number)
        .distinct()
        .into_model()
}

/// One attachment that was not ended. The caller loads its sheet through the sheet's scope before anything else.
#[must_use]
pub fn live(id: Uuid) -> Select<Entity> {
    Entity::find_by_id(id).filter(Column::EndedAt.is_null())
}

/// Live attachments of one file to one item.
#[must_use]
pub fn live_at(confirmation: ConfirmationId, item: &str, evidence: EvidenceId) -> Select<Entity> {
    Entity::find()
        .filter(Column::ConfirmationId.eq(confirmation))
        .filter(Column::ItemKey.eq(item))
        .filter(Column::EvidenceId.eq(evidence))
        .filter(Column::EndedAt.is_null())
}

/// The downstream sees what it attached and what it submitted, a colleague whom it asked the same of the items asked for, the upstream what was submitted, the ministry what was
/// applied for (need to know, 5-3); both also what a waiver was proposed with. Nobody else sees anything.
fn shown(actor: &Actor) -> Condition {
    let mut shown = Condition::any();
    if actor.may(Action::SeeAnswers, Standing::Downstream) {
        let kept = Condition::any().add(Column::EndedAt.is_null()).add(Expr::exists(submissions()));
        shown = shown.add(Condition::all().add(on_side(actor, Side::Downstream)).add(kept));
    }
    if actor.may(Action::SeeAnswers, Standing::Upstream) {
        let submitted = Expr::exists(submissions());
        let seen = Condition::any().add(submitted).add(Expr::exists(waiver::proposed_with(None)));
        shown = shown.add(Condition::all().add(on_side(actor, Side::Upstream)).add(seen));
    }
    if actor.may(Action::SeeAnswers, Standing::Ministry) {
        let put_to = application::put_to_ministry(actor.organisation, application::Column::SubmissionId);
        let mut applied = submissions();
        applied.and_where(Expr::col((submission::Entity, submission::Column::Id)).in_subquery(put_to));
        shown = shown.add(Expr::exists(applied));
        shown = shown.add(Expr::exists(waiver::proposed_with(Some(actor.organisation))));
    }
    if actor.may(Action::SeeAnswers, Standing::Contributor) {
        let mut asked = delegation::items_of(actor);
        asked
            .and_where(
                Expr::col((delegation_item::Entity, delegation_item::Column::ConfirmationId))
                    .equals((Entity, Column::ConfirmationId)),
            )
            .and_where(
                Expr::col((delegation_item::Entity, delegation_item::Column::ItemKey))
                    .equals((Entity, Column::ItemKey)),
            );
        let kept = Condition::any().add(Column::EndedAt.is_null()).add(Expr::exists(submissions()));
        shown = shown.add(Condition::all().add(Expr::exists(asked)).add(kept));
    }
    // An empty "any" would let everything through.
    if shown.is_empty() { shown.add(Column::Id.is_null()) } else { shown }
}

/// Sheets of cases to which the actor is assigned on this side.
fn on_side(actor: &Actor, side: Side) -> Expr {
    let cases = Query::select()
        .column(engagement_member::Column::EngagementId)
        .from(engagement_member::Entity)
        .and_where(engagement_member::Column::MembershipId.eq(actor.membership))
        .and_where(engagement_member::Column::Side.eq(side))
        .and_where(engagement_member::Column::EndedAt.is_null())
        .to_owned();
    let sheets = Query::select()
        .column((confirmation::Entity, confirmation::Column::Id))
        .from(confirmation::Entity)
        .and_where(confirmation::Column::SentAt.is_not_null())
        .and_where(confirmation::Column::EngagementId.in_subquery(cases))
        .to_owned();
    Column::ConfirmationId.in_subquery(sheets)
}

/// Submissions of the sheet that were made while the file was attached.
fn submissions() -> SelectStatement {
    let granted_at = Expr::col((Entity, Column::GrantedAt));
    let ended_at = Expr::col((Entity, Column::EndedAt));
    let submitted_at = Expr::col((submission::Entity, submission::Column::SubmittedAt));
    let sheet = Expr::col((Entity, Column::ConfirmationId));
    Query::select()
        .expr(Expr::val(1))
        .from(submission::Entity)
        .and_where(Expr::col((submission::Entity, submission::Column::ConfirmationId)).eq(sheet))
        .and_where(submitted_at.clone().gte(granted_at))
        .and_where(ended_at.clone().is_null().or(ended_at.gt(submitted_at)))
        .to_owned()
}
