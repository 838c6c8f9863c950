//! Who works on which item now (在席). Operational: rows are overwritten and mean nothing after a minute.

use crate::account;
use chrono::{DateTime, Utc};
use domain::id::{AccountId, ConfirmationId, OrganisationId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{FromQueryResult, IntoActiveModel, JoinType, QueryOrder, QuerySelect, SelectModel, Selector};
use serde::{Deserialize, Serialize};

/// Who works on which item now. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "presence")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Item key.
    #[sea_orm(column_type = "Text")]
    pub item_key: String,
    /// Account id.
    pub account_id: AccountId,
    /// For which organisation.
    pub organisation_id: OrganisationId,
    /// Seen at.
    pub seen_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("presence", id, plain);

/// Notes that somebody works on an item, or still does.
///
/// # Errors
/// The store does not answer.
pub async fn note<C: ConnectionTrait>(store: &C, row: Model) -> Result<(), DbErr> {
    let again = OnConflict::columns([Column::ConfirmationId, Column::ItemKey, Column::AccountId])
        .update_columns([Column::SeenAt, Column::OrganisationId])
        .to_owned();
    Entity::insert(row.into_active_model().reset_all()).on_conflict(again).exec_without_returning(store).await?;
    Ok(())
}

/// Name of somebody.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Line {
    /// Name of the person.
    pub name: String,
}

/// Colleagues of the actor's own organisation who work on an item of a sheet that was reached, seen since then.
#[must_use]
pub fn colleagues(
    actor: &Actor,
    (confirmation, item): (ConfirmationId, &str),
    since: DateTime<Utc>,
) -> Selector<SelectModel<Line>> {
    let person: RelationDef =
        Entity::belongs_to(account::Entity).from(Column::AccountId).to(account::Column::Id).into();
    Entity::find()
        .filter(Column::ConfirmationId.eq(confirmation))
        .filter(Column::ItemKey.eq(item))
        .filter(Column::OrganisationId.eq(actor.organisation))
        .filter(Column::AccountId.ne(actor.account))
        .filter(Column::SeenAt.gte(since))
        .join(JoinType::InnerJoin, person)
        .select_only()
        .column(account::Column::Name)
        .order_by_asc(account::Column::Name)
        .into_model()
}
