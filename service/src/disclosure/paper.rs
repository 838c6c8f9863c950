use super::answer::{DecisionForm, answered, read, take_effect};
use super::desk::{Desk, moved, open};
use super::tell;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::disclosure::{DisclosureStep, Place};
use domain::id::DisclosureId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Rule};
use domain::{text, time};
use entity::{disclosure, disclosure_answer};

/// Enters an answer that was given on paper (trap 57): number, day, where the scan is. It takes effect once a second person has
/// checked the entry.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`] without number, day or scan, [`Rule::NotInThisState`].
pub async fn record_paper(ctx: &Ctx, id: DisclosureId, revision: i32, form: &DecisionForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let role = desk.permit(Action::RecordDisclosurePaper)?;
    let status = desk.row.status.after(DisclosureStep::RecordPaper)?;
    let mut faults = Faults::default();
    let answered_on = faults.take("answered_on", time::parse_day(&form.answered_on));
    if answered_on.is_some_and(|day| day > ctx.today()) {
        faults.add("answered_on", Fault::InTheFuture);
    }
    let said = read(form, answered_on, &mut faults);
    let number = faults.text("number", &form.number, text::LINE);
    let scan = faults.text("scan", &form.scan, text::LINE);
    faults.check()?;
    let (Some(said), Some(answered_on)) = (said, answered_on) else { return Ok(()) };
    let row =
        disclosure_answer::Model { number, scan, answered_on, on_paper: true, ..answered(ctx, &desk, form, &said) };
    write.insert(row).await?;
    let row = disclosure::Model { status, desk_id: desk.row.ministry_id, revision, ..desk.row };
    let step = ("disclosure-paper-recorded", DisclosureStep::RecordPaper, role);
    let row = moved(&mut write, row, step, ("", None)).await?;
    tell::parties(&mut write, &row, &[Place::Ministry], NoticeKind::DisclosurePaperRecorded).await?;
    write.commit().await
}

/// The second person compares the entry with the paper: right, and it takes effect; wrong, and the request waits again.
///
/// # Errors
/// [`Rule::CheckerRecorded`], [`Rule::NotInThisState`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn check_paper(ctx: &Ctx, id: DisclosureId, revision: i32, right: bool) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let role = desk.permit(Action::RecordDisclosurePaper)?;
    let answers = disclosure_answer::of(id).all(write.tx()).await?;
    let open = answers.into_iter().find(|answer| answer.on_paper && answer.checked_by.is_none());
    let open = open.ok_or(Rule::NotInThisState)?;
    let checker = desk.actor.account;
    if open.recorded_by == checker {
        return Err(Rule::CheckerRecorded.into());
    }
    let checked =
        disclosure_answer::Model { checked_by: Some(checker), checked_at: Some(ctx.now()), rejected: !right, ..open };
    let checked = write.revise(checked).await?;
    let desk = Desk { row: disclosure::Model { revision, ..desk.row }, ..desk };
    if right {
        take_effect(&mut write, desk, &checked, (role, "disclosure-paper-checked")).await?;
    } else {
        let status = desk.row.status.after(DisclosureStep::RejectPaper)?;
        let step = ("disclosure-paper-rejected", DisclosureStep::RejectPaper, role);
        moved(&mut write, disclosure::Model { status, ..desk.row }, step, ("", None)).await?;
    }
    write.commit().await
}
