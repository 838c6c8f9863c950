use super::interval::months_of;
use super::{due, is_near};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::Side;
use domain::notice::NoticeKind;
use entity::{confirmation, engagement, reconfirmation_interval, trail_head};
use std::collections::BTreeMap;

/// Tells the people on every case whose interval is nearly over, once after each confirmation. Nothing is sent to the
/// subcontractor by itself. Gives how many cases were told of.
///
/// # Errors
/// The store does not answer.
pub async fn remind(ctx: &Ctx) -> Result<usize> {
    let mut told = 0;
    for company in reconfirmation_interval::for_worker().all(ctx.read()).await? {
        let cases = engagement::started_for_worker(company.id).all(ctx.read()).await?;
        let mut sheets: BTreeMap<_, Vec<confirmation::Model>> = BTreeMap::new();
        for sheet in confirmation::of(cases.iter().map(|case| case.id)).all(ctx.read()).await? {
            sheets.entry(sheet.engagement_id).or_default().push(sheet);
        }
        for case in cases {
            let of_case = sheets.get(&case.id).map(Vec::as_slice).unwrap_or_default();
            if due(of_case, months_of(&company)).is_some_and(|day| is_near(day, ctx.today())) {
                told += usize::from(tell(ctx, &case, of_case).await?);
            }
        }
    }
    Ok(told)
}

/// Tells of one case, unless that was done since it was confirmed last.
async fn tell(ctx: &Ctx, case: &engagement::Model, sheets: &[confirmation::Model]) -> Result<bool> {
    let confirmed = sheets.iter().find(|sheet| sheet.status == ConfirmationStatus::Confirmed);
    let Some(since) = confirmed.and_then(|sheet| sheet.decided_at) else { return Ok(false) };
    let mut write = ctx.write().await?;
    // Two workers may look at once.
    trail_head::locked(write.tx(), case.id.0).await?;
    let kind = NoticeKind::ReconfirmationDue;
    if entity::notice::told(kind, case.id, since).one(write.tx()).await?.is_some() {
        return Ok(false);
    }
    notice::tell_side(&mut write, case, Side::Upstream, kind).await?;
    write.commit().await?;
    Ok(true)
}
