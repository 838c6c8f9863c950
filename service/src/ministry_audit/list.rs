use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use domain::id::OrganisationId;
use domain::ministry_audit::view::{MinistryAuditLine, MinistryAuditRow};
use domain::organisation::view::OrganisationName;
use domain::refusal::Refusal;
use entity::{contract, ministry_audit};
use std::collections::BTreeMap;

/// Every audit by the ministry that the actor may know of, newest first. Two statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<MinistryAuditRow>> {
    let found = ministry_audit::with_contract(ctx.actor()?).all(ctx.read()).await?;
    let parties = found.iter().flat_map(|(row, _)| [row.company_id, row.ministry_id]);
    let names = names(ctx.read(), parties).await?;
    found.iter().map(|(row, contract)| whole(row, contract.as_ref(), &names)).collect()
}

pub(super) fn whole(
    row: &ministry_audit::Model,
    contract: Option<&contract::Model>,
    names: &BTreeMap<OrganisationId, OrganisationName>,
) -> Result<MinistryAuditRow> {
    let name = |id: OrganisationId| names.get(&id).cloned().ok_or(Refusal::NotFound);
    Ok(MinistryAuditRow {
        line: line(row, contract.map(|found| found.number.as_str()).unwrap_or_default()),
        company: name(row.company_id)?,
        ministry: name(row.ministry_id)?,
    })
}

/// One audit in a list, with the number of its contract.
pub(crate) fn line(row: &ministry_audit::Model, contract: &str) -> MinistryAuditLine {
    MinistryAuditLine {
        id: row.id,
        number: row.number.clone(),
        request_number: row.request_number.clone(),
        requested_on: row.requested_on,
        status: row.status,
        days: (row.starts_on, row.ends_on),
        proposed: row.proposed_from.is_some(),
        answer_on: row.answer_on,
        contract: contract.to_owned(),
    }
}
