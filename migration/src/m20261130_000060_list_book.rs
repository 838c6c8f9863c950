//! Lists that were taken home as workbooks, and what was brought back.

use crate::append_only::append_only;
use crate::columns::{Indexed, Written, id, key, moment, number, perhaps_key, perhaps_moment, text, write};
use sea_orm_migration::prelude::*;

/// `list_book` and `list_merge`.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables: Vec<Written> =
            vec![("list_book", book(), &[]), ("list_merge", merge(), &[("list_book_id", "list_book")])];
        write(manager, tables, INDEXES).await?;
        // What was downloaded stays as it was: what comes back is compared with it.
        append_only(manager, "list_book").await
    }
}

const INDEXES: &[Indexed] = &[
    ("list_book_subject", "list_book", &["subject", "subject_id"], false),
    ("list_merge_subject", "list_merge", &["subject", "subject_id"], false),
];

fn book() -> Vec<ColumnDef> {
    vec![
        id(),
        text("subject"),
        key("subject_id"),
        text("content"),
        text("digest"),
        key("downloaded_by"),
        moment("downloaded_at"),
    ]
}

fn merge() -> Vec<ColumnDef> {
    vec![
        id(),
        key("list_book_id"),
        text("subject"),
        key("subject_id"),
        text("file_name"),
        text("sha256"),
        text("content"),
        text("status"),
        text("done"),
        key("read_by"),
        moment("read_at"),
        perhaps_key("applied_by"),
        perhaps_moment("applied_at"),
        number("revision"),
    ]
}
