//! Somebody whom a comment names: chosen from people who may read it.

use crate::{account, comment};
use domain::id::{AccountId, CommentId, ConfirmationId};
use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, JoinType, QuerySelect, SelectModel, Selector};
use serde::{Deserialize, Serialize};

/// Somebody whom a comment names.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "comment_mention")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Comment id.
    pub comment_id: CommentId,
    /// Account id.
    pub account_id: AccountId,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("comment_mention", id, plain);

/// Whom a comment names that was reached through its scope.
#[must_use]
pub fn of(comment: CommentId) -> Select<Entity> {
    Entity::find().filter(Column::CommentId.eq(comment))
}

/// A comment and whom it names.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Line {
    /// The comment.
    pub comment_id: CommentId,
    /// Name of the person.
    pub name: String,
}

/// Whom the comments on an item name. The caller shows them beside comments that it reached through their scope.
#[must_use]
pub fn on(confirmation: ConfirmationId, item: &str) -> Selector<SelectModel<Line>> {
    let of: RelationDef = Entity::belongs_to(comment::Entity).from(Column::CommentId).to(comment::Column::Id).into();
    let person: RelationDef =
        Entity::belongs_to(account::Entity).from(Column::AccountId).to(account::Column::Id).into();
    Entity::find()
        .join(JoinType::InnerJoin, of)
        .join(JoinType::InnerJoin, person)
        .filter(comment::Column::ConfirmationId.eq(confirmation))
        .filter(comment::Column::ItemKey.eq(item))
        .select_only()
        .column(Column::CommentId)
        .column(account::Column::Name)
        .into_model()
}
