use super::detail;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::audit_plan::view::AuditPlanBeginning;
use domain::calendar::fiscal_year;
use domain::id::{AuditPlanId, ContractId};
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use entity::contract;

/// The page on which a plan is begun, also from an earlier one, or its facts are changed. At most five statements.
///
/// # Errors
/// [`Refusal::NotPermitted`]; [`Refusal::NotFound`] where the earlier one is not the actor's.
pub async fn beginning(ctx: &Ctx, of: Option<AuditPlanId>) -> Result<AuditPlanBeginning> {
    let actor = ctx.actor()?;
    if !actor.may(Action::DraftAuditPlan, Standing::OwnOrganisation) {
        return Err(Refusal::NotPermitted.into());
    }
    let plan = match of {
        Some(id) => Some(detail::said(ctx, id).await?),
        None => None,
    };
    let contracts = own_contracts(ctx).await?.into_iter();
    let contracts = contracts.map(|row| (row.id, format!("{} {}", row.number, row.title))).collect();
    Ok(AuditPlanBeginning { plan, contracts, fiscal_year: fiscal_year(ctx.today()) })
}

async fn own_contracts(ctx: &Ctx) -> Result<Vec<contract::Model>> {
    let own = ctx.actor()?.organisation;
    let found = contract::of_party(own).all(ctx.read()).await?;
    Ok(found.into_iter().filter(|contract| contract.company_id == own).collect())
}

/// The contract that was chosen; none for the empty choice, an error where it is none of the company's.
pub(super) async fn chosen(ctx: &Ctx, typed: &str) -> Result<std::result::Result<Option<ContractId>, ()>> {
    if typed.trim().is_empty() {
        return Ok(Ok(None));
    }
    let found = own_contracts(ctx).await?.into_iter().find(|contract| contract.id.to_string() == typed);
    Ok(found.map(|contract| Some(contract.id)).ok_or(()))
}
