use super::sheet::in_case;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::write::{Act, Write};
use crate::{checklist, delegation, notice, waiver};
use domain::confirmation::view::{Frozen, FrozenVerdict};
use domain::confirmation::{ConfirmationStatus, ConfirmationStep, VerdictKind};
use domain::digest;
use domain::engagement::{EngagementStep, Side};
use domain::id::ConfirmationId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Faults, Refusal, Rule};
use domain::role::Role;
use domain::text;
use entity::{confirmation, engagement, submission, verdict};
use std::collections::BTreeSet;

/// Returns the items that have a return reason; everything else stays frozen. Their verdicts are open again.
///
/// # Errors
/// [`Rule::NothingReturned`], [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn return_items(ctx: &Ctx, id: ConfirmationId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (sheet, case) = in_case(&write, id).await?;
    let role = case.permit(Action::Check)?;
    let status = sheet.status.after(ConfirmationStep::Return)?;
    let round = sheet.round;
    let mut returned = Vec::new();
    for mut row in verdict::of(id).all(write.tx()).await? {
        let newly = !row.return_reason.is_empty();
        if newly {
            returned.push(row.item_key.clone());
            let returned_reason = std::mem::take(&mut row.return_reason);
            write.revise(back(row, round, returned_reason)).await?;
        }
    }
    if returned.is_empty() {
        return Err(Rule::NothingReturned.into());
    }
    let reason = reason.trim().to_owned();
    let sheet = confirmation::Model { status, round: round + 1, decision_reason: reason.clone(), revision, ..sheet };
    write.revise(sheet).await?;
    write.record(Act { case: case.engagement.id.0, act: "sheet-returned", role: Some(role), reason: &reason }).await?;
    notice::tell_side(&mut write, &case.engagement, Side::Downstream, NoticeKind::SheetReturned).await?;
    delegation::tell_returned(&mut write, &case.engagement, id, &returned).await?;
    write.commit().await
}

/// Confirms that security is assured at the subcontractor (5-3-b): every item that was asked has a verdict, none is *not met*
/// without a waiver that covers it today, none waits to be returned. The decision is pinned to a digest of submission and verdicts.
///
/// # Errors
/// [`Rule::VerdictsMissing`], [`Rule::ItemNotMet`], [`Rule::CheckerAnswered`], [`Rule::NotInThisState`].
pub async fn confirm(ctx: &Ctx, id: ConfirmationId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let (sheet, case) = in_case(&write, id).await?;
    let role = case.permit(Action::Check)?;
    let status = sheet.status.after(ConfirmationStep::Confirm)?;
    let moved = match sheet.reconfirmation() {
        // What it was let begin on stands beside it and is not moved.
        Some(_) if case.engagement.status.is_live() => None,
        Some(_) => return Err(Rule::NotInThisState.into()),
        None => Some(case.engagement.status.after(EngagementStep::Confirm)?),
    };
    let submitted = newest_submission(&write, id).await?;
    let verdicts = verdict::of(id).all(write.tx()).await?;
    all_met(&submitted, &verdicts, &waiver::covered(&write, id).await?)?;
    let decided = confirmation::Model {
        status,
        decided_at: Some(ctx.now()),
        decided_by: Some(case.actor().account),
        decision_reason: String::new(),
        decision_digest: decision_digest(&submitted, &verdicts)?,
        revision,
        ..sheet
    };
    write.revise(decided).await?;
    if let Some(status) = moved {
        write.revise(engagement::Model { status, ..case.engagement.clone() }).await?;
    }
    end(write, &case, role, "sheet-confirmed", "", NoticeKind::SheetConfirmed).await
}

/// Finds that security is not assured, with a reason; a new round can be opened.
///
/// # Errors
/// [`Refusal::Fields`] without a reason, [`Rule::NotInThisState`].
pub async fn find_not_assured(ctx: &Ctx, id: ConfirmationId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (sheet, case) = in_case(&write, id).await?;
    let role = case.permit(Action::Check)?;
    let status = sheet.status.after(ConfirmationStep::FindNotAssured)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    let submitted = newest_submission(&write, id).await?;
    let verdicts = verdict::of(id).all(write.tx()).await?;
    let decided = confirmation::Model {
        status,
        decided_at: Some(ctx.now()),
        decided_by: Some(case.actor().account),
        decision_reason: reason.clone(),
        decision_digest: decision_digest(&submitted, &verdicts)?,
        revision,
        ..sheet
    };
    write.revise(decided).await?;
    end(write, &case, role, "sheet-not-assured", &reason, NoticeKind::SheetNotAssured).await
}

/// Opens a decided sheet again, with a reason: after *not assured*, after a refusal, or because something changed. Every
/// item is open for answers again and every verdict has to be given again.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`] without a reason.
pub async fn reopen(ctx: &Ctx, id: ConfirmationId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (sheet, case) = in_case(&write, id).await?;
    let role = case.permit(Action::SendSheet)?;
    let status = sheet.status.after(ConfirmationStep::Reopen)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    if sheet.reconfirmation().is_some() {
        // Confirmed once more, it is history like the first one: another is begun instead.
        if sheet.status != ConfirmationStatus::NotAssured || !case.engagement.status.is_live() {
            return Err(Rule::NotInThisState.into());
        }
    } else if let Ok(moved) = case.engagement.status.after(EngagementStep::Reopen) {
        write.revise(engagement::Model { status: moved, answered_on: None, ..case.engagement.clone() }).await?;
    } else if case.engagement.status != domain::engagement::EngagementStatus::Confirming {
        return Err(Rule::NotInThisState.into());
    }
    let round = sheet.round;
    all_back(&mut write, &sheet, &case).await?;
    let opened = confirmation::Model { status, round: round + 1, decision_reason: reason.clone(), revision, ..sheet };
    write.revise(opened).await?;
    end(write, &case, role, "sheet-reopened", &reason, NoticeKind::SheetReturned).await
}

/// Opens every item again, also one that nobody judged. The reason for all of them is that of the sheet.
async fn all_back(write: &mut Write, sheet: &confirmation::Model, case: &Case) -> Result<()> {
    let content = checklist::content(&write.ctx, sheet.version_id).await?;
    let mut judged = BTreeSet::new();
    for row in verdict::of(sheet.id).all(write.tx()).await? {
        judged.insert(row.item_key.clone());
        write.revise(back(row, sheet.round, String::new())).await?;
    }
    for item in content.items().filter(|item| !judged.contains(&item.key)) {
        let row = verdict::Model {
            id: write.ctx.new_id(),
            confirmation_id: sheet.id,
            item_key: item.key.clone(),
            kind: None,
            ground: String::new(),
            internal_note: String::new(),
            return_reason: String::new(),
            returned_reason: String::new(),
            returned_round: Some(sheet.round),
            returned_kind: None,
            returned_ground: String::new(),
            given_by: case.actor().account,
            given_at: write.ctx.now(),
            revision: 1,
        };
        write.insert(row).await?;
    }
    Ok(())
}

/// A verdict that is open again; what it said stays beside.
fn back(row: verdict::Model, round: i32, returned_reason: String) -> verdict::Model {
    verdict::Model {
        kind: None,
        ground: String::new(),
        returned_kind: row.kind,
        returned_ground: row.ground,
        returned_reason,
        returned_round: Some(round),
        ..row
    }
}

async fn end(mut write: Write, case: &Case, role: Role, act: &str, reason: &str, kind: NoticeKind) -> Result<()> {
    write.record(Act { case: case.engagement.id.0, act, role: Some(role), reason }).await?;
    notice::tell_side(&mut write, &case.engagement, Side::Downstream, kind).await?;
    notice::tell_side(&mut write, &case.engagement, Side::Upstream, kind).await?;
    write.commit().await
}

async fn newest_submission(write: &Write, id: ConfirmationId) -> Result<submission::Model> {
    Ok(submission::of(id).one(write.tx()).await?.ok_or(Refusal::NotFound)?)
}

fn all_met(submitted: &submission::Model, verdicts: &[verdict::Model], waived: &BTreeSet<String>) -> Result<()> {
    let frozen: Frozen = serde_json::from_str(&submitted.content)?;
    for item in frozen.items.iter().filter(|item| item.asked) {
        let given = verdicts.iter().find(|row| row.item_key == item.key);
        let kind = given.and_then(|row| row.kind).ok_or(Rule::VerdictsMissing)?;
        if kind == VerdictKind::NotMet && !waived.contains(&item.key) {
            return Err(Rule::ItemNotMet.into());
        }
        if given.is_some_and(|row| Some(row.given_by) == item.answered_by) {
            return Err(Rule::CheckerAnswered.into());
        }
    }
    Ok(())
}

/// Digest of exactly what a decision was about: the submission and the verdicts on it.
///
/// # Errors
/// Never for rows of ours.
pub fn decision_digest(submitted: &submission::Model, verdicts: &[verdict::Model]) -> Result<String> {
    Ok(digest::of(&(&submitted.digest, frozen_verdicts(verdicts)))?)
}

/// Verdicts as they are frozen, by item.
#[must_use]
pub(crate) fn frozen_verdicts(verdicts: &[verdict::Model]) -> Vec<FrozenVerdict> {
    let mut frozen: Vec<FrozenVerdict> = verdicts
        .iter()
        .map(|row| FrozenVerdict {
            key: row.item_key.clone(),
            kind: row.kind,
            ground: row.ground.clone(),
            given_by: row.given_by,
            waiver: None,
        })
        .collect();
    frozen.sort_by(|one, other| one.key.cmp(&other.key));
    frozen
}
