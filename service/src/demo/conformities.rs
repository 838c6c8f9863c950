use super::cases::day;
use super::people::Loaded;
use crate::conformity::{self, AnswerForm};
use crate::contract;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::conformity::ConformityKind;
use domain::conformity::content::ConformityForm;
use domain::role::Role;

/// The company whose documents are confirmed.
const COMPANY: &str = "minato";

/// A policy set that is confirmed, and a roster of handlers that waits for the ministry; where there are any, no more.
pub async fn load(ctx: &Ctx, loaded: &Loaded) -> Result<()> {
    let supervisor = loaded.acting(ctx, COMPANY, Role::Supervisor)?;
    if !conformity::list(&supervisor).await?.is_empty() {
        return Ok(());
    }
    let contract = contract::list(&loaded.acting(ctx, COMPANY, Role::SubcontractClerk)?).await?.into_iter().next();
    let contract = contract.map(|line| line.id.to_string()).unwrap_or_default();
    let policy = conformity::draft(&supervisor, &policy(ctx, &contract), None).await?;
    conformity::submit(&supervisor, policy, 1).await?;
    let officer = loaded.acting(ctx, "ministry", Role::ContractingOfficer)?;
    let confirmed = AnswerForm { outcome: "confirmed".into(), ..AnswerForm::default() };
    conformity::decide(&officer, policy, 2, &confirmed).await?;
    let manager = loaded.acting(ctx, COMPANY, Role::InformationManager)?;
    let roster = conformity::draft(&manager, &roster(ctx, &contract), None).await?;
    conformity::submit(&manager, roster, 1).await
}

fn policy(ctx: &Ctx, contract: &str) -> ConformityForm {
    ConformityForm {
        kind: ConformityKind::PolicySet.code().to_owned(),
        contract: contract.to_owned(),
        title: "情報セキュリティ基本方針等（方針・規則・実施手順）".into(),
        version: "第3版".into(),
        document_number: "情保-2026-014".into(),
        handed_over: "写し1部を調達企画課の窓口へ持参".into(),
        handed_over_on: day(ctx, -12),
        author: "渡辺 正".into(),
        approver: "港 太郎（代表取締役）".into(),
        approved_on: day(ctx, -15),
        ..ConformityForm::default()
    }
}

fn roster(ctx: &Ctx, contract: &str) -> ConformityForm {
    ConformityForm {
        kind: ConformityKind::HandlerRoster.code().to_owned(),
        contract: contract.to_owned(),
        title: "取扱者名簿".into(),
        version: "2026年度 第2回".into(),
        document_number: "情保-2026-021".into(),
        handed_over: "密封した書面を調達企画課の窓口へ持参".into(),
        handed_over_on: day(ctx, -1),
        people: "14".into(),
        joined: "2".into(),
        left: "1".into(),
        ..ConformityForm::default()
    }
}
