use super::in_assessment;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::Act;
use domain::id::{RiskAssessmentId, RiskId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Refusal, Rule};
use domain::risk::{Treatment, lapsed, may_accept};
use domain::risk_assessment::AssessmentStatus;
use entity::risk;

/// The person who was asked accepts a risk, as it is written now, until the day that it names.
///
/// # Errors
/// [`Rule::NotAsked`] for anybody else, [`Rule::NotInThisState`], [`Refusal::Fields`] where the day is over meanwhile,
/// [`Refusal::ChangedMeanwhile`].
pub async fn accept(ctx: &Ctx, id: RiskId, revision: i32) -> Result<RiskAssessmentId> {
    let mut write = ctx.write().await?;
    let (row, held) = in_assessment(&write, id).await?;
    let role = held.permit(Action::AcceptRisk)?;
    let reader = (held.actor.account, held.actor.membership);
    if !may_accept(reader, row.acceptor_id, row.owner_id, row.proposed_by) {
        return Err(Rule::NotAsked.into());
    }
    let asked = row.treatment == Some(Treatment::Accept) && row.accepted_at.is_none();
    if !asked || held.row.status != AssessmentStatus::Assessing {
        return Err(Rule::NotInThisState.into());
    }
    if lapsed(row.accept_until, ctx.today()) {
        return Err(Refusal::field("accept_until", Fault::InThePast).into());
    }
    let (proposer, number) = (row.proposed_by, row.number);
    write.revise(risk::Model { accepted_at: Some(ctx.now()), revision, ..row }).await?;
    write.record(Act { case: held.row.id.0, act: "risk-accepted", role: Some(role), reason: "" }).await?;
    let number = format!("{} R{number}", held.row.number);
    let kind = NoticeKind::RiskAccepted;
    notice::tell_at(&mut write, vec![proposer], held.row.company_id, kind, &number, &format!("/risk/{id}")).await?;
    write.commit().await?;
    Ok(held.row.id)
}
