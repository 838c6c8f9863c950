//! What lies on the ministry's desk: of every procedure some, put there by one company.

use super::cases::day;
use super::people::Loaded;
use super::world::{Agreement, Disclosure, Plan, World};
use crate::agreement::{self, AgreementForm, RequestForm};
use crate::corrective_plan::{self, OriginForm, PartForm, PlanForm};
use crate::ctx::Ctx;
use crate::disclosure::{self, DisclosureForm, SafeguardForm};
use crate::error::{Error, Result};
use crate::waiver::{self, WaiverForm};
use crate::{contract, engagement, work};
use domain::disclosure::safeguard::{Held, Safeguard};
use domain::disclosure::view::Basis;
use domain::id::{ConfirmationId, ContractId};
use domain::role::Role;

/// The company that puts them there, and the one whose items are waived.
const COMPANY: &str = "hokuto";
const BELOW: &str = "kamome";

/// Where there are any, no more.
pub async fn load(ctx: &Ctx, world: &World, loaded: &Loaded) -> Result<()> {
    let supervisor = loaded.acting(ctx, COMPANY, Role::Supervisor)?;
    if !agreement::list(&supervisor).await?.is_empty() {
        return Ok(());
    }
    let clerk = loaded.acting(ctx, COMPANY, Role::SubcontractClerk)?;
    let contract = contract::list(&clerk).await?.into_iter().next().map(|line| line.id);
    let contract = contract.ok_or_else(|| Error::internal("data/demo.toml: no contract for the desk"))?;
    for wanted in &world.disclosures {
        Box::pin(ask_disclosure(&supervisor, contract, wanted)).await?;
    }
    for wanted in &world.agreements {
        ask_agreement(&supervisor, contract, wanted).await?;
    }
    for wanted in &world.plans {
        report(&supervisor, contract, wanted).await?;
    }
    Box::pin(waive(ctx, world, loaded)).await
}

async fn ask_disclosure(supervisor: &Ctx, contract: ContractId, wanted: &Disclosure) -> Result<()> {
    let form = DisclosureForm {
        basis: Basis::Contract(contract).to_string(),
        items: wanted.items.clone(),
        party: wanted.party.clone(),
        relation: wanted.relation.code().to_owned(),
        nationality: "日本法".into(),
        ownership: "国内の株主だけ".into(),
        purpose: wanted.purpose.clone(),
        site: "先方の本社 3階の施錠した一室".into(),
        protection: "当社と同じ保管容器に入れ、貸出簿に記録する".into(),
        agreement: "秘密保持契約書".into(),
        agreement_on: day(supervisor, -40),
        wanted_until: day(supervisor, 300),
        ..DisclosureForm::default()
    };
    let id = disclosure::draft(supervisor, &form).await?;
    let held = || SafeguardForm { held: Held::Yes.code().to_owned(), note: String::new() };
    let points = Safeguard::ALL.iter().map(|point| (*point, held())).collect();
    let revision = disclosure::detail(supervisor, id).await?.revision;
    disclosure::answer_safeguards(supervisor, id, revision, &points).await?;
    let revision = disclosure::detail(supervisor, id).await?.revision;
    disclosure::put(supervisor, id, revision, "").await
}

async fn ask_agreement(supervisor: &Ctx, contract: ContractId, wanted: &Agreement) -> Result<()> {
    let form = AgreementForm {
        counterparty: wanted.counterparty.clone(),
        relation: wanted.relation.code().to_owned(),
        relation_note: "取引先".into(),
        kind: wanted.kind.code().to_owned(),
        reference: wanted.reference.clone(),
        has_clause: "yes".into(),
        clause: wanted.clause.clone(),
        ..AgreementForm::default()
    };
    let id = agreement::register(supervisor, &form).await?;
    let revision = agreement::detail(supervisor, id).await?.revision;
    let form = RequestForm {
        contract: contract.to_string(),
        reason: wanted.reason.clone(),
        wanted_until: day(supervisor, 360),
    };
    agreement::ask(supervisor, id, revision, &form).await
}

async fn report(supervisor: &Ctx, contract: ContractId, wanted: &Plan) -> Result<()> {
    let origin = OriginForm {
        origin: wanted.origin.code().to_owned(),
        reference: wanted.reference.clone(),
        clause: wanted.clause.clone(),
        ..OriginForm::default()
    };
    let form = PlanForm {
        basis: Basis::Contract(contract).to_string(),
        origin,
        shortcoming: wanted.shortcoming.clone(),
        delay: wanted.delay.clone(),
        limit_on: day(supervisor, 20),
        ends_on: day(supervisor, 150),
    };
    let id = corrective_plan::draft(supervisor, &form).await?;
    let part = PartForm {
        title: wanted.measure.clone(),
        owner: supervisor.actor()?.membership.to_string(),
        due_on: day(supervisor, 120),
        ..PartForm::default()
    };
    corrective_plan::add(supervisor, id, &part).await?;
    let revision = corrective_plan::detail(supervisor, id).await?.revision;
    corrective_plan::report(supervisor, id, revision).await
}

/// The subcontractor proposes, the company supports.
async fn waive(ctx: &Ctx, world: &World, loaded: &Loaded) -> Result<()> {
    let proposer = loaded.acting(ctx, BELOW, Role::Supervisor)?;
    let supporter = loaded.acting(ctx, COMPANY, Role::SubcontractChecker)?;
    let upstream = loaded.organisation(COMPANY)?;
    let case = work::cases(&proposer).await?.into_iter().find(|line| line.upstream.id == upstream);
    let case = case.ok_or_else(|| Error::internal("data/demo.toml: no case for the waivers"))?;
    let sheet: ConfirmationId = engagement::detail(&proposer, case.id)
        .await?
        .sheet
        .ok_or_else(|| Error::internal("data/demo.toml: no sheet for the waivers"))?
        .id;
    for wanted in &world.waivers {
        let form = WaiverForm {
            reason: wanted.reason.clone(),
            measure: wanted.measure.clone(),
            evidence: String::new(),
            ends_on: day(ctx, 180),
        };
        let id = waiver::draft(&proposer, sheet, &wanted.item, &form).await?;
        waiver::propose(&proposer, id, waiver::detail(&proposer, id).await?.revision).await?;
        waiver::support(&supporter, id, waiver::detail(&supporter, id).await?.revision, "").await?;
    }
    Ok(())
}
