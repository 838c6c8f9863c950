use super::in_assessment;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::risk_assessment::Held;
use crate::write::Act;
use domain::id::{RiskAssessmentId, RiskId};
use domain::permission::{Action, Standing};
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::risk::Treatment;
use domain::{text, time};
use entity::risk;

/// What was done about a risk, as typed.
#[derive(Clone, Debug, Default)]
pub struct ProofForm {
    /// The day on which it was done.
    pub done_on: String,
    /// What proves that: a reference.
    pub proof: String,
}

/// Whether the actor is the one to record what was done: the owner, and whoever leads, once the result was written down.
pub(super) fn records(held: &Held, row: &risk::Model) -> bool {
    let theirs = row.owner_id == Some(held.actor.membership) || held.standing() == Standing::OwnOrganisation;
    let treated = row.treatment.is_some_and(|treatment| treatment != Treatment::Accept);
    theirs && treated && held.row.status.holds() && held.permit(Action::WriteRisk).is_ok()
}

/// Records that what was decided about a risk is done, and what proves it. The frozen result stays as it is.
///
/// # Errors
/// [`Refusal::NotPermitted`] for whoever neither owns it nor leads, [`Rule::NotInThisState`], [`Refusal::Fields`],
/// [`Refusal::ChangedMeanwhile`].
pub async fn record(ctx: &Ctx, id: RiskId, revision: i32, form: &ProofForm) -> Result<RiskAssessmentId> {
    let mut write = ctx.write().await?;
    let (row, held) = in_assessment(&write, id).await?;
    let role = held.permit(Action::WriteRisk)?;
    if !held.row.status.holds() {
        return Err(Rule::NotInThisState.into());
    }
    if !records(&held, &row) {
        return Err(Refusal::NotPermitted.into());
    }
    let mut faults = Faults::default();
    let done_on = faults.take("done_on", time::parse_day(&form.done_on));
    if done_on.is_some_and(|day| day > ctx.today()) {
        faults.add("done_on", Fault::InTheFuture);
    }
    let proof = faults.text("proof", &form.proof, text::PARAGRAPH);
    faults.check()?;
    write.revise(risk::Model { done_on, proof, revision, ..row }).await?;
    write.record(Act { case: held.row.id.0, act: "risk-treated", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(held.row.id)
}
