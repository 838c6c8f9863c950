//! Somebody to whom a document was made known (周知), and when they acknowledged it.

use chrono::{DateTime, Utc};
use domain::circulation::CirculationSubject;
use domain::id::{AccountId, MembershipId, OrganisationId};
use domain::permission::Actor;
use domain::role::Role;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{Condition, QueryOrder};
use serde::{Deserialize, Serialize};

/// Somebody to whom a document was made known (周知), and when they acknowledged it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "circulation")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Of what kind the document is.
    pub subject: CirculationSubject,
    /// Key of what it is the document of.
    pub subject_id: Uuid,
    /// Whose it is.
    pub company_id: OrganisationId,
    /// Number that people know.
    #[sea_orm(column_type = "Text")]
    pub reference: String,
    /// Of exactly what was made known.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Place of the person.
    pub membership_id: MembershipId,
    /// Their name, as of that day.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// The role by which they are told.
    pub role: Option<Role>,
    /// Why else their work needs it.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// Told by.
    pub told_by: AccountId,
    /// Told at.
    pub told_at: DateTime<Utc>,
    /// When they acknowledged it themself.
    pub acknowledged_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("circulation", id, plain, revised);

/// Everybody to whom a document was made known that was reached through its own scope, in that order.
#[must_use]
pub fn of(subject: CirculationSubject, id: Uuid) -> Select<Entity> {
    Entity::find()
        .filter(Column::Subject.eq(subject))
        .filter(Column::SubjectId.eq(id))
        .order_by_asc(Column::ToldAt)
        .order_by_asc(Column::Id)
}

/// Keys of what was made known to the actor by name: a condition of the scopes of what it is of.
pub(crate) fn reached(actor: &Actor, subject: CirculationSubject) -> SelectStatement {
    Query::select()
        .column(Column::SubjectId)
        .from(Entity)
        .and_where(Column::Subject.eq(subject))
        .and_where(Column::CompanyId.eq(actor.organisation))
        .and_where(Column::MembershipId.eq(actor.membership))
        .to_owned()
}

/// One line of a document that was made known to the actor, or by them.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: Uuid) -> Select<Entity> {
    let told = CirculationSubject::ALL.iter().fold(Condition::any(), |any, subject| {
        let same = Column::SubjectId.in_subquery(reached(actor, *subject));
        any.add(Condition::all().add(Column::Subject.eq(*subject)).add(same))
    });
    Entity::find_by_id(id)
        .filter(Column::CompanyId.eq(actor.organisation))
        .filter(told.add(Column::ToldBy.eq(actor.account)))
}
