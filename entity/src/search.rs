//! What hangs on the cases that the actor may know of, for the search: people and numbers.

use crate::roles::Roles;
use crate::{
    account, application, confirmation, conformity, contract, disclosure, engagement, engagement_member, membership,
    submission, waiver,
};
use domain::desk::Procedure;
use domain::engagement::Side;
use domain::id::{EngagementId, MembershipId, OrganisationId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement, UnionType};
use sea_orm::{
    Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, QueryTrait as _, SelectModel, Selector,
    StatementBuilder,
};

/// Somebody on a case.
#[derive(Clone, Debug, FromQueryResult)]
pub struct PersonRow {
    /// Their place.
    pub membership_id: MembershipId,
    /// Of which organisation.
    pub organisation_id: OrganisationId,
    /// Their roles there.
    pub roles: Roles,
    /// Department.
    pub department: String,
    /// Post.
    pub post: String,
    /// Their name.
    pub name: String,
    /// The case.
    pub engagement_id: EngagementId,
    /// Its number.
    pub number: String,
    /// On which side.
    pub side: Side,
}

/// People on the cases that the actor may know of, one row a case: those of the own organisation, and of the own
/// subcontractors – of these the page of a case shows whoever receives the sheet, and the caller leaves out the others.
#[must_use]
pub fn people(actor: &Actor) -> Selector<SelectModel<PersonRow>> {
    use engagement_member::Column as Member;
    let case: RelationDef = engagement_member::Entity::belongs_to(engagement::Entity)
        .from(Member::EngagementId)
        .to(engagement::Column::Id)
        .into();
    let place: RelationDef = engagement_member::Entity::belongs_to(membership::Entity)
        .from(Member::MembershipId)
        .to(membership::Column::Id)
        .into();
    let person: RelationDef = membership::Entity::belongs_to(account::Entity)
        .from(membership::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let theirs = Condition::all()
        .add(engagement::Column::UpstreamId.eq(actor.organisation))
        .add(Member::Side.eq(Side::Downstream));
    let known = Condition::any().add(membership::Column::OrganisationId.eq(actor.organisation)).add(theirs);
    engagement_member::Entity::find()
        .join(JoinType::InnerJoin, case)
        .join(JoinType::InnerJoin, place)
        .join(JoinType::InnerJoin, person)
        .filter(Member::EndedAt.is_null())
        .filter(membership::Column::EndedAt.is_null())
        .filter(Expr::col((engagement::Entity, engagement::Column::Id)).in_subquery(engagement::visible_ids(actor)))
        .filter(known)
        .select_only()
        .columns([Member::MembershipId, Member::EngagementId, Member::Side])
        .columns([membership::Column::OrganisationId, membership::Column::Roles])
        .columns([membership::Column::Department, membership::Column::Post])
        .column(account::Column::Name)
        .column(engagement::Column::Number)
        .order_by_asc(account::Column::Name)
        .order_by_asc(engagement::Column::Number)
        .into_model()
}

/// Something that is put to the ministry by a procedure of its own.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MatterRow {
    /// Which procedure.
    pub kind: Procedure,
    /// Its key.
    pub key: Uuid,
    /// Its number.
    pub number: String,
    /// What it is about, as typed.
    pub about: String,
}

/// Waivers, disclosures and confirmations of conformity that the actor may know of. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn matters<C: ConnectionTrait>(store: &C, actor: &Actor) -> Result<Vec<MatterRow>, DbErr> {
    let mut all = matter(
        Procedure::Waiver,
        waiver::known_to(actor),
        [waiver::Column::Id, waiver::Column::Number, waiver::Column::ItemKey],
    );
    let disclosures = matter(
        Procedure::Disclosure,
        disclosure::visible_to(actor),
        [disclosure::Column::Id, disclosure::Column::Number, disclosure::Column::Party],
    );
    let conformities = matter(
        Procedure::Conformity,
        conformity::visible_to(actor),
        [conformity::Column::Id, conformity::Column::Number, conformity::Column::Title],
    );
    all.union(UnionType::All, disclosures).union(UnionType::All, conformities);
    let statement = StatementBuilder::build(&all, &store.get_database_backend());
    MatterRow::find_by_statement(statement).all(store).await
}

/// Rows of a procedure: key, number, what it is about.
fn matter<E: EntityTrait>(kind: Procedure, rows: Select<E>, [key, number, about]: [E::Column; 3]) -> SelectStatement {
    let mut rows = rows
        .select_only()
        .expr_as(Expr::val(kind.code()), "kind")
        .expr_as(key.into_expr(), "key")
        .expr_as(number.into_expr(), "number")
        .expr_as(about.into_expr(), "about")
        .into_query();
    rows.clear_order_by();
    rows
}

/// A number by which people know something of a case.
#[derive(Clone, Debug, FromQueryResult)]
pub struct NumberRow {
    /// The case.
    pub engagement_id: EngagementId,
    /// The number.
    pub number: String,
}

/// Numbers of submissions, applications and contracts of the cases that the actor may know of. The downstream knows of its
/// submissions, the ministry of those that were applied with. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn numbers<C: ConnectionTrait>(store: &C, actor: &Actor) -> Result<Vec<NumberRow>, DbErr> {
    let mut all = submissions(actor);
    all.union(UnionType::All, applications(actor)).union(UnionType::All, contracts(actor));
    let statement = StatementBuilder::build(&all, &store.get_database_backend());
    NumberRow::find_by_statement(statement).all(store).await
}

fn case(column: engagement::Column) -> Expr {
    Expr::col((engagement::Entity, column))
}

/// Case and number of rows that are joined with their case.
fn numbered<E: EntityTrait>(actor: &Actor, rows: Select<E>, number: Expr) -> SelectStatement {
    rows.filter(case(engagement::Column::Id).in_subquery(engagement::visible_ids(actor)))
        .select_only()
        .expr_as(case(engagement::Column::Id), "engagement_id")
        .expr_as(number, "number")
        .into_query()
}

fn submissions(actor: &Actor) -> SelectStatement {
    use engagement::Column as Case;
    let sheet: RelationDef = submission::Entity::belongs_to(confirmation::Entity)
        .from(submission::Column::ConfirmationId)
        .to(confirmation::Column::Id)
        .into();
    let of: RelationDef = confirmation::Entity::belongs_to(engagement::Entity)
        .from(confirmation::Column::EngagementId)
        .to(Case::Id)
        .into();
    let applied = Query::select()
        .column(application::Column::SubmissionId)
        .from(application::Entity)
        .and_where(application::Column::MinistryId.eq(actor.organisation))
        .to_owned();
    let known = Condition::any()
        .add(Case::UpstreamId.eq(actor.organisation))
        .add(Case::DownstreamId.eq(actor.organisation))
        .add(submission::Column::Id.in_subquery(applied));
    let rows = submission::Entity::find().join(JoinType::InnerJoin, sheet).join(JoinType::InnerJoin, of).filter(known);
    numbered(actor, rows, Expr::col((submission::Entity, submission::Column::Number)))
}

fn applications(actor: &Actor) -> SelectStatement {
    use application::Column as Application;
    use engagement::Column as Case;
    let of: RelationDef =
        application::Entity::belongs_to(engagement::Entity).from(Application::EngagementId).to(Case::Id).into();
    let known = Condition::any()
        .add(Case::UpstreamId.eq(actor.organisation))
        .add(Application::MinistryId.eq(actor.organisation));
    let rows = application::Entity::find().join(JoinType::InnerJoin, of).filter(known);
    numbered(actor, rows, Expr::col((application::Entity, Application::Number)))
}

fn contracts(actor: &Actor) -> SelectStatement {
    use contract::Column as Contract;
    use engagement::Column as Case;
    let of: RelationDef =
        engagement::Entity::belongs_to(contract::Entity).from(Case::ContractId).to(Contract::Id).into();
    let known =
        Condition::any().add(Case::UpstreamId.eq(actor.organisation)).add(Contract::MinistryId.eq(actor.organisation));
    let rows = engagement::Entity::find().join(JoinType::InnerJoin, of).filter(known);
    numbered(actor, rows, Expr::col((contract::Entity, Contract::Number)))
}
