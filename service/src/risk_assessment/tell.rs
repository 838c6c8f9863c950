use super::detail::told;
use super::{led, line, reached, take};
use crate::circulation::{self, TellForm};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::circulation::view::Circulation;
use domain::id::RiskAssessmentId;
use domain::permission::Action;
use domain::refusal::Refusal;
use domain::risk_assessment::AssessmentStep;
use domain::risk_assessment::view::AssessmentLine;
use entity::{risk_assessment, risk_document};

/// The page on which the result is made known. Five statements.
///
/// # Errors
/// [`Refusal::NotFound`] before it was documented, [`Refusal::NotPermitted`] for whoever does not lead it.
pub async fn telling(ctx: &Ctx, id: RiskAssessmentId) -> Result<(AssessmentLine, i32, Circulation)> {
    let actor = ctx.actor()?;
    let held = reached(ctx.read(), actor, id).await?;
    held.permit(Action::LeadRisk)?;
    held.row.status.after(AssessmentStep::MakeKnown).map_err(|_| Refusal::NotFound)?;
    let circulation = circulation::of(ctx, told(&held.row, ""), true).await?;
    Ok((line(&held.row), held.row.revision, circulation))
}

/// Makes the result known to people of the company by name (12-2-b): the first time, and to further people later.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn make_known(ctx: &Ctx, id: RiskAssessmentId, revision: i32, form: &TellForm) -> Result<()> {
    let (mut write, held, role) = led(ctx, id).await?;
    held.row.status.after(AssessmentStep::MakeKnown)?;
    let frozen = risk_document::of(id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    circulation::make_known(&mut write, told(&held.row, &frozen.digest), form).await?;
    let row = risk_assessment::Model { revision, ..held.row };
    take(&mut write, row, AssessmentStep::MakeKnown, (role, "risk-made-known", "")).await?;
    write.commit().await
}
