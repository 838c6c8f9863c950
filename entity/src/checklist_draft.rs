//! A version of a checklist being written (下書き).

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ChecklistDraftId, ChecklistVersionId, OrganisationId};
use domain::permission::Actor;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A version of a checklist being written (下書き).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "checklist_draft")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChecklistDraftId,
    /// The organisation that writes it.
    pub owner_id: OrganisationId,
    /// Key of the checklist within its owner.
    #[sea_orm(column_type = "Text")]
    pub key: String,
    /// The version from which it began; none for an empty one.
    pub before_id: Option<ChecklistVersionId>,
    /// JSON of [`domain::checklist::authoring::Draft`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Begun by.
    pub begun_by: AccountId,
    /// Begun at.
    pub begun_at: DateTime<Utc>,
    /// Edited by, last.
    pub edited_by: AccountId,
    /// Edited at, last.
    pub edited_at: DateTime<Utc>,
    /// Since when it is published or given up.
    pub ended_at: Option<DateTime<Utc>>,
    /// The version that it became.
    pub version_id: Option<ChecklistVersionId>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("checklist_draft", id, newtype, revised);

/// Open drafts of the actor's organisation, last edited first.
#[must_use]
pub fn open_of(actor: &Actor) -> Select<Entity> {
    let own = Entity::find().filter(Column::OwnerId.eq(actor.organisation)).filter(Column::EndedAt.is_null());
    own.order_by_desc(Column::EditedAt).order_by_asc(Column::Id)
}

/// One open draft of the actor's organisation.
#[must_use]
pub fn visible_to(actor: &Actor, id: ChecklistDraftId) -> Select<Entity> {
    open_of(actor).filter(Column::Id.eq(id))
}

/// The open draft of a checklist of the actor's organisation.
#[must_use]
pub fn with_key(actor: &Actor, key: &str) -> Select<Entity> {
    open_of(actor).filter(Column::Key.eq(key))
}
