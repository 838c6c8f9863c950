//! Words in which tables are written.

use sea_orm_migration::prelude::*;

/// A table: its name, its columns, and which of them point where.
pub type Written = (&'static str, Vec<ColumnDef>, &'static [(&'static str, &'static str)]);

/// An index: its name, its table, its columns, whether unique.
pub type Indexed = (&'static str, &'static str, &'static [&'static str], bool);

pub fn id() -> ColumnDef {
    key("id").primary_key().take()
}

pub fn key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

pub fn perhaps_key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().take()
}

pub fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

pub fn day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().not_null().take()
}

pub fn perhaps_day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().take()
}

pub fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

pub fn perhaps_moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().take()
}

pub fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

pub fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

pub fn perhaps_flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().take()
}

/// Makes the tables in this order, then the indexes.
pub async fn write(manager: &SchemaManager<'_>, tables: Vec<Written>, indexes: &[Indexed]) -> Result<(), DbErr> {
    for (name, columns, parents) in tables {
        let mut table = Table::create();
        table.table(name);
        for column in columns {
            table.col(column);
        }
        for (column, parent) in parents {
            table.foreign_key(ForeignKey::create().from(name, *column).to(*parent, "id"));
        }
        manager.create_table(table).await?;
    }
    for (name, on, columns, unique) in indexes {
        let mut index = Index::create();
        index.name(*name).table(*on);
        for column in *columns {
            index.col(*column);
        }
        if *unique {
            index.unique();
        }
        manager.create_index(index).await?;
    }
    Ok(())
}
