//! What every row can say of itself, so that one kind of write serves all tables.

use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, ModelTrait};
use serde::Serialize;
use uuid::Uuid;

/// A row of a table.
pub trait Row:
    ModelTrait<Entity: EntityTrait<Model = Self, ActiveModel = Self::Active>>
    + IntoActiveModel<Self::Active>
    + Serialize
    + Clone
    + Send
    + Sync
{
    /// Its active model.
    type Active: ActiveModelTrait<Entity = Self::Entity> + Send;
    /// Name of the table.
    const TABLE: &'static str;
    /// Column of the key.
    const KEY: <Self::Entity as EntityTrait>::Column;
    /// The key.
    fn key(&self) -> Uuid;
}

/// A row that two people may change: the second one is told.
pub trait Revised: Row {
    /// Column of the revision.
    const REVISION: <Self::Entity as EntityTrait>::Column;
    /// Counts the changes, from 1.
    fn revision(&self) -> i32;
    /// Sets the count.
    fn set_revision(&mut self, revision: i32);
}

/// SHA-256 of the whole row in canonical form.
///
/// # Errors
/// The row cannot be written as JSON.
pub fn digest<R: Row>(row: &R) -> Result<String, DbErr> {
    domain::digest::of(row).map_err(|error| DbErr::Custom(error.to_string()))
}

/// An update of rows of one table; the caller says which.
#[must_use]
pub fn update<R: Row>(active: R::Active) -> sea_orm::UpdateMany<R::Entity> {
    <R::Entity as EntityTrait>::update_many().set(active)
}

macro_rules! row {
    ($table:literal, $key:ident, $shape:ident) => {
        impl crate::row::Row for Model {
            type Active = ActiveModel;
            const TABLE: &'static str = $table;
            const KEY: Column = crate::row::row!(@column $key);
            fn key(&self) -> uuid::Uuid {
                crate::row::row!(@key self, $key, $shape)
            }
        }
    };
    ($table:literal, $key:ident, $shape:ident, revised) => {
        crate::row::row!($table, $key, $shape);
        impl crate::row::Revised for Model {
            const REVISION: Column = Column::Revision;
            fn revision(&self) -> i32 {
                self.revision
            }
            fn set_revision(&mut self, revision: i32) {
                self.revision = revision;
            }
        }
    };
    (@column id) => { Column::Id };
    (@column account_id) => { Column::AccountId };
    (@column case_id) => { Column::CaseId };
    (@key $self:ident, $key:ident, newtype) => { $self.$key.0 };
    (@key $self:ident, $key:ident, plain) => { $self.$key };
}

pub(crate) use row;
