use super::permit;
use super::renew::may_change;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::evidence;
use crate::write::Act;
use chrono::Duration;
use domain::id::EvidenceId;
use domain::refusal::{Faults, Refusal, Rule};
use domain::text;
use entity::{evidence as files, evidence_grant, evidence_removal};
use sea_orm::{ColumnTrait as _, QueryFilter as _};

/// Deletes a file that nothing was ever submitted with: it is taken off wherever it is attached, and its content goes. All or
/// nothing.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor does not see the file, [`Rule::EvidenceSubmitted`] where something was submitted
/// with it or it is attached where the actor may not change it, [`Refusal::Fields`] without a reason.
pub async fn remove(ctx: &Ctx, id: EvidenceId, reason: &str) -> Result<()> {
    let actor = permit(ctx)?.clone();
    let mut write = ctx.write().await?;
    let mut seen = evidence_grant::in_vault_of(&actor, id).all(write.tx()).await?;
    if seen.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    seen.retain(|one| one.ended_at.is_none());
    seen.sort_by_key(|one| one.engagement_id);
    let mut roles = Vec::new();
    for one in &seen {
        roles.push(may_change(&write, one).await.map_err(|_| Rule::EvidenceSubmitted)?);
    }
    // After the cases, as whoever attaches it does; what was attached until here is seen now, and nothing more can be.
    files::lock(write.tx(), id).await?;
    let live = evidence_grant::live_of(id).all(write.tx()).await?;
    let submitted = evidence_grant::submitted_with(id).one(write.tx()).await?.is_some();
    let all_seen = live.iter().all(|grant| seen.iter().any(|one| one.grant == grant.id));
    if submitted || !all_seen {
        return Err(Rule::EvidenceSubmitted.into());
    }
    for (one, role) in seen.iter().zip(roles) {
        let grant = evidence_grant::live(one.grant).one(write.tx()).await?.ok_or(Refusal::ChangedMeanwhile)?;
        write.revise(evidence_grant::Model { ended_at: Some(ctx.now()), ..grant }).await?;
        let act = Act { case: one.engagement_id.0, act: "evidence-detached", role: Some(role), reason: "" };
        write.record(act).await?;
    }
    let row = evidence_removal::Model { id, reason: reason.clone(), made_by: Some(actor.account), made_at: ctx.now() };
    write.insert(row).await?;
    write.record(Act { case: actor.organisation.0, act: "evidence-removed", role: None, reason: &reason }).await?;
    write.commit().await?;
    // Where this machine stops right here, the sweep finds it.
    if let Err(error) = evidence::forget(ctx, id).await {
        tracing::warn!(%error, "a deleted file is still in the file store");
    }
    Ok(())
}

/// How long a file stays that was taken off everything before anything was submitted with it.
const ABANDONED: Duration = Duration::days(30);

/// Deletes what nobody uses and nobody sees any more, so that it takes no room. Gives how many.
///
/// # Errors
/// The store does not answer.
pub async fn clear(ctx: &Ctx) -> Result<usize> {
    let found = files::abandoned(ctx.now() - ABANDONED).all(ctx.read()).await?;
    let count = found.len();
    for file in found {
        let mut write = ctx.write().await?;
        files::lock(write.tx(), file.id).await?;
        if files::abandoned(ctx.now() - ABANDONED)
            .filter(files::Column::Id.eq(file.id))
            .one(write.tx())
            .await?
            .is_none()
        {
            continue;
        }
        let row = evidence_removal::Model { id: file.id, reason: String::new(), made_by: None, made_at: ctx.now() };
        write.insert(row).await?;
        write.record(Act { case: file.organisation_id.0, act: "evidence-removed", role: None, reason: "" }).await?;
        write.commit().await?;
        evidence::forget(ctx, file.id).await?;
    }
    Ok(count)
}
