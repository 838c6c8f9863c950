use super::case_for_update;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::engagement::EngagementStep;
use domain::id::EngagementId;
use domain::permission::Action;
use domain::refusal::{Fault, Faults};
use domain::{text, time};
use entity::engagement;

/// The contract that imposes the standard's measures on the subcontractor, as typed (5-3-a).
#[derive(Clone, Debug, Default)]
pub struct SecurityContractForm {
    /// Its number or title.
    pub reference: String,
    /// Day of signature.
    pub signed_on: String,
    /// In force from.
    pub from: String,
    /// Until, may be empty.
    pub until: String,
}

/// Records the security contract; recording it again corrects the record and moves nothing.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`], a signature in the future, an end before the beginning.
pub async fn record_security_contract(
    ctx: &Ctx,
    id: EngagementId,
    revision: i32,
    form: &SecurityContractForm,
) -> Result<()> {
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::RecordSecurityContract)?;
    let status = case.engagement.status.after(EngagementStep::RecordSecurityContract)?;
    let mut faults = Faults::default();
    let reference = faults.text("reference", &form.reference, text::LINE);
    let signed_on = faults.take("signed_on", time::parse_day(&form.signed_on));
    let from = faults.take("from", time::parse_day(&form.from));
    let until = match time::parse_day(&form.until) {
        Err(Fault::Missing) => None,
        parsed => faults.take("until", parsed),
    };
    if signed_on.is_some_and(|day| day > ctx.today()) {
        faults.add("signed_on", Fault::InTheFuture);
    }
    if until.zip(from).is_some_and(|(until, from)| until < from) {
        faults.add("until", Fault::EndsBeforeItStarts);
    }
    faults.check()?;
    let recorded = engagement::Model {
        status,
        security_contract: reference,
        security_contract_on: signed_on,
        security_contract_from: from,
        security_contract_until: until,
        revision,
        ..case.engagement
    };
    write.revise(recorded).await?;
    write.record(Act { case: id.0, act: "security-contract-recorded", role: Some(role), reason: "" }).await?;
    write.commit().await
}
