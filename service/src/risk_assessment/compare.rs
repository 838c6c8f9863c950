use super::detail::read;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::id::RiskAssessmentId;
use domain::refusal::Refusal;
use domain::risk_assessment::view::{Comparison, Frozen};
use entity::risk_document;

/// A result beside an earlier one that the actor knows of: the one that was chosen, else the one before. One statement.
///
/// # Errors
/// [`Refusal::NotFound`] where the actor may not know of either.
pub async fn compare(ctx: &Ctx, id: RiskAssessmentId, with: &str) -> Result<Comparison> {
    let actor = ctx.actor()?;
    let rows = risk_document::visible_to(actor).all(ctx.read()).await?;
    let place = rows.iter().position(|row| row.assessment_id == id).ok_or(Refusal::NotFound)?;
    let read = |row: risk_document::Model| Ok((row.assessment_id, read(row)?));
    let rows: Vec<(RiskAssessmentId, Frozen)> = rows.into_iter().skip(place).map(read).collect::<Result<_>>()?;
    let mut rows = rows.into_iter();
    let (_, now) = rows.next().ok_or(Refusal::NotFound)?;
    let mut earlier = Vec::new();
    let mut before = None;
    for (id, frozen) in rows {
        let chosen = if with.is_empty() { before.is_none() } else { id.to_string() == with };
        earlier.push((id, frozen.document.number.clone()));
        if chosen {
            before = Some(frozen);
        }
    }
    if before.is_none() && !with.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    Ok(Comparison { id, now, before, earlier })
}
