use super::chain::Run;
use super::entry::{self, Entry, add, turn_of, unseen};
use super::reach::{Reached, reach_for_update};
use super::request::in_seat;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::approval::{ApprovalEntry, ApprovalSubject, Chair, Step, progress, seat_for};
use domain::notice::NoticeKind;
use domain::refusal::{Faults, Refusal, Rule};
use domain::role::Role;
use domain::text;
use uuid::Uuid;

/// Approves exactly what the reader saw, named by its digest, from their seat of the stage whose turn it is. The last seat of a
/// stage hands on to the next stage; the last of all tells whoever asked.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where anything changed since it was shown, [`Rule::DrafterApproves`], [`Rule::ApprovedAlready`],
/// [`Rule::NotInThisState`], [`Refusal::NotPermitted`] without an open seat.
pub async fn approve(ctx: &Ctx, kind: ApprovalSubject, id: Uuid, seen: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let reached = reach_for_update(&write, kind, id).await?;
    let (run, chair, role) = seat(&write, &reached, seen)?;
    let mut steps = run.steps.clone();
    let (by, at) = (reached.me.account, write.ctx.now());
    let Chair { stage, seat, in_place_of } = chair;
    let (digest, reason) = (seen.to_owned(), String::new());
    steps.push(Step { entry: ApprovalEntry::Approve, stage, seat, by, in_place_of, digest, reason, at });
    let now = progress(&run.route, &steps, seen, run.row.drafted_by);
    let last = now.turn.is_none();
    let kind = if last { ApprovalEntry::Complete } else { ApprovalEntry::Approve };
    let entry = Entry { entry: kind, chair, digest: seen, matter: unseen(&reached, run, seen)?, reason: "" };
    let row = add(&mut write, run.row.clone(), now.turn, entry).await?;
    let act = if in_place_of.is_some() { "approval-given-as-deputy" } else { "approval-given" };
    if last {
        let asker = vec![row.asked_by];
        return entry::end(write, &row, (role, act, ""), asker, NoticeKind::ApprovalGiven).await;
    }
    // Seats beside this one were told when the stage had its turn.
    let next = if now.turn == Some(stage) {
        Vec::new()
    } else {
        turn_of(&write, &run.route, &now, &run.barred(), &reached.people)
    };
    entry::end(write, &row, (role, act, ""), next, NoticeKind::ApprovalRequested).await
}

/// Does not approve what the reader saw, with a reason: the asking ends, asked anew it is another one.
///
/// # Errors
/// As [`approve`]; [`Refusal::Fields`] without a reason.
pub async fn decline(ctx: &Ctx, kind: ApprovalSubject, id: Uuid, seen: &str, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let reached = reach_for_update(&write, kind, id).await?;
    let (run, chair, role) = seat(&write, &reached, seen)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    let matter = unseen(&reached, run, seen)?;
    let entry = Entry { entry: ApprovalEntry::Decline, chair, digest: seen, matter, reason: &reason };
    let row = add(&mut write, run.row.clone(), None, entry).await?;
    let asker = vec![row.asked_by];
    entry::end(write, &row, (role, "approval-declined", &reason), asker, NoticeKind::ApprovalDeclined).await
}

/// The actor's seat for exactly the content that they saw.
fn seat<'a>(write: &Write, reached: &'a Reached, seen: &str) -> Result<(&'a Run, Chair, Role)> {
    let role = in_seat(&write.ctx, reached.subject.standing())?;
    let run = reached.alive().ok_or(Rule::NotInThisState)?;
    if let Some(rule) = reached.subject.not_ready {
        return Err(rule.into());
    }
    if reached.subject.matter.digest()? != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let people = &reached.people;
    let now = run.progress(seen);
    let chair = seat_for(&run.route, &now, &run.barred(), &reached.me, &people.absences, write.ctx.today())?;
    Ok((run, chair, role))
}
