use super::Held;
use super::part::in_plan;
use super::report::complete;
use super::tell;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::corrective_plan::{PartKind, is_second};
use domain::id::PlanId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::{text, time};
use entity::corrective_part;
use uuid::Uuid;

/// How far a measure or a milestone is, as typed.
#[derive(Clone, Debug, Default)]
pub struct ProofForm {
    /// How far it is, in words.
    pub progress: String,
    /// The day on which it was done; empty while it is not.
    pub done_on: String,
    /// What proves it: a reference. Needed once a day is given, of a measure.
    pub proof: String,
}

/// The owner of a measure says how far it is and, once it is done, what proves it: then it waits for a second person. The days of
/// milestones are recorded by whoever wrote the plan.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::NotPermitted`] for anybody else, [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn record(ctx: &Ctx, id: Uuid, revision: i32, form: &ProofForm) -> Result<PlanId> {
    let mut write = ctx.write().await?;
    let (row, held) = in_plan(&write, id).await?;
    let measure = row.kind == PartKind::Measure;
    let role = held.permit(recording(row.kind))?;
    if !records(&held, &row) {
        return Err(Refusal::NotPermitted.into());
    }
    if !held.row.status.runs() || row.verified_at.is_some() {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let done_on = match time::parse_day(&form.done_on) {
        Err(Fault::Missing) => None,
        parsed => faults.take("done_on", parsed),
    };
    if done_on.is_some_and(|day| day > ctx.today()) {
        faults.add("done_on", Fault::InTheFuture);
    }
    if form.progress.chars().count() > text::PARAGRAPH {
        faults.add("progress", Fault::TooLong);
    }
    let proof = form.proof.trim().to_owned();
    if measure && (done_on.is_some() || !proof.is_empty()) {
        faults.text("proof", &proof, text::PARAGRAPH);
        if done_on.is_none() && form.done_on.trim().is_empty() {
            faults.add("done_on", Fault::Missing);
        }
    }
    faults.check()?;
    let proved = measure && done_on.is_some();
    let row = corrective_part::Model {
        progress: form.progress.trim().to_owned(),
        done_on,
        proof,
        proved_by: proved.then_some(held.actor.account),
        proved_at: proved.then(|| ctx.now()),
        note: if proved { String::new() } else { row.note.clone() },
        revision,
        ..row
    };
    write.revise(row).await?;
    let act = if proved { "plan-proof-recorded" } else { "plan-progress-recorded" };
    write.record(Act { case: held.row.id.0, act, role: Some(role), reason: "" }).await?;
    if proved {
        tell::seconds(&mut write, &held.row, held.standing, id, NoticeKind::PlanProofRecorded).await?;
    }
    write.commit().await?;
    Ok(held.row.id)
}

/// The second person looks at what proves a measure, and finds it done, or not, with the reason. With the last one the plan is
/// done.
///
/// # Errors
/// [`Rule::NotSecond`], [`Rule::NotInThisState`] without a proof, [`Refusal::Fields`] without a reason, [`Refusal::ChangedMeanwhile`].
pub async fn verify(ctx: &Ctx, id: Uuid, revision: i32, right: bool, note: &str) -> Result<PlanId> {
    let mut write = ctx.write().await?;
    let (row, held) = in_plan(&write, id).await?;
    let role = held.permit(Action::VerifyPart)?;
    if !held.row.status.runs() || !waits(&row) {
        return Err(Rule::NotInThisState.into());
    }
    if !verifies(&held, &row) {
        return Err(Rule::NotSecond.into());
    }
    let reader = held.actor.account;
    let mut faults = Faults::default();
    let note = if right { String::new() } else { faults.text("note", note, text::PARAGRAPH) };
    faults.check()?;
    let owner = row.owner_id;
    let row = if right {
        corrective_part::Model { verified_by: Some(reader), verified_at: Some(ctx.now()), revision, ..row }
    } else {
        corrective_part::Model { proved_by: None, proved_at: None, note: note.clone(), revision, ..row }
    };
    write.revise(row).await?;
    let act = if right { "plan-proof-verified" } else { "plan-proof-returned" };
    write.record(Act { case: held.row.id.0, act, role: Some(role), reason: &note }).await?;
    if right {
        complete(&mut write, held.row.clone(), role).await?;
    } else {
        tell::owner(&mut write, &held.row, (owner, id), NoticeKind::PlanProofReturned).await?;
    }
    write.commit().await?;
    Ok(held.row.id)
}

const fn recording(kind: PartKind) -> Action {
    match kind {
        PartKind::Measure => Action::ProvePart,
        PartKind::Milestone => Action::DraftPlan,
    }
}

/// Whether the actor is the one to record how far it is: of a measure its owner, of a milestone whoever writes the plan.
pub(super) fn records(held: &Held, row: &corrective_part::Model) -> bool {
    let theirs = row.kind == PartKind::Milestone || row.owner_id == Some(held.actor.membership);
    theirs && held.permit(recording(row.kind)).is_ok()
}

const fn waits(row: &corrective_part::Model) -> bool {
    matches!(row.kind, PartKind::Measure) && row.proved_at.is_some() && row.verified_at.is_none()
}

/// Whether the actor is the second person for a proof that waits.
pub(super) fn verifies(held: &Held, row: &corrective_part::Model) -> bool {
    let (reader, place) = (held.actor.account, held.actor.membership);
    let second = is_second(reader, place, held.row.drafted_by, (row.owner_id, row.proved_by));
    waits(row) && second && held.permit(Action::VerifyPart).is_ok()
}
