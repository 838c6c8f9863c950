//! Applications and their answers.

use super::table;
use sea_orm_migration::prelude::{ColumnDef, TableCreateStatement};

pub(super) fn tables() -> Vec<TableCreateStatement> {
    vec![
        table(
            "application",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("number").text().not_null(),
                ColumnDef::new("engagement_id").uuid().not_null(),
                ColumnDef::new("confirmation_id").uuid().not_null(),
                ColumnDef::new("submission_id").uuid().not_null(),
                ColumnDef::new("ministry_id").uuid().not_null(),
                ColumnDef::new("status").text().not_null(),
                ColumnDef::new("note").text().not_null(),
                ColumnDef::new("content").text().not_null(),
                ColumnDef::new("digest").text().not_null(),
                ColumnDef::new("applied_by").uuid().not_null(),
                ColumnDef::new("applied_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("engagement_id", "engagement"), ("submission_id", "submission")],
        ),
        table(
            "application_message",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("application_id").uuid().not_null(),
                ColumnDef::new("from_ministry").boolean().not_null(),
                ColumnDef::new("text").text().not_null(),
                ColumnDef::new("written_by").uuid().not_null(),
                ColumnDef::new("written_at").timestamp_with_time_zone().not_null(),
            ],
            &[("application_id", "application")],
        ),
        table(
            "ministry_answer",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("application_id").uuid().not_null(),
                ColumnDef::new("outcome").text().not_null(),
                ColumnDef::new("conditions").text().not_null(),
                ColumnDef::new("reason").text().not_null(),
                ColumnDef::new("number").text().not_null(),
                ColumnDef::new("answered_on").date().not_null(),
                ColumnDef::new("on_paper").boolean().not_null(),
                ColumnDef::new("recorded_by").uuid().not_null(),
                ColumnDef::new("recorded_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("checked_by").uuid(),
                ColumnDef::new("checked_at").timestamp_with_time_zone(),
                ColumnDef::new("rejected").boolean().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("application_id", "application")],
        ),
    ]
}
