//! How the store came to be: frozen history, depends on nothing of ours.

pub use sea_orm_migration::MigratorTrait;

use sea_orm_migration::sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

pub mod append_only;
mod columns;
mod m20261123_000001_house;
mod m20261123_000002_delegation;
mod m20261123_000003_approval;
mod m20261123_000004_comment;
mod m20261123_000005_presence;
mod m20261123_000010_workbook;
mod m20261123_000020_checklist_draft;
mod m20261123_000030_dispatch;
mod m20261123_000030_round;
mod m20261124_000010_reconfirmation;
mod m20261124_000020_dispatch_again;
mod m20261124_000030_vault;
mod m20261124_000040_vault_versions;
mod m20261127_000001_mail_case;
mod m20261129_000010_deadline;
mod m20261129_000020_disclosure;
mod m20261129_000030_waiver;
mod m20261129_000040_tier;
mod m20261129_000050_corrective_plan;
mod m20261129_000060_agreement;
mod m20261129_000065_conformity;
mod m20261129_000070_approval_route;
mod m20261129_000080_desk;
mod m20261129_000090_decision;
mod m20261130_000010_circulation;
mod m20261130_000020_risk;
mod m20261130_000040_audit_plan;
mod m20261130_000050_audit;
mod m20261130_000060_list_book;
mod m20261130_000070_ministry_audit;
mod m20261130_000080_audit_evidence;
mod m20261130_000090_in_place;
mod m20261130_000100_way;
mod m20261130_000110_entry_seal;
mod m20261130_000120_sign_in;
mod m20261201_000130_idempotency_key;
mod m20261201_000140_sight;
mod m20261201_000150_passkey;
mod sight;

/// All migrations in order.
pub struct Migrator;

#[sea_orm_migration::async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let all: Vec<Box<dyn MigrationTrait>> = vec![
            Box::new(m20261123_000001_house::Migration),
            Box::new(m20261123_000002_delegation::Migration),
            Box::new(m20261123_000003_approval::Migration),
            Box::new(m20261123_000004_comment::Migration),
            Box::new(m20261123_000005_presence::Migration),
            Box::new(m20261123_000010_workbook::Migration),
            Box::new(m20261123_000020_checklist_draft::Migration),
            Box::new(m20261123_000030_round::Migration),
            Box::new(m20261123_000030_dispatch::Migration),
            Box::new(m20261124_000010_reconfirmation::Migration),
            Box::new(m20261124_000020_dispatch_again::Migration),
            Box::new(m20261124_000030_vault::Migration),
            Box::new(m20261124_000040_vault_versions::Migration),
            Box::new(m20261127_000001_mail_case::Migration),
            Box::new(m20261129_000010_deadline::Migration),
            Box::new(m20261129_000030_waiver::Migration),
            Box::new(m20261129_000020_disclosure::Migration),
            Box::new(m20261129_000040_tier::Migration),
            Box::new(m20261129_000050_corrective_plan::Migration),
            Box::new(m20261129_000060_agreement::Migration),
            Box::new(m20261129_000065_conformity::Migration),
            Box::new(m20261129_000070_approval_route::Migration),
            Box::new(m20261129_000080_desk::Migration),
            Box::new(m20261129_000090_decision::Migration),
            Box::new(m20261130_000010_circulation::Migration),
            Box::new(m20261130_000020_risk::Migration),
            Box::new(m20261130_000040_audit_plan::Migration),
            Box::new(m20261130_000050_audit::Migration),
            Box::new(m20261130_000060_list_book::Migration),
            Box::new(m20261130_000070_ministry_audit::Migration),
            Box::new(m20261130_000080_audit_evidence::Migration),
            Box::new(m20261130_000090_in_place::Migration),
            Box::new(m20261130_000100_way::Migration),
            Box::new(m20261130_000110_entry_seal::Migration),
            Box::new(m20261130_000120_sign_in::Migration),
            Box::new(m20261201_000130_idempotency_key::Migration),
            Box::new(m20261201_000140_sight::Migration),
            Box::new(m20261201_000150_passkey::Migration),
        ];
        all.into_iter().map(|migration| Box::new(Whole(migration)) as Box<dyn MigrationTrait>).collect()
    }
}

/// A migration that is applied as a whole or not at all: left to itself SQLite keeps the half of one that was killed, and no later one
/// gets past it.
struct Whole(Box<dyn MigrationTrait>);

impl MigrationName for Whole {
    fn name(&self) -> &str {
        self.0.name()
    }
}

#[sea_orm_migration::async_trait::async_trait]
impl MigrationTrait for Whole {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        self.0.up(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
