use super::permit;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::id::EvidenceId;
use domain::permission::{Action, Standing};
use domain::refusal::{Fault, Faults, Refusal};
use domain::{text, time};
use entity::{evidence_grant, evidence_validity};

/// From when until when a file holds, as typed; either day may be empty.
#[derive(Clone, Debug, Default)]
pub struct ValidityForm {
    /// First day.
    pub valid_from: String,
    /// Last day.
    pub valid_until: String,
    /// In words.
    pub note: String,
}

/// Says from when until when a file holds. What was submitted with it does not change.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor does not see the file, [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn set_validity(ctx: &Ctx, id: EvidenceId, revision: i32, form: &ValidityForm) -> Result<()> {
    let actor = permit(ctx)?.clone();
    let mut write = ctx.write().await?;
    evidence_grant::in_vault_of(&actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let mut faults = Faults::default();
    let mut day = |field: &str, typed: &str| match typed.trim() {
        "" => None,
        typed => faults.take(field, time::parse_day(typed)),
    };
    let (valid_from, valid_until) = (day("valid_from", &form.valid_from), day("valid_until", &form.valid_until));
    if valid_from.zip(valid_until).is_some_and(|(from, until)| until < from) {
        faults.add("valid_until", Fault::EndsBeforeItStarts);
    }
    if form.note.chars().count() > text::PARAGRAPH {
        faults.add("note", Fault::TooLong);
    }
    faults.check()?;
    let row = evidence_validity::Model {
        id,
        valid_from,
        valid_until,
        note: form.note.trim().to_owned(),
        set_by: actor.account,
        set_at: ctx.now(),
        revision,
    };
    match evidence_validity::of(id).one(write.tx()).await? {
        Some(_) => write.revise(row).await?,
        None => write.insert(evidence_validity::Model { revision: 1, ..row }).await?,
    };
    let role = actor.acting_as(Action::Answer, Standing::Downstream);
    write.record(Act { case: actor.organisation.0, act: "evidence-validity-set", role, reason: "" }).await?;
    write.commit().await
}
