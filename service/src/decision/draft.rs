use super::papers::{Drafts, drafts};
use super::subject::{Subject, fits, locked};
use crate::ctx::Ctx;
use crate::desk::intake;
use crate::error::Result;
use crate::notice;
use crate::write::{Act, Write};
use domain::decision::{DraftStep, Words, gives, last_draft, status};
use domain::desk::{Procedure, Turn};
use domain::digest;
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing, entitles};
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::{decision_draft, membership};
use uuid::Uuid;

/// An officer drafts a decision on exactly what they saw, in exactly these words (起案). It decides nothing until another person
/// gives it.
///
/// # Errors
/// [`Rule::NotInThisState`] where the office wants no second person or nothing can be decided, [`Rule::DraftWaiting`],
/// [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn draft(ctx: &Ctx, procedure: Procedure, id: Uuid, revision: i32, words: &Words) -> Result<()> {
    let mut write = ctx.write().await?;
    let subject = locked(&write, procedure, id).await?;
    let role = permit(ctx, Action::DraftDecision)?;
    let Drafts { four_eyes, lines } = drafts(write.tx(), procedure, &subject).await?;
    status(&lines, &subject.pinned).after(DraftStep::Draft)?;
    subject.open?;
    if !four_eyes {
        return Err(Rule::NotInThisState.into());
    }
    fits(ctx, procedure, &subject, words)?;
    if subject.pinned.revision != revision {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    add(&mut write, procedure, &subject, (DraftStep::Draft, words, "")).await?;
    let act = Act { case: subject.case, act: "decision-drafted", role: Some(role), reason: &subject.number };
    write.record(act).await?;
    intake::turns(&mut write, procedure, id, Turn::SecondPerson).await?;
    let members = membership::of_organisation(subject.ministry).all(write.tx()).await?;
    let may = |role: &Role| entitles(*role, gives(procedure), Standing::Ministry);
    let people = members.into_iter().filter(|member| member.roles.0.iter().any(may)).map(|member| member.account_id);
    let (number, path) = (&subject.number, &subject.path);
    notice::tell_at(&mut write, people.collect(), subject.ministry, NoticeKind::DecisionDrafted, number, path).await?;
    write.commit().await
}

/// Whoever drafted a decision takes the draft back.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::NotPermitted`] for anybody else.
pub async fn take_back(ctx: &Ctx, procedure: Procedure, id: Uuid) -> Result<()> {
    let mut write = ctx.write().await?;
    let subject = locked(&write, procedure, id).await?;
    let role = permit(ctx, Action::DraftDecision)?;
    let Drafts { lines, .. } = drafts(write.tx(), procedure, &subject).await?;
    status(&lines, &subject.pinned).after(DraftStep::TakeBack)?;
    let draft = last_draft(&lines).ok_or(Rule::NotInThisState)?;
    if draft.made_by != ctx.actor()?.account {
        return Err(Refusal::NotPermitted.into());
    }
    add(&mut write, procedure, &subject, (DraftStep::TakeBack, &draft.words, "")).await?;
    let act = Act { case: subject.case, act: "decision-taken-back", role: Some(role), reason: &subject.number };
    write.record(act).await?;
    back_to_desk(&mut write, procedure, &subject).await?;
    write.commit().await
}

/// What was drafted waits for nobody any more; a matter that moved stands where it moved to.
pub(super) async fn back_to_desk(write: &mut Write, procedure: Procedure, subject: &Subject) -> Result<()> {
    match subject.open {
        Ok(()) => intake::turns(write, procedure, subject.id, Turn::Ministry).await,
        Err(_) => Ok(()),
    }
}

/// The role in which the actor may do this at their ministry.
pub(super) fn permit(ctx: &Ctx, action: Action) -> Result<Role> {
    Ok(ctx.actor()?.acting_as(action, Standing::Ministry).ok_or(Refusal::NotPermitted)?)
}

/// Adds an entry, pinned to what is seen and said now.
pub(super) async fn add(
    write: &mut Write,
    procedure: Procedure,
    subject: &Subject,
    (step, words, note): (DraftStep, &Words, &str),
) -> Result<()> {
    let row = decision_draft::Model {
        id: write.ctx.new_id(),
        ministry_id: subject.ministry,
        procedure,
        subject_id: subject.id,
        number: subject.number.clone(),
        step,
        words: serde_json::to_string(words)?,
        pinned: serde_json::to_string(&subject.pinned)?,
        digest: digest::of(&(words, &subject.pinned))?,
        note: note.to_owned(),
        made_by: write.ctx.actor()?.account,
        made_at: write.ctx.now(),
    };
    write.insert(row).await.map(|_| ())
}
