//! A comment on an item (コメント). Its words are never changed, only taken back by their author.

use crate::account;
use chrono::{DateTime, Utc};
use domain::comment::Audience;
use domain::id::{AccountId, CommentId, ConfirmationId, OrganisationId};
use domain::permission::Actor;
use domain::work::Party;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, Selector};
use serde::{Deserialize, Serialize};

/// A comment on an item.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommentId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Item key.
    #[sea_orm(column_type = "Text")]
    pub item_key: String,
    /// The comment that began the thread; none for that one itself.
    pub thread_id: Option<CommentId>,
    /// Audience, the same in the whole thread.
    pub audience: Audience,
    /// For whom the author wrote.
    pub side: Party,
    /// The author's organisation.
    pub organisation_id: OrganisationId,
    /// Words; empty once retracted.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// SHA-256 of the words; stays.
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    /// Written by.
    pub written_by: AccountId,
    /// Written at.
    pub written_at: DateTime<Utc>,
    /// Retracted at.
    pub retracted_at: Option<DateTime<Utc>>,
    /// Resolved by; of the first comment of a thread only.
    pub resolved_by: Option<AccountId>,
    /// Resolved at.
    pub resolved_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("comment", id, newtype, revised);

/// A comment with the name of its author.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Line {
    /// The comment.
    #[sea_orm(nested)]
    pub comment: Model,
    /// Name of the author.
    pub name: String,
}

/// Comments of a sheet that was reached by somebody who reads for this party, oldest first.
#[must_use]
pub fn read_by(actor: &Actor, party: Party, confirmation: ConfirmationId) -> Select<Entity> {
    Entity::find()
        .filter(Column::ConfirmationId.eq(confirmation))
        .filter(read(actor, party))
        .order_by_asc(Column::WrittenAt)
        .order_by_asc(Column::Id)
}

/// Of these, those on one item.
#[must_use]
pub fn on(comments: Select<Entity>, item: &str) -> Select<Entity> {
    comments.filter(Column::ItemKey.eq(item))
}

/// Of these, one.
#[must_use]
pub fn one_of(comments: Select<Entity>, id: CommentId) -> Select<Entity> {
    comments.filter(Column::Id.eq(id))
}

/// Comments with the names of their authors, in one statement.
#[must_use]
pub fn with_names(comments: Select<Entity>) -> Selector<SelectModel<Line>> {
    let person: RelationDef =
        Entity::belongs_to(account::Entity).from(Column::WrittenBy).to(account::Column::Id).into();
    comments.join(JoinType::InnerJoin, person).column(account::Column::Name).into_model()
}

/// As [`Audience::reaches`]: inside, the organisation itself has to be the same.
fn read(actor: &Actor, party: Party) -> Condition {
    let inside = Condition::all()
        .add(Column::Audience.eq(Audience::Internal))
        .add(Column::Side.eq(party))
        .add(Column::OrganisationId.eq(actor.organisation));
    let open = match party {
        Party::Upstream | Party::Downstream => Column::Audience.is_in([Audience::Counterparty, Audience::Ministry]),
        Party::Ministry => Column::Audience.eq(Audience::Ministry),
        // Nobody reads comments for a tier above.
        Party::Above => Expr::value(false),
    };
    Condition::any().add(inside).add(open)
}
