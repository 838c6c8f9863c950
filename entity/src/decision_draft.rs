//! An entry about the draft of a decision (起案): drafted, returned, taken back, given. Append only.

use crate::account;
use chrono::{DateTime, Utc};
use domain::decision::DraftStep;
use domain::desk::Procedure;
use domain::id::{AccountId, OrganisationId};
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QuerySelect};
use serde::{Deserialize, Serialize};

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "decision_draft")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The ministry whose decision it is.
    pub ministry_id: OrganisationId,
    /// The procedure.
    pub procedure: Procedure,
    /// What is decided: the row of the procedure's own table.
    pub subject_id: Uuid,
    /// Its number.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// What was done.
    pub step: DraftStep,
    /// JSON of [`domain::decision::Words`].
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// JSON of [`domain::decision::Pinned`]: what the drafter saw.
    #[sea_orm(column_type = "Text")]
    pub pinned: String,
    /// Of the words and what was seen together.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Note that came with it.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Made by.
    pub made_by: AccountId,
    /// Made at.
    pub made_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("decision_draft", id, plain);

/// The entries of a matter that was reached through its scope, joined with whoever made them.
pub(crate) fn with_person(procedure: Procedure, subject: Uuid) -> Select<Entity> {
    let person: RelationDef = Entity::belongs_to(account::Entity).from(Column::MadeBy).to(account::Column::Id).into();
    Entity::find()
        .filter(Column::Procedure.eq(procedure))
        .filter(Column::SubjectId.eq(subject))
        .join(JoinType::InnerJoin, person)
}
