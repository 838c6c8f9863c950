use super::tell;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::reconfirmation;
use crate::write::{Act, Write};
use domain::confirmation::{ConfirmationStatus, ConfirmationStep, VerdictKind};
use domain::engagement::{EngagementStep, Side};
use domain::id::WaiverId;
use domain::notice::NoticeKind;
use domain::reconfirmation::Ground;
use domain::refusal::Refusal;
use domain::waiver::{Consequence, WaiverStatus, WaiverStep, consequence};
use entity::{confirmation, engagement, trail_head, verdict, waiver, waiver_message};

/// Records the end of every waiver whose last day is over, and does what follows from it: the item is not met, and what was
/// assured with it is opened again. Where the ministry has the application, that waits for its answer. Gives how many waivers
/// something was done about.
///
/// # Errors
/// The store does not answer.
pub async fn end(ctx: &Ctx) -> Result<usize> {
    let mut done = 0;
    for row in waiver::over_for_worker(ctx.today()).all(ctx.read()).await? {
        done += usize::from(end_one(ctx, row.id).await?);
    }
    Ok(done)
}

async fn end_one(ctx: &Ctx, id: WaiverId) -> Result<bool> {
    let mut write = ctx.write().await?;
    let row = one(&write, id).await?;
    trail_head::locked(write.tx(), row.engagement_id.0).await?;
    // Read again: the case is locked only now, and two workers may look at once.
    let row = one(&write, id).await?;
    let newly = row.status == WaiverStatus::Granted && !row.status.runs(row.granted_until, ctx.today());
    if !newly && (row.status != WaiverStatus::Expired || row.settled_at.is_some()) {
        return Ok(false);
    }
    let case = engagement::for_worker(row.engagement_id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let covered = super::covered(&write, row.confirmation_id).await?.contains(&row.item_key);
    let follows = if covered { Consequence::Nothing } else { follow(&mut write, &case, &row).await? };
    if !newly && follows == Consequence::Wait {
        return Ok(false);
    }
    record(&mut write, &row, newly, follows).await?;
    if newly && !covered {
        for side in [Side::Downstream, Side::Upstream] {
            tell::side(&mut write, &case, side, &row, NoticeKind::WaiverEnded).await?;
        }
        tell::ministry(&mut write, &row, NoticeKind::WaiverEnded).await?;
    }
    write.commit().await?;
    Ok(true)
}

async fn one(write: &Write, id: WaiverId) -> Result<waiver::Model> {
    Ok(waiver::one_for_worker(id).one(write.tx()).await?.ok_or(Refusal::NotFound)?)
}

/// The end itself, by the portal: no person is named in it.
async fn record(write: &mut Write, row: &waiver::Model, newly: bool, follows: Consequence) -> Result<()> {
    let now = write.ctx.now();
    let mut ended = row.clone();
    if newly {
        ended.status = row.status.after(WaiverStep::Expire)?;
        ended.expired_at = Some(now);
        let message = waiver_message::Model {
            id: write.ctx.new_id(),
            waiver_id: row.id,
            step: WaiverStep::Expire,
            party: None,
            text: String::new(),
            written_by: None,
            written_at: now,
        };
        write.insert(message).await?;
    }
    if follows != Consequence::Wait {
        ended.settled_at = Some(now);
    }
    write.revise(ended).await?;
    let act = if newly { "waiver-ended" } else { "waiver-case-reopened" };
    write.record(Act { case: row.engagement_id.0, act, role: None, reason: &row.number }).await
}

async fn follow(write: &mut Write, case: &engagement::Model, row: &waiver::Model) -> Result<Consequence> {
    let sheets = confirmation::of([case.id]).all(write.tx()).await?;
    let sheet = sheets.iter().find(|sheet| sheet.id == row.confirmation_id).ok_or(Refusal::NotFound)?;
    let over = sheets.first().is_some_and(|newest| newest.status.is_over());
    let confirmed = sheets.iter().find(|sheet| sheet.status == ConfirmationStatus::Confirmed);
    let stands = over && confirmed.is_some_and(|confirmed| confirmed.id == sheet.id);
    let follows = consequence(case.status, sheet.status, stands);
    let back = (follows == Consequence::Reopen).then_some(sheet.round);
    turn_not_met(write, row, back).await?;
    match follows {
        Consequence::Reopen => {
            let status = sheet.status.after(ConfirmationStep::Reopen)?;
            let (round, decision_reason) = (sheet.round + 1, row.number.clone());
            write.revise(confirmation::Model { status, round, decision_reason, ..sheet.clone() }).await?;
            let status = case.status.after(EngagementStep::Reopen)?;
            write.revise(engagement::Model { status, answered_on: None, ..case.clone() }).await?;
        }
        Consequence::ConfirmAgain => {
            let next = reconfirmation::prepared(write, &sheets, sheet, (Ground::WaiverEnded, &row.number));
            write.insert(next).await?;
        }
        Consequence::Wait | Consequence::Nothing => {}
    }
    Ok(follows)
}

/// The verdict on the item is *not met* from now on, and goes back where the sheet does; what it was stays beside. Who gave it
/// last stays named: that the portal turned it stands in the trail. Where nobody judged the item yet, nothing is judged.
async fn turn_not_met(write: &mut Write, row: &waiver::Model, back: Option<i32>) -> Result<()> {
    let Some(given) = verdict::on(row.confirmation_id, &row.item_key).one(write.tx()).await? else { return Ok(()) };
    if given.kind.is_none() || (given.kind == Some(VerdictKind::NotMet) && back.is_none()) {
        return Ok(());
    }
    let mut turned = given.clone();
    if given.kind != Some(VerdictKind::NotMet) {
        turned.kind = Some(VerdictKind::NotMet);
        turned.ground = row.number.clone();
    }
    if let Some(round) = back {
        turned.returned_kind = given.kind;
        turned.returned_ground = given.ground;
        turned.returned_reason = row.number.clone();
        turned.returned_round = Some(round);
    }
    write.revise(turned).await?;
    Ok(())
}
