use super::tell;
use crate::ctx::Ctx;
use crate::error::Result;
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::engagement::{EngagementStatus, Side};
use domain::notice::NoticeKind;
use domain::time;
use domain::waiver::{OFFERED, WaiverStatus, offered_since};
use entity::{engagement, trail_head, waiver};

/// Offers a renewal of every waiver that ends soon, once each 90, 30 and 7 days before: to the subcontractor, which can propose
/// it, and to the prime. Gives how many waivers were told of.
///
/// # Errors
/// The store does not answer.
pub async fn remind(ctx: &Ctx) -> Result<usize> {
    let today = ctx.today();
    let ahead = OFFERED.iter().max().copied().unwrap_or_default();
    let until = today.checked_add_days(Days::new(ahead)).unwrap_or(today);
    let mut told = 0;
    for (row, case) in waiver::ending_for_worker(today, until).all(ctx.read()).await? {
        let Some(case) = case.filter(|case| case.status != EngagementStatus::Closed) else { continue };
        if let Some(since) = since(&row, today) {
            told += usize::from(offer(ctx, &case, &row, since).await?);
        }
    }
    Ok(told)
}

/// The beginning of the day since which a renewal is on offer.
fn since(row: &waiver::Model, today: NaiveDate) -> Option<DateTime<Utc>> {
    let day = offered_since(row.granted_at?, row.granted_until?, today)?;
    day.checked_sub_days(Days::new(1)).map(time::end_of_day_in_japan)
}

async fn offer(ctx: &Ctx, case: &engagement::Model, row: &waiver::Model, since: DateTime<Utc>) -> Result<bool> {
    let mut write = ctx.write().await?;
    // Two workers may look at once.
    trail_head::locked(write.tx(), case.id.0).await?;
    let kind = NoticeKind::WaiverEnds;
    if entity::notice::told_at(kind, &tell::path(row), since).one(write.tx()).await?.is_some() {
        return Ok(false);
    }
    // Somebody thought of it: what is under way or granted needs no offer.
    let renewals = waiver::renewing(row.id).all(write.tx()).await?;
    if renewals.iter().any(|one| one.status.is_under_way() || one.status == WaiverStatus::Granted) {
        return Ok(false);
    }
    for side in [Side::Downstream, Side::Upstream] {
        tell::side(&mut write, case, side, row, kind).await?;
    }
    write.commit().await?;
    Ok(true)
}
