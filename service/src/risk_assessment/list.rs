use super::interval::months_of;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::permission::{Action, Standing};
use domain::risk_assessment::view::{AssessmentLine, Assessments};
use domain::{reconfirmation, time};
use entity::{risk_assessment, risk_interval};

/// Every assessment that the actor may know of, newest first, and for whoever leads them when the next one is due. Two statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Assessments> {
    let actor = ctx.actor()?;
    let rows = risk_assessment::visible_to(actor).all(ctx.read()).await?;
    let leads = actor.may(Action::LeadRisk, Standing::OwnOrganisation);
    let interval = if leads { risk_interval::own(actor).one(ctx.read()).await? } else { None };
    let months = interval.as_ref().and_then(months_of);
    let last = rows.iter().filter(|row| row.status.holds()).filter_map(|row| row.documented_at).max();
    let next_on = last.zip(months).and_then(|(at, months)| reconfirmation::due_on(time::day_in_japan(at), months));
    Ok(Assessments {
        lines: rows.iter().map(line).collect(),
        may: Action::ALL.iter().copied().filter(|action| actor.may(*action, Standing::OwnOrganisation)).collect(),
        months,
        next_on,
        today: ctx.today(),
    })
}

pub(crate) fn line(row: &risk_assessment::Model) -> AssessmentLine {
    AssessmentLine {
        id: row.id,
        number: row.number.clone(),
        status: row.status,
        trigger: row.trigger,
        reason: row.reason.clone(),
        due_on: row.due_on,
        documented_at: row.documented_at,
    }
}
