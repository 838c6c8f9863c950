//! Contracts, engagements, who is on them.

use super::table;
use sea_orm_migration::prelude::{ColumnDef, TableCreateStatement};

pub(super) fn tables() -> Vec<TableCreateStatement> {
    vec![
        table(
            "contract",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("number").text().not_null(),
                ColumnDef::new("title").text().not_null(),
                ColumnDef::new("ministry_id").uuid().not_null(),
                ColumnDef::new("company_id").uuid().not_null(),
                ColumnDef::new("starts_on").date().not_null(),
                ColumnDef::new("ends_on").date(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("ministry_id", "organisation"), ("company_id", "organisation")],
        ),
        table(
            "engagement",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("number").text().not_null(),
                ColumnDef::new("contract_id").uuid().not_null(),
                ColumnDef::new("parent_id").uuid(),
                ColumnDef::new("tier").integer().not_null(),
                ColumnDef::new("upstream_id").uuid().not_null(),
                ColumnDef::new("downstream_id").uuid().not_null(),
                ColumnDef::new("work").text().not_null(),
                ColumnDef::new("place").text().not_null(),
                ColumnDef::new("starts_on").date(),
                ColumnDef::new("status").text().not_null(),
                ColumnDef::new("drafted_by").uuid().not_null(),
                ColumnDef::new("exemption_ground").text().not_null(),
                ColumnDef::new("exempted_by").uuid(),
                ColumnDef::new("exempted_at").timestamp_with_time_zone(),
                ColumnDef::new("security_contract").text().not_null(),
                ColumnDef::new("security_contract_on").date(),
                ColumnDef::new("security_contract_from").date(),
                ColumnDef::new("security_contract_until").date(),
                ColumnDef::new("answered_on").date(),
                ColumnDef::new("started_on").date(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("contract_id", "contract"), ("upstream_id", "organisation"), ("downstream_id", "organisation")],
        ),
        table(
            "engagement_member",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("engagement_id").uuid().not_null(),
                ColumnDef::new("membership_id").uuid().not_null(),
                ColumnDef::new("account_id").uuid().not_null(),
                ColumnDef::new("side").text().not_null(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("ended_at").timestamp_with_time_zone(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("engagement_id", "engagement"), ("membership_id", "membership")],
        ),
    ]
}
