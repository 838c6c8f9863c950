//! What hangs on the cases that the actor may know of, for the search: people and numbers.

use crate::roles::Roles;
use crate::{
    account, agreement, application, audit, audit_plan, confirmation, conformity, contract, corrective_plan,
    disclosure, engagement, engagement_member, membership, ministry_audit, risk_assessment, submission, waiver,
};
use domain::engagement::Side;
use domain::id::{EngagementId, MembershipId, OrganisationId};
use domain::permission::Actor;
use domain::search::MatterKind;
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

/// A number by which people know something of a case, or something else.
#[derive(Clone, Debug, FromQueryResult)]
pub struct NumberRow {
    /// What it is, where it is no case.
    pub matter: Option<MatterKind>,
    /// The case, or whatever it is instead.
    pub key: Uuid,
    /// The number.
    pub number: String,
}

/// Numbers of submissions, applications and contracts of the cases that the actor may know of. The downstream knows of its
/// submissions, the ministry of those that were applied with. And numbers of what stands beside cases. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn numbers<C: ConnectionTrait>(store: &C, actor: &Actor) -> Result<Vec<NumberRow>, DbErr> {
    let mut all = submissions(actor);
    all.union(UnionType::All, applications(actor)).union(UnionType::All, contracts(actor));
    for beside in [
        plans(actor),
        assessments(actor),
        audit_plans(actor),
        audits(actor),
        ministry_audits(actor),
        agreements(actor),
        conformities(actor),
        disclosures(actor),
        waivers(actor),
    ] {
        all.union(UnionType::All, beside);
    }
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
        .expr_as(Expr::val(Option::<String>::None), "matter")
        .expr_as(case(engagement::Column::Id), "key")
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

fn plans(actor: &Actor) -> SelectStatement {
    use corrective_plan::Column as Plan;
    matters(MatterKind::CorrectivePlan, corrective_plan::visible_to(actor), (Plan::Id, Plan::Number))
}

fn assessments(actor: &Actor) -> SelectStatement {
    use risk_assessment::Column as Assessment;
    let known = risk_assessment::visible_to(actor);
    matters(MatterKind::RiskAssessment, known, (Assessment::Id, Assessment::Number))
}

fn agreements(actor: &Actor) -> SelectStatement {
    use agreement::Column as Agreement;
    matters(MatterKind::Agreement, agreement::visible_to(actor), (Agreement::Id, Agreement::Number))
}

fn audit_plans(actor: &Actor) -> SelectStatement {
    use audit_plan::Column as Plan;
    matters(MatterKind::AuditPlan, audit_plan::visible_to(actor), (Plan::Id, Plan::Number))
}

fn audits(actor: &Actor) -> SelectStatement {
    use audit::Column as Audit;
    matters(MatterKind::Audit, audit::visible_to(actor), (Audit::Id, Audit::Number))
}

fn ministry_audits(actor: &Actor) -> SelectStatement {
    use ministry_audit::Column as Audit;
    matters(MatterKind::MinistryAudit, ministry_audit::visible_to(actor), (Audit::Id, Audit::Number))
}

fn conformities(actor: &Actor) -> SelectStatement {
    use conformity::Column as Request;
    matters(MatterKind::Conformity, conformity::visible_to(actor), (Request::Id, Request::Number))
}

fn disclosures(actor: &Actor) -> SelectStatement {
    use disclosure::Column as Request;
    matters(MatterKind::Disclosure, disclosure::visible_to(actor), (Request::Id, Request::Number))
}

fn waivers(actor: &Actor) -> SelectStatement {
    use waiver::Column as Waiver;
    matters(MatterKind::Waiver, waiver::known_to(actor), (Waiver::Id, Waiver::Number))
}

/// Key and number of rows that are found by themselves.
fn matters<E: EntityTrait>(
    kind: MatterKind,
    rows: Select<E>,
    (key, number): (E::Column, E::Column),
) -> SelectStatement {
    let mut all = rows
        .select_only()
        .expr_as(Expr::val(kind.code()), "matter")
        .column_as(key, "key")
        .column_as(number, "number")
        .into_query();
    all.clear_order_by();
    all
}
