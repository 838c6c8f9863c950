use super::apply::{freeze, verdicts};
use crate::approval::Subject;
use crate::confirmation::decision_digest;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use domain::approval::matter::Matter;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::{EngagementStep, Side};
use domain::id::EngagementId;
use domain::permission::{Action, Standing};
use domain::refusal::{Refusal, Rule};
use entity::{confirmation, engagement};

/// What would be applied with now, for whoever may see the answers above, or from a seat. Four statements.
///
/// # Errors
/// [`Refusal::NotFound`], also where nothing was submitted yet.
pub(crate) async fn to_approve(ctx: &Ctx, id: EngagementId, seated: bool) -> Result<Subject> {
    let found = engagement::with_contract(ctx.actor()?, id).one(ctx.read()).await?;
    let Some((engagement, Some(contract))) = found else { return Err(Refusal::NotFound.into()) };
    let case = Case::seen_by(ctx.actor()?, engagement)?;
    if case.standing != Standing::Upstream || !(seated || case.may(Action::SeeAnswers)) {
        return Err(Refusal::NotFound.into());
    }
    let found = confirmation::newest_submitted(id).one(ctx.read()).await?;
    let Some((sheet, Some(submitted))) = found else { return Err(Refusal::NotFound.into()) };
    let (verdicts, waivers) = verdicts(ctx.read(), sheet.id).await?;
    let stands = decision_digest(&submitted, &verdicts)? == sheet.decision_digest;
    let not_ready = match case.engagement.status.after(EngagementStep::Apply) {
        Err(rule) => Some(rule),
        Ok(_) if sheet.status != ConfirmationStatus::Confirmed || !stands => Some(Rule::DecisionStale),
        Ok(_) => None,
    };
    let content = freeze(ctx, ctx.read(), &case, &contract, (&submitted, &verdicts, &waivers)).await?;
    Ok(Subject {
        case: id.0,
        place: Some((id, Side::Upstream)),
        number: case.engagement.number.clone(),
        due_on: case.engagement.starts_on,
        drafted_by: None,
        matter: Matter::Application(content),
        not_ready,
        asks: case.actor().acting_as(Action::Apply, case.standing),
        back: Some(format!("/engagement/{id}")),
        sheet: None,
        item: None,
    })
}
