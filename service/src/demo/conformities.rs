use super::cases::day;
use super::people::Loaded;
use crate::conformity::{self, AnswerForm};
use crate::contract;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::conformity::ConformityKind;
use domain::conformity::content::ConformityForm;
use domain::id::ConformityId;
use domain::role::Role;

/// The company whose policy set is confirmed, and the one that still waits for everything.
const CONFIRMED: &str = "minato";
const WAITING: &str = "hokuto";

/// A policy set that is confirmed, a roster of handlers that waits for the ministry, and a company of which everything waits; where
/// there are any, no more.
pub async fn load(ctx: &Ctx, loaded: &Loaded) -> Result<()> {
    if !conformity::list(&loaded.acting(ctx, CONFIRMED, Role::Supervisor)?).await?.is_empty() {
        return Ok(());
    }
    let policy = submit_policy(ctx, loaded, CONFIRMED).await?;
    let officer = loaded.acting(ctx, "ministry", Role::ContractingOfficer)?;
    let confirmed = AnswerForm { outcome: "confirmed".into(), ..AnswerForm::default() };
    conformity::decide(&officer, policy, 2, &confirmed).await?;
    submit_roster(ctx, loaded, (CONFIRMED, "取扱者名簿")).await?;
    submit_policy(ctx, loaded, WAITING).await?;
    submit_roster(ctx, loaded, (WAITING, "取扱者名簿（整備棟）")).await?;
    submit_roster(ctx, loaded, (WAITING, "取扱者名簿（部品倉庫）")).await
}

/// Key of the contract of a company.
async fn contract_of(ctx: &Ctx, loaded: &Loaded, company: &str) -> Result<String> {
    let found = contract::list(&loaded.acting(ctx, company, Role::SubcontractClerk)?).await?.into_iter().next();
    Ok(found.map(|line| line.id.to_string()).unwrap_or_default())
}

async fn submit_policy(ctx: &Ctx, loaded: &Loaded, company: &str) -> Result<ConformityId> {
    let supervisor = loaded.acting(ctx, company, Role::Supervisor)?;
    let form = policy(ctx, &contract_of(ctx, loaded, company).await?);
    let id = conformity::draft(&supervisor, &form, None).await?;
    conformity::submit(&supervisor, id, 1).await?;
    Ok(id)
}

async fn submit_roster(ctx: &Ctx, loaded: &Loaded, (company, title): (&str, &str)) -> Result<()> {
    let manager = loaded.acting(ctx, company, Role::InformationManager)?;
    let contract = contract_of(ctx, loaded, company).await?;
    let form = ConformityForm { title: title.into(), ..roster(ctx, &contract) };
    let id = conformity::draft(&manager, &form, None).await?;
    conformity::submit(&manager, id, 1).await
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
